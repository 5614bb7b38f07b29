import type { ContributionType, ProcessRole } from '@fieldword/shared/processes/vocabulary.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface CellRow {
  readonly elementId: string | null
  readonly stageId: string
  readonly type: ContributionType
  readonly count: number
}

/** [PR310] Of these stages, what is published. */
export async function countByElement(tx: Tx, processId: string, stageIds: readonly string[]): Promise<CellRow[]> {
  const rows = await tx.contribution.groupBy({
    by: ['elementId', 'stageId', 'type'],
    where: { processId, stageId: { in: [...stageIds] }, state: 'published' },
    _count: { _all: true },
    orderBy: [{ elementId: 'asc' }, { stageId: 'asc' }, { type: 'asc' }],
  })
  return rows.map(({ elementId, stageId, type, _count }) => ({ elementId, stageId, type, count: _count._all }))
}

/** [PR321] How many take part, by the group they declared. */
export async function countGroups(tx: Tx, processId: string): Promise<Map<string, number>> {
  const rows = await tx.processParticipant.groupBy({ by: ['stratum'], where: { processId }, _count: { _all: true } })
  return new Map(rows.map(({ stratum, _count }) => [stratum, _count._all]))
}

export async function countAuthors(tx: Tx, processId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(DISTINCT author_id) AS count FROM contributions WHERE process_id = ${processId}::uuid`
  return Number(row?.count ?? 0)
}

/** People who were ever given a role. */
export async function countRoles(tx: Tx, processId: string): Promise<{ role: ProcessRole; people: number }[]> {
  const rows = await tx.$queryRaw<{ role: ProcessRole; people: bigint }[]>`
    SELECT role, count(DISTINCT user_id) AS people FROM process_members WHERE process_id = ${processId}::uuid
    GROUP BY role ORDER BY role`
  return rows.map(({ role, people }) => ({ role, people: Number(people) }))
}

interface DecidedRow {
  readonly number: number
  readonly at: Date
  readonly kind: string
  readonly stageId: string | null
  readonly reason: string
  /** [PR351] By what its reason is hidden or destroyed. */
  readonly words: string
}

/** Events of these kinds, in order; the last thousand where there are more. */
export async function readDecided(tx: Tx, processId: string, kinds: readonly string[]) {
  const rows = await tx.$queryRaw<DecidedRow[]>`
    SELECT number, at, kind, stage_id AS "stageId", reason, coalesce(data ->> 'words', id::text) AS words FROM process_events
    WHERE process_id = ${processId}::uuid AND kind IN (${Prisma.join(kinds)}) ORDER BY number DESC LIMIT 1000`
  return rows.reverse()
}

/**
 * Where a process went otherwise than it was opened with, in order; the last thousand where there are more. A stage that closed is among
 * them where something that should have been so was not.
 */
export async function readDeviations(tx: Tx, processId: string, kinds: readonly string[]) {
  type Row = DecidedRow & { readonly unmet: string[] }
  const rows = await tx.$queryRaw<Row[]>`
    SELECT event.number, event.at, event.kind, event.stage_id AS "stageId", event.reason, event.id::text AS words,
      coalesce(ARRAY(SELECT jsonb_array_elements_text(event.data->'missing') WHERE event.kind = 'stage-closed'), '{}') AS unmet
    FROM process_events event JOIN processes process ON process.id = event.process_id
    WHERE event.process_id = ${processId}::uuid AND event.kind IN (${Prisma.join(kinds)}) AND event.at >= process.opened_at
      AND (event.kind <> 'stage-closed' OR jsonb_array_length(event.data->'missing') > 0)
    ORDER BY event.number DESC LIMIT 1000`
  return rows.reverse()
}
