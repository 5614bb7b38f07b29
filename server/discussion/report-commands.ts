import type { Report } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPlaced, placeIn } from './comment-place.ts'
import { countReport } from './limits.ts'
import { viewReport } from './report-queries.ts'

/** [DSC16] Asks moderators to look at a comment. */
export async function reportComment(
  platform: Platform,
  actor: Actor,
  { id: commentId, reason }: { readonly id: string; readonly reason: string },
) {
  const reporter = signedIn(actor)
  demand(actor, 'comment:report')
  await countReport(platform, reporter)
  return platform.database.inTransaction(async tx => {
    const placed = await lockPlaced(tx, actor, commentId)
    if (placed.comment.state !== 'published') refuseWith('comment-gone')
    const key = { commentId, reporterId: reporter.id }
    if (await tx.commentReport.findUnique({ where: { commentId_reporterId: key } })) refuseWith('already-reported')
    await tx.commentReport.create({ data: { ...key, id: platform.newId(), reason, reportedAt: platform.clock() } })
    return placeIn(placed)
  })
}

/** [DSC16] Says what came of a report, once. */
export async function decideReport(
  platform: Platform,
  actor: Actor,
  { id, outcome, answer }: { readonly id: string; readonly outcome: 'handled' | 'dismissed'; readonly answer: string },
): Promise<Report> {
  const { id: decidedById } = signedIn(actor)
  demand(actor, 'comment:moderate')
  const { count } = await platform.database.prisma.commentReport.updateMany({
    where: { id, outcome: null },
    data: { outcome, answer, decidedById, decidedAt: platform.clock() },
  })
  const report = await viewReport(platform, actor, id)
  return count === 1 ? report : refuseWith('already-so')
}
