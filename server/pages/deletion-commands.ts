import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { DeletedPage, DeletionWish } from '@fieldword/shared/pages/deletion-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { recordModeration } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readDeletedPage } from './deletion-queries.ts'
import { lockStructure } from './locks.ts'
import { findPageEver, findPageIn, type PageRecord, pageRefOf, protectionOf } from './queries.ts'
import { dropRenderingsLinkingTo } from './rendering.ts'

/** [PG20] [PG21] Takes a page out of the wiki. Everything of it is kept, its addresses too. */
export async function deletePage(platform: Platform, actor: Actor, wish: DeletionWish): Promise<DeletedPage> {
  demand(actor, 'page:delete', { movableBy: 'member' })
  const { id: actorId } = signedIn(actor)
  await platform.database.inTransaction(async tx => {
    await lockStructure(tx)
    const page = await findPageIn(tx, wish.slug)
    demand(actor, 'page:delete', protectionOf(platform, page))
    const child = await tx.page.findFirst({ where: { parentId: page.id, deletedAt: null }, select: { id: true } })
    if (child) refuseWith('has-children')
    await change(tx, platform, page, { ...wish, kind: 'delete', deletedAt: platform.clock(), actorId })
  })
  return readDeletedPage(platform, actor, wish.slug)
}

/** [PG22] Brings a page back as it was, to where it stood. */
export async function undeletePage(platform: Platform, actor: Actor, wish: DeletionWish): Promise<PageRef> {
  demand(actor, 'page:undelete')
  const { id: actorId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    await lockStructure(tx)
    const page = await findPageEver(tx, wish.slug)
    if (!page.deletedAt) refuseWith('page-not-deleted')
    const parent = page.parentId ? await tx.page.findUniqueOrThrow({ where: { id: page.parentId } }) : null
    if (parent?.deletedAt) refuseWith('parent-deleted', { title: parent.title, slug: parent.slug })
    return pageRefOf(
      platform,
      await change(tx, platform, page, { ...wish, kind: 'undelete', deletedAt: null, actorId }),
    )
  })
}

interface Change {
  readonly kind: 'delete' | 'undelete'
  readonly deletedAt: Date | null
  readonly reason: string
  readonly actorId: string
}

async function change(
  tx: Tx,
  platform: Platform,
  { id: pageId }: PageRecord,
  { kind, deletedAt, reason, actorId }: Change,
): Promise<PageRecord> {
  const at = platform.clock()
  const after = await tx.page.update({ where: { id: pageId }, data: { deletedAt, updatedAt: at } })
  // Links to it look different from now on.
  const addresses = await tx.pageSlug.findMany({ where: { pageId }, select: { slug: true } })
  await dropRenderingsLinkingTo(
    tx,
    addresses.map(({ slug }) => slug),
  )
  await recordModeration(tx, platform, { kind, pageId, reason, actorId })
  await recordEvent(tx, { kind: kind === 'delete' ? 'page-deleted' : 'page-undeleted', pageId, actorId }, at)
  await platform.signals.notifyIn(tx, 'pages', pageId)
  return after
}
