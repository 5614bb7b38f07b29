import type { DocumentJson } from '../document/document.ts'
import { alignDocuments } from './align-documents.ts'
import { budgetOf } from './budget.ts'
import { carryOver } from './carry-over.ts'
import type { Comparison } from './contract.ts'
import { numbered } from './moves.ts'
import { rowsOf } from './rows.ts'
import { summarise } from './summary.ts'
import { countsOf, wordsOf } from './units.ts'

/**
 * [DIFF1–DIFF24] What changed from one document to another, block by block and word by word. Worst case: reading both and
 * `budget` units; past it the answer is coarser, says so, and is still whole.
 */
export function diffDocuments(
  before: DocumentJson,
  after: DocumentJson,
  options: { readonly budget?: number } = {},
): Comparison {
  const budget = budgetOf(options.budget)
  const unnumbered = rowsOf(alignDocuments(before, after, budget), budget)
  const { rows: told, changes } = numbered(unnumbered)
  const rows = carryOver(told)
  return {
    rows,
    part: { number: 1, of: 1, from: 0, to: rows.length },
    total: rows.length,
    changes,
    summary: summarise(rows, budget.coarse),
    counts: countsOf(rows),
    words: wordsOf(rows),
    coarse: budget.coarse,
  }
}
