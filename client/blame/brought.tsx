import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { Authors } from '../revisions/authors.tsx'
import { compareHref, hrefOf } from '../revisions/names.ts'
import { summaryOf } from '../revisions/summary-of.ts'
import { Day } from '../ui/day.tsx'

interface BroughtProps {
  readonly authorship: Authorship
  /** Path and query of this page. */
  readonly here: string
}

/**
 * [WHO16] [WHO21] The revisions that brought something of the text, the latest first: what the card shows of a passage is one of
 * these, where it is here.
 */
export function Brought({ authorship: { pageSlug, revisions, part }, here }: BroughtProps) {
  return (
    <details className="who__list" id="brought" open={part.number > 1}>
      <summary>{broughtInWords(part.revisions)}</summary>
      <ol reversed>
        {revisions.toReversed().map(revision => (
          <li key={revision.id} data-revision={revision.number}>
            <RevisionFacts slug={pageSlug} revision={revision} />
          </li>
        ))}
      </ol>
      {part.of === 1 ? null : (
        <nav className="cmpparts" aria-label="Parts of this list">
          {part.number > 1 ? <a href={partHref(here, part.number - 1)}>Later ones</a> : null}
          <span>
            Part {inFigures(part.number)} of {inFigures(part.of)}
          </span>
          {part.number < part.of ? <a href={partHref(here, part.number + 1)}>Earlier ones</a> : null}
        </nav>
      )}
    </details>
  )
}

function broughtInWords(count: number): string {
  return count === 1 ? 'The revision it came with' : `The ${inFigures(count)} revisions it came with`
}

function partHref(here: string, part: number): string {
  const { pathname, searchParams } = new URL(here, 'http://here.invalid')
  searchParams.set('brought', String(part))
  return `${pathname}?${searchParams}#brought`
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
