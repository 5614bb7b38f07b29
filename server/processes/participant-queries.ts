import type { Tx } from '../platform/database/prisma.ts'

/** The group somebody who takes part declared, empty where none; null for whoever does not. */
export async function findStratum(tx: Tx, processId: string, userId: string): Promise<string | null> {
  const where = { processId, userId, leftAt: null }
  return (await tx.processParticipant.findFirst({ where, select: { stratum: true } }))?.stratum ?? null
}
