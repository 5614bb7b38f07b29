import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { StaleNote } from './stale-note.tsx'

interface ReadOnlyBoxProps {
  readonly review: ReviewView
  readonly moderates: boolean
}

/** For everybody who does not decide on this one: why not, and who does. */
export function ReadOnlyBox({ review, moderates }: ReadOnlyBoxProps) {
  return (
    <section className="rd__dec">
      <h2>Waiting for a decision</h2>
      {review.stale ? <StaleNote review={review} /> : null}
      <p>{review.own && moderates ? ownWords : review.own ? authorWords : memberWords}</p>
    </section>
  )
}

const ownWords = 'You had a part in this revision. Another moderator has to decide.'
const authorWords = 'You had a part in this revision. A moderator decides on it.'
const memberWords = 'Moderators decide on revisions. You see what they see.'
