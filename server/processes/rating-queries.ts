import type { Before, Changed, Counted } from '@fieldword/shared/processes/rating/reporting.ts'
import { processRole } from '@fieldword/shared/processes/vocabulary.ts'
import type { Withheld } from '@fieldword/shared/processes/withheld.ts'
import { Prisma, type Rating, type RatingRound } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { StageRow } from './queries.ts'
import { reasonIsShown } from './withholding-queries.ts'

export type RoundRow = RatingRound

/** In their order. */
export function readRounds(tx: Tx, stageId: string): Promise<RoundRow[]> {
  return tx.ratingRound.findMany({ where: { stageId }, orderBy: { number: 'asc' } })
}

/** The rating stages of a process in which a round was opened, in their order. */
export function readRatedStages(tx: Tx, processId: string): Promise<StageRow[]> {
  return tx.$queryRaw<{ id: string }[]>`
    SELECT stage.id FROM process_stages stage
    WHERE process_id = ${processId}::uuid AND EXISTS (SELECT FROM rating_rounds WHERE stage_id = stage.id)`.then(rows =>
    tx.processStage.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, orderBy: { position: 'asc' } }),
  )
}

/** [PR172] What everybody said last in a round. */
const latestOf = (roundId: string) => Prisma.sql`
  SELECT * FROM (
    SELECT DISTINCT ON (user_id, element_id) * FROM ratings WHERE round_id = ${roundId}::uuid
    ORDER BY user_id DESC, element_id DESC, turn DESC
  ) said WHERE value IS NOT NULL`

/** How many of each group gave each element each point. */
export function readCounts(tx: Tx, roundId: string): Promise<Counted[]> {
  return tx.$queryRaw<Counted[]>`
    SELECT element_id AS element, stratum, value, count(*)::int AS people FROM (${latestOf(roundId)}) latest
    GROUP BY element_id, stratum, value`
}

/** [PR163] How people changed who rated the same elements in both rounds. */
export function readChanges(
  tx: Tx,
  {
    before,
    after,
    elements,
  }: { readonly before: string; readonly after: string; readonly elements: readonly string[] },
): Promise<Changed[]> {
  return tx.$queryRaw<Changed[]>`
    SELECT element_id AS element, earlier.value AS before, later.value AS after, count(*)::int AS people
    FROM (${latestOf(before)}) earlier JOIN (${latestOf(after)}) later USING (user_id, element_id)
    WHERE element_id = ANY(${[...elements]}::text[]) GROUP BY element_id, earlier.value, later.value`
}

/** How many rated at least one element of a round. */
export async function countRaters(tx: Tx, roundId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT user_id)::int AS count FROM (${latestOf(roundId)}) latest`
  return rows[0]?.count ?? 0
}

/** [PR164] */
export async function readBefore(tx: Tx, before: string, after: string): Promise<Before> {
  const rows = await tx.$queryRaw<Before[]>`
    SELECT count(*)::int AS raters, (count(*) FILTER (WHERE user_id IN (SELECT user_id FROM (${latestOf(after)}) later)))::int AS returned
    FROM (SELECT DISTINCT user_id FROM (${latestOf(before)}) earlier) earlier`
  return rows[0] ?? { raters: 0, returned: 0 }
}

/** How many took part in a round so far, whatever they said: one row each, told by an index that holds those alone. */
export async function countTakingPart(tx: Tx, roundId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ratings WHERE round_id = ${roundId}::uuid AND first`
  return row?.count ?? 0
}

/** [PR183] How many are asked to rate; null where whoever takes part, or has an account, is. */
export async function countPanel(tx: Tx, { processId, who }: StageRow, at: Date): Promise<number | null> {
  const roles = processRole.options.filter(role => who.includes(role))
  if (roles.length < who.length) return null
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT user_id)::int AS count FROM process_members
    WHERE process_id = ${processId}::uuid AND role::text = ANY(${roles}::text[])
      AND granted_at <= ${at} AND (ended_at IS NULL OR ended_at > ${at})`
  return rows[0]?.count ?? 0
}

/** What somebody said last of each element in a round, what they took back included. */
export function readOwn(tx: Tx, roundId: string, userId: string): Promise<Rating[]> {
  return tx.$queryRaw<{ element_id: string; turn: number }[]>`
    SELECT element_id, max(turn) AS turn FROM ratings
    WHERE round_id = ${roundId}::uuid AND user_id = ${userId}::uuid GROUP BY element_id`.then(async rows => {
    if (rows.length === 0) return []
    return tx.rating.findMany({
      where: { roundId, userId, OR: rows.map(({ element_id: elementId, turn }) => ({ elementId, turn })) },
    })
  })
}

export interface ReasonRow {
  readonly token: string
  readonly element: string
  readonly value: number
  readonly reason: string
  readonly withheld: Withheld
}

/** [PR175] Some reasons of each element of a round, in an order that tells nothing of who gave them. */
export function readSomeReasons(tx: Tx, roundId: string, most: number): Promise<ReasonRow[]> {
  return tx.$queryRaw<ReasonRow[]>`
    SELECT token, element_id AS element, value, reason, NULL AS withheld FROM (
      SELECT *, row_number() OVER (PARTITION BY element_id ORDER BY token) AS place
      FROM (${latestOf(roundId)}) latest WHERE reason <> '' AND ${reasonIsShown}
    ) placed WHERE place <= ${most} ORDER BY element_id, token`
}

/** [PR175] [PR380] What was hidden or destroyed keeps its place and says why. */
export function readReasons(tx: Tx, { roundId, element, after, limit }: ReasonPart): Promise<ReasonRow[]> {
  return tx.$queryRaw<ReasonRow[]>`
    SELECT token, element_id AS element, value, CASE WHEN gone.id IS NULL THEN latest.reason ELSE '' END AS reason,
      CASE WHEN gone.id IS NULL THEN NULL ELSE jsonb_build_object('state', gone.state, 'reason', gone.reason) END AS withheld
    FROM (${latestOf(roundId)}) latest
    LEFT JOIN withheld_words gone ON gone.id = latest.token AND gone.state IN ('hidden', 'redacted')
    WHERE element_id = ${element} AND (latest.reason <> '' OR gone.id IS NOT NULL) AND (${after}::uuid IS NULL OR token > ${after}::uuid)
    ORDER BY token LIMIT ${limit}`
}

export interface ReasonPart {
  readonly roundId: string
  readonly element: string
  /** The last of the part before. */
  readonly after: string | null
  readonly limit: number
}

export interface IndividualRow {
  readonly userId: string
  readonly element: string
  readonly stratum: string
  readonly value: number
  readonly reason: string
  readonly at: Date
}

/** [PR175] [PR186] Who rated what. */
export function readIndividual(tx: Tx, roundId: string): Promise<IndividualRow[]> {
  return tx.$queryRaw<IndividualRow[]>`
    SELECT user_id AS "userId", element_id AS element, stratum, value,
      CASE WHEN ${reasonIsShown} THEN reason ELSE '' END AS reason, at FROM (${latestOf(roundId)}) latest
    ORDER BY user_id, element_id`
}
