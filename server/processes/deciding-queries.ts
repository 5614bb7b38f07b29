import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { StageRow } from './queries.ts'

/** The stage of one of these kinds that is open, or else the one that was last; null where none has begun. */
export async function presentStage(tx: Tx, processId: string, ...kinds: StageKind[]): Promise<StageRow | null> {
  const begun = await tx.processStage.findMany({
    where: { processId, kind: { in: kinds }, state: { in: ['open', 'closed'] } },
    orderBy: { openedAt: 'desc' },
  })
  return begun.find(({ state }) => state === 'open') ?? begun[0] ?? null
}

export function findStage(tx: Tx, id: string): Promise<StageRow> {
  return tx.processStage.findUniqueOrThrow({ where: { id } })
}
