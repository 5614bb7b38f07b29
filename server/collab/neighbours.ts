import * as Y from 'yjs'
import type { ClientRange } from './update-content.ts'

/**
 * [COL60] Whether one of these structs, which are in the document, names as the neighbours it was typed between two that stand the
 * other way round, or not in one list. Yjs puts it somewhere, which is not the same place in every replica. Two that once stood
 * in some order always do, so what comes between them later changes nothing.
 */
export function areCrossed(doc: Y.Doc, ranges: readonly ClientRange[]): boolean {
  return ranges.some(({ client, from, to }) => {
    const structs = doc.store.clients.get(client)
    if (!structs || from >= Math.min(to, Y.getState(doc.store, client))) return false
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
      const struct = structs[at]
      if (!struct || struct.id.clock >= to) return false
      if (struct instanceof Y.Item && isCrossed(doc.store, struct)) return true
    }
    return false
  })
}

function isCrossed(store: Y.Doc['store'], { origin, rightOrigin }: Y.Item): boolean {
  if (!origin || !rightOrigin) return false
  const [left, right] = [Y.getItem(store, origin), Y.getItem(store, rightOrigin)] as readonly (Y.Item | Y.GC)[]
  // Beside what is gone altogether, it is gone too.
  if (!(left instanceof Y.Item && right instanceof Y.Item)) return false
  if (left === right) return origin.clock >= rightOrigin.clock
  return left.parent !== right.parent || left.parentSub !== right.parentSub || !isBefore(left, right)
}

/** Of two in one list. Looked for from both, which as good as always are near each other. */
function isBefore(left: Y.Item, right: Y.Item): boolean {
  let after = left.right
  let before = right.left
  while (after && before) {
    if (after === right || before === left) return true
    after = after.right
    before = before.left
  }
  return false
}
