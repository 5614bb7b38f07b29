import type { ReviewView } from '@fieldword/shared/review/contract.ts'

/** The way to the next round, for whoever has a part in the proposal. */
export function ReviseBox({ review: { page, revision } }: { readonly review: ReviewView }) {
  return (
    <div className="rd__wd">
      <p className="fw-help">
        Another text goes on with this proposal: write it in the draft, then choose “Next round of r{revision.number}”
        when you propose it. Approvals given so far end with it.
      </p>
      <a className="fw-btn" href={`/wiki/${page.slug}/edit`}>
        Write the next round
      </a>
    </div>
  )
}
