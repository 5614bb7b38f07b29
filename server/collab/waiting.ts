import * as Y from 'yjs'
import type { ClientRange } from './update-content.ts'

type Struct = Y.Item | Y.GC | Y.Skip

/** Whether part of what was applied waits for structs that have not come yet. */
export function isWaiting(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/**
 * [COL43] Lets go of structs that wait under an id which another struct has taken meanwhile. Yjs keeps them, and what it says of the
 * whole document would hold both: whoever reads that takes one or the other, and what stands after it may wait for ever.
 */
export function dropTaken(doc: Y.Doc): void {
  const pending = doc.store.pendingStructs
  if (!pending || ![...beginnings(pending.update)].some(([client, clock]) => clock < Y.getState(doc.store, client)))
    return
  const update = Y.diffUpdateV2(pending.update, Y.encodeStateVector(doc))
  if (structsOf(update).length > 0) pending.update = update
  else doc.store.pendingStructs = null
}

/** [COL43] Whether an update, of these ranges, says something else of an id than what waits under it. Deleted, it is the same still. */
export function contradictsWaiting(doc: Y.Doc, update: Uint8Array, ranges: readonly ClientRange[]): boolean {
  const pending = doc.store.pendingStructs
  if (!pending) return false
  // Nearly everybody types under an id that nothing waits under: for them no more of it is looked at than this.
  const from = beginnings(pending.update)
  if (!ranges.some(({ client, to }) => to > (from.get(client) ?? Number.POSITIVE_INFINITY))) return false
  const waiting = new Map(structsOf(pending.update).flatMap(unitsOf))
  return Y.decodeUpdate(update).structs.some(struct =>
    unitsOf(struct).some(([id, said]) => (waiting.get(id) ?? said) !== said),
  )
}

/** By the bytes that wait, which stay the same while nothing is added to them: they are looked at with every key. */
const known = new WeakMap<Uint8Array, Map<number, number>>()

/** The first clock of each client in what waits. */
function beginnings(update: Uint8Array): Map<number, number> {
  const before = known.get(update)
  if (before) return before
  const found = new Map<number, number>()
  for (const { id } of structsOf(update)) {
    found.set(id.client, Math.min(id.clock, found.get(id.client) ?? Number.POSITIVE_INFINITY))
  }
  known.set(update, found)
  return found
}

function structsOf(update: Uint8Array): Struct[] {
  return Y.decodeUpdateV2(update).structs.filter(struct => !(struct instanceof Y.Skip))
}

/**
 * What a struct says of each of its ids. How many go together in one struct means nothing: Yjs joins and parts them. What is deleted
 * says nothing any more, and may be longer than any message.
 */
function unitsOf(struct: Struct): [id: string, said: string][] {
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return []
  const { client, clock } = struct.id
  return Array.from({ length: struct.length }, (_, at) => [`${client}:${clock + at}`, saidAt(struct, at)])
}

function saidAt({ id, origin, rightOrigin, parent, parentSub, content }: Y.Item, at: number): string {
  const before = at > 0 ? Y.createID(id.client, id.clock + at - 1) : origin
  // Written down only where no neighbour tells it.
  const place = before || rightOrigin ? null : [parent instanceof Y.ID ? nameOf(parent) : parent, parentSub]
  return JSON.stringify([nameOf(before), nameOf(rightOrigin), place, contentAt(content, at)])
}

function nameOf(id: Y.ID | null): string | null {
  return id && `${id.client}:${id.clock}`
}

function contentAt(content: Y.Item['content'], at: number): unknown {
  if (content instanceof Y.ContentString) return content.str.charCodeAt(at)
  if (content instanceof Y.ContentAny) return content.arr[at]
  if (content instanceof Y.ContentFormat) return [content.key, content.value]
  if (content instanceof Y.ContentType) return content.type instanceof Y.XmlElement ? content.type.nodeName : 'text'
  return content.constructor.name
}
