import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { Authors } from '../revisions/authors.tsx'
import { compareHref, hrefOf } from '../revisions/names.ts'
import { summaryOf } from '../revisions/summary-of.ts'
import { Day } from '../ui/day.tsx'

interface BroughtProps {
  readonly slug: string
  /** Oldest first. */
  readonly revisions: readonly RevisionRef[]
}

/** [WHO21] The revisions that brought something of the text, the latest first: what the card shows of a passage is one of these. */
export function Brought({ slug, revisions }: BroughtProps) {
  const count = revisions.length
  return (
    <details className="who__list">
      <summary>{count === 1 ? 'The revision it came with' : `The ${count} revisions it came with`}</summary>
      <ol reversed>
        {revisions.toReversed().map(revision => (
          <li key={revision.id} data-revision={revision.number}>
            <RevisionFacts slug={slug} revision={revision} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function RevisionFacts({ slug, revision }: { readonly slug: string; readonly revision: RevisionRef }) {
  const { number, parentNumber, changesShown, hidden, redacted, writtenOn, outsideAuthors } = revision
  const isShown = parentNumber === null ? !hidden.text && !redacted : changesShown
  return (
    <>
      <p className="who__sum">{summaryOf(revision)}</p>
      <p className="revs__m">
        <a href={hrefOf(slug, number)}>r{number}</a>
        <Authors revision={revision} />
        {outsideAuthors.length === 0 ? <Day at={writtenOn} /> : null}
      </p>
      {!isShown ? (
        <p className="fw-help">What it changed is no longer shown.</p>
      ) : parentNumber === null ? (
        <p>
          <a href={hrefOf(slug, number)} data-go="">
            Read the first text
          </a>
        </p>
      ) : (
        <p>
          <a href={compareHref(slug, parentNumber, number)} data-go="">
            See what r{number} changed
          </a>
        </p>
      )}
    </>
  )
}
