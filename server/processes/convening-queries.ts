import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { type Meeting, Prisma, type StrawPoll } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface MeetingRow extends Meeting {
  readonly attended: number
  readonly items: number
  readonly polls: number
}

/** Newest first, of these stages, beyond the one whose id is given. */
export function readMeetings(
  tx: Tx,
  stageIds: readonly string[],
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<MeetingRow[]> {
  const beyond = after
    ? Prisma.sql`AND (held_on, id) < (SELECT last.held_on, last.id FROM meetings last WHERE last.id = ${after}::uuid)`
    : Prisma.empty
  return readRows(
    tx,
    Prisma.sql`stage_id = ANY(${[...stageIds]}::uuid[]) ${beyond} ORDER BY held_on DESC, id DESC LIMIT ${limit}`,
  )
}

export async function findMeeting(tx: Tx, processId: string, id: string): Promise<MeetingRow | null> {
  const [row] = await readRows(tx, Prisma.sql`process_id = ${processId}::uuid AND id = ${id}::uuid`)
  return row ?? null
}

function readRows(tx: Tx, where: Prisma.Sql): Promise<MeetingRow[]> {
  return tx.$queryRaw<MeetingRow[]>`
    SELECT id, process_id AS "processId", stage_id AS "stageId", title, held_on AS "heldOn", place, address,
      entered_by_id AS "enteredById", at,
      ((SELECT count(*) FROM meeting_attendees WHERE meeting_id = meetings.id)
        + (SELECT coalesce(sum(count), 0) FROM meeting_counts WHERE meeting_id = meetings.id))::int AS attended,
      (SELECT count(*) FROM meeting_items WHERE meeting_id = meetings.id)::int AS items,
      (SELECT count(*) FROM straw_polls WHERE meeting_id = meetings.id)::int AS polls
    FROM meetings WHERE ${where}`
}

/** Those with accounts. */
export function readAttendees(tx: Tx, meetingId: string): Promise<{ userId: string }[]> {
  return tx.meetingAttendee.findMany({ where: { meetingId }, select: { userId: true } })
}

export function readPolls(tx: Tx, meetingId: string): Promise<StrawPoll[]> {
  return tx.strawPoll.findMany({ where: { meetingId }, orderBy: { position: 'asc' } })
}

/** Everybody who was there, by the group they are of. */
export function readAttendance(tx: Tx, meetingId: string): Promise<{ stratum: string; count: number }[]> {
  return tx.$queryRaw<{ stratum: string; count: number }[]>`
    SELECT stratum, sum(count)::int AS count FROM (
      SELECT stratum, count(*) AS count FROM meeting_attendees WHERE meeting_id = ${meetingId}::uuid GROUP BY stratum
      UNION ALL SELECT stratum, count FROM meeting_counts WHERE meeting_id = ${meetingId}::uuid
    ) attended GROUP BY stratum ORDER BY stratum`
}

export interface ItemRow {
  readonly number: number
  readonly position: number
  readonly text: string
  readonly type: ContributionType
  readonly elementId: string | null
  readonly name: string
}

/** In their order, beyond a position. What is hidden or destroyed says nothing, and keeps its place. */
export function readItems(tx: Tx, meetingId: string, after: number, limit: number): Promise<ItemRow[]> {
  return tx.$queryRaw<ItemRow[]>`
    SELECT said.number, item.position, said.type::text AS type, said.element_id AS "elementId",
      CASE WHEN said.state = 'published' THEN said.text ELSE '' END AS text,
      CASE WHEN said.state = 'published' THEN coalesce(said.source->>'name', '') ELSE '' END AS name
    FROM meeting_items item JOIN contributions said ON said.id = item.contribution_id
    WHERE item.meeting_id = ${meetingId}::uuid AND item.position > ${after}
    ORDER BY item.position LIMIT ${limit}`
}

/** [PR250] What a stage of meetings comes to. */
export async function countConvening(tx: Tx, stageId: string) {
  const [row] = await tx.$queryRaw<
    { meetings: number; attended: number; items: number; polls: number; notes: number }[]
  >`
    WITH held AS (SELECT id FROM meetings WHERE stage_id = ${stageId}::uuid)
    SELECT (SELECT count(*) FROM held)::int AS meetings,
      ((SELECT count(*) FROM meeting_attendees WHERE meeting_id IN (SELECT id FROM held))
        + (SELECT coalesce(sum(count), 0) FROM meeting_counts WHERE meeting_id IN (SELECT id FROM held)))::int AS attended,
      (SELECT count(*) FROM meeting_items WHERE meeting_id IN (SELECT id FROM held))::int AS items,
      (SELECT count(*) FROM straw_polls WHERE meeting_id IN (SELECT id FROM held))::int AS polls,
      (SELECT count(*) FROM minority_notes WHERE stage_id = ${stageId}::uuid AND withdrawn_at IS NULL)::int AS notes`
  return row ?? { meetings: 0, attended: 0, items: 0, polls: 0, notes: 0 }
}

/** [PR215] Who attended the meetings of a stage, by group, each as often as they came. */
export function countByGroup(tx: Tx, stageId: string): Promise<{ stratum: string; count: number }[]> {
  return tx.$queryRaw<{ stratum: string; count: number }[]>`
    SELECT stratum, sum(count)::int AS count FROM (
      SELECT attendee.stratum, count(*) AS count FROM meeting_attendees attendee
        JOIN meetings ON meetings.id = attendee.meeting_id WHERE meetings.stage_id = ${stageId}::uuid GROUP BY attendee.stratum
      UNION ALL SELECT counted.stratum, counted.count FROM meeting_counts counted
        JOIN meetings ON meetings.id = counted.meeting_id WHERE meetings.stage_id = ${stageId}::uuid
    ) attended GROUP BY stratum ORDER BY stratum`
}
