import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { Badge, type State } from '../ui/badge.tsx'
import { toTheMinute } from '../ui/dates.ts'

const words = { approved: 'Approved', rejected: 'Rejected', withdrawn: 'Withdrawn', open: 'Open' } as const
const states = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const satisfies Record<
  string,
  State
>

interface DecidedBoxProps {
  readonly review: ReviewView
  readonly mayPublish: boolean
}

/** What was decided, by whom, when and why: as public as the text. */
export function DecidedBox({ review, mayPublish }: DecidedBoxProps) {
  const { revision, page } = review
  return (
    <section className="rd__dec">
      <h2>{words[review.state]}</h2>
      <ul className="rvw">
        {review.decisions.map(({ kind, actor, reason, decidedAt }) => (
          <li key={decidedAt + actor.id}>
            <p className="rvw__w">
              <Badge state={states[kind]} />
              <span>
                by <b>{actor.name}</b>, <time dateTime={decidedAt}>{toTheMinute(decidedAt)}</time>
              </span>
            </p>
            {reason ? <blockquote className="rvw__r">{reason}</blockquote> : null}
          </li>
        ))}
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
