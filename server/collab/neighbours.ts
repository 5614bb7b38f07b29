import * as Y from 'yjs'
import { type ClientRange, itemsOf } from './update-content.ts'

/** Looked along lists for the neighbours of one message, item by item: some 5 ms. Nobody's typing comes near it. */
const mostSteps = 1_000_000

type IsBefore = (left: Y.Item, right: Y.Item) => boolean

/**
 * [COL60] Whether one of these structs, which are in the document, names as the neighbours it was typed between two that stand the
 * other way round, or not in one list. Yjs puts it somewhere, which is not the same place in every replica. Two that once stood
 * in some order always do, so what comes between them later changes nothing.
 */
export function areCrossed(doc: Y.Doc, ranges: readonly ClientRange[], steps = mostSteps): boolean {
  const isBefore = orderWithin(steps)
  return ranges.some(({ client, from, to }) =>
    itemsOf(doc, client, from, to).some(item => isCrossed(doc.store, item, isBefore)),
  )
}

function isCrossed(store: Y.Doc['store'], { origin, rightOrigin }: Y.Item, isBefore: IsBefore): boolean {
  if (!origin || !rightOrigin) return false
  const [left, right] = [Y.getItem(store, origin), Y.getItem(store, rightOrigin)] as readonly (Y.Item | Y.GC)[]
  // Beside what is gone altogether, it is gone too.
  if (!(left instanceof Y.Item && right instanceof Y.Item)) return false
  if (left === right) return origin.clock >= rightOrigin.clock
  return left.parent !== right.parent || left.parentSub !== right.parentSub || !isBefore(left, right)
}

/**
 * Of two in one list. Looked for from both, which as good as always are near each other. Thousands in one message can be made to
 * be far apart: once so many steps were taken, all of a list are numbered, and then each is told at once.
 */
function orderWithin(steps: number): IsBefore {
  let remaining = steps
  const places = new Map<Y.Item, number>()
  return (former, latter) => {
    let [after, before] = [former.right, latter.left]
    for (; after && before && remaining > 0; remaining -= 1) {
      if (after === latter || before === former) return true
      ;[after, before] = [after.right, before.left]
    }
    if (remaining > 0) return false
    if (!places.has(former)) numberAll(former, places)
    return (places.get(former) ?? 0) < (places.get(latter) ?? 0)
  }
}

function numberAll(oneOfThem: Y.Item, places: Map<Y.Item, number>): void {
  let item: Y.Item | null = oneOfThem
  while (item.left) item = item.left
  for (let place = 0; item; item = item.right) {
    places.set(item, place)
    place += 1
  }
}
