import type { ObjectionStep } from '../platform/database/client/client.ts'
import { type Contribution, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** [PR223] Objections that nobody settled. A hidden one waits too: who hides for conduct decides nothing about the text. */
const unsettled = Prisma.sql`objection.kind = 'objection' AND objection.state IN ('published', 'hidden') AND NOT EXISTS (
  SELECT FROM objection_steps step WHERE step.contribution_id = objection.id AND step.kind <> 'offer')`

export interface ObjectionCounts {
  readonly raised: number
  readonly unresolved: number
  readonly resolved: number
  readonly withdrawn: number
  readonly upheld: number
  readonly dismissed: number
}

/** [PR250] Of one stage. */
export async function countObjections(tx: Tx, stageId: string): Promise<ObjectionCounts> {
  const settledBy = (condition: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM contributions objection
    WHERE objection.stage_id = ${stageId}::uuid AND objection.kind = 'objection' AND EXISTS (
      SELECT FROM objection_steps step WHERE step.contribution_id = objection.id AND ${condition}))`
  const [row] = await tx.$queryRaw<ObjectionCounts[]>`
    SELECT (SELECT count(*)::int FROM contributions objection
        WHERE objection.stage_id = ${stageId}::uuid AND objection.kind = 'objection') AS raised,
      (SELECT count(*)::int FROM contributions objection
        WHERE objection.stage_id = ${stageId}::uuid AND ${unsettled}) AS unresolved,
      ${settledBy(Prisma.sql`step.kind = 'accept'`)} AS resolved,
      ${settledBy(Prisma.sql`step.kind = 'withdraw'`)} AS withdrawn,
      ${settledBy(Prisma.sql`step.ruling = 'upheld'`)} AS upheld,
      ${settledBy(Prisma.sql`step.ruling = 'dismissed'`)} AS dismissed`
  return row ?? { raised: 0, unresolved: 0, resolved: 0, withdrawn: 0, upheld: 0, dismissed: 0 }
}

/** Newest first, below a number. */
export function readObjections(
  tx: Tx,
  stageIds: readonly string[],
  { below, limit }: { readonly below: number | null; readonly limit: number },
): Promise<Contribution[]> {
  return tx.contribution.findMany({
    where: { stageId: { in: [...stageIds] }, kind: 'objection', ...(below !== null && { number: { lt: below } }) },
    orderBy: { number: 'desc' },
    take: limit,
  })
}

/** Of these objections, oldest first. */
export function readSteps(tx: Tx, ids: readonly string[]): Promise<ObjectionStep[]> {
  return tx.objectionStep.findMany({
    where: { contributionId: { in: [...ids] } },
    orderBy: [{ contributionId: 'asc' }, { number: 'asc' }],
  })
}

/** How many stand behind each of these, and whether this person does. */
export async function readSupport(
  tx: Tx,
  ids: readonly string[],
  userId: string | null,
): Promise<Map<string, { readonly supporters: number; readonly own: boolean }>> {
  const rows = await tx.$queryRaw<{ id: string; supporters: number; own: boolean }[]>`
    SELECT contribution_id AS id, count(*)::int AS supporters, coalesce(bool_or(user_id = ${userId}::uuid), false) AS own
    FROM contribution_stances WHERE contribution_id = ANY(${[...ids]}::uuid[]) AND kind = 'agree' GROUP BY contribution_id`
  return new Map(rows.map(({ id, ...support }) => [id, support]))
}
