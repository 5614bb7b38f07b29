import { undoMinutes } from '@fieldword/shared/review/batch-contract.ts'
import type { Refused } from '../platform/page.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { actField } from './queue-sent.ts'

interface BatchBarProps {
  readonly refused: Refused | null
  /** The reason that was filled in before. */
  readonly reason: string
}

/** What is done with the rows that are selected. It shows with the first of them. */
export function BatchBar({ refused, reason }: BatchBarProps) {
  return (
    <fieldset className="bulk">
      <legend className="fw-vh">With the selected rows</legend>
      <Act action="take" words="Take" />
      <Act action="hand-back" words="Hand back" />
      <Act action="approve" words="Approve" />
      <details className="bulk__no" open={reason !== '' || refused !== null}>
        <summary className="fw-btn fw-btn--sm">Reject …</summary>
        <div className="bulk__why">
          <ReasonField
            help="One for all of them, shown publicly."
            problem={refused?.fields.reason ?? (refused?.code === 'reason-needed' ? refused.message : undefined)}
            written={reason}
          />
          <Act action="reject" words="Reject all selected" />
        </div>
      </details>
      <span className="fw-help">Each is decided on its own. For {undoMinutes} minutes you can undo it.</span>
    </fieldset>
  )
}

function Act({ action, words }: { readonly action: string; readonly words: string }) {
  return (
    <button type="submit" className="fw-btn fw-btn--sm" name={actField} value={action}>
      {words}
    </button>
  )
}
