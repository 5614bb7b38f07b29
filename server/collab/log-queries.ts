import type { Tx } from '../platform/database/prisma.ts'
import { rowsOf, type StoredPart } from './update-log-pages.ts'
import { type SnapshotRow, unpackSnapshot } from './update-log-snapshots.ts'

export interface StoredText {
  /** The newest snapshot and what came after it. */
  readonly updates: Uint8Array[]
  /** The last sequence number among them. */
  readonly seq: number
}

/** [COL3] What the log holds, within a transaction: also what this one has written. */
export async function readStored(tx: Tx, draftId: string): Promise<StoredText> {
  const [row] = await tx.$queryRaw<SnapshotRow[]>`
    SELECT seq, bytes, size FROM draft_snapshots WHERE draft_id = ${draftId}::uuid ORDER BY seq DESC LIMIT 1`
  const snapshot = row && (await unpackSnapshot(row))
  const after = snapshot?.seq ?? 0
  const parts = await tx.$queryRaw<StoredPart[]>`
    SELECT from_seq, to_seq, heads, heads_size, bodies, bodies_size, NULL::uuid AS user_id, NULL::timestamptz AS created_at
    FROM draft_packs WHERE draft_id = ${draftId}::uuid AND to_seq > ${after}
    UNION ALL
    SELECT seq, seq, NULL, NULL, bytes, NULL, NULL, NULL
    FROM draft_updates WHERE draft_id = ${draftId}::uuid AND seq > ${after}
    ORDER BY to_seq`
  const tail = await rowsOf(parts, after)
  const updates = tail.map(({ bytes }) => bytes)
  return {
    updates: snapshot ? [snapshot.bytes, ...updates] : updates,
    seq: tail.at(-1)?.seq ?? after,
  }
}
