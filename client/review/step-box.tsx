import type { DecisionKind, ReviewView } from '@fieldword/shared/review/contract.ts'
import type { Refused } from '../platform/page.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import type { Sent } from './review-form.ts'

interface StepBoxProps {
  readonly kind: DecisionKind
  readonly review: ReviewView
  /** What comes of it. */
  readonly means: string
  /** The words on the button. */
  readonly act: string
  /** Whether it takes a reason, which everybody reads. */
  readonly asksWhy?: boolean
  readonly sent: Sent
  readonly refused: Refused | null
}

/** One step that somebody may take with a review, besides deciding on it. */
export function StepBox({ kind, review, means, act, asksWhy = false, sent, refused }: StepBoxProps) {
  const isSent = sent.kind === kind
  const needsReason = isSent && refused?.code === 'reason-needed'
  return (
    <form className="rd__wd" id={kind} method="post" noValidate>
      <input type="hidden" name="contentHash" value={review.revision.contentHash} />
      <p className="fw-help">{means}</p>
      {asksWhy ? (
        <ReasonField
          help="Everybody who reads this review reads it."
          written={isSent ? sent.reason : ''}
          problem={needsReason ? refused.message : undefined}
        />
      ) : null}
      <button type="submit" className="fw-btn" name="decision" value={kind}>
        {act}
      </button>
      {isSent && !needsReason ? <RefusedNote refused={refused} /> : null}
    </form>
  )
}
