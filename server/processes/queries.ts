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

/** [PR2] The roles that are held now, by role and then by time. */
export function readMembers(tx: Tx, processId: string) {
  return tx.processMember.findMany({
    where: { processId, endedAt: null },
    orderBy: [{ role: 'asc' }, { grantedAt: 'asc' }, { id: 'asc' }],
  })
}

export interface ListPart {
  /** The last process of the part before. */
  readonly after: string | null
  readonly limit: number
}

/** [PR45] Begun ones: those that are open first, then newest first. Goes on after a process from where it stands now. */
export function readProcesses(tx: Tx, { after, limit }: ListPart): Promise<{ id: string }[]> {
  return tx.$queryRaw`
    SELECT process.id FROM processes process
    WHERE process.state <> 'draft' AND (${after}::uuid IS NULL OR
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
