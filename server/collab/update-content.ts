import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import * as Y from 'yjs'

/** The structs of one client in an update: clocks `from` up to but not including `to`. */
export interface ClientRange {
  readonly client: number
  readonly from: number
  to: number
}

export interface UpdateContent {
  readonly ranges: readonly ClientRange[]
  readonly deletions: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
}

/** Past what is ever typed in a draft. Sums of larger numbers are not exact, and what is written of them cannot be read again. */
const mostClocks = 2 ** 31

/**
 * [COL5] What an update carries. Throws at what no draft holds; when it cannot be read to its end, since `applyUpdate` reads the
 * deletions only after it has changed the document; and at what has no length, which no editor makes and `applyUpdate`
 * takes: nobody could sync with the document ever again.
 */
export function readUpdateContent(update: Uint8Array): UpdateContent {
  const { structs, ds } = Y.decodeUpdate(update)
  for (const { clock, len } of [...ds.clients.values()].flat()) {
    if (len < 1) throw new Error('A deletion without length')
    if (clock + len > mostClocks) throw new Error('A deletion of what nobody typed')
  }
  for (const struct of structs) {
    if (struct.length < 1) throw new Error('A struct without length')
    if (struct.id.clock + struct.length > mostClocks) throw new Error('More than anybody types')
    if (!(struct instanceof Y.Item)) continue
    if (!belongsInDraft(struct)) throw new Error('No draft holds such content')
    if (struct.origin && Y.compareIDs(struct.origin, struct.rightOrigin)) throw new Error('One neighbour on both sides')
  }
  const ranges = rangesOf(structs)
  if (saysTwice(ranges)) throw new Error('Two structs under one id')
  return { ranges, deletions: ds.clients }
}

/** Yjs takes either, and not every replica the same. */
function saysTwice(ranges: readonly ClientRange[]): boolean {
  const ends = new Map<number, number>()
  return ranges.some(({ client, from, to }) => {
    const end = ends.get(client) ?? 0
    ends.set(client, to)
    return from < end
  })
}

/** The clocks of an update that is in the log, whatever it holds. */
export function readRanges(update: Uint8Array): ClientRange[] {
  return rangesOf(Y.decodeUpdate(update).structs)
}

function rangesOf(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): ClientRange[] {
  const ranges: ClientRange[] = []
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const last = ranges.at(-1)
    if (last?.client === client && last.to === clock) last.to = clock + struct.length
    else ranges.push({ client, from: clock, to: clock + struct.length })
  }
  return ranges
}

/**
 * A draft is one XML fragment of elements, texts, formats and attribute values. Anything else Yjs could hold breaks the editors of
 * everybody who receives it.
 */
function belongsInDraft({ content, parent }: Y.Item): boolean {
  if (typeof parent === 'string' && parent !== fragmentName) return false
  if (content instanceof Y.ContentType) return content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText
  return contentTypes.some(type => content instanceof type)
}

/**
 * [COL5] Deletes what came with this transaction and stands where no editor puts it: characters outside a text, an element within
 * one, an attribute that is no value. A struct may tell its place by a neighbour alone, so it is known only once it is in the document,
 * which for what waited is with somebody else's update. Every replica of the server finds the same, so no log need say it.
 */
export function takeOutMisplaced(doc: Y.Doc, transaction: Y.Transaction): ClientRange[] {
  const misplaced: Y.Item[] = []
  for (const client of doc.store.clients.keys()) {
    for (const item of itemsOf(doc, client, transaction.beforeState.get(client) ?? 0)) {
      if (!item.deleted && !fitsItsPlace(item)) misplaced.push(item)
    }
  }
  for (const item of misplaced) item.delete(transaction)
  return misplaced.map(({ id: { client, clock }, length }) => ({ client, from: clock, to: clock + length }))
}

const none: readonly Y.Item[] = []

/** What the document has of one client, from the struct of clock `from` up to but not including clock `to`. */
export function itemsOf(doc: Y.Doc, client: number, from: number, to = Number.POSITIVE_INFINITY): readonly Y.Item[] {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= Math.min(to, Y.getState(doc.store, client))) return none
  const items: Y.Item[] = []
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) break
    if (struct instanceof Y.Item) items.push(struct)
  }
  return items
}

/** Whether some of these clocks are among those. */
export function meets(these: readonly ClientRange[], those: readonly ClientRange[]): boolean {
  return those.some(({ client, from, to }) => these.some(it => it.client === client && it.from < to && from < it.to))
}

function fitsItsPlace({ content, parent, parentSub }: Y.Item): boolean {
  if (content instanceof Y.ContentDeleted) return true
  if (parentSub !== null) return parent instanceof Y.XmlElement && content instanceof Y.ContentAny
  if (parent instanceof Y.XmlText) return content instanceof Y.ContentString || content instanceof Y.ContentFormat
  return content instanceof Y.ContentType
}

const contentTypes = [Y.ContentString, Y.ContentFormat, Y.ContentAny, Y.ContentDeleted]

/** The clients of whom the update brings structs that the document does not have. */
export function newClientsIn(doc: Y.Doc, content: UpdateContent): number[] {
  const fresh = content.ranges.filter(({ client, to }) => to > Y.getState(doc.store, client))
  return [...new Set(fresh.map(range => range.client))]
}

/** Whether the document has none of the update's structs and all that come before them. */
export function isAllNew(doc: Y.Doc, { ranges }: UpdateContent): boolean {
  return ranges.every(({ client, from }) => from === Y.getState(doc.store, client))
}

/** Whether the update deletes something that the document still has. */
export function deletesAnything(doc: Y.Doc, { deletions }: UpdateContent): boolean {
  if (deletions.size === 0) return false
  const known = Y.createDeleteSetFromStructStore(doc.store)
  for (const [client, ranges] of deletions) {
    const covered = known.clients.get(client) ?? []
    if (
      ranges.some(
        range => !covered.some(({ clock, len }) => clock <= range.clock && range.clock + range.len <= clock + len),
      )
    )
      return true
  }
  return false
}

const mergedAtOnce = 32

/**
 * One update of many, at least one. Yjs looks at all of them for each struct it writes, which takes a quarter of a second for two
 * thousand keystrokes; a few at a time, and then what that gave, takes a fiftieth of it.
 */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates
  if (updates.length === 1 && first) return first
  if (updates.length <= mergedAtOnce) return Y.mergeUpdates([...updates])
  const merged: Uint8Array[] = []
  for (let from = 0; from < updates.length; from += mergedAtOnce) {
    merged.push(mergeUpdates(updates.slice(from, from + mergedAtOnce)))
  }
  return mergeUpdates(merged)
}

/** Calls back for each struct's typed text: UTF-16 units as Yjs counts them. */
export function forEachText(update: Uint8Array, found: (client: number, clock: number, length: number) => void): void {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
      found(struct.id.client, struct.id.clock, struct.length)
    }
  }
}
