import { setImmediate } from 'node:timers/promises'
import type { AuthoredClocks } from '@fieldword/shared/collab/history-contract.ts'
import type { Sql } from 'postgres'
import { Authorship } from './authorship.ts'
import type { LoggedUpdate } from './pack.ts'
import { readRanges } from './update-content.ts'
import { readPages } from './update-log-pages.ts'

/** Updates looked into before others have their turn. */
const updatesAtOnce = 200

/** What each of these rows brings, whether or not it was there before. */
export async function deliveriesOf(rows: readonly LoggedUpdate[]): Promise<AuthoredClocks[]> {
  const delivered: AuthoredClocks[] = []
  for (const [index, { bytes, userId }] of rows.entries()) {
    if (index % updatesAtOnce === updatesAtOnce - 1) await setImmediate()
    for (const { client, from, to } of readRanges(bytes)) delivered.push({ client, from, to, by: userId })
  }
  return delivered
}

interface AuthorshipRow {
  readonly packed: string
  readonly client_id: string | null
  readonly from_clock: string | null
  readonly to_clock: string | null
  readonly user_id: string | null
}

/** [COL24] Who wrote what these clients typed, as far as the log is packed, and how far it is. */
export async function readPackedAuthorship(
  sql: Sql,
  draftId: string,
  clients: ReadonlySet<number>,
): Promise<{ authorship: Authorship; packed: number }> {
  const rows = await sql<AuthorshipRow[]>`
    SELECT packed.seq AS packed, client_id, from_clock, to_clock, user_id
    FROM (SELECT coalesce(max(to_seq), 0) AS seq FROM draft_packs WHERE draft_id = ${draftId}) AS packed
    LEFT JOIN draft_authorship ON draft_id = ${draftId}
      AND client_id IN (SELECT value::text::bigint FROM json_array_elements(${JSON.stringify([...clients])}::text::json))`
  const authorship = new Authorship()
  for (const { client_id, from_clock, to_clock, user_id } of rows) {
    if (client_id !== null) authorship.add(Number(client_id), Number(from_clock), Number(to_clock), user_id)
  }
  return { authorship, packed: Number(rows[0]?.packed ?? 0) }
}

/** [COL24] Who wrote what these clients had typed by edit `until`: what is packed was looked into then, the rest is now. */
export async function readAuthorship(
  sql: Sql,
  draftId: string,
  clients: ReadonlySet<number>,
  until: number,
): Promise<Authorship> {
  const { authorship, packed } = await readPackedAuthorship(sql, draftId, clients)
  for await (const page of readPages(sql, draftId, { after: packed, until })) {
    for (const { client, from, to, by } of await deliveriesOf(page)) {
      if (clients.has(client)) authorship.add(client, from, to, by)
    }
  }
  return authorship
}
