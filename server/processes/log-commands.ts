import type { EventKind } from '@fieldword/shared/processes/log.ts'
import type { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface LoggedEvent {
  readonly processId: string
  readonly kind: EventKind
  /** None where it happens by schedule. */
  readonly actorId: string | null
  readonly stageId?: string | null
  readonly reason?: string
  readonly data?: Prisma.InputJsonObject
}

/** [PR7] Adds to the log of a process, in the transaction that makes it true. The row of the process gives the number. */
export async function logEvent(tx: Tx, event: LoggedEvent, at: Date): Promise<number> {
  const { processId, kind, actorId, stageId = null, reason = '', data = {} } = event
  const { events: number } = await tx.process.update({
    where: { id: processId },
    data: { events: { increment: 1 } },
    select: { events: true },
  })
  await tx.processEvent.create({ data: { processId, number, at, actorId, kind, stageId, reason, data } })
  return number
}
