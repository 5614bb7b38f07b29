import * as Y from 'yjs'
import type { ClientRange } from './update-content.ts'

/**
 * [COL60] Whether one of these structs, which are in the document, names as the neighbours it was typed between two that are not in one
 * list. Yjs puts it somewhere, which is not the same place in every replica. (In one list they may stand the other way round: undoing
 * what others took apart names such, and replicas agree about it.)
 */
export function areInTwoLists(doc: Y.Doc, ranges: readonly ClientRange[]): boolean {
  return ranges.some(({ client, from, to }) => {
    const structs = doc.store.clients.get(client)
    if (!structs || from >= Math.min(to, Y.getState(doc.store, client))) return false
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
      const struct = structs[at]
      if (!struct || struct.id.clock >= to) return false
      if (struct instanceof Y.Item && isInTwoLists(doc.store, struct)) return true
    }
    return false
  })
}

function isInTwoLists(store: Y.Doc['store'], { origin, rightOrigin }: Y.Item): boolean {
  if (!origin || !rightOrigin) return false
  const [left, right] = [Y.getItem(store, origin), Y.getItem(store, rightOrigin)] as readonly (Y.Item | Y.GC)[]
  // Beside what is gone altogether, it is gone too.
  if (!(left instanceof Y.Item && right instanceof Y.Item)) return false
  return left.parent !== right.parent || left.parentSub !== right.parentSub
}
