import type { Sql } from 'postgres'
import { rowsOf, type StoredPart } from './update-log-pages.ts'
import { readSnapshot, type StoredUpdate } from './update-log-snapshots.ts'

export interface StoredDraft {
  readonly snapshot: StoredUpdate | null
  /** Every update after the snapshot, in order. */
  readonly tail: readonly StoredUpdate[]
}

/** [COL3] The newest snapshot of a draft and what came after it. */
export async function readStored(sql: Sql, draftId: string): Promise<StoredDraft> {
  const snapshot = await readSnapshot(sql, draftId)
  return { snapshot, tail: await readAfter(sql, draftId, snapshot?.seq ?? 0) }
}

/**
 * Rows become visible in the order of their numbers, since each was given under the draft's row lock. [COL19] They are packed
 * in one commit and read in one statement: none is missing because it moved.
 */
export async function readAfter(sql: Sql, draftId: string, seq: number): Promise<StoredUpdate[]> {
  const parts = await sql<StoredPart[]>`
    SELECT from_seq, to_seq, heads, heads_size, bodies, bodies_size, NULL::uuid AS user_id, NULL::timestamptz AS created_at
    FROM draft_packs WHERE draft_id = ${draftId} AND to_seq > ${seq}
    UNION ALL
    SELECT seq, seq, NULL, NULL, bytes, NULL, NULL, NULL FROM draft_updates WHERE draft_id = ${draftId} AND seq > ${seq}
    ORDER BY to_seq`
  return rowsOf(parts, seq)
}

/** Accounts by client id: all of the draft, or those asked for. */
export async function readOwners(
  sql: Sql,
  draftId: string,
  clients?: readonly number[],
): Promise<Map<number, string | null>> {
  const asked = clients ? sql`AND client_id = ANY(${`{${clients.join()}}`}::text::bigint[])` : sql``
  const rows = await sql<{ client_id: string; user_id: string | null }[]>`
    SELECT client_id, user_id FROM draft_clients WHERE draft_id = ${draftId} ${asked}`
  return new Map(rows.map(row => [Number(row.client_id), row.user_id]))
}
