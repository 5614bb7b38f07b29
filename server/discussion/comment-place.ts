import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { demandPresent, findPagesById, type PageRecord } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { type CommentRow, findComment } from './comment-queries.ts'
import { isForMembers } from './sight-queries.ts'
import { lockThread, type ThreadRow } from './thread-queries.ts'

export interface Placed {
  readonly comment: CommentRow
  readonly thread: ThreadRow
  readonly page: PageRecord
}

/** [DSC10] A comment that the actor may read, with where it stands; the others are, to them, not there. */
export async function findPlaced(tx: Tx, actor: Actor, id: string): Promise<Placed> {
  const found = await findComment(tx, id)
  if (!found) return refuseWith('not-found')
  const { thread, ...comment } = found
  const page = (await findPagesById(tx, [thread.pageId])).get(thread.pageId)
  if (!page || (page.deletedAt && !can(actor, 'page:read-deleted'))) return refuseWith('not-found')
  const waits = comment.state === 'held' || comment.state === 'discarded'
  if (waits && !can(actor, 'comment:moderate')) return refuseWith('not-found')
  if (!can(actor, 'comment:read', { forMembers: await isForMembers(tx, thread) })) return refuseWith('not-found')
  return { comment, thread, page }
}

/** The same for who changes something about it: its thread is locked, and its page is there. */
export async function lockPlaced(tx: Tx, actor: Actor, id: string): Promise<Placed> {
  const { thread, page } = await findPlaced(tx, actor, id)
  demandPresent(page)
  await lockThread(tx, thread.id)
  return findPlaced(tx, actor, id)
}

export function placeIn({ comment, thread, page }: Placed) {
  return { id: comment.id, threadId: thread.id, slug: page.slug }
}
