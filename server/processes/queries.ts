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
