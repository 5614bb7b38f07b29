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

/** Of each of these processes the stage of this kind that began last, where it is closed. */
export async function lastClosed(tx: Tx, processIds: readonly string[], kind: StageKind): Promise<StageRow[]> {
  const begun = await tx.processStage.findMany({
    where: { processId: { in: [...processIds] }, kind, state: { in: ['open', 'closed'] } },
    orderBy: { openedAt: 'desc' },
  })
  const last = new Map(begun.toReversed().map(stage => [stage.processId, stage]))
  return [...last.values()].filter(({ state }) => state === 'closed')
}

export function findStage(tx: Tx, id: string): Promise<StageRow> {
  return tx.processStage.findUniqueOrThrow({ where: { id } })
}
