import { diffWords } from '@fieldword/shared/diff/words.ts'
import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { Runs } from '../../ui/runs.tsx'

/** [PR70] What a comment would have the text say, as a difference from what it says. */
export function Proposed({ contribution }: { readonly contribution: ContributionView }) {
  const { proposedText, words, element } = contribution
  if (!proposedText) return null
  const before = words ?? element?.text ?? ''
  return (
    <p className="said__new">
      <span className="fw-label">Proposes</span>
      <span className="fw-serif">
        <Runs runs={diffWords(before, proposedText).inline} />
      </span>
    </p>
  )
}
