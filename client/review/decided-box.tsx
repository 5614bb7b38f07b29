import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { DecisionLine } from './rounds.tsx'

const words = {
  open: 'Open',
  changes_requested: 'Changes requested',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
} as const

interface DecidedBoxProps {
  readonly review: ReviewView
  readonly mayPublish: boolean
}

/** How it was closed, and what to do from here; all that was decided stands with its rounds. */
export function DecidedBox({ review, mayPublish }: DecidedBoxProps) {
  const { revision, page } = review
  const last = review.decisions.at(-1)
  return (
    <section className="rd__dec">
      <h2>{words[review.state]}</h2>
      <ul className="rvw">
        {last ? (
          <li>
            <DecisionLine decision={last} />
          </li>
        ) : null}
      </ul>
      {review.state === 'approved' ? (
        <p>
          {revision.current ? 'Visitors read this text now. ' : 'A later text was approved since. '}
          <a href={`/wiki/${page.slug}`}>Read {page.title}</a>
          {mayPublish && page.kind === 'definition' ? (
            <>
              , or <a href={`/wiki/${page.slug}/versions/new?revision=${revision.number}`}>publish it as a version</a>
            </>
          ) : null}
        </p>
      ) : (
        <p>The text of {page.title} stayed as it was. What was written is still in the draft.</p>
      )}
    </section>
  )
}
