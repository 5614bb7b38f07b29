import type { Shares } from '@fieldword/shared/processes/statistics/bands.ts'
import { percentOf } from './words.ts'

const [width, height] = [380, 26]
const gap = 2
/** Under this width a number does not fit. */
const readable = 24

interface ConsensusBarProps {
  readonly shares: Shares
  /** In percent; none where shares decide nothing. */
  readonly threshold: number | null
}

/** How many agree, stand between and disagree, with the line that agreement has to reach. Drawn: styles of single elements are not allowed. */
export function ConsensusBar({ shares: { n, agree, neutral, disagree }, threshold }: ConsensusBarProps) {
  const parts = [
    { key: 'a', count: agree },
    { key: 'n', count: neutral },
    { key: 'd', count: disagree },
  ]
  const [a, b, c] = [agree, neutral, disagree].map(count => percentOf(count, n))
  const widths = parts.map(({ count }) => (width * count) / n)
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, each) => sum + each, 0))
  const line = threshold === null ? null : (width * threshold) / 100
  return (
    <svg
      className="cbar"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${a} % agree, ${b} % neutral, ${c} % disagree`}
    >
      {line === null ? null : <line className="cbar__t" x1={line} x2={line} y1={-21} y2={height + 22} />}
      {parts.map(({ key, count }, index) => {
        const [start = 0, wide = 0] = [starts[index], widths[index]]
        if (count === 0) return null
        const drawn = Math.max(1, wide - gap)
        return (
          <g key={key} className={`cbar__${key}`}>
            <rect x={start} width={drawn} y={0} height={height} rx={3} />
            {key === 'd' ? <rect className="cbar__h" x={start} width={drawn} y={0} height={height} rx={3} /> : null}
            {wide < readable ? null : (
              <text
                x={key === 'a' ? start + 9 : start + drawn / 2}
                y={17}
                textAnchor={key === 'a' ? 'start' : 'middle'}
              >
                {percentOf(count, n)}
                {key === 'a' ? ' %' : ''}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** The hatch of those who disagree: once on a page. */
export function Hatch() {
  return (
    <svg className="fw-vh" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="cbar__hl" width="2" height="6" />
        </pattern>
      </defs>
    </svg>
  )
}

/** The median as the dot it lies nearest to. */
export function MedianDots({ median, scale }: { readonly median: number; readonly scale: number }) {
  const told = Math.round(median * 100) / 100
  return (
    <span className="med" role="img" aria-label={`Median ${told} of ${scale}`}>
      {Array.from({ length: scale }, (_, index) => index + 1).map(point => (
        <i key={point} className={point === Math.round(median) ? 'on' : undefined} />
      ))}
      <b className="fw-num">{told}</b>
    </span>
  )
}
