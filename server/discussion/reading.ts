import type { PlacedComment } from '@fieldword/shared/discussion/comments-contract.ts'
import type { Thread, ThreadState } from '@fieldword/shared/discussion/contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { z } from 'zod'
import { findPeopleLike } from '../accounts/index.ts'
import { findPagesById, findReadablePage, pageRefOf } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { lookAround } from './around.ts'
import { findPlaced, placeIn } from './comment-place.ts'
import { readComments, readEnds } from './comment-queries.ts'
import { isForMembers } from './sight-queries.ts'
import { type AfterThread, findThread, readAnchors, readThreads, type ThreadRow } from './thread-queries.ts'
import { anchorOf, commentView, threadView } from './views.ts'

interface Filters {
  readonly state?: ThreadState | undefined
  readonly place?: ThreadRow['place'] | undefined
  readonly block?: string | undefined
  readonly revisionId?: string | undefined
  readonly reviewId?: string | undefined
  readonly mine?: boolean | undefined
}

export interface ThreadsWish extends Filters {
  readonly slug: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [DSC2] [DSC10] [DSC11] Threads of a page, newest activity first. */
export async function listThreads(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit, mine, ...filter }: ThreadsWish,
): Promise<List<Thread>> {
  demand(actor, 'page:read')
  const { prisma } = platform.database
  const { id: pageId } = await findReadablePage(platform, actor, slug)
  const startedBy = mine ? signedIn(actor).id : undefined
  const rows = await readThreads(prisma, actor, {
    ...{ pageId, filter: { ...filter, startedBy }, after: afterThread(cursor), limit: limit + 1 },
  })
  const { items: threads, nextCursor } = listFrom(rows, limit, row => row, cursorOf)
  const comments = await readEnds(
    prisma,
    threads.map(({ id }) => id),
  )
  const around = await lookAround(platform, actor, threads, comments)
  const byThread = Map.groupBy(comments, ({ threadId }) => threadId)
  const items = threads.map(row => ({ ...threadView(row, byThread.get(row.id) ?? [], around), nextCursor: null }))
  return { items, nextCursor }
}

/** [DSC12] What the threads of a page hold on to. */
export async function listAnchors(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit, mine, ...filter }: ThreadsWish,
) {
  demand(actor, 'page:read')
  const { prisma } = platform.database
  const { id: pageId } = await findReadablePage(platform, actor, slug)
  const startedBy = mine ? signedIn(actor).id : undefined
  const after = idCursor(cursor)
  const rows = await readAnchors(prisma, actor, { pageId, filter: { ...filter, startedBy }, after, limit: limit + 1 })
  const revisions = await findRevisions(prisma, [...new Set(rows.flatMap(({ revisionId }) => revisionId ?? []))])
  const list = listFrom(
    rows,
    limit,
    row => ({ threadId: row.id, state: row.state, anchor: anchorOf(row, { revisions, actor }) }),
    row => row.id,
  )
  return { ...list, items: list.items.flatMap(({ anchor, ...item }) => (anchor ? [{ ...item, anchor }] : [])) }
}

/** [DSC2] [DSC10] One thread, with its comments. */
export async function viewThread(
  platform: Platform,
  actor: Actor,
  {
    id,
    cursor,
    from,
    limit,
  }: {
    readonly id: string
    readonly cursor?: string | undefined
    /** Begins with this comment. */
    readonly from?: string | undefined
    readonly limit: number
  },
): Promise<Thread> {
  const { prisma } = platform.database
  const thread = await findThread(prisma, id)
  if (!thread || thread.published === 0) return refuseWith('not-found')
  const page = (await findPagesById(prisma, [thread.pageId])).get(thread.pageId)
  if (page?.deletedAt && !can(actor, 'page:read-deleted')) return refuseWith('page-deleted', { slug: page.slug })
  // To whoever may not read it, it is not there: a refusal would tell that something waits.
  if (!can(actor, 'comment:read', { forMembers: await isForMembers(prisma, thread) })) return refuseWith('not-found')
  const { items: comments, nextCursor } = listFrom(
    await readComments(prisma, id, { after: idCursor(cursor), from: from ?? null, limit: limit + 1 }),
    limit,
    row => row,
    row => row.id,
  )
  const around = await lookAround(platform, actor, [thread], comments)
  return { ...threadView(thread, comments, around), nextCursor }
}

/** [DSC14] Where a comment stands that the actor may read, whatever its page was called when it was linked to. */
export async function viewComment(platform: Platform, actor: Actor, id: string): Promise<PlacedComment> {
  const placed = await findPlaced(platform.database.prisma, actor, id)
  const { thread, comment, page } = placed
  const around = await lookAround(platform, actor, [thread], [comment])
  return {
    ...{ ...placeIn(placed), page: pageRefOf(platform, page), threadTitle: thread.title },
    comment: commentView(comment, around, page.deletedAt === null),
  }
}

const mostSuggestions = 8

/** [DSC8] Accounts whose name, or a word of it, begins like this: for members, who mention them. */
export async function suggestPeople(platform: Platform, actor: Actor, q: string): Promise<{ items: Person[] }> {
  demand(actor, 'draft:read')
  return { items: await findPeopleLike(platform, q, mostSuggestions) }
}

const cursorShape = z.string().regex(/^\d{13}_[0-9a-f-]{36}$/)

/** By when it was active and not by its id alone: a thread that is written in meanwhile moves to the start of the list. */
function cursorOf({ activeAt, id }: ThreadRow): string {
  return `${activeAt.getTime()}_${id}`
}

function afterThread(cursor: string | undefined): AfterThread | null {
  if (cursor === undefined) return null
  const [time, id] = cursorShape.safeParse(cursor).data?.split('_') ?? []
  if (time === undefined || idCursor(id) === null) {
    return refuseWith('bad-input', { issues: [{ path: 'cursor', message: 'Use the nextCursor of the list before.' }] })
  }
  return { activeAt: new Date(Number(time)), id: id ?? '' }
}
