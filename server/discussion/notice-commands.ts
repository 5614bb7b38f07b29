import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { countUnreadOf } from './notice-queries.ts'

/** [DSC23] Up to one, so that what came since the list was looked at stays unread. */
export async function markRead(
  platform: Platform,
  actor: Actor,
  { upTo }: { readonly upTo: string },
): Promise<{ unread: number }> {
  const { id: userId } = signedIn(actor)
  const { prisma } = platform.database
  await prisma.commentNotice.updateMany({
    where: { userId, readAt: null, commentId: { lte: upTo } },
    data: { readAt: platform.clock() },
  })
  return { unread: await countUnreadOf(prisma, actor, userId) }
}
