import type { ReactNode } from 'react'

/** What a stage kept of itself, whatever its kind: names and values as they stand. */
export function ReportFacts({ value }: { readonly value: unknown }): ReactNode {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none'
    return (
      <ol>
        {value.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report that was kept does not change
          <li key={place}>
            <ReportFacts value={item} />
          </li>
        ))}
      </ol>
    )
  }
  if (typeof value !== 'object') return String(value)
  return (
    <dl className="rep__list">
      {Object.entries(value).map(([name, held]) => (
        <div key={name}>
          <dt>{inWords(name)}</dt>
          <dd>{held === null ? 'nothing' : <ReportFacts value={held} />}</dd>
        </div>
      ))}
    </dl>
  )
}

/** "byType" is told as "By type". */
function inWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
