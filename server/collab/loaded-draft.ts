import type * as Y from 'yjs'
import { docOf } from './draft-document.ts'
import type { LogStore } from './log-store.ts'
import type { StoredUpdate } from './update-log-snapshots.ts'

/** A draft as the log holds it, and what that took to read. */
export interface LoadedDraft {
  readonly doc: Y.Doc
  readonly bytes: number
  readonly seq: number
  readonly owners: Map<number, string | null>
  readonly tailRows: number
  readonly tailBytes: number
  readonly snapshotBytes: number
}

/** [COL3] The document from its newest snapshot and what came after it. */
export async function loadDraft(store: LogStore, draftId: string): Promise<LoadedDraft> {
  const [{ snapshot, tail }, owners] = await Promise.all([store.read(draftId), store.owners(draftId)])
  const updates = [...(snapshot ? [snapshot.bytes] : []), ...tail.map(row => row.bytes)]
  const tailBytes = sizeOf(tail)
  const snapshotBytes = snapshot?.bytes.length ?? 0
  return {
    doc: docOf(updates),
    bytes: snapshotBytes + tailBytes,
    seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0,
    owners,
    tailRows: tail.length,
    tailBytes,
    snapshotBytes,
  }
}

/** Bytes of all of them. */
export function sizeOf(updates: readonly StoredUpdate[]): number {
  return updates.reduce((sum, { bytes }) => sum + bytes.length, 0)
}
