import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { RefusalCode } from '@fieldword/shared/kernel/refusals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Batch, BatchAction } from '@fieldword/shared/review/batch-contract.ts'
import { findModerators } from '../accounts/index.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { assignReview, inOffice } from './assignment-commands.ts'
import { type BatchRow, readLastEntries } from './batch-queries.ts'
import { viewBatch } from './batch-reading.ts'
import { type DecisionNeeds, decideReview } from './decision-commands.ts'
import { findReview } from './queries.ts'

/** Milliseconds that what was done at once is kept, so that it can be told. */
const kept = 86_400_000

export interface BatchWish {
  readonly action: BatchAction
  readonly picks: readonly { readonly id: string; readonly contentHash: string }[]
  readonly reason: string
}

type Made = Pick<BatchRow['items'][number], 'outcome' | 'mark' | 'beforeId'>

/** [RV103] Does one thing with several reviews, one after the other and each on its own: what one is refused for is no other's. */
export async function actOnMany(
  platform: Platform,
  actor: Actor,
  { action, picks, reason }: BatchWish,
  needs: DecisionNeeds,
): Promise<Batch> {
  demand(actor, 'review:assign')
  if (action === 'reject' && reason.trim() === '') refuseWith('reason-needed')
  const { prisma } = platform.database
  const at = platform.clock()
  await prisma.reviewBatch.deleteMany({ where: { at: { lt: new Date(at.getTime() - kept) } } })
  const { id: batchId } = await prisma.reviewBatch.create({
    data: { id: platform.newId(), action, byId: signedIn(actor).id, at },
  })
  const moderators = await findModerators(platform.database.prisma, platform.clock())
  const seen = new Map(picks.map(pick => [pick.id, pick]))
  for (const [place, { id, contentHash }] of [...seen.values()].entries()) {
    const made = await orRefusal(() =>
      action === 'approve' || action === 'reject'
        ? decideOne(
            platform,
            actor,
            { id, kind: action, contentHash, reason: action === 'reject' ? reason : '' },
            needs,
          )
        : assignOne(platform, actor, id, action, moderators),
    )
    await prisma.reviewBatchItem.create({ data: { batchId, place, reviewId: id, ...made } })
  }
  return viewBatch(platform, actor, batchId)
}

async function orRefusal(act: () => Promise<Made>): Promise<Made> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return { outcome: error.refusal.code satisfies RefusalCode, mark: null, beforeId: null }
  }
}

async function decideOne(
  platform: Platform,
  actor: Actor,
  wish: Parameters<typeof decideReview>[2],
  needs: DecisionNeeds,
): Promise<Made> {
  const { state } = await decideReview(platform, actor, wish, needs)
  const { decisionId } = await readLastEntries(platform.database.prisma, wish.id)
  return { outcome: wish.kind === 'approve' && state === 'open' ? 'counted' : 'done', mark: decisionId, beforeId: null }
}

async function assignOne(
  platform: Platform,
  actor: Actor,
  id: string,
  action: 'take' | 'hand-back',
  moderators: readonly Person[],
): Promise<Made> {
  const { id: ownId } = signedIn(actor)
  const { prisma } = platform.database
  const review = (await findReview(prisma, id)) ?? refuseWith('not-found')
  const beforeId = inOffice(review, moderators)
  // What somebody else has is taken from them one by one, knowingly.
  const wish = action === 'take' ? { assigneeId: ownId, seenId: null } : { assigneeId: null, seenId: ownId }
  await assignReview(platform, actor, { id, ...wish })
  return { outcome: 'done', mark: (await readLastEntries(prisma, id)).assignmentId, beforeId }
}
