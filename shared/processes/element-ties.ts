import { proposeLineage } from '../definitions/lineage-proposals.ts'
import { increasing } from '../diff/increasing.ts'
import type { TracedElement } from './traced-elements.ts'

/** An element, and one it went on as. */
export interface ElementTie {
  readonly from: TracedElement
  readonly to: TracedElement
  /** It has another id, and other words: that it is the same is a guess. */
  readonly guessed: boolean
}

/**
 * [PR262] Which elements went on where: by id, by the same words, and where an element was split or joined by the words they share
 * [DEF40]. What stands around the elements goes on as itself.
 */
export function tieElements(before: readonly TracedElement[], after: readonly TracedElement[]): ElementTie[] {
  const [earlier, later] = [before, after].map(elements => new Map(elements.map(element => [element.id, element])))
  const [from, to] = [before, after].map(elements => elements.filter(({ number }) => number > 0))
  const proposed = proposeLineage(from ?? [], to ?? [])
  return [{ from: '', to: '' }, ...proposed].flatMap(tie => {
    const [was, is] = [earlier?.get(tie.from ?? 'none'), later?.get(tie.to ?? 'none')]
    if (!was || !is) return []
    return [{ from: was, to: is, guessed: was.id !== is.id && was.text !== is.text }]
  })
}

/** Of those that went on as one other, which changed places with others: as few as explain the new order. */
export function movedTies(ties: readonly ElementTie[]): Set<ElementTie> {
  const alone = ties.filter(tie => isAlone(tie, ties) && tie.to.number > 0)
  const ordered = alone.toSorted((a, b) => a.from.number - b.from.number)
  const stayed = new Set(increasing(ordered, ({ to }) => to.number))
  return new Set(ordered.filter(tie => !stayed.has(tie)))
}

export function isAlone(tie: ElementTie, ties: readonly ElementTie[]): boolean {
  return ties.every(other => other === tie || (other.from !== tie.from && other.to !== tie.to))
}
