import type { Sql } from 'postgres'
import { type Head, type LoggedUpdate, unpackHeads, unpackRows } from './pack.ts'

/** A row of the log, or a pack of them: then `heads` is there. */
export interface StoredPart {
  readonly from_seq: string | bigint
  readonly to_seq: string | bigint
  readonly heads: Uint8Array | null
  readonly heads_size: number | null
  readonly bodies: Uint8Array
  readonly bodies_size: number | null
  readonly user_id: string | null
  readonly created_at: Date
}

/** Of more it would take too long to make rows: meanwhile nobody else has their turn. */
const rowsAtOnce = 256

/** [COL19] The rows after `after` that these parts hold, packed or not, in their order. */
export async function rowsOf(parts: readonly StoredPart[], after: number): Promise<LoggedUpdate[]> {
  const rows: LoggedUpdate[] = []
  for (const part of parts) {
    const [fromSeq, toSeq] = [Number(part.from_seq), Number(part.to_seq)]
    if (part.heads === null || part.heads_size === null || part.bodies_size === null) {
      rows.push({ seq: toSeq, bytes: part.bodies, userId: part.user_id, at: part.created_at })
      continue
    }
    const { heads, heads_size: headsSize, bodies, bodies_size: bodiesSize } = part
    for (const row of await unpackRows({ fromSeq, toSeq, heads, headsSize, bodies, bodiesSize })) {
      if (row.seq > after) rows.push(row)
    }
  }
  return rows
}

/**
 * [COL19] The log from after `after` up to and including `until`, in order, in pages of one pack or some hundred rows. Each page
 * is one statement: rows that are packed meanwhile are found in their pack by the next.
 */
export async function* readPages(
  sql: Sql,
  draftId: string,
  { after, until }: { readonly after: number; readonly until: number },
): AsyncGenerator<LoggedUpdate[]> {
  let last = after
  while (last < until) {
    const parts = await sql<StoredPart[]>`
      WITH pack AS (
        SELECT from_seq, to_seq, heads, heads_size, bodies, bodies_size FROM draft_packs
        WHERE draft_id = ${draftId} AND to_seq > ${last} ORDER BY to_seq LIMIT 1
      )
      SELECT pack.*, NULL::uuid AS user_id, NULL::timestamptz AS created_at FROM pack
      UNION ALL (
        SELECT seq, seq, NULL, NULL, bytes, NULL, user_id, created_at FROM draft_updates
        WHERE draft_id = ${draftId} AND seq > ${last} AND seq <= ${until} AND NOT EXISTS (SELECT FROM pack)
        ORDER BY seq LIMIT ${rowsAtOnce}
      )`
    const page = (await rowsOf(parts, last)).filter(row => row.seq <= until)
    const end = page.at(-1)
    if (!end) return
    last = end.seq
    yield page
  }
}

interface HeadPart {
  readonly from_seq: string
  readonly to_seq: string
  readonly heads: Uint8Array | null
  readonly heads_size: number | null
  readonly user_id: string | null
  readonly created_at: Date
  readonly length: number | null
}

/** [COL22] What is said of every row up to `until`, in pages like those of `readPages`; no update is read for it. */
export async function* readHeads(sql: Sql, draftId: string, until: number): AsyncGenerator<Head[]> {
  let last = 0
  while (last < until) {
    const parts = await sql<HeadPart[]>`
      WITH pack AS (
        SELECT from_seq, to_seq, heads, heads_size FROM draft_packs
        WHERE draft_id = ${draftId} AND to_seq > ${last} ORDER BY to_seq LIMIT 1
      )
      SELECT pack.*, NULL::uuid AS user_id, NULL::timestamptz AS created_at, NULL::integer AS length FROM pack
      UNION ALL (
        SELECT seq, seq, NULL, NULL, user_id, created_at, octet_length(bytes) FROM draft_updates
        WHERE draft_id = ${draftId} AND seq > ${last} AND seq <= ${until} AND NOT EXISTS (SELECT FROM pack)
        ORDER BY seq LIMIT ${rowsAtOnce}
      )`
    const page = (await Promise.all(parts.map(headsOf))).flat().filter(({ seq }) => seq <= until)
    const end = page.at(-1)
    if (!end) return
    last = end.seq
    yield page
  }
}

function headsOf(part: HeadPart): Promise<Head[]> | Head {
  const [fromSeq, toSeq] = [Number(part.from_seq), Number(part.to_seq)]
  if (part.heads === null || part.heads_size === null) {
    return { seq: toSeq, userId: part.user_id, at: part.created_at, length: part.length ?? 0 }
  }
  return unpackHeads({ fromSeq, toSeq, heads: part.heads, headsSize: part.heads_size })
}

/** [COL23] The last row up to `lastSeq` that was written until then; null when there was none yet. */
export async function lastSeqUntil(
  sql: Sql,
  { draftId, lastSeq }: { readonly draftId: string; readonly lastSeq: number },
  time: Date,
): Promise<number | null> {
  const [row] = await sql<{ seq: string | null }[]>`
    SELECT max(seq) AS seq FROM draft_updates
    WHERE draft_id = ${draftId} AND seq <= ${lastSeq} AND created_at <= ${time}`
  if (row?.seq) return Number(row.seq)
  // Rows that were packed after that are found here.
  const [pack] = await sql<{ to_seq: string; from_seq: string; heads: Buffer; heads_size: number }[]>`
    SELECT from_seq, to_seq, heads, heads_size FROM draft_packs
    WHERE draft_id = ${draftId} AND first_at <= ${time} ORDER BY to_seq DESC LIMIT 1`
  if (!pack) return null
  const { heads, heads_size: headsSize } = pack
  const packed = { fromSeq: Number(pack.from_seq), toSeq: Number(pack.to_seq), heads, headsSize }
  return (await unpackHeads(packed)).findLast(({ seq, at }) => seq <= lastSeq && at <= time)?.seq ?? null
}
