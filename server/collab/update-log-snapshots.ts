import type { Sql } from 'postgres'
import { compress, decompress } from './compression.ts'
import { superfluous } from './keyframes.ts'

export interface StoredUpdate {
  readonly seq: number
  readonly bytes: Uint8Array
}

export interface SnapshotRow {
  readonly seq: string | bigint
  readonly bytes: Uint8Array
  readonly size: number
}

/** [COL3] The newest snapshot of a draft, or [COL21] the newest that is no later than `until`. */
export async function readSnapshot(sql: Sql, draftId: string, until?: number): Promise<StoredUpdate | null> {
  const bounded = until === undefined ? sql`` : sql`AND seq <= ${until}`
  const [row] = await sql<SnapshotRow[]>`
    SELECT seq, bytes, size FROM draft_snapshots WHERE draft_id = ${draftId} ${bounded} ORDER BY seq DESC LIMIT 1`
  return row ? unpackSnapshot(row) : null
}

/** Rejects when it is damaged: it is never taken for a text. */
export async function unpackSnapshot({ seq, bytes, size }: SnapshotRow): Promise<StoredUpdate> {
  try {
    return { seq: Number(seq), bytes: await decompress(bytes, size) }
  } catch (cause) {
    throw new Error(`The snapshot of edit ${seq} is damaged`, { cause })
  }
}

/**
 * [COL3] [COL21] Older updates stay in the log; older snapshots only where seeking needs them. [COL50] Of a draft whose past is being
 * destroyed nothing comes back: the lock waits for it, and then finds no draft.
 */
export async function writeSnapshot(sql: Sql, draftId: string, { seq, bytes }: StoredUpdate): Promise<void> {
  const packed = await compress(bytes)
  await sql`
    INSERT INTO draft_snapshots (draft_id, seq, bytes, size, created_at)
    SELECT id, ${seq}, ${packed}, ${bytes.length}, now()
    FROM (SELECT id FROM drafts WHERE id = ${draftId} AND retired_at IS NULL FOR KEY SHARE) there
    ON CONFLICT DO NOTHING`
  const stored = await sql<{ seq: string; length: number }[]>`
    SELECT seq, octet_length(bytes) AS length FROM draft_snapshots WHERE draft_id = ${draftId} ORDER BY seq`
  const dropped = superfluous(stored.map(row => ({ seq: Number(row.seq), length: row.length })))
  if (dropped.length === 0) return
  await sql`
    DELETE FROM draft_snapshots
    WHERE draft_id = ${draftId} AND seq IN (SELECT value::text::bigint FROM json_array_elements(${JSON.stringify(dropped)}::text::json))`
}
