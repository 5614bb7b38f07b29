import { strata } from '@fieldword/shared/processes/charter.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import type { Acting } from './access.ts'

/** [PR6] [PR70] The group of who contributes, as they declared it. Whoever contributes takes part from then on. */
export async function contributorIn(
  { tx, process, actor }: Acting,
  platform: Platform,
  declared: string | null,
): Promise<string> {
  const key = { processId_userId: { processId: process.id, userId: actor.id } }
  const before = await tx.processParticipant.findUnique({ where: key })
  if (before && before.leftAt === null) return before.stratum
  const stratum = knownStratum(process, declared ?? before?.stratum ?? '')
  await tx.processParticipant.upsert({
    where: key,
    create: { processId: process.id, userId: actor.id, stratum, joinedAt: platform.clock() },
    update: { stratum, leftAt: null },
  })
  return stratum
}

/** Empty where none is declared. Refuses one that the process does not have. */
export function knownStratum({ strata: stored }: Acting['process'], key: string): string {
  if (key === '' || strata.parse(stored).some(stratum => stratum.key === key)) return key
  return refuseWith('bad-input', { issues: [{ path: 'stratum', message: 'Choose a group of this process.' }] })
}
