import type { Involvement } from '@fieldword/shared/processes/vocabulary.ts'
import type { Process, ProcessStage } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'

export type ProcessRow = Process
export type StageRow = ProcessStage

/** Refuses with `not-found`. */
export async function findProcess(tx: Tx, slug: string): Promise<ProcessRow> {
  return (await tx.process.findUnique({ where: { slug } })) ?? refuseWith('not-found')
}

/** The process, which nobody else changes until the transaction ends. Asked for before any lock on a page. */
export async function lockProcess(tx: Tx, id: string): Promise<ProcessRow> {
  await tx.$queryRaw`SELECT 1 FROM processes WHERE id = ${id}::uuid FOR UPDATE`
  return tx.process.findUniqueOrThrow({ where: { id } })
}

/** In their order. */
export function readStages(tx: Tx, processId: string): Promise<StageRow[]> {
  return tx.processStage.findMany({ where: { processId }, orderBy: { position: 'asc' } })
}

/** [PR2] What somebody is to a process: the roles they were given, and those that nobody gives. */
export async function involvementsOf(tx: Tx, processId: string, userId: string | null): Promise<Involvement[]> {
  if (userId === null) return []
  const [given, takingPart] = await Promise.all([
    tx.processMember.findMany({ where: { processId, userId, endedAt: null }, select: { role: true } }),
    tx.processParticipant.findFirst({ where: { processId, userId, leftAt: null }, select: { userId: true } }),
  ])
  return [...new Set(given.map(({ role }) => role)), ...(takingPart ? (['field'] as const) : []), 'public']
}

export async function findParticipant(tx: Tx, processId: string, userId: string | null) {
  if (userId === null) return null
  return tx.processParticipant.findFirst({ where: { processId, userId, leftAt: null } })
}

export interface ListPart {
  readonly pageId: string | null
  /** The last process of the part before. */
  readonly after: string | null
  readonly limit: number
}

/** [PR45] Begun ones: those that are open first, then newest first. Goes on after a process from where it stands now. */
export function readProcesses(tx: Tx, { pageId, after, limit }: ListPart): Promise<{ id: string }[]> {
  return tx.$queryRaw`
    SELECT process.id FROM processes process
    WHERE process.state <> 'draft' AND (${pageId}::uuid IS NULL OR process.page_id = ${pageId}::uuid) AND (${after}::uuid IS NULL OR
      ((process.state <> 'open')::int, -extract(epoch FROM process.opened_at), process.id) > (
        SELECT (last.state <> 'open')::int, -extract(epoch FROM last.opened_at), last.id
        FROM processes last WHERE last.id = ${after}::uuid))
    ORDER BY (process.state <> 'open')::int, -extract(epoch FROM process.opened_at), process.id LIMIT ${limit}`
}

/** In the order asked for, with their open stages. */
export async function readProcessRows(tx: Tx, ids: readonly string[]) {
  const rows = await tx.process.findMany({
    where: { id: { in: [...ids] } },
    include: { stages: { where: { state: 'open' }, orderBy: { position: 'asc' } } },
  })
  return ids.flatMap(id => rows.filter(row => row.id === id))
}

export interface LogPart {
  /** The number of the last event of the part before. */
  readonly before: number | null
  readonly limit: number
  readonly kinds: readonly string[] | null
}

/** [PR7] Newest first. */
export function readLog(tx: Tx, processId: string, { before, limit, kinds }: LogPart) {
  return tx.processEvent.findMany({
    where: {
      processId,
      ...(before !== null && { number: { lt: before } }),
      ...(kinds && { kind: { in: [...kinds] } }),
    },
    orderBy: { number: 'desc' },
    take: limit,
  })
}

/** [PR43] How many take part of each group. */
export function countParticipants(tx: Tx, processId: string): Promise<{ stratum: string; people: number }[]> {
  return tx.$queryRaw`
    SELECT stratum, count(*)::int AS people FROM process_participants
    WHERE process_id = ${processId}::uuid AND left_at IS NULL GROUP BY stratum`
}

/** [PR44] How many were invited by name, and how many of those take part. */
export async function countInvited(tx: Tx, processId: string): Promise<{ byName: number; answered: number }> {
  const [counts] = await tx.$queryRaw<{ byName: number; answered: number }[]>`
    SELECT count(*)::int AS "byName", count(participant.user_id)::int AS answered
    FROM process_invitations invitation LEFT JOIN process_participants participant
      ON participant.process_id = invitation.process_id AND participant.user_id = invitation.user_id
      AND participant.left_at IS NULL
    WHERE invitation.process_id = ${processId}::uuid AND invitation.user_id IS NOT NULL`
  return counts ?? { byName: 0, answered: 0 }
}

/** [PR44] The newest of them. */
export function readGroupInvitations(tx: Tx, processId: string) {
  return tx.processInvitation.findMany({
    where: { processId, userId: null },
    orderBy: [{ invitedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
}

export async function wasInvited(tx: Tx, processId: string, userId: string): Promise<boolean> {
  return (await tx.processInvitation.count({ where: { processId, userId } })) > 0
}

/** Open processes with their stages that are open or should be, those begun last first. */
export function readOpenProcesses(tx: Tx, most: number, now: Date) {
  return tx.process.findMany({
    where: { state: 'open' },
    include: {
      stages: {
        where: { OR: [{ state: 'open' }, { state: 'planned', opensAt: { lte: now } }] },
        orderBy: { position: 'asc' },
      },
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: most,
  })
}

/** [PR2] What somebody is to each of these processes, in two questions. */
export async function involvementsIn(
  tx: Tx,
  processIds: readonly string[],
  userId: string | null,
): Promise<ReadonlyMap<string, readonly Involvement[]>> {
  if (userId === null) return new Map()
  const where = { userId, processId: { in: [...processIds] } }
  const [given, taking] = await Promise.all([
    tx.processMember.findMany({ where: { ...where, endedAt: null }, select: { processId: true, role: true } }),
    tx.processParticipant.findMany({ where: { ...where, leftAt: null }, select: { processId: true } }),
  ])
  return new Map(
    processIds.map(id => {
      const roles = given.filter(({ processId }) => processId === id).map(({ role }) => role)
      const field = taking.some(({ processId }) => processId === id) ? (['field'] as const) : []
      return [id, [...new Set(roles), ...field, 'public']]
    }),
  )
}

/** [PR46] Stages of open processes whose time to close or to open has come, in the order of their times. */
export function readDueStages(tx: Tx, now: Date): Promise<{ id: string; processId: string }[]> {
  return tx.$queryRaw`
    SELECT stage.id, stage.process_id AS "processId" FROM process_stages stage
    JOIN processes process ON process.id = stage.process_id AND process.state = 'open'
    WHERE (stage.state = 'open' AND stage.closes_at <= ${now}) OR (stage.state = 'planned' AND stage.opens_at <= ${now})
    ORDER BY CASE stage.state WHEN 'open' THEN stage.closes_at ELSE stage.opens_at END, stage.position`
}

/** Processes of a page that were begun. */
export function countBegun(tx: Tx, pageId: string): Promise<number> {
  return tx.process.count({ where: { pageId, state: { not: 'draft' } } })
}
