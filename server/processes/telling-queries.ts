import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface StageToTell {
  readonly id: string
  readonly slug: string
  readonly process: string
  readonly title: string
  readonly purpose: string
  readonly closesAt: Date | null
  readonly who: readonly string[]
  readonly processId: string
}

const openStages = Prisma.sql`
  SELECT stage.id, process.slug, process.title AS process, stage.title, stage.purpose, stage.closes_at AS "closesAt", stage.who,
    process.id AS "processId"
  FROM process_stages stage JOIN processes process ON process.id = stage.process_id
  WHERE stage.state = 'open' AND process.state = 'open'`

/** [PR14] A stage that is open, for telling those who may act in it. */
export async function findStageToTell(tx: Tx, stageId: string): Promise<StageToTell | null> {
  const [stage = null] = await tx.$queryRaw<StageToTell[]>`${openStages} AND stage.id = ${stageId}::uuid`
  return stage
}

/** Open stages that close after `from`, and by `to`. */
export function findClosing(tx: Tx, from: Date, to: Date): Promise<StageToTell[]> {
  return tx.$queryRaw<StageToTell[]>`${openStages} AND stage.closes_at > ${from} AND stage.closes_at <= ${to}`
}

/** [PR119] An answer that is in force, for telling whoever it is about. */
export async function findAnswered(
  tx: Tx,
  contributionId: string,
  dispositionId: string,
): Promise<{ slug: string; process: string; number: number; rationale: string } | null> {
  const [row = null] = await tx.$queryRaw<{ slug: string; process: string; number: number; rationale: string }[]>`
    SELECT process.slug, process.title AS process, contribution.number, answer.rationale
    FROM dispositions answer JOIN contributions contribution ON contribution.id = ${contributionId}::uuid
    JOIN processes process ON process.id = contribution.process_id
    WHERE answer.id = ${dispositionId}::uuid AND answer.state = 'confirmed'`
  return row
}

/**
 * [PR14] Who may act in a stage and is known to its process: those with a role it is for, and, where it is for the field or for everybody,
 * those who take part.
 */
export async function actorsOfStage(
  tx: Tx,
  { processId, who }: Pick<StageToTell, 'processId' | 'who'>,
): Promise<string[]> {
  const withField = who.includes('field') || who.includes('public')
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM process_members
    WHERE process_id = ${processId}::uuid AND ended_at IS NULL AND (role::text = ANY(${[...who]}::text[]) OR ${withField})
    UNION
    SELECT user_id FROM process_participants WHERE process_id = ${processId}::uuid AND left_at IS NULL AND ${withField}`
  return rows.map(({ userId }) => userId)
}
