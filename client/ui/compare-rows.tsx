import type { Comparison, ComparisonRow } from '@fieldword/shared/diff/contract.ts'
import { isChange, stretchesWithin, wordsOfKept } from './change-words.ts'
import { CompareRow, type CompareView } from './compare-row.tsx'
import { Fold, LeftOut } from './fold.tsx'

export type { CompareView } from './compare-row.tsx'

interface CompareRowsProps {
  readonly rows: Comparison['rows']
  readonly view: CompareView
  /** What the two sides are called. */
  readonly before: string
  readonly after: string
  /** How many changes there are in all, where they are numbered. */
  readonly changes?: number
  /** Unchanged stretches stand open. */
  readonly unfolded?: boolean
  /** The rows of the comparison that these are, but for those left out between them: from one to before another. */
  readonly part?: { readonly from: number; readonly to: number }
  /** Where rows that are left out can be read. */
  readonly wholeHref?: string | undefined
}

/** Two texts block by block. Unchanged stretches are folded, and so is what moved together; a fold works without scripts. */
export function CompareRows({
  rows,
  view,
  before,
  after,
  changes,
  unfolded = false,
  part,
  wholeHref,
}: CompareRowsProps) {
  const numbered = rows.some(row => row.beforeNumber !== null || row.afterNumber !== null)
  const sides = { view, before, after, numbered, changes }
  const { from, to } = part ?? { from: rows[0]?.index ?? 0, to: (rows.at(-1)?.index ?? -1) + 1 }
  return stretchesWithin(rows, from, to).map(({ rows: stretch, leftOut }) => {
    const [first, ...others] = stretch
    return (
      <div key={first?.index ?? 'end'} className="cmp__stretch">
        <LeftOut count={leftOut} href={wholeHref} />
        {!first ? null : isChange(first) ? (
          <>
            <CompareRow row={first} {...sides} />
            {others.length > 0 ? <Moved rows={others} sides={sides} /> : null}
          </>
        ) : (
          <Fold words={wordsOfKept(stretch)} open={unfolded}>
            {stretch.map(row => (
              <CompareRow key={row.index} row={row} {...sides} />
            ))}
          </Fold>
        )}
      </div>
    )
  })
}

interface MovedProps {
  readonly rows: readonly ComparisonRow[]
  readonly sides: Omit<Parameters<typeof CompareRow>[0], 'row'>
}

function Moved({ rows, sides }: MovedProps) {
  const count = rows.length === 1 ? '1 block that moved' : `${rows.length} blocks that moved`
  return (
    <Fold words={`${count} with it`} open={rows.some(({ kind }) => kind !== 'moved')}>
      {rows.map(row => (
        <CompareRow key={row.index} row={row} {...sides} first={false} />
      ))}
    </Fold>
  )
}
