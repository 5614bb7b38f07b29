import type { AuthoredClocks } from '@fieldword/shared/collab/history-contract.ts'
import type { Sql, TransactionSql } from 'postgres'
import type { LoggedUpdate, Pack } from './pack.ts'
import { type Packed, packChecked } from './pack-checked.ts'
import { readPackedAuthorship } from './update-log-authorship.ts'

/** Rows of one pack: larger ones compress hardly better, and are read whole for one row. */
export const rowsPerPack = 4096
const mostBytes = 4 * 1024 * 1024

/**
 * [COL19] [COL20] Moves the oldest rows of a draft that a snapshot covers into a pack, in one commit, and records with it who
 * wrote them. Answers how many: none when fewer than `least` are there (a full pack is always made), or when another process
 * was faster. `pack` does so where it holds nobody up.
 */
export async function packOldest(
  sql: Sql,
  draftId: string,
  least: number,
  pack: (rows: readonly LoggedUpdate[]) => Promise<Packed> = packChecked,
): Promise<number> {
  const { rows, isFull } = await readOldest(sql, draftId)
  if (rows.length === 0 || (!isFull && rows.length < least)) return 0
  const packed = await pack(rows)
  const authored = await firstOf(sql, draftId, packed.delivered)
  return sql.begin(async tx => {
    const moved = await moveRows(tx, draftId, packed.pack, rows, authored)
    if (moved !== 0 && moved !== rows.length) throw new Error(`${moved} rows were moved instead of ${rows.length}`)
    return moved
  })
}

async function readOldest(sql: Sql, draftId: string): Promise<{ rows: LoggedUpdate[]; isFull: boolean }> {
  const stored = await sql<{ seq: string; bytes: Buffer; user_id: string | null; created_at: Date; packed: string }[]>`
    WITH packed AS (
      SELECT coalesce(max(to_seq), 0) AS seq FROM draft_packs WHERE draft_id = ${draftId}
    ), covered AS (
      SELECT max(seq) AS seq FROM draft_snapshots WHERE draft_id = ${draftId}
    )
    SELECT updates.seq, bytes, user_id, created_at
    FROM packed, covered, draft_updates AS updates
    WHERE draft_id = ${draftId} AND updates.seq > packed.seq AND updates.seq <= covered.seq
    ORDER BY updates.seq LIMIT ${rowsPerPack}`
  const rows: LoggedUpdate[] = []
  let bytes = 0
  for (const row of stored) {
    if (bytes >= mostBytes) break
    bytes += row.bytes.length
    rows.push({ seq: Number(row.seq), bytes: row.bytes, userId: row.user_id, at: row.created_at })
  }
  return { rows, isFull: rows.length === rowsPerPack || bytes >= mostBytes }
}

/** [COL24] What of this nobody delivered before. */
async function firstOf(sql: Sql, draftId: string, delivered: readonly AuthoredClocks[]): Promise<AuthoredClocks[]> {
  const { authorship } = await readPackedAuthorship(sql, draftId, new Set(delivered.map(({ client }) => client)))
  return authorship.addAll(delivered)
}

/** The pack's numbers let one process in: to another one that began at the same row nothing happens. */
async function moveRows(
  tx: TransactionSql,
  draftId: string,
  pack: Pack,
  rows: readonly LoggedUpdate[],
  authored: readonly AuthoredClocks[],
): Promise<number> {
  const firstAt = new Date(Math.min(...rows.map(({ at }) => at.getTime())))
  const [moved] = await tx<{ count: number }[]>`
    WITH packed AS (
      INSERT INTO draft_packs (draft_id, from_seq, to_seq, heads, heads_size, bodies, bodies_size, first_at)
      SELECT id, ${pack.fromSeq}, ${pack.toSeq}, ${Buffer.from(pack.heads)}, ${pack.headsSize},
        ${Buffer.from(pack.bodies)}, ${pack.bodiesSize}, ${firstAt}::timestamptz
      FROM (SELECT id FROM drafts WHERE id = ${draftId} AND retired_at IS NULL FOR KEY SHARE) there
      ON CONFLICT DO NOTHING RETURNING from_seq, to_seq
    ), removed AS (
      DELETE FROM draft_updates USING packed
      WHERE draft_id = ${draftId} AND seq BETWEEN packed.from_seq AND packed.to_seq RETURNING seq
    ), recorded AS (
      INSERT INTO draft_authorship (draft_id, client_id, from_clock, to_clock, user_id)
      SELECT ${draftId}::uuid, given.client, given.from, given.to, given.by
      FROM json_to_recordset(${JSON.stringify(authored)}::text::json)
        AS given (client bigint, "from" bigint, "to" bigint, by uuid), packed
      ON CONFLICT (draft_id, client_id, from_clock) DO UPDATE SET to_clock = excluded.to_clock
    )
    SELECT count(*)::integer AS count FROM removed`
  return moved?.count ?? 0
}
