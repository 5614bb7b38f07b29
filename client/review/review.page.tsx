import { type Actor, isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { useDone } from '../platform/done.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { type CompareLook, lookOf, wishOf } from '../ui/compare-look.ts'
import { DecidedBox } from './decided-box.tsx'
import { DecisionBox } from './decision-box.tsx'
import { Difference } from './difference.tsx'
import { ReadOnlyBox } from './read-only-box.tsx'
import { ReviewFacts } from './review-facts.tsx'
import { ReviewHead } from './review-head.tsx'
import { WithdrawBox } from './withdraw-box.tsx'

interface Reviewed {
  readonly review: ReviewView
  readonly look: CompareLook
}

export default definePage<Reviewed>({
  path: '/review/:id',
  script: 'work',
  section: 'review',
  async load(api, { params, query }) {
    const { id = '' } = params
    const look = lookOf(query, 'inline')
    return { review: await api.review.read({ id, ...wishOf(look) }), look }
  },
  head: ({ review }) => ({
    title: `Review of ${review.page.title}, r${review.revision.number} — Fieldword`,
    noIndex: true,
  }),
  View: ReviewPage,
})

const sentences = {
  approve: 'Approved. Visitors read this text now.',
  reject: 'Rejected. The text stays as it was.',
  withdraw: 'Withdrawn. The text stays as it was.',
  propose: 'Proposed. A moderator will review it.',
  update: 'Brought up to date. It is decided on anew.',
}

function ReviewPage({ answer: { review, look }, frame }: ViewProps<Reviewed>) {
  const said = useDone(sentences)
  return (
    <div className="fw-wrap fw-wrap--work">
      <ReviewHead review={review} />
      <p className="fw-vh" role="status">
        {said}
      </p>
      <div className="rd">
        <div className="rd__main">
          <Difference review={review} look={look} />
        </div>
        <aside className="rd__side" aria-label="Decision and facts">
          <Boxes review={review} actor={frame.actor} />
          <ReviewFacts review={review} />
        </aside>
      </div>
    </div>
  )
}

/** What this person can do about this review now. */
function Boxes({ review, actor }: { readonly review: ReviewView; readonly actor: Actor }) {
  if (review.state !== 'open') return <DecidedBox review={review} mayPublish={can(actor, 'version:publish')} />
  const decides = review.may.approve || review.may.reject
  return (
    <>
      {decides ? (
        <DecisionBox review={review} />
      ) : (
        <ReadOnlyBox review={review} moderates={isAtLeast(actor, 'moderator')} />
      )}
      {review.may.withdraw ? <WithdrawBox review={review} /> : null}
    </>
  )
}
