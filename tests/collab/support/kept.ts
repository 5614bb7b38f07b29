import {
  type ClientRange,
  deletesAnything,
  newClientsIn,
  readUpdateContent,
  type UpdateContent,
} from '@fieldword/server/collab/update-content.ts'
import * as Y from 'yjs'

/** Whether a document has all that is in an update, be it that some of it waits for what somebody has yet to send. */
export function isKept(doc: Y.Doc, update: Uint8Array): boolean {
  const content = readUpdateContent(update)
  if (newClientsIn(doc, content).length === 0 && !deletesAnything(doc, content)) return true
  const held = readUpdateContent(Y.encodeStateAsUpdate(doc))
  return content.ranges.every(range => isCovered(range, held.ranges)) && deletionsOf(content).every(isAmong(held))
}

function isCovered({ client, from, to }: ClientRange, held: readonly ClientRange[]): boolean {
  return held.some(range => range.client === client && range.from <= from && to <= range.to)
}

function isAmong(held: UpdateContent): (deleted: ClientRange) => boolean {
  const all = deletionsOf(held)
  return deleted => isCovered(deleted, all)
}

function deletionsOf({ deletions }: UpdateContent): ClientRange[] {
  return [...deletions].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
  )
}
