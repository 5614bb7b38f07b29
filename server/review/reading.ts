import type { ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can, isOwn } from '@fieldword/shared/policy/can.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { isStale } from '@fieldword/shared/review/machine.ts'
import { protectionOf } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareStored, compareTexts, demandText, findRevisions } from '../revisions/index.ts'
import { readDecided } from './deciding.ts'
import { findReview } from './queries.ts'
import { inFull, type ReviewInFull, reviewRefOf } from './refs.ts'
import { isRevisable } from './revising.ts'
import { standingsOf } from './standings-commands.ts'
import { mayDecide, tellDecided } from './telling.ts'

/** [RV4] [RV13] One review, with the difference it makes. */
export async function viewReview(
  platform: Platform,
  actor: Actor,
  reviewId: string,
  wish: ComparisonWish = {},
): Promise<ReviewView> {
  demand(actor, 'review:read')
  const row = (await findReview(platform.database.prisma, reviewId)) ?? refuseWith('not-found')
  const [review] = await inFull(platform, [row])
  if (!review) return refuseWith('not-found')
  const { page } = review
  const decided = await readDecided(platform, platform.database.prisma, row, page)
  const { subject } = decided
  const stale = isStale(row, page.approvedRevisionId)
  const mayPropose = can(actor, 'revision:propose', protectionOf(platform, page))
  const told = await tellDecided(platform, actor, review, decided)
  return {
    ...reviewRefOf(review, actor, (await standingsOf(platform, [review])).get(row.id) ?? null),
    ...told,
    baseNumber: told.rounds.at(-1)?.baseNumber ?? null,
    stale,
    partOf: row.partOfId,
    comparison: await comparisonOf(platform, actor, review, wish),
    may: {
      ...mayDecide(subject, actor, page.approvedRevisionId),
      revise: isRevisable(row.state) && can(actor, 'review:revise', subject) && mayPropose,
      update: stale && can(actor, 'review:update', subject) && mayPropose,
    },
    own: isOwn(actor, subject),
  }
}

/** [RV13] An open one beside what visitors read now; a closed one beside what it was proposed on. */
async function comparisonOf(
  platform: Platform,
  actor: Actor,
  { row, page, revision }: ReviewInFull,
  wish: ComparisonWish,
): Promise<ReviewView['comparison']> {
  const besideId = row.state === 'open' ? page.approvedRevisionId : row.baseRevisionId
  const beside = besideId ? (await findRevisions(platform.database.prisma, [besideId])).get(besideId) : undefined
  if (beside) return compareStored(platform, actor, [beside, revision], wish)
  demandText(revision, actor)
  return compareTexts(platform, { document: emptyDocument }, { hash: revision.contentHash }, wish)
}
