import type { ReviewView, Standing } from '@fieldword/shared/review/contract.ts'

/** Another text was approved since: why this one cannot be, and what to do. */
export function StaleNote({ review }: { readonly review: ReviewView }) {
  const base = review.baseNumber === null ? 'an empty page' : `r${review.baseNumber}`
  return (
    <div className="fw-note" data-s="wait">
      <p>
        Another revision was approved since this one was made from {base}, so approving it would undo that.{' '}
        {whatNow[review.standing ?? 'unknown']}
      </p>
      {review.may.update ? (
        <p className="rd__act">
          <a className="fw-btn fw-btn--sm" href={`/review/${review.id}/update`}>
            {review.standing === 'contained' ? 'See both' : 'Bring up to date'}
          </a>
        </p>
      ) : null}
    </div>
  )
}

const whatNow: Readonly<Record<Standing, string>> = {
  current: '',
  clean: 'The two do not touch: it can be brought up to date as it is.',
  conflicts: 'Both changed the same in places: somebody has to decide on those to bring it up to date.',
  contained: 'All it says is in that text already.',
  unknown: 'It can be brought up to date.',
}
