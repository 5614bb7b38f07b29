interface Point {
  readonly from: string
  /** Null where there is nothing to measure. */
  readonly value: number | null
}

interface HealthChartProps {
  readonly title: string
  readonly points: readonly Point[]
  tell(value: number): string
  /** A line that should not be passed. */
  readonly promised?: number
}

const [width, height] = [360, 96]

/** A bar a week. The table below the pictures says the same in numbers. */
export function HealthChart({ title, points, tell, promised }: HealthChartProps) {
  const values = points.flatMap(({ value }) => value ?? [])
  const last = points.at(-1)?.value ?? null
  const top = Math.max(1, ...values, ...(promised && values.some(value => value > promised / 2) ? [promised] : []))
  const step = width / Math.max(1, points.length)
  const at = (value: number) => height - (value / top) * height
  const most = values.length > 0 ? tell(Math.max(...values)) : 'nothing'
  return (
    <figure className="health__c">
      <figcaption>
        {title} <b>{last === null ? '–' : tell(last)}</b>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${title}: ${last === null ? 'nothing' : tell(last)} in the last of ${points.length} weeks, ${most} at most.`}
      >
        {points.map(({ from, value }, index) =>
          value === null ? null : (
            <rect
              key={from}
              className="health__b"
              x={index * step + 1}
              width={Math.max(1, step - 2)}
              y={Math.min(at(value), height - 1)}
              height={Math.max(1, height - at(value))}
            >
              <title>{`Week from ${from.slice(0, 10)}: ${tell(value)}`}</title>
            </rect>
          ),
        )}
        {promised !== undefined && promised <= top ? (
          <line className="health__l" x1="0" x2={width} y1={at(promised)} y2={at(promised)} />
        ) : null}
      </svg>
      <p className="fw-help">
        {promised !== undefined && promised <= top ? 'The dashed line is the promise. ' : null}
        {most} at most.
      </p>
    </figure>
  )
}
