import type { HeldComment } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { pageRefOf } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lookAround } from './around.ts'
import { commentView } from './views.ts'

/** [DSC34] Who waits longest comes first. What was written on a deleted page waits until that is back. */
export async function listHeld(
  platform: Platform,
  actor: Actor,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<HeldComment>> {
  demand(actor, 'comment:moderate')
  const { prisma } = platform.database
  const after = idCursor(cursor)
  const found = await prisma.$queryRaw<{ id: string }[]>`
    SELECT comment.id FROM comments comment JOIN threads thread ON thread.id = comment.thread_id
      JOIN pages page ON page.id = thread.page_id
    WHERE comment.state = 'held' AND page.deleted_at IS NULL AND (${after}::uuid IS NULL OR comment.id > ${after}::uuid)
    ORDER BY comment.id LIMIT ${limit + 1}`
  const rows = await prisma.comment.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    include: { thread: true },
  })
  const around = await lookAround(
    platform,
    actor,
    rows.map(({ thread }) => thread),
    rows,
  )
  const list = listFrom(
    rows,
    limit,
    row => row,
    row => row.id,
  )
  return {
    ...list,
    items: list.items.flatMap(({ thread, ...row }) => {
      const page = around.pages.get(thread.pageId)
      if (!page) return []
      const starts = thread.published === 0
      return [
        {
          ...{ comment: commentView(row, around), page: pageRefOf(platform, page), threadTitle: thread.title, starts },
          hasNetwork: row.guestNetwork !== null,
        },
      ]
    }),
  }
}
