import type { ReactionKind } from '@fieldword/shared/discussion/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { screen } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPlaced, type Placed, placeIn } from './comment-place.ts'
import { countComment } from './limits.ts'
import { withPeople } from './mention-queries.ts'
import { noticeMentions, tellChange, unpublish } from './publishing-commands.ts'

/** [DSC7] Says something else in a comment of one's own. What it said is kept. */
export async function editComment(
  platform: Platform,
  actor: Actor,
  wish: { readonly id: string; readonly text: string },
) {
  // What was published cannot wait any more: it is as it was, or says something else.
  await screen(platform, actor, { place: 'comment', text: wish.text, canHold: false })
  await countComment(platform, signedIn(actor))
  const text = await withPeople(platform, wish.text)
  return platform.database.inTransaction(async tx => {
    const placed = await lockOwn(tx, actor, wish.id)
    const { comment, thread } = placed
    if (comment.text === text) return placeIn(placed)
    const at = platform.clock()
    const { id: commentId, edits, text: before } = comment
    const writtenAt = comment.editedAt ?? comment.writtenAt
    await tx.commentVersion.create({ data: { commentId, number: edits + 1, text: before, writtenAt } })
    const after = await tx.comment.update({
      where: { id: commentId },
      data: { text, editedAt: at, edits: { increment: 1 } },
    })
    await noticeMentions(platform, tx, after, at)
    await tellChange(platform, tx, thread)
    return placeIn(placed)
  })
}

/** [DSC7] Takes back a comment of one's own: its words and what it said before are nobody's to read any more. */
export async function removeComment(platform: Platform, actor: Actor, id: string) {
  signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const placed = await lockOwn(tx, actor, id)
    await tx.comment.update({
      where: { id },
      data: { state: 'deleted', text: '', proposedText: null, proposedState: null },
    })
    await tx.commentVersion.deleteMany({ where: { commentId: id } })
    await unpublish(platform, tx, placed.thread)
    return placeIn(placed)
  })
}

async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<Placed> {
  const placed = await lockPlaced(tx, actor, id)
  demand(actor, 'comment:change', placed.comment)
  if (placed.comment.state !== 'published') return refuseWith('comment-gone')
  return placed
}

/** [DSC9] One of each kind a person. */
export async function react(
  platform: Platform,
  actor: Actor,
  { id: commentId, kind, on }: { readonly id: string; readonly kind: ReactionKind; readonly on: boolean },
) {
  const { id: userId } = signedIn(actor)
  demand(actor, 'comment:react')
  return platform.database.inTransaction(async tx => {
    const placed = await lockPlaced(tx, actor, commentId)
    if (placed.comment.state !== 'published') return refuseWith('comment-gone')
    const key = { commentId, userId, kind }
    if (on)
      await tx.commentReaction.createMany({ data: [{ ...key, reactedAt: platform.clock() }], skipDuplicates: true })
    else await tx.commentReaction.deleteMany({ where: key })
    await tellChange(platform, tx, placed.thread)
    return placeIn(placed)
  })
}
