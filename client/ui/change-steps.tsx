import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'

interface ChangeStepsProps {
  readonly comparison: Comparison
}

/** Which change one stands on, and the way to the next. Without scripts: how many there are, and the first and the last. */
export function ChangeSteps({ comparison: { changes, rows } }: ChangeStepsProps) {
  const numbers = rows.flatMap(({ change }) => change ?? [])
  const [first = 1, last = changes] = [numbers[0], numbers.at(-1)]
  return <StepLinks changes={changes} first={`change-${first}`} last={`change-${last}`} />
}

interface StepLinksProps {
  readonly changes: number
  /** Ids of the first and the last change of the page. */
  readonly first: string
  readonly last: string
}

export function StepLinks({ changes, first, last }: StepLinksProps) {
  if (changes === 0) return null
  const all = inFigures(changes)
  return (
    <div className="cmpstep">
      <span data-position={all} role="status">
        {changes === 1 ? '1 change' : `${all} changes`}
      </span>
      <a className="fw-iconbtn" href={`#${first}`} data-step="back" aria-label="Previous change">
        <IconChevronUp className="i" aria-hidden="true" />
      </a>
      <a className="fw-iconbtn" href={`#${last}`} data-step="on" aria-label="Next change">
        <IconChevronDown className="i" aria-hidden="true" />
      </a>
    </div>
  )
}
