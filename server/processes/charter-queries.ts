import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { sha256 } from '../platform/sha256.ts'
import type { ProcessRow, StageRow } from './queries.ts'

/** [PR48] Of all that stewards approve: what the process says of itself, its charter, its groups. */
export function charterHash({ title, summary, charter, strata }: ProcessRow): string {
  return sha256(canonicalValue({ title, summary, charter, strata }))
}

/** [PR48] The ids of those who approved the charter as it stands. */
export async function readApprovers(
  tx: Tx,
  { process, stage }: { readonly process: ProcessRow; readonly stage: StageRow },
): Promise<string[]> {
  const events = await tx.processEvent.findMany({
    where: {
      ...{ processId: process.id, stageId: stage.id, kind: 'charter-approved' },
      data: { path: ['charterHash'], equals: charterHash(process) },
    },
    select: { actorId: true },
  })
  return [...new Set(events.flatMap(({ actorId }) => actorId ?? []))]
}
