import type { ElementToRate } from '@fieldword/shared/processes/rating-contract.ts'
import type { RatingPlan } from '@fieldword/shared/processes/stages/rating.ts'
import { ReasonList } from './reason-list.tsx'
import { percentOf, pointInWords } from './words.ts'

interface GroupBeforeProps {
  readonly element: ElementToRate
  readonly plan: RatingPlan
  readonly before: number
}

const [columnWidth, highest] = [24, 36]

/** [PR176] What one said in the round before, beside where the group stood. */
export function GroupBefore({ element: { group, last, reasons }, plan, before }: GroupBeforeProps) {
  const own = last && !last.stale ? `You rated ${last.value}.` : 'You did not rate these words.'
  if (!group?.figures) {
    return (
      <p className="rate__g">
        <b>Round {before}.</b> {group ? `${own} Too few rated for the group to be shown.` : 'These words are new.'}
      </p>
    )
  }
  const { n, agree, disagree, median, quartiles, counts } = group.figures
  return (
    <div className="rate__g">
      <p>
        <b>Round {before}.</b> {own} The group: median {pointInWords(median)}, half of it between{' '}
        {pointInWords(quartiles[0])} and {pointInWords(quartiles[1])}, {percentOf(agree, n)} % agree,{' '}
        {percentOf(disagree, n)} % disagree, n {n}.
      </p>
      <Columns counts={counts} scale={plan.scale} own={last && !last.stale ? last.value : null} />
      {reasons.length > 0 ? (
        <details className="rate__r">
          <summary>Reasons given in round {before}</summary>
          <ReasonList reasons={reasons} />
        </details>
      ) : null}
    </div>
  )
}

interface ColumnsProps {
  readonly counts: readonly number[]
  readonly scale: number
  readonly own: number | null
}

/** How many gave each point, above the point. */
function Columns({ counts, scale, own }: ColumnsProps) {
  const most = Math.max(1, ...counts)
  return (
    <svg
      className="rate__h"
      data-scale={scale}
      viewBox={`0 0 ${scale * columnWidth} ${highest + 16}`}
      role="img"
      aria-label={`Ratings from 1 to ${scale}: ${counts.join(', ')}.${own === null ? '' : ` Yours was ${own}.`}`}
    >
      {counts.map((count, index) => {
        const [x, tall] = [index * columnWidth, (count / most) * highest]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the points of a scale are in order
          <g key={index} className={own === index + 1 ? 'own' : undefined}>
            <rect x={x + 3} width={columnWidth - 6} y={highest - tall} height={Math.max(tall, 1)} />
            <text x={x + columnWidth / 2} y={highest + 12} textAnchor="middle">
              {index + 1}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
