import type { DocumentJson } from '../document/document.ts'
import { type AlignedPair, alignDocuments } from './align-documents.ts'
import { type Budget, budgetOf } from './budget.ts'
import { carryOver } from './carry-over.ts'
import type { Comparison, ComparisonRow, RowKind } from './contract.ts'
import type { Leaf } from './leaves.ts'
import { wholeRuns } from './runs.ts'
import { summarise } from './summary.ts'
import { tokensOf } from './tokens.ts'
import { diffPieces } from './words.ts'

/**
 * [DIFF1–DIFF9] What changed from one document to another, block by block and word by word. Worst case: reading both and
 * `budget` compared pairs; past it the answer is coarser, says so, and is still whole.
 */
export function diffDocuments(
  before: DocumentJson,
  after: DocumentJson,
  options: { readonly budget?: number } = {},
): Comparison {
  const budget = budgetOf(options.budget)
  const rows = carryOver(alignDocuments(before, after, budget).map(pair => rowOf(pair, budget)))
  return {
    rows,
    summary: summarise(rows, budget.coarse),
    counts: countsOf(rows),
    words: wordsOf(rows),
    coarse: budget.coarse,
  }
}

function rowOf(pair: AlignedPair, budget: Budget): ComparisonRow {
  const { before, after, moved } = pair
  const shown = after ?? before
  const runs = runsOfPair(before, after, budget)
  return {
    kind: kindOf(pair),
    moved,
    block: shown ? blockOf(shown) : 'paragraph',
    level: shown ? levelOf(shown) : null,
    beforeNumber: before?.number ?? null,
    afterNumber: after?.number ?? null,
    handle: handleOf(after) ?? handleOf(before),
    ...runs,
  }
}

function kindOf({ before, after, moved, relooked }: AlignedPair): RowKind {
  if (!before) return 'added'
  if (!after) return 'removed'
  if (before.text !== after.text) return 'reworded'
  if (relooked) return 'formatting'
  return moved ? 'moved' : 'kept'
}

function runsOfPair(
  before: Leaf | null,
  after: Leaf | null,
  budget: Budget,
): Pick<ComparisonRow, 'before' | 'after' | 'inline'> {
  if (before && after) return diffPieces(before.pieces, after.pieces, budget)
  if (before) {
    const removed = wholeRuns('del', before.pieces)
    return { before: removed, after: null, inline: removed }
  }
  const added = wholeRuns('ins', after?.pieces ?? [])
  return { before: null, after: added, inline: added }
}

/** How the block is drawn: a paragraph that begins a list item is that item, and one in a quote is a quote. */
function blockOf(leaf: Leaf): string {
  const frame = leaf.frames.at(-1)
  if (leaf.node.type !== 'paragraph' || !frame) return leaf.node.type
  const isItem = frame.type === 'listItem' || frame.type === 'taskItem'
  if (isItem) return frame.content?.[0] === leaf.node ? frame.type : 'paragraph'
  return frame.type === 'blockquote' ? 'blockquote' : 'paragraph'
}

function levelOf(leaf: Leaf): number | null {
  if (leaf.node.type === 'heading') return Number(leaf.node.attrs?.level ?? 2)
  const depth = leaf.frames.filter(({ type }) => type === 'listItem' || type === 'taskItem').length
  return depth > 0 ? depth : null
}

function handleOf(leaf: Leaf | null): string | null {
  const handle = leaf?.node.attrs?.handle
  return typeof handle === 'string' && handle !== '' ? handle : null
}

function countsOf(rows: readonly ComparisonRow[]): Comparison['counts'] {
  const counts = { kept: 0, reworded: 0, moved: 0, added: 0, removed: 0, formatting: 0 }
  for (const row of rows) counts[row.kind] += 1
  return counts
}

function wordsOf(rows: readonly ComparisonRow[]): Comparison['words'] {
  const words = { added: 0, removed: 0 }
  for (const run of rows.flatMap(row => [...(row.before ?? []), ...(row.after ?? [])])) {
    if (run.kind !== 'ins' && run.kind !== 'del') continue
    words[run.kind === 'ins' ? 'added' : 'removed'] += tokensOf(run.text).filter(token => token.isWord).length
  }
  return words
}
