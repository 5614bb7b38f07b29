import type { Notice } from '@fieldword/shared/discussion/comments-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { pageRefOf } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lookAround } from './around.ts'
import { shownTo } from './thread-queries.ts'
import { commentView } from './views.ts'

interface Wish {
  readonly unread?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [DSC23] Newest first. What was taken back or hidden since, or may not be read any more, is left out. */
export async function listNotices(
  platform: Platform,
  actor: Actor,
  { unread, cursor, limit }: Wish,
): Promise<List<Notice>> {
  const { id: userId } = signedIn(actor)
  const { prisma } = platform.database
  const before = idCursor(cursor)
  const found = await prisma.$queryRaw<{ id: string }[]>`
    SELECT comment.id ${noticesOf(actor, userId)}
      AND (NOT ${unread ?? false} OR notice.read_at IS NULL) AND (${before}::uuid IS NULL OR comment.id < ${before}::uuid)
    ORDER BY comment.id DESC LIMIT ${limit + 1}`
  const rows = await prisma.commentNotice.findMany({
    where: { userId, commentId: { in: found.map(({ id }) => id) } },
    orderBy: { commentId: 'desc' },
    include: { comment: { include: { thread: true } } },
  })
  const comments = rows.map(({ comment: { thread: _, ...comment } }) => comment)
  const threads = rows.map(({ comment }) => comment.thread)
  const around = await lookAround(platform, actor, threads, comments)
  const list = listFrom(
    rows,
    limit,
    row => row,
    row => row.commentId,
  )
  return {
    ...list,
    items: list.items.flatMap(({ kind, at, readAt, comment: { thread, ...comment } }) => {
      const page = around.pages.get(thread.pageId)
      if (!page) return []
      const about = {
        page: pageRefOf(platform, page),
        threadTitle: thread.title,
        comment: commentView(comment, around),
      }
      return [{ kind, at: at.toISOString(), read: readAt !== null, ...about }]
    }),
  }
}

/** [DSC23] */
export async function countUnread(platform: Platform, actor: Actor): Promise<{ unread: number }> {
  const { id: userId } = signedIn(actor)
  return { unread: await countUnreadOf(platform.database.prisma, actor, userId) }
}

export async function countUnreadOf(tx: Tx, actor: Actor, userId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count ${noticesOf(actor, userId)} AND notice.read_at IS NULL`
  return rows[0]?.count ?? 0
}

function noticesOf(actor: Actor, userId: string): Prisma.Sql {
  return Prisma.sql`FROM comment_notices notice JOIN comments comment ON comment.id = notice.comment_id
    JOIN threads thread ON thread.id = comment.thread_id JOIN pages page ON page.id = thread.page_id
    WHERE notice.user_id = ${userId}::uuid AND comment.state = 'published' AND page.deleted_at IS NULL
      AND ${shownTo(actor)}`
}
