import { type ReviewRules, usualRules } from '@fieldword/shared/review/rules-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface RuleChangeRow extends ReviewRules {
  readonly id: string
  readonly reason: string
  readonly setById: string
  readonly setAt: Date
}

/** [RV64] How many approvals are needed, as of now. */
export async function readRules(tx: Tx): Promise<ReviewRules> {
  const last = await tx.reviewRuleChange.findFirst({ orderBy: { id: 'desc' } })
  return last ? { definitions: last.definitions, largeChanges: last.largeChanges } : usualRules
}

/** [RV72] Newest first. */
export function readRuleChanges(tx: Tx, before: string | null, limit: number): Promise<RuleChangeRow[]> {
  return tx.reviewRuleChange.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: limit,
  })
}
