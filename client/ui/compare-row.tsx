import type { ComparisonRow, SideBlock } from '@fieldword/shared/diff/contract.ts'
import { IconArrowsVertical } from '@tabler/icons-react'
import { ChangeFormats } from './change-formats.tsx'
import { ChangePlace } from './change-place.tsx'
import { ChangeTable } from './change-table.tsx'
import { ChangeText } from './change-text.tsx'
import { isChange, kindOfRow, moveOfRow, wordsOfRow, wordsOfTable } from './change-words.ts'
import { Kind } from './kind.tsx'

export type CompareView = 'side' | 'inline'

export interface CompareRowProps {
  readonly row: ComparisonRow
  readonly view: CompareView
  /** What the two sides are called. */
  readonly before: string
  readonly after: string
  /** Some of the rows are elements, which have their number beside them. */
  readonly numbered: boolean
  /** How many changes there are in all; none where they are not numbered. */
  readonly changes?: number | undefined
  /** The first of those that moved together, and so the one that is stepped to. */
  readonly first?: boolean
}

const tints = { added: 'new', removed: 'removed' } as const

/** One block and what became of it, on both sides or in one text. */
export function CompareRow({ row, view, before, after, numbered, changes, first = true }: CompareRowProps) {
  const tint = row.kind === 'added' || row.kind === 'removed' ? tints[row.kind] : row.kind
  const move = moveOfRow(row)
  const marked = isChange(row) && first
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this groups the two sides of one change
    <div
      className="cmp__row"
      id={marked && changes !== undefined ? `change-${row.change}` : undefined}
      data-k={tint}
      data-change={marked ? (row.change ?? '') : undefined}
      data-table={row.table ? '' : undefined}
      role="group"
      aria-label={wordsOfRow(row)}
    >
      {view === 'side' ? <Side row={row} name={before} view="before" className="cmp__l" numbered={numbered} /> : null}
      <div className="cmp__s">
        <Kind kind={row.kind}>{kindOfRow(row)}</Kind>
        {move ? (
          <span className="cmp__mv">
            <IconArrowsVertical className="i" aria-hidden="true" />
            {move}
          </span>
        ) : null}
        {marked && changes !== undefined ? <ChangePlace row={row} changes={changes} /> : null}
      </div>
      <Side row={row} name={after} view={view === 'side' ? 'after' : 'inline'} className="cmp__r" numbered={numbered} />
    </div>
  )
}

interface SideProps {
  readonly row: ComparisonRow
  readonly name: string
  readonly view: 'before' | 'after' | 'inline'
  readonly className: string
  readonly numbered: boolean
}

function Side({ row, name, view, className, numbered }: SideProps) {
  const { table, kind } = row
  const isThere = !(view === 'before' && kind === 'added') && !(view === 'after' && kind === 'removed')
  return (
    <div className={className}>
      <span className="cmp__y">{name}</span>
      {isThere ? null : (
        <p className="cmp__none" data-bare={numbered ? undefined : ''}>
          {elsewhere(row, view) ?? `Not in ${name}`}
        </p>
      )}
      {isThere && table ? (
        <>
          {view === 'before' || kind !== 'reworded' ? null : <p className="cmp__said">{wordsOfTable(row)}</p>}
          <ChangeTable row={row} table={table} view={view} name={name} />
        </>
      ) : null}
      {isThere
        ? row[view].map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks never change places
            <Block key={at} row={row} block={block} numbered={numbered} />
          ))
        : null}
      {view === 'before' ? null : <ChangeFormats row={row} />}
    </div>
  )
}

/** A block that is only on one side, while its words stand in another block of the other side. */
function elsewhere(row: ComparisonRow, view: SideProps['view']): string | null {
  const runs = row[view === 'before' ? 'after' : 'before'].flatMap(block => block.runs)
  if (!runs.some(({ kind }) => kind === 'mov')) return null
  return view === 'before' ? 'Its words stood in another block' : 'Its words stand in another block'
}

interface BlockProps {
  readonly row: ComparisonRow
  readonly block: SideBlock
  readonly numbered: boolean
}

function Block({ row, block, numbered }: BlockProps) {
  return (
    <div className="cmp__el" data-bare={numbered ? undefined : ''}>
      {numbered ? <span className="cmp__n">{block.number}</span> : null}
      <ChangeText row={row} block={block} />
    </div>
  )
}
