import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { NewcomerChange, NewcomerRules } from '@fieldword/shared/revisions/newcomers-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readNewcomerRules } from './newcomers-queries.ts'

/** [ACC40] Holds from now on; who said so, and why, is public. */
export async function setNewcomerRules(
  platform: Platform,
  actor: Actor,
  { reason, ...rules }: NewcomerRules & { readonly reason: string },
): Promise<NewcomerRules> {
  demand(actor, 'newcomers:set')
  const { id: setById } = signedIn(actor)
  await platform.database.inTransaction(async tx => {
    await tx.$executeRaw`LOCK TABLE newcomer_rule_changes IN SHARE ROW EXCLUSIVE MODE`
    const before = await readNewcomerRules(tx)
    const isSame = (Object.keys(before) as (keyof NewcomerRules)[]).every(name => before[name] === rules[name])
    if (isSame) refuseWith('already-so')
    await tx.newcomerRuleChange.create({
      data: { ...rules, id: platform.newId(), reason, setById, setAt: platform.clock() },
    })
  })
  return rules
}

export async function listNewcomerChanges(
  platform: Platform,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<NewcomerChange>> {
  const before = idCursor(cursor)
  const rows = await platform.database.prisma.newcomerRuleChange.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const people = await findPeople(
    platform,
    rows.map(({ setById }) => setById),
  )
  return listFrom(
    rows,
    limit,
    ({ id: _, setById, setAt, ...rules }) => ({
      ...{ ...rules, at: setAt.toISOString() },
      by: people.find(({ id }) => id === setById) ?? null,
    }),
    ({ id }) => id,
  )
}
