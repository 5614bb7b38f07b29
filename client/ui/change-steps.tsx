import type { Comparison } from '@fieldword/shared/diff/contract.ts'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'

interface ChangeStepsProps {
  readonly comparison: Comparison
}

/** Which change one stands on, and the way to the next. Without scripts: how many there are, and the first and the last. */
export function ChangeSteps({ comparison: { changes, rows } }: ChangeStepsProps) {
  if (changes === 0) return null
  const numbers = rows.flatMap(({ change }) => change ?? [])
  const [first = 1, last = changes] = [numbers[0], numbers.at(-1)]
  const all = changes.toLocaleString('en')
  return (
    <div className="cmpstep">
      <span data-position={all} role="status">
        {changes === 1 ? '1 change' : `${all} changes`}
      </span>
      <a className="fw-iconbtn" href={`#change-${first}`} data-step="back" aria-label="Previous change">
        <IconChevronUp className="i" aria-hidden="true" />
      </a>
      <a className="fw-iconbtn" href={`#change-${last}`} data-step="on" aria-label="Next change">
        <IconChevronDown className="i" aria-hidden="true" />
      </a>
    </div>
  )
}
