import type { List } from '@fieldword/shared/kernel/contract.ts'
import { Filter, type FilterRule } from '@fieldword/shared/moderation/filter.ts'
import type { ListedRule } from '@fieldword/shared/moderation/filter-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'

/** [ACC43] Rules in force, at most: they are read and put together wherever somebody writes. */
export const mostRules = 500

export async function readFilter(tx: Tx): Promise<Filter<RuleInForce>> {
  return new Filter(await readRules(tx))
}

export type RuleInForce = FilterRule & { readonly reason: string }

export function readRules(tx: Tx): Promise<RuleInForce[]> {
  return tx.filterRule.findMany({
    where: { endedAt: null },
    orderBy: { id: 'asc' },
    take: mostRules,
    select: { id: true, kind: true, text: true, whole: true, act: true, reason: true },
  })
}

/** [ACC47] Newest first. */
export async function listRules(
  platform: Platform,
  actor: Actor,
  asked: { readonly ended?: boolean | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<ListedRule>> {
  demand(actor, 'filter:set')
  const before = idCursor(asked.cursor)
  const rows = await platform.database.prisma.filterRule.findMany({
    where: { endedAt: asked.ended ? { not: null } : null, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: asked.limit + 1,
  })
  const people = await findPeople(
    platform,
    rows.flatMap(({ setById, endedById }) => (endedById ? [setById, endedById] : [setById])),
  )
  const personOf = (id: string | null) => people.find(person => person.id === id) ?? null
  return listFrom(
    rows,
    asked.limit,
    ({ id, kind, text, whole, act, reason, hits, setById, setAt, ...end }) => ({
      ...{ id, kind, text, whole, act, reason, hits, by: personOf(setById), at: setAt.toISOString() },
      ended: end.endedAt && {
        ...{ at: end.endedAt.toISOString(), by: personOf(end.endedById), reason: end.endReason ?? '' },
      },
    }),
    ({ id }) => id,
  )
}
