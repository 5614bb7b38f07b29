import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRules } from '@fieldword/shared/review/rules-contract.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readRules } from './rules-queries.ts'

/**
 * [RV72] Says how many approvals changes need. What is open needs fewer from now on where the new rule asks for fewer; where it
 * asks for more, what is open keeps the rule it was opened under.
 */
export async function setRules(
  platform: Platform,
  actor: Actor,
  { definitions, largeChanges, reason }: ReviewRules & { readonly reason: string },
): Promise<ReviewRules> {
  demand(actor, 'review:set-rules')
  const { id: setById } = signedIn(actor)
  await platform.database.inTransaction(async tx => {
    // Whoever opens a round meanwhile reads the rules before or after, and its round is lowered here or needs no lowering.
    await tx.$executeRaw`LOCK TABLE review_rule_changes IN SHARE ROW EXCLUSIVE MODE`
    const before = await readRules(tx)
    if (before.definitions === definitions && before.largeChanges === largeChanges) refuseWith('already-so')
    const at = platform.clock()
    await tx.reviewRuleChange.create({
      data: { id: platform.newId(), definitions, largeChanges, reason, setById, setAt: at },
    })
    await tx.$executeRaw`
      UPDATE reviews SET approvals_needed = 1
      FROM rounds JOIN LATERAL (
        SELECT CASE rounds.needed_for WHEN 'definition' THEN ${definitions}::int WHEN 'large' THEN ${largeChanges}::int ELSE 2 END AS needed
      ) rule ON true
      WHERE rounds.review_id = reviews.id AND rounds.number = reviews.round AND reviews.state IN ('open', 'changes_requested')
        AND reviews.approvals_needed > 1 AND rule.needed = 1`
    await recordEvent(tx, { kind: 'review-rules-set', definitions, largeChanges, actorId: setById }, at)
  })
  return { definitions, largeChanges }
}
