import { isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import type { QueueFilter, QueuePlace } from '@fieldword/shared/review/queue-contract.ts'
import { useDone } from '../platform/done.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../platform/page.ts'
import { type CompareLook, lookOf, wishOf } from '../ui/compare-look.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { AssignBox } from './assign-box.tsx'
import { DecidedBox } from './decided-box.tsx'
import { DecisionBox } from './decision-box.tsx'
import { Difference } from './difference.tsx'
import { commentIn, discussIn, threadsAbout } from './discuss-form.ts'
import { asParameters, queueAsked, queueHref, reviewDoneAt } from './queue-address.ts'
import { QueueSteps } from './queue-steps.tsx'
import { ReadOnlyBox } from './read-only-box.tsx'
import { ReviewFacts } from './review-facts.tsx'
import { type Sent, sentIn, wishIn } from './review-form.ts'
import { ReviewHead } from './review-head.tsx'
import { Reviewers } from './reviewers.tsx'
import { ReviseBox } from './revise-box.tsx'
import { Rounds } from './rounds.tsx'
import type { Talk } from './row-threads.tsx'
import { StepBoxes } from './step-boxes.tsx'

interface Reviewed {
  readonly review: ReviewView
  readonly look: CompareLook
  readonly sent: Sent
  readonly place: QueuePlace
  /** The queue it was opened from. */
  readonly from: QueueFilter
  readonly talk: Talk
}

export default definePage<Reviewed>({
  path: '/review/:id',
  script: 'work',
  section: 'review',
  async load(api, { params, query, form, actor }) {
    const { id = '' } = params
    const look = lookOf(query, 'inline')
    const { filter: from } = queueAsked(query)
    const [review, place] = await Promise.all([
      api.review.read({ id, ...wishOf(look) }),
      api.review.place({ id, ...asParameters(from) }),
    ])
    const { slug } = review.page
    const threads = await threadsAbout(api, slug, id)
    const talk = { threads, slug, mayStart: can(actor, 'draft:read'), sent: commentIn(form) }
    return { review, look, sent: sentIn(form), place, from, talk }
  },
  async submit(api, { form, query, params: { id = '' } }) {
    const said = await discussIn(api, id, form)
    if (said) return new Redirect(`${queueHref(queueAsked(query).filter, `/review/${id}`)}#${said}`)
    const wish = wishIn(form)
    const { state } = await api.review.decide({ id, ...wish })
    return new Redirect(reviewDoneAt(id, query, wish.kind === 'approve' && state === 'open' ? 'count' : wish.kind))
  },
  head: ({ review }) => ({
    title: `Review of ${review.page.title}, r${review.revision.number} — Fieldword`,
    noIndex: true,
  }),
  View: ReviewPage,
})

const sentences = {
  approve: 'Approved. Visitors read this text now.',
  count: 'Your approval counts. The text waits for another one.',
  take_back: 'Your approval is taken back.',
  request_changes: 'Changes are requested. It comes back with the next round.',
  reopen: 'Reopened. It waits for review again.',
  revert: 'The approval is reverted. It waits for review again.',
  revise: 'Proposed again. It is decided on anew.',
  reject: 'Rejected. The text stays as it was.',
  withdraw: 'Withdrawn. The text stays as it was.',
  live: 'It is what visitors read now. Somebody checks it afterwards.',
  propose: 'Proposed. A moderator will review it.',
  pick: 'Your pick counts. Another moderator has to confirm exactly the same.',
  part: 'Accepted in part. Visitors read it now, and the rest waits in its next round.',
  update: 'Brought up to date. It is decided on anew.',
}

function ReviewPage({ answer: { review, look, sent, place, from, talk }, frame }: ViewProps<Reviewed>) {
  const said = useDone(sentences)
  return (
    <div className="fw-wrap fw-wrap--work">
      <ReviewHead review={review}>
        <QueueSteps place={place} from={from} />
      </ReviewHead>
      <p className="fw-vh" role="status">
        {said}
      </p>
      <div className="rd">
        <div className="rd__main">
          {talk.sent && frame.refused ? (
            <p className="fw-error" role="alert">
              {`Your comment was not added. ${frame.refused.fields.text || frame.refused.message}`}
            </p>
          ) : null}
          <Difference review={review} look={look} talk={talk} />
          <Rounds review={review} />
        </div>
        <aside className="rd__side" aria-label="Decision and facts">
          <Boxes review={review} sent={sent} frame={talk.sent ? { ...frame, refused: null } : frame} />
          <Reviewers review={review} actor={frame.actor} />
          <AssignBox review={review} place={place} actor={frame.actor} />
          <ReviewFacts review={review} place={place} />
        </aside>
      </div>
    </div>
  )
}

interface BoxesProps {
  readonly review: ReviewView
  readonly sent: Sent
  readonly frame: Frame
}

/** What this person can do about this review now. */
function Boxes({ review, sent, frame: { actor, refused } }: BoxesProps) {
  const decides = review.state === 'open' && (review.may.approve || review.may.reject)
  return (
    <>
      {refused && !decides && sent.kind !== null && !review.may[sent.kind] ? <RefusedNote refused={refused} /> : null}
      {review.state === 'approved' || review.state === 'rejected' || review.state === 'withdrawn' ? (
        <DecidedBox review={review} mayPublish={can(actor, 'version:publish')} />
      ) : decides ? (
        <DecisionBox review={review} sent={sent} refused={refused} />
      ) : (
        <ReadOnlyBox review={review} moderates={isAtLeast(actor, 'moderator')} />
      )}
      {review.may.revise ? <ReviseBox review={review} /> : null}
      <StepBoxes review={review} sent={sent} refused={refused} />
    </>
  )
}
