import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type AssignmentWish, assign } from '@fieldword/shared/review/assigning.ts'
import { findModerators } from '../accounts/index.ts'
import { demandPresent, lockPage, type PageRecord } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readDecided } from './deciding.ts'
import { lockReview, type ReviewRow } from './queries.ts'

/** [RV105] Says who is to decide on a proposal. */
export async function assignReview(
  platform: Platform,
  actor: Actor,
  { id, ...wish }: AssignmentWish & { readonly id: string },
): Promise<{ id: string; assignee: Person | null }> {
  const by = signedIn(actor)
  demand(actor, 'review:assign')
  const moderators = await findModerators(platform.database.prisma, platform.clock())
  const assigneeId = await platform.database.inTransaction(async tx => {
    const review = (await lockReview(tx, id)) ?? refuseWith('not-found')
    const page = await lockPage(tx, review.pageId)
    demandPresent(page)
    const assignable = {
      ...review,
      assigneeId: inOffice(review, moderators),
      partIds: await partIdsOf(platform, tx, review, page),
    }
    const { assigneeId } = orThrow(assign(assignable, wish, moderators))
    await saveAssignment(tx, platform, by, review, assigneeId)
    return assigneeId
  })
  return { id, assignee: moderators.find(moderator => moderator.id === assigneeId) ?? null }
}

/** Writes it, and adds it to the log. */
export async function saveAssignment(
  tx: Tx,
  platform: Platform,
  { id: byId }: SignedIn,
  { id: reviewId, pageId }: ReviewRow,
  assigneeId: string | null,
): Promise<void> {
  const at = platform.clock()
  await tx.review.update({ where: { id: reviewId }, data: { assignedToId: assigneeId } })
  await tx.reviewAssignment.create({ data: { id: platform.newId(), reviewId, assigneeId, byId, at } })
  await recordEvent(tx, { kind: 'review-assigned', pageId, reviewId, assigneeId, actorId: byId }, at)
}

/** [RV106] Whose it is, as long as they moderate. */
export function inOffice({ assignedToId }: ReviewRow, moderators: readonly Person[]): string | null {
  return moderators.some(({ id }) => id === assignedToId) ? assignedToId : null
}

/** [RV63] */
async function partIdsOf(platform: Platform, tx: Tx, review: ReviewRow, page: PageRecord): Promise<string[]> {
  const { subject } = await readDecided(platform, tx, review, page)
  return [subject.openedById, ...subject.authorIds]
}

/** Who may be given a proposal: for whoever may give one. */
export async function listAssignees(platform: Platform, actor: Actor): Promise<{ items: Person[] }> {
  demand(actor, 'review:assign')
  return { items: await findModerators(platform.database.prisma, platform.clock()) }
}
