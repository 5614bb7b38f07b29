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

/**
 * What an update carries. Throws when it cannot be read to its end: `applyUpdate` reads the deletions only after it has
 * changed the document, so a broken update must be found before.
 */
export function readUpdateContent(update: Uint8Array): UpdateContent {
  const { structs, ds } = Y.decodeUpdate(update)
  const ranges: ClientRange[] = []
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const last = ranges.at(-1)
    if (last?.client === client && last.to === clock) last.to = clock + struct.length
    else ranges.push({ client, from: clock, to: clock + struct.length })
  }
  return { ranges, deletions: ds.clients }
}

/** The clients of whom the update brings structs that the document does not have. */
export function newClientsIn(doc: Y.Doc, content: UpdateContent): number[] {
  const fresh = content.ranges.filter(({ client, to }) => to > Y.getState(doc.store, client))
  return [...new Set(fresh.map(range => range.client))]
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

/** Whether part of what was applied waits for structs that have not come yet. */
export function isWaiting(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/** Calls back for each struct's typed text: UTF-16 units as Yjs counts them. */
export function forEachText(update: Uint8Array, found: (client: number, clock: number, length: number) => void): void {
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
      found(struct.id.client, struct.id.clock, struct.length)
    }
  }
}
