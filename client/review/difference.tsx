import type { ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { IconSelector } from '@tabler/icons-react'
import { ChangeKey } from '../ui/change-key.tsx'
import { ChangeText } from '../ui/change-text.tsx'
import {
  countPlaces,
  isChange,
  moveOfRow,
  nameOfRow,
  stretchesOf,
  wordsOfKept,
  wordsOfRow,
} from '../ui/change-words.ts'
import { CompareRows, type CompareView } from '../ui/compare-rows.tsx'
import { Kind } from '../ui/kind.tsx'

interface DifferenceProps {
  readonly review: ReviewView
  readonly view: CompareView
}

/** What the proposal changes, one block after the other; or both texts beside each other. */
export function Difference({ review, view }: DifferenceProps) {
  const { comparison, baseNumber, revision } = review
  const here = `/review/${review.id}`
  return (
    <>
      <div className="rd__bar">
        <nav className="fw-seg" aria-label="View">
          <a href={`${here}?view=side`} aria-current={view === 'side' ? 'page' : undefined}>
            <span className="fw-hide-m">Side by side</span>
            <span className="cmp-m">Stacked</span>
          </a>
          <a href={here} aria-current={view === 'inline' ? 'page' : undefined}>
            Inline
          </a>
        </nav>
        <p>{comparison.summary}</p>
      </div>
      <section className="rd__dif" data-view={view} aria-label="What changes">
        {view === 'inline' ? (
          <Blocks rows={comparison.rows} />
        ) : (
          <CompareRows
            rows={comparison.rows}
            view="side"
            before={baseNumber === null ? 'an empty page' : `r${baseNumber}`}
            after={`r${revision.number}`}
          />
        )}
      </section>
      <ChangeKey />
    </>
  )
}

function Blocks({ rows }: { readonly rows: readonly ComparisonRow[] }) {
  return stretchesOf(rows).map(stretch => {
    const [first] = stretch
    if (!first) return null
    const key = rows.indexOf(first)
    if (isChange(first)) return <Block key={key} row={first} />
    return (
      <details key={key} className="cmp__fold">
        <summary>
          <IconSelector className="i" aria-hidden="true" />
          {wordsOfKept(stretch)}
        </summary>
        {stretch.map(row => (
          <Block key={rows.indexOf(row)} row={row} />
        ))}
      </details>
    )
  })
}

const signs = { kept: '=', reworded: '±', moved: '↕', added: '+', removed: '−', formatting: '±' } as const

function Block({ row }: { readonly row: ComparisonRow }) {
  const number = row.afterNumber ?? row.beforeNumber
  const places = row.kind === 'reworded' ? countPlaces(row) : 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this holds one change together
    <div
      className="dif"
      data-k={row.kind}
      data-change={isChange(row) ? '' : undefined}
      role="group"
      aria-label={wordsOfRow(row)}
    >
      <p className="dif__h">
        {number === null ? null : <span className="dif__n">{number}</span>}
        <b>{number === null ? nameOfRow(row) : (row.handle ?? 'Element')}</b>
        <Kind kind={row.kind} />
        <span className="fw-muted">
          {[places > 0 ? `${places} ${places === 1 ? 'change' : 'changes'}` : null, moveOfRow(row)?.toLowerCase()]
            .filter(Boolean)
            .join(', ')}
        </span>
      </p>
      <div className="dif__b">
        <span className="dif__g" aria-hidden="true">
          {signs[row.kind]}
        </span>
        <ChangeText row={row} runs={row.inline} />
      </div>
    </div>
  )
}
