import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useSending } from '../platform/use-sending.ts'
import { decide } from './decide.ts'

/** Whoever opened a review may take it back. */
export function WithdrawBox({ review }: { readonly review: ReviewView }) {
  const { busy, failure, send } = useSending()
  return (
    <section className="rd__wd">
      <p className="fw-help">Withdrawing closes r{review.revision.number}. What you wrote stays in the draft.</p>
      <button
        type="button"
        className="fw-btn"
        aria-disabled={busy || undefined}
        onClick={() => void send(() => decide(review.id, 'withdraw', ''))}
      >
        <IconArrowBackUp className="i" aria-hidden="true" />
        Withdraw r{review.revision.number}
      </button>
      {failure ? (
        <p className="fw-error" role="alert">
          {failure.message}
        </p>
      ) : null}
    </section>
  )
}
