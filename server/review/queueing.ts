import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can, type ReviewState } from '@fieldword/shared/policy/can.ts'
import {
  mostCounted,
  type QueueEntry,
  type QueueFigures,
  type QueueFilter,
  type QueuePart,
  type QueuePlace,
} from '@fieldword/shared/review/queue-contract.ts'
import { findModerators, findPeople } from '../accounts/index.ts'
import { idPlace, walkFrom } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readAssignments } from './assignment-queries.ts'
import { readFacts } from './facts-queries.ts'
import { readCounts, readWaitingFigures } from './figures-queries.ts'
import { day, usualPromise } from './promise.ts'
import { countOpen, findReview } from './queries.ts'
import { countLine, fitsLine, type Line, lineOf, readLine, readReviews } from './queue-queries.ts'
import { inFull, reviewRefOf } from './refs.ts'
import { standingsOf } from './standings-commands.ts'

export interface QueueWish extends QueueFilter {
  readonly mine?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [RV11] [RV100] A part of the queue: so many queries, however long it is. */
export async function listQueue(
  platform: Platform,
  actor: Actor,
  { cursor, limit, mine, ...filter }: QueueWish,
): Promise<QueuePart> {
  demand(actor, 'review:read')
  const { prisma } = platform.database
  const moderators = await findModerators(platform.database.prisma, platform.clock())
  const line = lineFor(actor, filter, moderators, mine)
  const place = idPlace(cursor)
  const ids = await readLine(prisma, line, place, limit + 1)
  const { rows, nextCursor, previousCursor } = walkFrom({ rows: ids, lookedTo: null }, limit, place, id => id)
  const [first] = rows
  const [items, total, before] = await Promise.all([
    entriesOf(platform, actor, rows, moderators),
    countLine(prisma, line),
    first === undefined || place.beyond === null ? 0 : countLine(prisma, line, first),
  ])
  return { items, nextCursor, previousCursor: before === 0 ? null : previousCursor, total, before: counted(before) }
}

function lineFor(actor: Actor, filter: QueueFilter, moderators: readonly Person[], mine?: boolean): Line {
  const seesHidden = can(actor, 'revision:read-hidden')
  return lineOf(filter, { id: signedIn(actor).id, moderators: moderators.map(({ id }) => id), seesHidden, mine })
}

const counted = (count: number) => (count > mostCounted ? null : count)

async function entriesOf(
  platform: Platform,
  actor: Actor,
  ids: readonly string[],
  moderators: readonly Person[],
): Promise<QueueEntry[]> {
  const { prisma } = platform.database
  const reviews = await inFull(platform, await readReviews(prisma, ids))
  const [facts, standings] = await Promise.all([readFacts(prisma, ids), standingsOf(platform, reviews)])
  return reviews.map(review => ({
    ...reviewRefOf(review, actor, standings.get(review.row.id) ?? null),
    facts: facts.get(review.row.id) ?? null,
    assignee: assigneeOf(review.row, moderators),
  }))
}

/** [RV106] As long as they moderate, and while there is something to decide. */
function assigneeOf(
  { state, assignedToId }: { readonly state: ReviewState; readonly assignedToId: string | null },
  moderators: readonly Person[],
): Person | null {
  const isUndecided = state === 'open' || state === 'changes_requested'
  return isUndecided ? (moderators.find(({ id }) => id === assignedToId) ?? null) : null
}

/** [RV109] Where one of them stands among those that fit, and what lies on both its sides. */
export async function placeInQueue(
  platform: Platform,
  actor: Actor,
  { id, ...filter }: QueueFilter & { readonly id: string },
): Promise<QueuePlace> {
  demand(actor, 'review:read')
  const { prisma } = platform.database
  const [row, moderators] = await Promise.all([
    findReview(prisma, id),
    findModerators(platform.database.prisma, platform.clock()),
  ])
  if (!row) return refuseWith('not-found')
  const line = lineFor(actor, filter, moderators)
  const [total, before, fits, previous, next, facts, assignments] = await Promise.all([
    countLine(prisma, line),
    countLine(prisma, line, id),
    fitsLine(prisma, line, id),
    readLine(prisma, line, { toward: 'newer', beyond: id }, 1),
    readLine(prisma, line, { toward: 'older', beyond: id }, 1),
    readFacts(prisma, [id]),
    assignmentsOf(platform, id),
  ])
  return {
    ...{ total, before: counted(before), fits, previousId: previous[0] ?? null, nextId: next[0] ?? null },
    ...{ facts: facts.get(id) ?? null, assignee: assigneeOf(row, moderators), assignments },
  }
}

async function assignmentsOf(platform: Platform, reviewId: string): Promise<QueuePlace['assignments']> {
  const rows = await readAssignments(platform.database.prisma, reviewId)
  const ids = rows.flatMap(({ assigneeId, byId }) => [byId, ...(assigneeId ? [assigneeId] : [])])
  const people = new Map((await findPeople(platform, ids)).map(person => [person.id, person]))
  return rows.map(({ assigneeId, byId, at }) => ({
    ...{ assignee: people.get(assigneeId ?? '') ?? null, by: people.get(byId) ?? null, at: at.toISOString() },
  }))
}

export async function countOpenReviews(platform: Platform, actor: Actor): Promise<{ open: number }> {
  demand(actor, 'review:read')
  return { open: await countOpen(platform.database.prisma) }
}

/** [RV110] What stands at the head of the queue. */
export async function queueFigures(platform: Platform, actor: Actor): Promise<QueueFigures> {
  demand(actor, 'review:read')
  const { prisma } = platform.database
  const promisedDays = usualPromise
  const lateBefore = new Date(platform.clock().getTime() - promisedDays * day)
  const [{ waiting, late, oldest, median }, counts] = await Promise.all([
    readWaitingFigures(prisma, lateBefore),
    readCounts(prisma, can(actor, 'review:assign') ? signedIn(actor).id : null),
  ])
  return {
    ...{ waiting, late, ...counts, promisedDays },
    ...{ oldest: oldest?.toISOString() ?? null, median: median?.toISOString() ?? null },
  }
}
