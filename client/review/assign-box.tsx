import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import type { QueuePlace } from '@fieldword/shared/review/queue-contract.ts'
import { Day } from '../ui/day.tsx'
import { SideSection } from '../ui/side-section.tsx'

interface AssignBoxProps {
  readonly review: ReviewView
  readonly place: QueuePlace
  readonly actor: Actor
}

/** Who is to decide, who said so, and the way to change it. */
export function AssignBox({ review, place: { assignee, assignments }, actor }: AssignBoxProps) {
  const moderates = can(actor, 'review:assign')
  if (review.state !== 'open' && assignments.length === 0) return null
  const whose =
    assignee === null ? 'Nobody has taken it.' : `${assignee.id === actor.id ? 'You' : assignee.name} took it.`
  return (
    <SideSection title="Reviewer">
      {review.state === 'open' ? <p>{whose}</p> : null}
      {assignments.length > 0 ? (
        <ol className="form__log" aria-label="Who was to decide, the latest last">
          {assignments.map(({ assignee, by, at }) => (
            <li key={at}>
              {assignee === null
                ? 'Handed back'
                : assignee.id === by?.id
                  ? `Taken by ${assignee.name}`
                  : `Given to ${assignee.name}`}
              , <Day at={at} />
              {by && by.id !== assignee?.id ? ` by ${by.name}` : null}
            </li>
          ))}
        </ol>
      ) : null}
      {moderates && review.state === 'open' ? (
        <p>
          <a className="fw-btn fw-btn--sm" href={`/review/${review.id}/assign`}>
            Change who decides
          </a>
        </p>
      ) : null}
    </SideSection>
  )
}
