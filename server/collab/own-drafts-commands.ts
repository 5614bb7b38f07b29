import { checkReturn, checkRoom, type DraftEnd, mostGuests } from '@fieldword/shared/collab/own-drafts.ts'
import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPersonNamed } from '../accounts/index.ts'
import { demandPresent, findPage, findPagesById, lockPage, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findOrCreateWorkingDraft, seedDraft, setDraftBase } from './commands.ts'
import { forkWorking, makeDraft, readForking } from './forking-commands.ts'
import { ownDraftOf } from './own-drafts.ts'
import {
  countOwnDrafts,
  findOwnDraft,
  findOwnDraftOf,
  lockOwnDraft,
  type OwnDraftRow,
  ownedOf,
} from './own-drafts-queries.ts'

export interface DraftWish {
  readonly slug: string
  readonly purpose: string
  readonly from: 'approved' | 'working'
}

/** [COL51] [COL53] A draft of one's own, made once, and there before anybody is told of it. */
export async function beginDraft(platform: Platform, actor: Actor, wish: DraftWish): Promise<OwnDraft> {
  const { id: ownerId } = signedIn(actor)
  const asked = await findPage(platform, wish.slug)
  demand(actor, 'own-draft:begin', protectionOf(platform, asked))
  const working = wish.from === 'working' ? await findOrCreateWorkingDraft(platform, asked.id) : null
  if (working) await seedDraft(platform, working.draftId)
  const forking = working && (await readForking(platform, working.draftId))
  const id = platform.newId()
  await platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, asked.id)
    demandPresent(page)
    demand(actor, 'own-draft:begin', protectionOf(platform, page))
    await demandRoom(tx, ownerId, page.id)
    const draftId = platform.newId()
    await makeDraft(platform, tx, { draftId, pageId: page.id, baseId: forking?.baseId ?? page.approvedRevisionId })
    if (forking) await forkWorking(platform, tx, draftId, forking)
    const createdAt = platform.clock()
    await tx.ownDraft.create({
      data: {
        ...{ id, draftId, pageId: page.id, ownerId, purpose: wish.purpose, fromWorking: forking !== null, createdAt },
        brought: (forking?.authors ?? []).map(author => ({ ...author })),
      },
    })
  })
  return findIn(platform, actor, id)
}

/** [COL54] */
export function renameDraft(
  platform: Platform,
  actor: Actor,
  { id, purpose }: { readonly id: string; readonly purpose: string },
): Promise<OwnDraft> {
  return change(platform, actor, id, async (tx, row) => {
    demand(actor, 'own-draft:manage', ownedOf(row))
    demandOpen(row)
    await tx.ownDraft.update({ where: { id }, data: { purpose } })
  })
}

/** [COL52] Whoever is invited writes in it, as far as they may write on the page. */
export async function inviteToDraft(
  platform: Platform,
  actor: Actor,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<OwnDraft> {
  return change(platform, actor, id, async (tx, row) => {
    demand(actor, 'own-draft:manage', ownedOf(row))
    demandOpen(row)
    const guest = (await findPersonNamed(platform, name)) ?? refuseWith('no-such-name')
    const { guestIds, ownerId } = ownedOf(row)
    if (guest.id === ownerId || guestIds.includes(guest.id)) refuseWith('already-so')
    if (guestIds.length >= mostGuests) refuseWith('too-many-guests', { most: mostGuests })
    await tx.draftGuest.create({ data: { ownDraftId: id, userId: guest.id, invitedAt: platform.clock() } })
  })
}

/** [COL52] By the owner, and by a guest who does not want to be one. */
export async function uninviteFromDraft(
  platform: Platform,
  actor: Actor,
  { id, userId }: { readonly id: string; readonly userId: string },
): Promise<OwnDraft | null> {
  const { id: actorId } = signedIn(actor)
  await changeRow(platform, actor, id, async (tx, row) => {
    if (actorId !== userId) demand(actor, 'own-draft:manage', ownedOf(row))
    const { count } = await tx.draftGuest.deleteMany({ where: { ownDraftId: id, userId } })
    if (count === 0) refuseWith('already-so')
  })
  return actorId === userId ? null : findIn(platform, actor, id)
}

/** [COL55] What was typed in it stays in its log. */
export function deleteDraft(platform: Platform, actor: Actor, id: string): Promise<OwnDraft> {
  return change(platform, actor, id, async (tx, row) => {
    demand(actor, 'own-draft:delete', ownedOf(row))
    if (row.closedAt) refuseWith('already-so')
    await end(platform, tx, id, 'deleted')
  })
}

/** [COL55] Opens it again, where there is room for it. */
export function bringDraftBack(platform: Platform, actor: Actor, id: string): Promise<OwnDraft> {
  return change(platform, actor, id, async (tx, row) => {
    demand(actor, 'own-draft:manage', ownedOf(row))
    orThrow(checkReturn(row.closedFor))
    await demandRoom(tx, row.ownerId, row.pageId)
    await tx.ownDraft.update({ where: { id }, data: { closedAt: null, closedFor: null } })
  })
}

/** Closes the draft of this text, where it is somebody's own and open; the page is locked by the caller. */
export async function closeDraftOf(platform: Platform, tx: Tx, draftId: string, why: DraftEnd): Promise<void> {
  const row = await tx.ownDraft.findUnique({ where: { draftId }, select: { id: true, closedAt: true } })
  if (row && !row.closedAt) await end(platform, tx, row.id, why)
}

/**
 * [COL17] The approved text is merged into a draft of somebody's own: that is what it is compared with from now on. What was typed stays
 * new, unless the draft says just the approved text, as of `inStepAt`. Nothing happens to a working draft.
 */
export async function moveOwnBase(
  tx: Tx,
  draftId: string,
  { revisionId, inStepAt }: { readonly revisionId: string; readonly inStepAt: number | null },
): Promise<void> {
  if (!(await findOwnDraftOf(tx, draftId))) return
  await setDraftBase(tx, draftId, revisionId, inStepAt ?? 0)
  if (inStepAt !== null) await tx.ownDraft.update({ where: { draftId }, data: { brought: [] } })
}

async function end(platform: Platform, tx: Tx, id: string, closedFor: DraftEnd): Promise<void> {
  const { draftId } = await tx.ownDraft.update({ where: { id }, data: { closedAt: platform.clock(), closedFor } })
  await platform.signals.notifyIn(tx, 'own-drafts', draftId)
}

/** One draft at a time, under its page's lock, as everything that is decided about the page. */
async function change(
  platform: Platform,
  actor: Actor,
  id: string,
  act: (tx: Tx, row: OwnDraftRow) => Promise<void>,
): Promise<OwnDraft> {
  await changeRow(platform, actor, id, act)
  return findIn(platform, actor, id)
}

function changeRow(
  platform: Platform,
  actor: Actor,
  id: string,
  act: (tx: Tx, row: OwnDraftRow) => Promise<void>,
): Promise<void> {
  demand(actor, 'draft:read')
  return platform.database.inTransaction(async tx => {
    const asked = (await findOwnDraft(tx, id)) ?? refuseWith('not-found')
    demand(actor, 'own-draft:read', ownedOf(asked))
    demandPresent(await lockPage(tx, asked.pageId))
    const row = (await lockOwnDraft(tx, id)) ?? refuseWith('not-found')
    await act(tx, row)
    // [COL56] Whoever has it open is asked again what they may.
    await platform.signals.notifyIn(tx, 'own-drafts', row.draftId)
  })
}

function demandOpen({ closedAt }: OwnDraftRow): void {
  if (closedAt) refuseWith('draft-closed')
}

// Any number that no other advisory lock of the database has.
const ownDrafts = 4_700_141

/** [COL53] Two that are begun at once, on two pages, are counted one after the other. */
export async function demandRoom(tx: Tx, ownerId: string, pageId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ownDrafts}, hashtext(${ownerId}))`
  orThrow(checkRoom(await countOwnDrafts(tx, ownerId, pageId)))
}

async function findIn(platform: Platform, actor: Actor, id: string): Promise<OwnDraft> {
  const { prisma } = platform.database
  const row = (await findOwnDraft(prisma, id)) ?? refuseWith('not-found')
  if (!(await findPagesById(prisma, [row.pageId])).has(row.pageId)) refuseWith('not-found')
  return ownDraftOf(platform, actor, row)
}
