import { type ExportedLine, exportedLine } from '@fieldword/shared/transfer/exported.ts'
import type { CarriedTable, Row } from '../platform/database/carried.ts'
import { spokenOf, standingOn } from './carried-tables.ts'
import { FileFault } from './faults.ts'
import type { JsonLine } from './lines.ts'

/** A line of an export, once it is known what it is. */
export type ReadLine = ExportedLine | { readonly table: CarriedTable; readonly row: Row }

const tables = new Map([...spokenOf, ...standingOn].map(table => [table.name, table]))

/** Throws where the line is none of an export. */
export function readLine({ value, line, byte }: JsonLine): ReadLine {
  const [[name = '', row] = [], ...others] = Object.entries((value ?? {}) as object)
  const table = others.length === 0 ? tables.get(name) : undefined
  const read = table ? table.row.safeParse(row) : exportedLine.safeParse(value)
  if (!read.success) throw new FileFault('not-fieldword', { line, byte })
  return table ? { table, row: read.data } : (read.data as ExportedLine)
}

/** What is of one kind, so that it is written at once. */
export type Run =
  | { readonly kind: 'pages'; readonly items: readonly Of<'page'>[] }
  | { readonly kind: 'revisions'; readonly items: readonly Of<'revision'>[] }
  | { readonly kind: 'approved'; readonly items: readonly Of<'approved'>[] }
  | { readonly kind: 'sources'; readonly items: readonly Of<'source'>[] }
  | { readonly kind: 'places'; readonly items: readonly Of<'place'>[] }
  | { readonly kind: 'rows'; readonly table: CarriedTable; readonly items: readonly Row[] }
  | { readonly kind: 'end' }

type Of<Key extends string> = Extract<ExportedLine, Record<Key, unknown>>[Key &
  keyof Extract<ExportedLine, Record<Key, unknown>>]

/** In the order in which what is spoken of comes before who speaks of it, whatever of several pages stood between. */
export function runsOf(lines: readonly ReadLine[]): Run[] {
  const runs: Run[] = []
  for (const one of lines.map(runOf).sort((a, b) => rankOf(a) - rankOf(b))) {
    const last = runs.at(-1)
    const joined = last && join(last, one)
    if (joined) runs.splice(-1, 1, joined)
    else runs.push(one)
  }
  return runs
}

function runOf(line: ReadLine): Run {
  if ('table' in line) return { kind: 'rows', table: line.table, items: [line.row] }
  if ('page' in line) return { kind: 'pages', items: [line.page] }
  if ('revision' in line) return { kind: 'revisions', items: [line.revision] }
  if ('approved' in line) return { kind: 'approved', items: [line.approved] }
  if ('source' in line) return { kind: 'sources', items: [line.source] }
  if ('place' in line) return { kind: 'places', items: [line.place] }
  return { kind: 'end' }
}

const ranks = ['pages', 'revisions', 'approved', 'sources', 'rows', 'places', 'end'] as const

/** Sorting keeps what is alike in its order. */
function rankOf(run: Run): number {
  return run.kind === 'rows' && spokenOf.includes(run.table) ? -1 : ranks.indexOf(run.kind)
}

/** Null where they are not of one kind. */
function join(run: Run, other: Run): Run | null {
  if (run.kind === 'end' || other.kind !== run.kind) return null
  if (run.kind === 'rows' && (other as typeof run).table !== run.table) return null
  return { ...run, items: [...run.items, ...(other as typeof run).items] } as Run
}
