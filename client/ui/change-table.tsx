import type { ComparisonRow, TableCell, TableComparison, TableLine, WordRun } from '@fieldword/shared/diff/contract.ts'
import { formatWords } from '@fieldword/shared/diff/format-words.ts'
import { readsRightToLeft } from '@fieldword/shared/document/direction.ts'
import { Runs } from './runs.tsx'

type TableView = 'before' | 'after' | 'inline'

interface ChangeTableProps {
  readonly row: ComparisonRow
  readonly table: TableComparison
  readonly view: TableView
  /** What the side is called. */
  readonly name: string
}

/** A table with its columns and rows on one side, or those of both sides in one. */
export function ChangeTable({ row, table, view, name }: ChangeTableProps) {
  const columns = [...table.columns.keys()].filter(at => isThere(table.columns[at]?.kind, view))
  const lines = table.lines.filter(line => isThere(line.kind, view))
  const said = `Table in ${name}, row ${row.index + 1}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
    <section className="cmp__tab" aria-label={said} tabIndex={0}>
      <table>
        {table.columns.some(({ kind }) => kind !== 'kept') ? (
          <thead>
            <tr>
              <td />
              {columns.map(at => (
                <td key={at} data-k={table.columns[at]?.kind}>
                  {columnWords[table.columns[at]?.kind ?? 'kept']}
                </td>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
            <Line key={at} line={line} columns={columns} table={table} view={view} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const columnWords = { kept: '', moved: 'Column moved', added: 'Column added', removed: 'Column removed' } as const

function isThere(kind: string | undefined, view: TableView): boolean {
  return !(view === 'before' && kind === 'added') && !(view === 'after' && kind === 'removed')
}

interface LineProps {
  readonly line: TableLine
  readonly columns: readonly number[]
  readonly table: TableComparison
  readonly view: TableView
}

const lineWords = {
  kept: '',
  reworded: 'Reworded',
  split: 'Split',
  merged: 'Joined',
  moved: 'Moved',
  added: 'Added',
  removed: 'Removed',
  formatting: 'Formatting',
} as const

function Line({ line, columns, table, view }: LineProps) {
  const move = line.moved && line.kind !== 'moved' ? ', moved' : ''
  return (
    <tr data-k={line.kind}>
      <td className="cmp__tk">{lineWords[line.kind] + move}</td>
      {columns.map(at => {
        const cell = line.cells.find(({ column }) => column === at)
        return <Cell key={at} cell={cell} kind={table.columns[at]?.kind} view={view} />
      })}
    </tr>
  )
}

interface CellProps {
  readonly cell: TableCell | undefined
  readonly kind: string | undefined
  readonly view: TableView
}

/** Headings are set like headings; what heads what is not what is compared. */
function Cell({ cell, kind, view }: CellProps) {
  const runs: readonly WordRun[] = cell?.[view] ?? []
  const words = runs.map(({ text }) => text).join('')
  return (
    <td
      data-k={kind === 'kept' ? undefined : kind}
      data-heading={cell?.heading ? '' : undefined}
      dir={readsRightToLeft(words) ? 'rtl' : undefined}
    >
      <Runs runs={runs} />
      {view === 'before'
        ? null
        : cell?.formats.map(change => (
            <small key={JSON.stringify(change)} className="fw-to">
              {' '}
              ({formatWords(change)})
            </small>
          ))}
    </td>
  )
}
