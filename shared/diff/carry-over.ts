import type { ComparisonRow, SideBlock, WordRun } from './contract.ts'
import { once } from './once.ts'
import { tokensOf } from './tokens.ts'

interface Stretch {
  readonly runs: WordRun[]
  readonly row: ComparisonRow
}

/** Fewer words than this stand in two places by chance. */
const leastWords = 4

/**
 * [DIFF5] Words that left one row and came to another, each once, are neither removed nor added but carried over. Told on the
 * two sides; the inline text keeps del and ins, or one could not say which is gone.
 */
export function carryOver(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const changed = rows.filter(({ kind }) => kind !== 'kept' && kind !== 'moved')
  const left = once(
    changed.flatMap(row => stretchesOf(row, row.before, 'del')),
    wordsOf,
  )
  const came = once(
    changed.flatMap(row => stretchesOf(row, row.after, 'ins')),
    wordsOf,
  )
  const carried = new Set<WordRun>()
  const touched = new Set<ComparisonRow>()
  for (const [words, stretch] of left) {
    const other = came.get(words)
    if (!other || other.row === stretch.row) continue
    for (const run of [...stretch.runs, ...other.runs]) carried.add(run)
    touched.add(stretch.row).add(other.row)
  }
  const drawn = (blocks: readonly SideBlock[]): SideBlock[] =>
    blocks.map(block => ({
      ...block,
      runs: block.runs.map(run => (carried.has(run) ? { ...run, kind: 'mov' as const } : run)),
    }))
  return rows.map(row => (touched.has(row) ? { ...row, before: drawn(row.before), after: drawn(row.after) } : row))
}

function stretchesOf(row: ComparisonRow, blocks: readonly SideBlock[], kind: 'del' | 'ins'): Stretch[] {
  const stretches: Stretch[] = []
  for (const { runs } of blocks) {
    let goesOn = false
    for (const run of runs) {
      if (run.kind === kind) {
        if (goesOn) stretches.at(-1)?.runs.push(run)
        else stretches.push({ row, runs: [run] })
      }
      goesOn = run.kind === kind
    }
  }
  return stretches
}

/** None where they are no words. */
function wordsOf({ runs }: Stretch): string | null {
  const words = runs
    .map(({ text }) => text)
    .join('')
    .trim()
  return hasWords(words) ? words : null
}

/** Judged by spaces first: looking for words costs far more, and what is long has enough of them. */
function hasWords(text: string): boolean {
  if (text.length > 200) return true
  return tokensOf(text).filter(token => token.isWord).length >= leastWords
}
