import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { IconTag } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Badge } from '../ui/badge.tsx'
import { Authors } from './authors.tsx'
import { kindInWords } from './change-kinds.ts'
import { Delta } from './delta.tsx'
import { compareHref, hrefOf } from './names.ts'
import { summaryOf } from './summary-of.ts'
import { Tags } from './tags.tsx'

interface RevisionRowProps {
  readonly slug: string
  readonly revision: RevisionRef
  /** The version it is. */
  readonly label?: string | undefined
  /** Before the summary: of which page it is. */
  readonly lead?: ReactNode
  /** In the place of who wrote it, where the list is one person's. */
  readonly by?: ReactNode
  /** Without the time it came to this wiki, where the list goes by when it was written. */
  readonly timeless?: boolean
  /** Further ways on. */
  readonly ways?: ReactNode
  /** At the end of the row. */
  readonly more?: ReactNode
}

/** One revision in a list: what it says of itself, who wrote it, how much, and what became of it. */
export function RevisionRow({ slug, revision, label, lead, by, timeless = false, ways, more }: RevisionRowProps) {
  const { number, parentNumber, createdAt, delta, current, state, changesShown } = revision
  return (
    <>
      <div>
        <p className="revs__t">
          {lead}
          <a href={hrefOf(slug, number)}>{summaryOf(revision)}</a>
        </p>
        <p className="revs__m">
          <span className="fw-num">{`r${number}`}</span>
          {by ?? <Authors revision={revision} />}
          {timeless ? null : <time dateTime={createdAt}>{createdAt.slice(11, 16)}</time>}
          <span>{kindInWords(revision)}</span>
          <Tags revision={revision} />
          <Delta characters={delta} />
          {parentNumber === null || !changesShown ? null : (
            <a href={compareHref(slug, parentNumber, number)} aria-label={`Changes in r${number}`}>
              Changes
            </a>
          )}
          {ways}
        </p>
      </div>
      <p className="revs__s">
        {label ? (
          <span className="fw-badge" data-s="accent">
            <IconTag className="i" aria-hidden="true" />
            Version {label}
          </span>
        ) : null}
        {current ? <Badge state="current" /> : null}
        <Badge state={state} />
      </p>
      {more}
    </>
  )
}
