import type { Adoption } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { ProcessRow } from './queries.ts'

/** The process that adopted a version. */
export async function findAdoption(
  tx: Tx,
  versionId: string,
): Promise<{ readonly adoption: Adoption; readonly process: ProcessRow } | null> {
  const adoption = await tx.adoption.findUnique({ where: { versionId } })
  if (!adoption) return null
  return { adoption, process: await tx.process.findUniqueOrThrow({ where: { id: adoption.processId } }) }
}

export function adoptionOf(tx: Tx, processId: string): Promise<Adoption | null> {
  return tx.adoption.findUnique({ where: { processId } })
}

/** Why people voted against it, those that count. */
export function readDissent(
  tx: Tx,
  stageId: string,
  limit: number,
): Promise<{ readonly id: string; readonly userId: string; readonly reason: string }[]> {
  return tx.$queryRaw<{ id: string; userId: string; reason: string }[]>`
    SELECT id, user_id AS "userId", reason FROM (
      SELECT DISTINCT ON (user_id) id, user_id, choice, reason FROM ballot_votes
      WHERE stage_id = ${stageId}::uuid ORDER BY user_id, number DESC
    ) vote WHERE choice = 'reject' ORDER BY reason LIMIT ${limit}`
}

export interface RulingRow {
  /** Of the step that ruled. */
  readonly id: string
  readonly number: number
  readonly text: string
  readonly elementId: string | null
  readonly ruling: string
  readonly reason: string
}

/** Objections that were ruled on, in the order in which they were raised. */
export function readRulings(tx: Tx, processId: string, limit: number): Promise<RulingRow[]> {
  return tx.$queryRaw<RulingRow[]>`
    SELECT step.id, objection.number, CASE WHEN objection.state = 'published' THEN objection.text ELSE '' END AS text,
      objection.element_id AS "elementId", step.ruling::text AS ruling, step.reason
    FROM objection_steps step JOIN contributions objection ON objection.id = step.contribution_id
    WHERE objection.process_id = ${processId}::uuid AND step.kind = 'rule'
    ORDER BY objection.number LIMIT ${limit}`
}
