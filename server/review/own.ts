import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { OwnProposal } from '@fieldword/shared/review/log-contract.ts'
import { isStale } from '@fieldword/shared/review/machine.ts'
import { findPeople } from '../accounts/index.ts'
import { protectionOf } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readLastDecisions } from './log-queries.ts'
import { countWaitingFor, readOwnReviews } from './queries.ts'
import { inFull, type ReviewInFull, reviewRefOf } from './refs.ts'
import { isRevisable } from './revising.ts'
import { standingsOf } from './standings-commands.ts'

/** [RV75] The proposals that somebody has a part in, what came of each, and what they can do next. */
export async function listOwnProposals(
  platform: Platform,
  actor: Actor,
  {
    waiting,
    cursor,
    limit,
  }: { readonly waiting?: boolean | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<OwnProposal>> {
  demand(actor, 'review:read')
  const person = signedIn(actor)
  const { prisma } = platform.database
  const part = { waiting: waiting === true, after: idCursor(cursor), limit: limit + 1 }
  const { items, nextCursor } = listFrom(
    await readOwnReviews(prisma, person.id, part),
    limit,
    row => row,
    row => row.id,
  )
  const reviews = await inFull(platform, items)
  const standings = await standingsOf(platform, reviews)
  const decisions = await readLastDecisions(
    prisma,
    items.map(({ id }) => id),
  )
  const people = await findPeople(
    platform,
    [...decisions.values()].map(({ actorId }) => actorId),
  )
  return {
    nextCursor,
    items: reviews.map(review => {
      const last = decisions.get(review.row.id)
      const by = people.find(({ id }) => id === last?.actorId)
      return {
        ...reviewRefOf(review, actor, standings.get(review.row.id) ?? null),
        may: mayNext(platform, person, review),
        decided:
          last && by
            ? {
                ...{ kind: last.kind, round: last.round, reason: last.reason, checked: last.checked, actor: by },
                mandate: last.mandate,
                ...{ approvals: { given: last.given, needed: last.needed }, decidedAt: last.decidedAt.toISOString() },
              }
            : null,
      }
    }),
  }
}

/** As the review itself would answer: all of these are this person's own. */
function mayNext(platform: Platform, person: SignedIn, { row, page }: ReviewInFull): OwnProposal['may'] {
  const own = { state: row.state, openedById: row.openedById, authorIds: [person.id] }
  const proposes = can(person, 'revision:propose', protectionOf(platform, page))
  const goesOn = isRevisable(row.state)
  return {
    revise: goesOn && proposes && can(person, 'review:revise', own),
    withdraw: goesOn && can(person, 'review:withdraw', own),
    reopen: row.state === 'withdrawn' && can(person, 'review:reopen', own),
    update: isStale(row, page.approvedRevisionId) && proposes && can(person, 'review:update', own),
  }
}

/** [RV75] How many of them wait for the person themselves. */
export async function countOwn(platform: Platform, actor: Actor): Promise<{ waiting: number }> {
  demand(actor, 'review:read')
  return { waiting: await countWaitingFor(platform.database.prisma, signedIn(actor).id) }
}
