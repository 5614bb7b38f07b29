import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { ReviewRules, RuleChange } from '@fieldword/shared/review/rules-contract.ts'
import { findModerators, findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Platform } from '../platform/platform.ts'
import { readRuleChanges, readRules } from './rules-queries.ts'

/** [RV72] The rules in force, and how many people there are who could approve. */
export async function viewRules(platform: Platform): Promise<ReviewRules & { deciders: number }> {
  const rules = await readRules(platform.database.prisma)
  return { ...rules, deciders: (await findModerators(platform.database.prisma, platform.clock())).length }
}

export async function listRuleChanges(
  platform: Platform,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<RuleChange>> {
  const rows = await readRuleChanges(platform.database.prisma, idCursor(cursor), limit + 1)
  const people = await findPeople(
    platform,
    rows.map(row => row.setById),
  )
  return listFrom(
    rows,
    limit,
    ({ definitions, largeChanges, reason, setById, setAt }) => ({
      ...{ definitions, largeChanges, reason, at: setAt.toISOString() },
      by: people.find(({ id }) => id === setById) ?? null,
    }),
    row => row.id,
  )
}
