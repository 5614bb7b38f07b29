import type { ReviewView } from '@fieldword/shared/review/contract.ts'

/** Another text was approved since: why this one cannot be, and what to do. */
export function StaleNote({ review }: { readonly review: ReviewView }) {
  const base = review.baseNumber === null ? 'an empty page' : `r${review.baseNumber}`
  return (
    <p className="fw-note" data-s="wait">
      Another revision was approved since this one was made from {base}, so approving it would undo that. Its text has
      to be <a href={`/wiki/${review.page.slug}/edit`}>proposed again</a> on top of the current one.
    </p>
  )
}
