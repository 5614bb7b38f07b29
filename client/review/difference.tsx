import type { Comparison, ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { IconSelector } from '@tabler/icons-react'
import { Fragment } from 'react'
import { ChangeBody } from '../ui/change-body.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { ChangePlace } from '../ui/change-place.tsx'
import { ChangeSteps } from '../ui/change-steps.tsx'
import {
  countPlaces,
  isChange,
  kindOfRow,
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
        <ChangeSteps changes={comparison.changes} />
      </div>
      <section className="rd__dif" data-view={view} aria-label="What changes">
        {view === 'inline' ? (
          <Blocks comparison={comparison} name={`r${revision.number}`} />
        ) : (
          <CompareRows
            rows={comparison.rows}
            view="side"
            changes={comparison.changes}
            before={baseNumber === null ? 'an empty page' : `r${baseNumber}`}
            after={`r${revision.number}`}
          />
        )}
      </section>
      <ChangeKey />
    </>
  )
}

interface BlocksProps {
  readonly comparison: Comparison
  readonly name: string
}

function Blocks({ comparison: { rows, changes }, name }: BlocksProps) {
  return stretchesOf(rows).map(stretch => {
    const [first, ...others] = stretch
    if (!first) return null
    const blocks = (told: readonly ComparisonRow[]) =>
      told.map(row => <Block key={row.index} row={row} changes={changes} name={name} isFirst={row === first} />)
    if (isChange(first) && others.length === 0) return blocks(stretch)
    return (
      <Fragment key={first.index}>
        {isChange(first) ? blocks([first]) : null}
        <details className="cmp__fold">
          <summary>
            <IconSelector className="i" aria-hidden="true" />
            {isChange(first) ? `${others.length} more that moved with it` : wordsOfKept(stretch)}
          </summary>
          {blocks(isChange(first) ? others : stretch)}
        </details>
      </Fragment>
    )
  })
}

const signs = {
  ...{ kept: '=', reworded: '±', split: '±', merged: '±', moved: '↕', added: '+', removed: '−', formatting: '±' },
} as const

interface BlockProps {
  readonly row: ComparisonRow
  readonly changes: number
  readonly name: string
  /** The one of those that moved together that is stepped to. */
  readonly isFirst: boolean
}

function Block({ row, changes, name, isFirst }: BlockProps) {
  const number = row.afterNumber ?? row.beforeNumber
  const places = row.kind === 'reworded' && !row.table ? countPlaces(row) : 0
  const marked = isChange(row) && isFirst
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this holds one change together
    <div
      className="dif"
      id={marked ? `change-${row.change}` : undefined}
      data-k={row.kind}
      data-change={marked ? '' : undefined}
      data-table={row.table ? '' : undefined}
      role="group"
      aria-label={wordsOfRow(row)}
    >
      <p className="dif__h">
        {number === null ? null : <span className="dif__n">{number}</span>}
        <b>{number === null ? nameOfRow(row) : (row.handle ?? 'Element')}</b>
        <Kind kind={row.kind}>{kindOfRow(row)}</Kind>
        <span className="fw-muted">
          {[places > 0 ? `${places} ${places === 1 ? 'place' : 'places'}` : null, moveOfRow(row)?.toLowerCase()]
            .filter(Boolean)
            .join(', ')}
        </span>
        {marked ? <ChangePlace row={row} changes={changes} /> : null}
      </p>
      <div className="dif__b">
        <span className="dif__g" aria-hidden="true">
          {signs[row.kind]}
        </span>
        <ChangeBody row={row} name={name} />
      </div>
    </div>
  )
}
