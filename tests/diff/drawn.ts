import type { Comparison, ComparisonRow, SideBlock, WordRun } from '@fieldword/shared/diff/contract.ts'
import { formatWords } from '@fieldword/shared/diff/format-words.ts'

const signs = {
  ...{ same: ['', ''], del: ['[-', '-]'], ins: ['{+', '+}'], mov: ['<', '>'], fmt: ['~', '~'], edge: ['¶', ''] },
} as const

/** Runs as a line one can read in a test: [-gone-], {+new+}, <carried over>, ~marked otherwise~, ¶ where two were joined. */
export function drawn(runs: readonly WordRun[] | null): string {
  return (runs ?? []).map(({ kind, text }) => signs[kind][0] + text + signs[kind][1]).join('')
}

/** Blocks of one side, apart by " / ". */
export function drawnBlocks(blocks: readonly SideBlock[]): string {
  return blocks.map(({ runs }) => drawn(runs)).join(' / ')
}

/** Every change as a line: kind, words, and what was formatted how; a table by its columns and rows. */
export function told({ rows }: Pick<Comparison, 'rows'>): string[] {
  return rows.flatMap(row => (row.change === null ? [] : toldRow(row)))
}

function toldRow({ kind, moved, inline, formats, table }: ComparisonRow): string[] {
  const moves = moved && kind !== 'moved' ? 'moved, ' : ''
  const how = formats.length === 0 ? '' : ` (${formats.map(formatWords).join('; ')})`
  if (!table) return [`${moves}${kind}: ${drawnBlocks(inline)}${how}`]
  const columns = table.columns.filter(column => column.kind !== 'kept')
  return [
    ...(kind === 'added' || kind === 'removed' || how ? [`table ${kind}${how}`] : []),
    ...columns.map(column => `column ${column.kind}: ${column.name}`),
    ...table.lines.flatMap(line => {
      if (line.kind === 'kept' && !line.moved) return []
      const words = line.cells.map(cell => [drawn(cell.inline), ...cell.formats.map(formatWords)].join(' '))
      return [`row ${line.moved && line.kind !== 'moved' ? 'moved, ' : ''}${line.kind}: ${words.join(' | ')}`]
    }),
  ]
}

export function textOf(runs: readonly WordRun[] | null, ...without: WordRun['kind'][]): string {
  return (runs ?? [])
    .filter(({ kind }) => !without.includes(kind))
    .map(({ text }) => text)
    .join('')
}

/** The words of every block and table row of one side, in the order of the rows. */
export function textsOf(row: ComparisonRow, side: 'before' | 'after'): string[] {
  if (!row.table) return row[side].map(({ runs }) => textOf(runs))
  const gone = side === 'before' ? 'added' : 'removed'
  return row.table.lines
    .filter(({ kind }) => kind !== gone)
    .map(({ cells }) => cells.flatMap(cell => (cell[side] ? [textOf(cell[side])] : [])).join('\t'))
}
