import type { ComparisonRow, WordRun } from './contract.ts'
import { tokensOf } from './tokens.ts'

interface Stretch {
  readonly runs: WordRun[]
  readonly row: ComparisonRow
}

/** Fewer words than this stand in two places by chance. */
const leastWords = 4

/**
 * [DIFF5] A block split in two, or two joined: words that left one row and came to another, each once, are neither removed nor
 * added but carried over. Told on the two sides; the inline text keeps del and ins, or one could not say which is gone.
 */
export function carryOver(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const left = once(rows.flatMap(row => stretchesOf(row, row.before ?? [], 'del')))
  const came = once(rows.flatMap(row => stretchesOf(row, row.after ?? [], 'ins')))
  const carried = new Set<WordRun>()
  for (const [words, stretch] of left) {
    const other = came.get(words)
    if (!other || other.row === stretch.row) continue
    for (const run of [...stretch.runs, ...other.runs]) carried.add(run)
  }
  if (carried.size === 0) return [...rows]
  const drawn = (runs: readonly WordRun[] | null): WordRun[] | null =>
    runs?.map(run => (carried.has(run) ? { ...run, kind: 'mov' as const } : run)) ?? null
  return rows.map(row => ({ ...row, before: drawn(row.before), after: drawn(row.after) }))
}

function stretchesOf(row: ComparisonRow, runs: readonly WordRun[], kind: 'del' | 'ins'): Stretch[] {
  const stretches: Stretch[] = []
  let goesOn = false
  for (const run of runs) {
    if (run.kind === kind) {
      if (goesOn) stretches.at(-1)?.runs.push(run)
      else stretches.push({ row, runs: [run] })
    }
    goesOn = run.kind === kind
  }
  return stretches
}

function once(stretches: readonly Stretch[]): Map<string, Stretch> {
  const found = new Map<string, Stretch>()
  const repeated = new Set<string>()
  for (const stretch of stretches) {
    const words = stretch.runs
      .map(({ text }) => text)
      .join('')
      .trim()
    if (found.has(words)) repeated.add(words)
    else if (tokensOf(words).filter(token => token.isWord).length >= leastWords) found.set(words, stretch)
  }
  for (const words of repeated) found.delete(words)
  return found
}
