import { type Budget, budgetOf } from '../diff/budget.ts'
import { textChanges } from '../diff/words.ts'
import { classOfRewording, listEndOf } from './change-classes.ts'
import { type ElementTie, isAlone, movedTies, tieElements } from './element-ties.ts'
import type { TracedElement } from './traced-elements.ts'
import type { ChangeClass, ChangeOperation } from './vocabulary.ts'

/** Words of an element: from where to where in its text, in UTF-16 units. */
export interface Span {
  readonly elementId: string
  readonly number: number
  readonly start: number
  readonly end: number
}

/** [PR261] One change between two texts. */
export interface ChangeAtom {
  readonly operation: ChangeOperation
  /** None for what was added. */
  readonly before: Span | null
  /** None for what was removed. */
  readonly after: Span | null
  readonly beforeText: string
  readonly afterText: string
  /** [PR263] As the texts alone suggest it. */
  readonly class: ChangeClass
}

/** Words that stand in both texts. */
export interface Carried {
  readonly from: string
  readonly to: string
  readonly fromStart: number
  readonly toStart: number
  readonly length: number
}

export interface Changes {
  readonly atoms: readonly ChangeAtom[]
  readonly carried: readonly Carried[]
}

/**
 * [PR261] What was changed from one text to another, in atoms, and what was carried over. The same two texts always give the same answer.
 * Worst case: the budget of a comparison [DIFF9] for all words; past it a change is told as larger than it is, and none is left out.
 */
export function changesBetween(
  before: readonly TracedElement[],
  after: readonly TracedElement[],
  budget: Budget = budgetOf(),
): Changes {
  const ties = tieElements(before, after)
  const moved = movedTies(ties)
  const told = after.map(element => {
    const coming = ties.filter(({ to }) => to === element)
    const [only] = coming
    if (!only) return { atoms: [atomOf('added', { to: element, class: 'c3' })], carried: [] }
    return isAlone(only, ties) ? ofPair(only, moved.has(only), budget) : ofMany(element, coming, ties, budget)
  })
  const gone = before.filter(element => ties.every(({ from }) => from !== element))
  return {
    atoms: [...told.flatMap(({ atoms }) => atoms), ...gone.map(from => atomOf('removed', { from, class: 'c3' }))],
    carried: told.flatMap(({ carried }) => carried),
  }
}

/** One element that became one other: its words, its short name, its place, and what is only set otherwise. */
function ofPair({ from, to, guessed }: ElementTie, isMoved: boolean, budget: Budget): Changes {
  const changes = textChanges(from.text, to.text, budget)
  const atoms = changes.map((change): ChangeAtom => {
    const [before, after] = [
      spanOf(from, change.beforeStart, change.beforeEnd),
      spanOf(to, change.afterStart, change.afterEnd),
    ]
    const [beforeText, afterText] = [textIn(from, before), textIn(to, after)]
    const inListEnd = to.number > 0 && before.start >= listEndOf(from.text) && after.start >= listEndOf(to.text)
    const suggested = classOfRewording({ before: beforeText, after: afterText, inListEnd })
    return { operation: 'reworded', before, after, beforeText, afterText, class: guessed ? 'c3' : suggested }
  })
  if (from.handle !== to.handle) {
    atoms.push({ ...atomOf('renamed', { from, to, class: 'c2' }), beforeText: from.handle, afterText: to.handle })
  }
  if (isMoved) atoms.push(atomOf('moved', { from, to, class: 'c2' }))
  if (from.text === to.text && from.look !== to.look) atoms.push(atomOf('formatted', { from, to, class: 'c0' }))
  return { atoms, carried: carriedBy({ from, to }, changes) }
}

/** One element that several made, or that one of several became. */
function ofMany(
  to: TracedElement,
  coming: readonly ElementTie[],
  ties: readonly ElementTie[],
  budget: Budget,
): Changes {
  const isSplit = coming.some(({ from }) => ties.some(other => other.from === from && other.to !== to))
  const carried: Carried[] = []
  for (const { from } of coming) {
    const kept = carriedBy({ from, to }, textChanges(from.text, to.text, budget))
    carried.push(...kept.filter(words => carried.every(other => !overlap(words, other))))
  }
  const operation = isSplit ? 'split' : 'merged'
  return { atoms: coming.map(({ from }) => atomOf(operation, { from, to, class: 'c3' })), carried }
}

function overlap(a: Carried, b: Carried): boolean {
  return a.toStart < b.toStart + b.length && b.toStart < a.toStart + a.length
}

type TextChanges = ReturnType<typeof textChanges>

/** What lies between the changes. */
function carriedBy({ from, to }: Pick<ElementTie, 'from' | 'to'>, changes: TextChanges): Carried[] {
  const kept: Carried[] = []
  let [fromStart, toStart] = [0, 0]
  const end = { beforeStart: from.text.length, beforeEnd: 0, afterStart: to.text.length, afterEnd: 0 }
  for (const change of [...changes, end]) {
    const length = change.afterStart - toStart
    if (length > 0) kept.push({ from: from.id, to: to.id, fromStart, toStart, length })
    fromStart = change.beforeEnd
    toStart = change.afterEnd
  }
  return kept
}

interface Whole {
  readonly from?: TracedElement
  readonly to?: TracedElement
  readonly class: ChangeClass
}

/** About elements as wholes. */
function atomOf(operation: ChangeOperation, { from, to, class: suggested }: Whole): ChangeAtom {
  return {
    operation,
    before: from ? spanOf(from, 0, from.text.length) : null,
    after: to ? spanOf(to, 0, to.text.length) : null,
    beforeText: from?.text ?? '',
    afterText: to?.text ?? '',
    class: suggested,
  }
}

function spanOf({ id, number }: TracedElement, start: number, end: number): Span {
  return { elementId: id, number, start, end }
}

function textIn({ text }: TracedElement, { start, end }: Span): string {
  return text.slice(start, end)
}
