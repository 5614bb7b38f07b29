import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { DecisionLine } from './rounds.tsx'
import { StaleNote } from './stale-note.tsx'

interface ReadOnlyBoxProps {
  readonly review: ReviewView
  readonly moderates: boolean
}

/** For everybody who does not decide on this one: why not, and who does. */
export function ReadOnlyBox({ review, moderates }: ReadOnlyBoxProps) {
  const asked = review.state === 'changes_requested' ? review.decisions.at(-1) : undefined
  return (
    <section className="rd__dec">
      <h2>{review.state === 'changes_requested' ? 'Changes were requested' : 'Waiting for a decision'}</h2>
      {review.stale ? <StaleNote review={review} /> : null}
      {asked ? <DecisionLine decision={asked} /> : null}
      <p>
        {review.state === 'changes_requested'
          ? wentBack(review)
          : review.own && moderates
            ? ownWords
            : review.own
              ? authorWords
              : review.may.take_back
                ? approvedWords
                : memberWords}
      </p>
    </section>
  )
}

const ownWords = 'You had a part in this revision. Another moderator has to decide.'
const authorWords = 'You had a part in this revision. A moderator decides on it.'
const approvedWords = 'You approved this round. Another moderator has to approve it too.'
const memberWords = 'Moderators decide on revisions. You see what they see.'

function wentBack({ own }: ReviewView): string {
  return own ? 'It is decided on again once you propose the next round.' : 'It waits for the next round of its people.'
}
