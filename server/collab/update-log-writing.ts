import type { Sql } from 'postgres'

export interface LogRow {
  readonly draftId: string
  readonly userId: string
  readonly bytes: Uint8Array
  readonly clients: readonly number[]
}

/** The sequence numbers a draft's rows were given: after `before`, up to and including `after`. */
export interface Range {
  readonly before: number
  readonly after: number
}

/** A NOTIFY payload holds 8,000 bytes: 140 drafts of 37 bytes, each with up to 19 digits. */
const draftsPerSignal = 140

/**
 * [COL2] Writes rows of many drafts in one statement, which is one commit and one journey. Answers the range of each
 * draft that was written, and nothing for a draft whose row another transaction holds: waiting for one lock would keep
 * every other draft of the process from its disk.
 *
 * Without ORDER BY two processes could lock two drafts in opposite order; without the lock before the update, SKIP LOCKED
 * could not be said.
 */
export async function writeRows(sql: Sql, rows: readonly LogRow[]): Promise<Map<string, Range | 'gone'>> {
  // JSON and not arrays: postgres.js can write arrays only after it has asked each connection for their types.
  const rowsJson = JSON.stringify(
    rows.map(({ draftId, userId, bytes }) => ({ draft_id: draftId, user_id: userId, bytes: base64(bytes) })),
  )
  const clientsJson = JSON.stringify(
    rows.flatMap(({ draftId, userId, clients }) =>
      clients.map(client => ({ draft_id: draftId, client_id: client, user_id: userId })),
    ),
  )
  const written = await sql<{ id: string; before: string; after: string; exists: boolean }[]>`
    WITH input AS (
      SELECT draft_id, user_id, decode(bytes, 'base64') AS bytes,
        row_number() OVER (PARTITION BY draft_id ORDER BY place) AS step
      FROM ROWS FROM (
        json_to_recordset(${rowsJson}::text::json) AS (draft_id uuid, user_id uuid, bytes text)
      ) WITH ORDINALITY AS given (draft_id, user_id, bytes, place)
    ), wanted AS (
      SELECT draft_id, count(*) AS steps FROM input GROUP BY draft_id
    ), locked AS MATERIALIZED (
      SELECT id FROM drafts WHERE id IN (SELECT draft_id FROM wanted) AND retired_at IS NULL
      ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
    ), numbered AS (
      UPDATE drafts SET seq = seq + wanted.steps
      FROM locked JOIN wanted ON wanted.draft_id = locked.id
      WHERE drafts.id = locked.id
      RETURNING drafts.id, drafts.seq - wanted.steps AS before, drafts.seq AS after
    ), logged AS (
      INSERT INTO draft_updates (draft_id, seq, bytes, user_id, created_at)
      SELECT input.draft_id, numbered.before + input.step, input.bytes, input.user_id, now()
      FROM input JOIN numbered ON numbered.id = input.draft_id
    ), bound AS (
      INSERT INTO draft_clients (draft_id, client_id, user_id)
      SELECT given.draft_id, given.client_id, given.user_id
      FROM json_to_recordset(${clientsJson}::text::json) AS given (draft_id uuid, client_id bigint, user_id uuid)
      JOIN numbered ON numbered.id = given.draft_id
      ON CONFLICT DO NOTHING
    ), signalled AS (
      SELECT pg_notify('drafts', string_agg(id || ':' || after, ',')) AS sent
      FROM (SELECT id, after, (row_number() OVER () - 1) / ${draftsPerSignal} AS part FROM numbered) AS parts
      GROUP BY part
    )
    SELECT wanted.draft_id AS id, numbered.before, numbered.after,
      EXISTS (SELECT FROM drafts WHERE drafts.id = wanted.draft_id AND retired_at IS NULL) AS exists,
      (SELECT count(sent) FROM signalled) AS signals
    FROM wanted LEFT JOIN numbered ON numbered.id = wanted.draft_id`
  const ranges = new Map<string, Range | 'gone'>()
  for (const { id, before, after, exists } of written) {
    if (!exists) ranges.set(id, 'gone')
    else if (after !== null) ranges.set(id, { before: Number(before), after: Number(after) })
  }
  return ranges
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
