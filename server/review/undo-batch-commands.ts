import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Batch } from '@fieldword/shared/review/batch-contract.ts'
import type { DecisionKind } from '@fieldword/shared/review/contract.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { assignReview } from './assignment-commands.ts'
import { type BatchRow, readLastEntries, undoUntil } from './batch-queries.ts'
import { ownBatch, viewBatch } from './batch-reading.ts'
import { type DecisionNeeds, decideReview } from './decision-commands.ts'

/** In the public log of decisions. */
const reason = 'Taken back, with what else was decided at once.'

/** [RV104] Takes back what was done at once, review by review, where nobody acted since. */
export async function undoBatch(platform: Platform, actor: Actor, id: string, needs: DecisionNeeds): Promise<Batch> {
  demand(actor, 'review:assign')
  const batch = await ownBatch(platform, actor, id)
  if (undoUntil(batch) <= platform.clock()) refuseWith('undo-too-late')
  const { prisma } = platform.database
  // Pressed twice, it is done once.
  const { count } = await prisma.reviewBatch.updateMany({
    where: { id, undoneAt: null },
    data: { undoneAt: platform.clock() },
  })
  if (count === 0) refuseWith('already-so')
  for (const item of batch.items.filter(({ mark }) => mark !== null)) {
    const undone = await outcomeOf(() => undoOne(platform, actor, batch, item, needs))
    await prisma.reviewBatchItem.update({
      where: { batchId_place: { batchId: id, place: item.place } },
      data: { undone },
    })
  }
  return viewBatch(platform, actor, id)
}

async function outcomeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
    return 'done'
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return error.refusal.code
  }
}

async function undoOne(
  platform: Platform,
  actor: Actor,
  { action }: BatchRow,
  { reviewId: id, mark, beforeId, outcome }: BatchRow['items'][number],
  needs: DecisionNeeds,
): Promise<void> {
  const last = await readLastEntries(platform.database.prisma, id)
  const isDecision = action === 'approve' || action === 'reject'
  if (mark !== (isDecision ? last.decisionId : last.assignmentId)) refuseWith('acted-since')
  if (isDecision) {
    const kind: DecisionKind = action === 'reject' ? 'reopen' : outcome === 'counted' ? 'take_back' : 'revert'
    await decideReview(platform, actor, { id, kind, reason }, needs)
    return
  }
  const seenId = action === 'take' ? signedIn(actor).id : null
  await assignReview(platform, actor, { id, assigneeId: beforeId, seenId })
}
