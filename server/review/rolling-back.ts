import { findPagesById } from '../pages/index.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { type DecisionNeeds, decideReview } from './decision-commands.ts'
import { findReview } from './queries.ts'
import { findUndoing, type RollbackItemRow, type RollbackRow } from './rollback-queries.ts'
import { undoLive } from './undo-commands.ts'

/** What came of one change: done, or the refusal that stood in the way. */
export interface RolledBack {
  readonly outcome: string
  readonly madeId: string | null
}

interface Rolling {
  readonly platform: Platform
  readonly by: SignedIn
  readonly rollback: RollbackRow
  readonly needs: DecisionNeeds
}

/** [RV131] Takes one change back. Done a second time, after it was broken off, it finds itself done. */
export async function rollBackOne(rolling: Rolling, item: RollbackItemRow): Promise<RolledBack> {
  return orRefusal(() => (item.kind === 'waiting' ? rejectOne(rolling, item) : undoOne(rolling, item)))
}

/** [RV136] Takes back what was done with one change. */
export async function undoRollingBack(rolling: Rolling, item: RollbackItemRow): Promise<string> {
  const { platform, by, rollback } = rolling
  const { outcome } = await orRefusal(async () => {
    if (item.madeId) {
      const done = await findUndoing(platform.database.prisma, item.madeId, by.id, rollback.startedAt)
      if (!done) await undoRevision(rolling, item.madeId, 'Undo a rollback')
      return { outcome: 'done', madeId: null }
    }
    const review = await findReview(platform.database.prisma, item.reviewId)
    if (review?.state !== 'open') await decide(rolling, item.reviewId, 'reopen', 'A rollback was undone.')
    return { outcome: 'done', madeId: null }
  })
  return outcome
}

async function rejectOne(rolling: Rolling, { reviewId }: RollbackItemRow): Promise<RolledBack> {
  const review = await findReview(rolling.platform.database.prisma, reviewId)
  if (review?.state !== 'rejected') await decide(rolling, reviewId, 'reject', rolling.rollback.reason)
  return { outcome: 'done', madeId: null }
}

async function undoOne(rolling: Rolling, { reviewId, revisionId }: RollbackItemRow): Promise<RolledBack> {
  const { platform, by, rollback, needs } = rolling
  const { prisma } = platform.database
  const before = await findUndoing(prisma, revisionId, by.id, rollback.startedAt)
  if (before) return { outcome: 'done', madeId: before }
  const revision = (await findRevisions(prisma, [revisionId])).get(revisionId) ?? refuseWith('not-found')
  if (revision.parentId === null) {
    // There is no text before it: visitors read nothing again, and the proposal is rejected.
    const review = await findReview(prisma, reviewId)
    if (review?.state === 'approved') {
      await decideReview(platform, by, { id: reviewId, kind: 'revert', reason: rollback.reason }, needs)
    }
    if (review?.state !== 'rejected') await decide(rolling, reviewId, 'reject', rollback.reason)
    return { outcome: 'done', madeId: null }
  }
  return { outcome: 'done', madeId: await undoRevision(rolling, revisionId, rollback.reason) }
}

async function undoRevision({ platform, by }: Rolling, revisionId: string, summary: string): Promise<string> {
  const { prisma } = platform.database
  const revision = (await findRevisions(prisma, [revisionId])).get(revisionId) ?? refuseWith('not-found')
  const page = (await findPagesById(prisma, [revision.pageId])).get(revision.pageId) ?? refuseWith('not-found')
  const made = await undoLive(platform, by, { slug: page.slug, number: revision.number, summary })
  if (made.state !== 'approved') refuseWith('text-hidden')
  return made.revisionId
}

async function decide({ platform, by, needs }: Rolling, id: string, kind: 'reject' | 'reopen', reason: string) {
  await decideReview(platform, by, { id, kind, reason }, needs)
}

async function orRefusal(act: () => Promise<RolledBack>): Promise<RolledBack> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return { outcome: error.refusal.code, madeId: null }
  }
}
