import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { IconArrowBackUp, IconChevronLeft, IconEyeOff, IconFlag, IconGitCompare } from '@tabler/icons-react'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { Authors } from './authors.tsx'
import { kindInWords } from './change-kinds.ts'
import { compareHref, hrefOf, shortName, type VersionLabels } from './names.ts'
import { summaryOf } from './summary-of.ts'
import { Tags } from './tags.tsx'
import { waysBack } from './ways-back.ts'

interface RevisionBannerProps {
  readonly page: PageView
  readonly revision: RevisionRef
  readonly labels: VersionLabels
  readonly actor: Actor
}

/** Over a revision: that it is one, what became of it, and the ways on from here. */
export function RevisionBanner({ page, revision, labels, actor }: RevisionBannerProps) {
  return (
    <section className="rev__b" aria-label="About this revision">
      <p className="rev__what">
        <Badge state={revision.current ? 'current' : revision.state} />
        {whatItIs(revision, labels)}
      </p>
      <p className="rev__t">{summaryOf(revision)}</p>
      <p className="revs__m">
        <Authors revision={revision} />
        <span>
          {revision.origin === 'import' ? 'entered ' : 'written '}
          <Day at={revision.createdAt} />
        </span>
        <span>{kindInWords(revision)}</span>
        <Tags revision={revision} />
      </p>
      <WaysOn page={page} revision={revision} labels={labels} actor={actor} />
    </section>
  )
}

function whatItIs(revision: RevisionRef, labels: VersionLabels): string {
  const name = labels[revision.number]
    ? `version ${labels[revision.number]}, revision ${revision.number}`
    : `revision ${revision.number}`
  if (revision.current) return `This is ${name}, the text visitors read now.`
  switch (revision.state) {
    case 'pending':
      return `This is ${name}. It waits for review and is not the text visitors read.`
    case 'approved':
      return `This is ${name}, an earlier approved text. Visitors read a later one.`
    case 'rejected':
      return `This is ${name}. It was rejected and never was the text visitors read.`
    case 'withdrawn':
      return `This is ${name}. Its author withdrew it.`
    case 'superseded':
      return `This is ${name}. r${revision.updatedByNumber} is decided on in its place, as the next round of the same proposal.`
  }
}

function WaysOn({ page, revision, labels, actor }: RevisionBannerProps) {
  const { slug } = page
  const current = page.text?.number ?? null
  const isShown = isTextShown(revision, actor)
  return (
    <p className="rev__ways">
      {revision.parentNumber === null ? null : (
        <a className="fw-btn fw-btn--sm" href={hrefOf(slug, revision.parentNumber)}>
          <IconChevronLeft className="i" aria-hidden="true" />
          Made from {shortName({ number: revision.parentNumber }, labels)}
        </a>
      )}
      {current === null || revision.current || !isShown ? null : (
        <>
          <a className="fw-btn fw-btn--sm" href={compareHref(slug, revision.number, current)}>
            <IconGitCompare className="i" aria-hidden="true" />
            Compare with current
          </a>
          <a className="fw-btn fw-btn--sm" href={`/wiki/${slug}`}>
            Read the current text
          </a>
        </>
      )}
      {(isShown ? waysBack(actor, page, revision) : []).map(({ name, href }) => (
        <a key={name} className="fw-btn fw-btn--sm" href={href}>
          <IconArrowBackUp className="i" aria-hidden="true" />
          {name === 'Undo' ? 'Undo this revision' : name}
        </a>
      ))}
      {isShown && page.kind === 'definition' && revision.state === 'approved' && !labels[revision.number] ? (
        <PublishLink slug={slug} number={revision.number} actor={actor} />
      ) : null}
      {can(actor, 'revision:hide') ? (
        <a className="fw-btn fw-btn--sm" href={`${hrefOf(slug, revision.number)}/hide`}>
          <IconEyeOff className="i" aria-hidden="true" />
          {Object.values(revision.hidden).some(Boolean) ? 'Hidden parts' : 'Hide parts'}
        </a>
      ) : null}
    </p>
  )
}

interface PublishLinkProps {
  readonly slug: string
  readonly number: number
  readonly actor: Actor
}

function PublishLink({ slug, number, actor }: PublishLinkProps) {
  if (!can(actor, 'version:publish')) return null
  return (
    <a className="fw-btn fw-btn--sm" href={`/wiki/${slug}/versions/new?revision=${number}`}>
      <IconFlag className="i" aria-hidden="true" />
      Publish as a version
    </a>
  )
}
