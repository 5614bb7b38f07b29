import type { MinorityNote } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { presentStage } from './deciding-queries.ts'
import type { StageRow } from './queries.ts'

export interface NotePart {
  /** The last one of the part before. */
  readonly after: string | null
  readonly limit: number
  /** Only those that were not taken back. */
  readonly standing: boolean
}

/** Oldest first: ids grow with time. */
export function readNotes(tx: Tx, processId: string, { after, limit, standing }: NotePart): Promise<MinorityNote[]> {
  return tx.minorityNote.findMany({
    where: { processId, ...(after && { id: { gt: after } }), ...(standing && { withdrawnAt: null }) },
    orderBy: { id: 'asc' },
    take: limit,
  })
}

/** [PR217] The stage in which somebody stands apart: of those that decide the one that is open, or else the last that was. */
export function stageForNotes(tx: Tx, processId: string): Promise<StageRow | null> {
  return presentStage(tx, processId, 'convening', 'last_call', 'adoption')
}
