import { budgetOf } from '../diff/budget.ts'
import { pairWords, wholeElement } from './compare-words.ts'
import type { ElementChange } from './element-contract.ts'
import type { ElementText } from './lineage.ts'

export type ChangeOfElement = Pick<ElementChange, 'kind' | 'number' | 'runs' | 'formats'>

/** [DEF56] What one text made of an element of another; null where it says the same in the same form. Its place is no part of it. */
export function changeOfElement(before: ElementText | null, after: ElementText | null): ChangeOfElement | null {
  if (!before && !after) return null
  if (!before || !after) return wholeChange(before, after)
  if (before.leaf?.look === after.leaf?.look && before.text === after.text) return null
  const { inline, formats } = pairWords(before, after, budgetOf())
  const isReworded = inline.some(({ kind }) => kind === 'ins' || kind === 'del')
  if (!isReworded && formats.length === 0) return null
  return { kind: isReworded ? 'reworded' : 'formatting', number: after.number, runs: inline, formats }
}

function wholeChange(before: ElementText | null, after: ElementText | null): ChangeOfElement | null {
  const [element, kind, mark] = after ? ([after, 'added', 'ins'] as const) : ([before, 'removed', 'del'] as const)
  if (!element) return null
  const runs = wholeElement(element).map(run => ({ ...run, kind: mark }))
  return { kind, number: element.number, runs, formats: [] }
}
