import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import type { DraftAuthor } from './authors-queries.ts'
import { type Forking, forkWorking, makeDraft } from './forking-commands.ts'
import { demandRoom } from './own-drafts-commands.ts'

export interface GroupDraft {
  readonly pageId: string
  readonly ownerId: string
  readonly purpose: string
  /** Who else writes in it. */
  readonly guestIds: readonly string[]
  /** The text it begins with, where it is not another draft's. */
  readonly baseId: string | null
  readonly forking: Forking | null
}

/**
 * [PR280] A draft of somebody's own in which a whole group writes. It is one of those its owner may have; the group has no bound.
 * The page is locked, and allowed, by the caller. Answers its id.
 */
export async function beginGroupDraft(platform: Platform, tx: Tx, draft: GroupDraft): Promise<string> {
  const { pageId, ownerId, purpose, guestIds, forking } = draft
  await demandRoom(tx, ownerId, pageId)
  const [id, draftId, createdAt] = [platform.newId(), platform.newId(), platform.clock()]
  await makeDraft(platform, tx, { draftId, pageId, baseId: forking?.baseId ?? draft.baseId })
  if (forking) await forkWorking(platform, tx, draftId, forking)
  await tx.ownDraft.create({
    data: {
      ...{ id, draftId, pageId, ownerId, purpose, fromWorking: false, createdAt },
      brought: (forking?.authors ?? []).map(author => ({ ...author })),
      guests: { create: guestIds.map(userId => ({ userId, invitedAt: createdAt })) },
    },
  })
  return id
}

/** [PR281] Exactly these people write in them from now on; the first of them has those whose owner is none of them. */
export async function keepGroup(
  platform: Platform,
  tx: Tx,
  ownDraftIds: readonly string[],
  people: readonly string[],
): Promise<void> {
  const drafts = await tx.ownDraft.findMany({ where: { id: { in: [...ownDraftIds] } }, include: { guests: true } })
  const [first] = people
  for (const { id, draftId, ownerId: hadBy, guests } of drafts) {
    const ownerId = people.includes(hadBy) ? hadBy : (first ?? hadBy)
    if (ownerId !== hadBy) await tx.ownDraft.update({ where: { id }, data: { ownerId } })
    const writing = people.filter(userId => userId !== ownerId)
    const were = guests.map(({ userId }) => userId)
    await tx.draftGuest.deleteMany({ where: { ownDraftId: id, userId: { notIn: writing } } })
    const invitedAt = platform.clock()
    const coming = writing.filter(userId => !were.includes(userId))
    await tx.draftGuest.createMany({ data: coming.map(userId => ({ ownDraftId: id, userId, invitedAt })) })
    // [COL56] Whoever has it open is asked again what they may.
    await platform.signals.notifyIn(tx, 'own-drafts', draftId)
  }
}

/** [PR284] Who typed what came into a draft from another one has typed in it, as when it had been begun from that one. */
export async function bringAuthors(tx: Tx, ownDraftId: string, authors: readonly DraftAuthor[]): Promise<void> {
  const { brought } = await tx.ownDraft.findUniqueOrThrow({ where: { id: ownDraftId }, select: { brought: true } })
  const known = (Array.isArray(brought) ? brought : []) as unknown as DraftAuthor[]
  const coming = authors.filter(({ userId }) => known.every(author => author.userId !== userId))
  const all = [...known, ...coming].map(({ userId, typed }) => ({ userId, typed }))
  await tx.ownDraft.update({ where: { id: ownDraftId }, data: { brought: all } })
}
