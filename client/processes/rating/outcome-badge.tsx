import type { ElementReport } from '@fieldword/shared/processes/rating/report.ts'
import type { RatingPlan } from '@fieldword/shared/processes/stages/rating.ts'
import { IconCheck, IconCircleDashed, IconPoint, IconX } from '@tabler/icons-react'

/** How many points of percent an element may lack and still be close. */
const closeBy = 5

/** Whether an element is in, out or unresolved: icon, word and tint. */
export function OutcomeBadge({ element, plan }: { readonly element: ElementReport; readonly plan: RatingPlan }) {
  const { tint, Icon, word } = outcomeLook(element, plan)
  return (
    <span className="fw-badge" data-s={tint}>
      <Icon className="i" aria-hidden="true" />
      {word}
    </span>
  )
}

function outcomeLook(element: ElementReport, plan: RatingPlan) {
  if (element.outcome === 'in') return { tint: 'approved', Icon: IconCheck, word: 'Consensus' }
  if (element.outcome === 'out') return { tint: 'rejected', Icon: IconX, word: 'Out' }
  if (!element.figures || element.n < plan.fewest) return { tint: 'idle', Icon: IconCircleDashed, word: 'Too few' }
  if (isClose(element, plan)) return { tint: 'pending', Icon: IconPoint, word: 'Close' }
  return { tint: 'idle', Icon: IconCircleDashed, word: 'Not yet' }
}

function isClose({ figures }: ElementReport, { rule, agreeAtLeast, disagreeBelow }: RatingPlan): boolean {
  if (rule !== 'shares' || !figures) return false
  const { n, agree, disagree } = figures
  return agree * 100 >= (agreeAtLeast - closeBy) * n && disagree * 100 < disagreeBelow * n
}
