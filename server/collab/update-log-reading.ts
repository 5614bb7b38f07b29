import type { Sql } from 'postgres'

export interface StoredUpdate {
  readonly seq: number
  readonly bytes: Uint8Array
}

export interface StoredDraft {
  readonly snapshot: StoredUpdate | null
  /** Every update after the snapshot, in order. */
  readonly tail: readonly StoredUpdate[]
}

interface Row {
  seq: string
  bytes: Buffer
}

/** [COL3] The newest snapshot of a draft and what came after it. */
export async function readStored(sql: Sql, draftId: string): Promise<StoredDraft> {
  const [newest] = await sql<Row[]>`
    SELECT seq, bytes FROM draft_snapshots WHERE draft_id = ${draftId} ORDER BY seq DESC LIMIT 1`
  const snapshot = newest ? storedUpdate(newest) : null
  return { snapshot, tail: await readAfter(sql, draftId, snapshot?.seq ?? 0) }
}

/** Rows become visible in the order of their numbers, since each was given under the draft's row lock. */
export async function readAfter(sql: Sql, draftId: string, seq: number): Promise<StoredUpdate[]> {
  const rows = await sql<Row[]>`
    SELECT seq, bytes FROM draft_updates WHERE draft_id = ${draftId} AND seq > ${seq} ORDER BY seq`
  return rows.map(storedUpdate)
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

/** [COL3] Older updates stay where they are: a draft's history can be played back. */
export async function writeSnapshot(sql: Sql, draftId: string, { seq, bytes }: StoredUpdate): Promise<void> {
  await sql`
    INSERT INTO draft_snapshots (draft_id, seq, bytes, created_at)
    VALUES (${draftId}, ${seq}, ${Buffer.from(bytes)}, now()) ON CONFLICT DO NOTHING`
}

function storedUpdate({ seq, bytes }: Row): StoredUpdate {
  return { seq: Number(seq), bytes }
}
