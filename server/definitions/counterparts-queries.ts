import { counterpartNumbers } from '@fieldword/shared/definitions/counterparts.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { readTiedPairs } from './lineage-queries.ts'
import type { VersionRow } from './queries.ts'

/** [DEF20] By the id of an element of the version shown: where it stands in each other version. No text is read for it. */
export async function counterpartsOf(
  tx: Tx,
  versions: readonly VersionRow[],
  shown: VersionRow,
): Promise<Map<string, { label: string; number: number }[]>> {
  const recorded = await readTiedPairs(tx, shown.id)
  const counterparts = new Map<string, { label: string; number: number }[]>()
  for (const other of versions) {
    if (other.id === shown.id) continue
    const pairs = recorded.filter(pair => pair.fromVersionId === other.id || pair.toVersionId === other.id)
    const shownIs = pairs[0]?.fromVersionId === shown.id ? 'from' : 'to'
    for (const [id, numbers] of counterpartNumbers(shown, other, pairs.length > 0 ? { pairs, shownIs } : null)) {
      const there = numbers.map(number => ({ label: other.label, number }))
      counterparts.set(id, [...(counterparts.get(id) ?? []), ...there])
    }
  }
  return counterparts
}
