import { mentionedIn } from '@fieldword/shared/discussion/mentions.ts'
import { findPeople } from '../accounts/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { recordEvent } from '../platform/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import type { CommentRow } from './comment-queries.ts'
import { isForMembers } from './sight-queries.ts'
import type { ThreadRow } from './thread-queries.ts'

/** [DSC5] [DSC22] What follows from a comment that everybody may read from now on. The thread is locked, or new. */
export async function publish(platform: Platform, tx: Tx, thread: ThreadRow, comment: CommentRow): Promise<void> {
  const at = platform.clock()
  await tx.thread.update({ where: { id: thread.id }, data: { published: { increment: 1 }, activeAt: at } })
  const noticed = await notice(platform, tx, thread, comment, at)
  const { id: commentId, authorId: actorId } = comment
  const event = { pageId: thread.pageId, threadId: thread.id, commentId, actorId, noticed }
  await recordEvent(tx, { kind: 'comment-published', ...event }, at)
  await tellChange(platform, tx, thread)
}

/** [DSC2] What follows when one of a thread's comments is nobody's to read any more. The thread is locked. */
export async function unpublish(platform: Platform, tx: Tx, thread: ThreadRow): Promise<void> {
  await tx.thread.update({ where: { id: thread.id }, data: { published: { decrement: 1 } } })
  await tellChange(platform, tx, thread)
}

/** The same the other way round: it takes the place that it had. */
export async function republish(platform: Platform, tx: Tx, thread: ThreadRow): Promise<void> {
  await tx.thread.update({ where: { id: thread.id }, data: { published: { increment: 1 } } })
  await tellChange(platform, tx, thread)
}

/** [DSC22] Who is mentioned by an edit was not told before; who was, is not told again. */
export async function noticeMentions(platform: Platform, tx: Tx, comment: CommentRow, at: Date): Promise<void> {
  const people = await findPeople(platform, mentionedIn(comment.text))
  await tx.commentNotice.createMany({
    data: people
      .filter(({ id }) => id !== comment.authorId)
      .map(({ id: userId }) => ({ userId, commentId: comment.id, at, kind: 'mention' as const })),
    skipDuplicates: true,
  })
}

/** [DSC5] Tells every process: whoever watches the page's discussion, and, where visitors see it, what is kept for them. */
export async function tellChange(platform: Platform, tx: Tx, thread: ThreadRow): Promise<void> {
  await platform.signals.notifyIn(tx, 'discussion', thread.pageId)
  if (!(await isForMembers(tx, thread))) await platform.signals.notifyIn(tx, 'pages', thread.pageId)
}

/** [DSC22] Whom it mentions, and who wrote in the thread: once each, and never its author. */
async function notice(platform: Platform, tx: Tx, thread: ThreadRow, comment: CommentRow, at: Date): Promise<string[]> {
  const asked = mentionedIn(comment.text)
  const known = await findPeople(platform, asked)
  const mentioned = new Set(known.map(({ id }) => id))
  const wrote = await tx.comment.findMany({
    where: { threadId: thread.id, state: 'published', authorId: { not: null } },
    distinct: ['authorId'],
    select: { authorId: true },
    take: mostNoticed,
  })
  const taking = new Set([...mentioned, ...wrote.flatMap(({ authorId }) => authorId ?? [])])
  if (comment.authorId) taking.delete(comment.authorId)
  await tx.commentNotice.createMany({
    data: [...taking].map(userId => ({
      ...{ userId, commentId: comment.id, at },
      kind: mentioned.has(userId) ? ('mention' as const) : ('reply' as const),
    })),
    skipDuplicates: true,
  })
  return [...taking]
}

/** People who are told of one comment, at most. */
const mostNoticed = 200
