import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'

/** The ways to the other parts of a long comparison: buttons, so that what was decided and written goes along. */
export function PartButtons({ part: { number, of } }: Pick<Comparison, 'part'>) {
  if (of === 1) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div className="cmpparts" role="group" aria-label="Parts of the comparison">
      {number > 1 ? <PartButton number={number - 1} words="Part before" /> : null}
      <span>
        Part {inFigures(number)} of {inFigures(of)}
      </span>
      {number < of ? <PartButton number={number + 1} words="Next part" /> : null}
    </div>
  )
}

function PartButton({ number, words }: { readonly number: number; readonly words: string }) {
  return (
    <button type="submit" className="fw-btn" name="part" value={number}>
      {words}
    </button>
  )
}
