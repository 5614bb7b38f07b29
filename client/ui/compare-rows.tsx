import type { Comparison, ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import { IconArrowsVertical, IconSelector } from '@tabler/icons-react'
import { ChangeText } from './change-text.tsx'
import { isChange, moveOfRow, stretchesOf, wordsOfKept, wordsOfRow } from './change-words.ts'
import { Kind } from './kind.tsx'

export type CompareView = 'side' | 'inline'

interface CompareRowsProps {
  readonly rows: Comparison['rows']
  readonly view: CompareView
  /** What the two sides are called. */
  readonly before: string
  readonly after: string
}

/** Two texts block by block. Unchanged stretches are folded; a fold works without scripts. */
export function CompareRows({ rows, view, before, after }: CompareRowsProps) {
  const numbered = rows.some(row => row.beforeNumber !== null || row.afterNumber !== null)
  const sides = { view, before, after, numbered }
  return (
    <>
      {stretchesOf(rows).map(stretch => {
        const [first] = stretch
        if (!first) return null
        const key = rows.indexOf(first)
        if (isChange(first)) return <Row key={key} row={first} {...sides} />
        return (
          <details key={key} className="cmp__fold">
            <summary>
              <IconSelector className="i" aria-hidden="true" />
              {wordsOfKept(stretch)}
            </summary>
            {stretch.map(row => (
              <Row key={rows.indexOf(row)} row={row} {...sides} />
            ))}
          </details>
        )
      })}
    </>
  )
}

interface RowProps {
  readonly row: ComparisonRow
  readonly view: CompareView
  readonly before: string
  readonly after: string
  readonly numbered: boolean
}

const tints = { added: 'new', removed: 'removed' } as const

function Row({ row, view, before, after, numbered }: RowProps) {
  const tint = row.kind === 'added' || row.kind === 'removed' ? tints[row.kind] : row.kind
  const move = moveOfRow(row)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this groups the two sides of one change
    <div
      className="cmp__row"
      data-k={tint}
      data-change={isChange(row) ? '' : undefined}
      role="group"
      aria-label={wordsOfRow(row)}
    >
      {view === 'side' ? (
        <Side
          row={row}
          name={before}
          runs={row.before}
          number={row.beforeNumber}
          className="cmp__l"
          numbered={numbered}
        />
      ) : null}
      <div className="cmp__s">
        <Kind kind={row.kind} />
        {move ? (
          <span className="cmp__mv">
            <IconArrowsVertical className="i" aria-hidden="true" />
            {move}
          </span>
        ) : null}
      </div>
      {view === 'side' ? (
        <Side row={row} name={after} runs={row.after} number={row.afterNumber} className="cmp__r" numbered={numbered} />
      ) : (
        <Side
          row={row}
          name={after}
          runs={row.inline}
          number={row.afterNumber ?? row.beforeNumber}
          className="cmp__r"
          numbered={numbered}
        />
      )}
    </div>
  )
}

interface SideProps {
  readonly row: ComparisonRow
  readonly name: string
  readonly runs: ComparisonRow['before']
  readonly number: number | null
  readonly className: string
  readonly numbered: boolean
}

function Side({ row, name, runs, number, className, numbered }: SideProps) {
  return (
    <div className={className}>
      <span className="cmp__y">{name}</span>
      {runs ? (
        <div className="cmp__el" data-bare={numbered ? undefined : ''}>
          {numbered ? <span className="cmp__n">{number}</span> : null}
          <ChangeText row={row} runs={runs} />
        </div>
      ) : (
        <p className="cmp__none" data-bare={numbered ? undefined : ''}>
          Not in {name}
        </p>
      )}
    </div>
  )
}
