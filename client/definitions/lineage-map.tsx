import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { useId } from 'react'
import { type Dot, layOut } from './lineage-layout.ts'

const strokes: Readonly<Record<LineageKind, string>> = {
  kept: 'lm-kept',
  reworded: 'lm-rew',
  split: 'lm-split',
  merged: 'lm-split',
  new: 'lm-kept',
  retired: 'lm-kept',
}

/** As much of a comparison as is drawn. */
type Drawn = Pick<DefinitionComparison, 'links' | 'fromElements' | 'toElements' | 'mapText'> & {
  readonly from: { readonly label: string }
  readonly to: { readonly label: string }
}

/** Which element became which, drawn: solid kept, dashed reworded, dotted split or joined. Said in words in its title. */
export function LineageMap({ comparison }: { readonly comparison: Drawn }) {
  const { before, after, height, width } = layOut(comparison)
  const titleId = useId()
  const at = (dots: readonly Dot[], number: number) => dots.find(dot => dot.number === number)
  return (
    <figure className="cmphead__map">
      <svg className="lmap" viewBox={`0 -14 ${width} ${height}`} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{comparison.mapText}</title>
        <text className="lm-y" x={before.x} y="0" textAnchor="middle">
          {comparison.from.label}
        </text>
        <text className="lm-y" x={after.x} y="0" textAnchor="middle">
          {comparison.to.label}
        </text>
        {comparison.links.map(({ from, to, kind }) => {
          const start = at(before.dots, from)
          const end = at(after.dots, to)
          if (!start || !end) return null
          const [x1, x2] = [before.x + 12, after.x - 12]
          const bend = (x2 - x1) * 0.4
          return (
            <path
              key={`${from} ${to}`}
              className={strokes[kind]}
              d={`M${x1} ${start.y} C ${x1 + bend} ${start.y}, ${x2 - bend} ${end.y}, ${x2} ${end.y}`}
            />
          )
        })}
        {before.dots.map(dot => (
          <Point key={dot.number} dot={dot} x={before.x} labelAt={before.x - 18} anchor="end" />
        ))}
        {after.dots.map(dot => (
          <Point key={dot.number} dot={dot} x={after.x} labelAt={after.x + 20} anchor="start" />
        ))}
      </svg>
    </figure>
  )
}

interface PointProps {
  readonly dot: Dot
  readonly x: number
  readonly labelAt: number
  readonly anchor: 'start' | 'end'
}

function Point({ dot: { number, handle, isNew, y }, x, labelAt, anchor }: PointProps) {
  return (
    <g>
      <circle className={isNew ? 'lm-nn' : 'lm-n'} cx={x} cy={y} r="12" />
      <text className={isNew ? 'lm-dn' : 'lm-d'} x={x} y={y + 4.5} textAnchor="middle">
        {number}
      </text>
      <text className="lm-l" x={labelAt} y={y + 5} textAnchor={anchor}>
        {handle}
        {isNew ? <tspan className="lm-new"> new</tspan> : null}
      </text>
    </g>
  )
}
