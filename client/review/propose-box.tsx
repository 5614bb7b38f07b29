import type { DraftEffect, DraftMode } from '@fieldword/shared/review/merging-contract.ts'
import type { Refused } from '../platform/page.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { DraftFields } from './draft-fields.tsx'
import { SummaryField } from './summary-field.tsx'

interface ProposeBoxProps {
  readonly title: string
  readonly act: string
  readonly summary: string
  readonly draft: DraftEffect
  readonly mode: DraftMode
  readonly refused: Refused | null
  /** Hash of the approved text that was seen, where the proposal is merged with it. */
  readonly ontoHash?: string
  /** Whether there is something to decide on, of which one may see the result first. */
  readonly decides?: boolean
}

/** What is filled in to propose a text that an earlier one leads to: its summary, and what becomes of the draft. */
export function ProposeBox(props: ProposeBoxProps) {
  const { title, act, summary, draft, mode, refused, ontoHash, decides = false } = props
  return (
    <div className="rd__dec">
      <h2>{title}</h2>
      <p className="rd__say">It becomes a new revision that waits for review.</p>
      <RefusedNote refused={refused} />
      {ontoHash === undefined ? null : <input type="hidden" name="ontoHash" value={ontoHash} />}
      <SummaryField suggested={summary} problem={refused?.fields.summary} />
      <DraftFields draft={draft} mode={mode} />
      <p className="rd__act">
        <button type="submit" className="fw-btn fw-btn--primary">
          {act}
        </button>
        {decides ? <SeeResult /> : null}
      </p>
    </div>
  )
}

export function SeeResult() {
  return (
    <button type="submit" className="fw-btn" name="do" value="look">
      See the result
    </button>
  )
}
