import { commentHtml } from '@fieldword/shared/discussion/comment-html.ts'
import type { CommentVersion } from '@fieldword/shared/discussion/comments-contract.ts'
import { mentionedIn } from '@fieldword/shared/discussion/mentions.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { findPeople } from '../accounts/index.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findPlaced } from './comment-place.ts'

/** [DSC7] What a comment said before, newest first, for whoever may read what it says now. */
export async function listVersions(
  platform: Platform,
  actor: Actor,
  { id, cursor, limit }: { readonly id: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<CommentVersion>> {
  const { prisma } = platform.database
  const { comment } = await findPlaced(prisma, actor, id)
  if (comment.state === 'hidden' && !can(actor, 'comment:moderate')) refuseWith('comment-gone')
  const before = numberCursor(cursor)
  const rows = await prisma.commentVersion.findMany({
    where: { commentId: id, ...(before === null ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: limit + 1,
  })
  const people = await findPeople(
    platform,
    rows.flatMap(({ text }) => mentionedIn(text)),
  )
  const nameOf = (id: string) => people.find(person => person.id === id)?.name
  return listFrom(
    rows,
    limit,
    ({ number, text, writtenAt }) => ({
      ...{ number, text, html: commentHtml(text, nameOf), writtenAt: writtenAt.toISOString() },
    }),
    ({ number }) => String(number),
  )
}
