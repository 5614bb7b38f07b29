import type { AuthoredClocks } from '@fieldword/shared/collab/history-contract.ts'
import type { Sql, TransactionSql } from 'postgres'
import type { LoggedUpdate, Pack } from './pack.ts'
import { type Packed, packChecked } from './pack-checked.ts'
import { readPackedAuthorship } from './update-log-authorship.ts'
import { readPages } from './update-log-pages.ts'

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
  const rows = await readOldest(sql, draftId, least)
  if (rows.length === 0) return 0
  const packed = await pack(rows)
  const authored = await firstOf(sql, draftId, packed.delivered)
  return sql.begin(async tx => {
    const moved = await moveRows(tx, draftId, packed.pack, rows, authored)
    if (moved !== 0 && moved !== rows.length) throw new Error(`${moved} rows were moved instead of ${rows.length}`)
    return moved
  })
}

/** A page of rows, or none where there is nothing worth a pack: that is asked before any row is read. */
async function readOldest(sql: Sql, draftId: string, least: number): Promise<LoggedUpdate[]> {
  const [there] = await sql<{ packed: string; covered: string; bytes: string }[]>`
    SELECT packed.seq AS packed, covered.seq AS covered, (
      SELECT coalesce(sum(octet_length(bytes)), 0) FROM draft_updates
      WHERE draft_id = ${draftId} AND seq > packed.seq AND seq <= least(covered.seq, packed.seq + ${rowsPerPack})
    ) AS bytes
    FROM (SELECT coalesce(max(to_seq), 0) AS seq FROM draft_packs WHERE draft_id = ${draftId}) AS packed,
      (SELECT coalesce(max(seq), 0) AS seq FROM draft_snapshots WHERE draft_id = ${draftId}) AS covered`
  const [packed, covered] = [Number(there?.packed ?? 0), Number(there?.covered ?? 0)]
  if (covered - packed < Math.min(least, rowsPerPack) && Number(there?.bytes ?? 0) < mostBytes) return []
  const rows: LoggedUpdate[] = []
  let bytes = 0
  for await (const page of readPages(sql, draftId, { after: packed, until: Math.min(covered, packed + rowsPerPack) })) {
    for (const row of page) {
      if (bytes >= mostBytes) return rows
      bytes += row.bytes.length
      rows.push(row)
    }
  }
  return rows
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
