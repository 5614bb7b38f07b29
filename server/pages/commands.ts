import type { PageKind, PageRef } from '@fieldword/shared/pages/contract.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { screen } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockStructure } from './locks.ts'
import { demandRelease, demandRoomBelow, tellRules } from './protection-commands.ts'
import { findPageIn, pageRefOf, protectionOf } from './queries.ts'
import { dropRenderingsLinkingTo, forgetRendering, render, writeLinks } from './rendering.ts'
import { readAncestors, readOrder, writeOrder } from './tree-queries.ts'

export interface NewPage {
  readonly title: string
  /** Made from the title when not given. */
  readonly slug?: string | undefined
  readonly kind: PageKind
  readonly parentId: string | null
  readonly stub?: boolean
  /** None for a page that came with the wiki. */
  readonly createdById: string | null
}

/** [PG1] [PG4] [PG6] Adds a page as the last one below its parent; returns its id. */
export async function insertPage(tx: Tx, platform: Platform, page: NewPage): Promise<string> {
  await lockStructure(tx)
  const id = platform.newId()
  const at = platform.clock()
  const slug = orThrow(slugFrom(page.slug ?? page.title))
  await demandFreeSlug(tx, slug, id)
  const last = await tx.page.aggregate({ where: { parentId: page.parentId }, _max: { position: true } })
  await tx.page.create({
    data: {
      ...{ id, slug, title: page.title, titleKey: titleKeyOf(page.title), kind: page.kind, parentId: page.parentId },
      ...{ position: (last._max.position ?? 0) + 1, stub: page.stub ?? false },
      ...{ createdById: page.createdById, createdAt: at, updatedAt: at },
    },
  })
  await keepSlug(tx, slug, id)
  await platform.signals.notifyIn(tx, 'pages', id)
  return id
}

export interface PageWish {
  readonly title: string
  readonly kind: PageKind
  readonly parentSlug: string | null
  readonly slug?: string | undefined
}

export async function createPage(platform: Platform, actor: Actor, wish: PageWish): Promise<PageRef> {
  demand(actor, 'page:create')
  const creator = signedIn(actor)
  await screen(platform, actor, { place: 'title', text: wish.title, canHold: false })
  return platform.database.inTransaction(async tx => {
    const parent = wish.parentSlug === null ? null : await findPageIn(tx, wish.parentSlug)
    demandRoomBelow(platform, actor, parent)
    const id = await insertPage(tx, platform, { ...wish, parentId: parent?.id ?? null, createdById: creator.id })
    await recordEvent(tx, { kind: 'page-created', pageId: id, actorId: creator.id }, platform.clock())
    return refIn(tx, platform, id)
  })
}

/** [PG4] The old address goes on leading here. */
export async function renamePage(
  platform: Platform,
  actor: Actor,
  wish: { readonly slug: string; readonly title: string; readonly newSlug?: string | undefined },
): Promise<PageRef> {
  demand(actor, 'page:rename', { movableBy: 'member' })
  const { id: actorId } = signedIn(actor)
  await screen(platform, actor, { place: 'title', text: wish.title, canHold: false })
  return platform.database.inTransaction(async tx => {
    await lockStructure(tx)
    const page = await findPageIn(tx, wish.slug)
    demand(actor, 'page:rename', protectionOf(platform, page))
    const slug = orThrow(slugFrom(wish.newSlug ?? wish.title))
    const at = platform.clock()
    await demandFreeSlug(tx, slug, page.id)
    await keepSlug(tx, slug, page.id)
    await tx.page.update({
      where: { id: page.id },
      data: { slug, title: wish.title, titleKey: titleKeyOf(wish.title), updatedAt: at },
    })
    await recordEvent(tx, { kind: 'page-renamed', pageId: page.id, actorId }, at)
    await platform.signals.notifyIn(tx, 'pages', page.id)
    return refIn(tx, platform, page.id)
  })
}

/** [PG5] Puts a page, and all that stands below it, below another one. */
export async function movePage(
  platform: Platform,
  actor: Actor,
  wish: { readonly slug: string; readonly parentSlug: string | null; readonly afterSlug: string | null },
): Promise<PageRef> {
  demand(actor, 'page:move', { movableBy: 'member' })
  const { id: actorId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    await lockStructure(tx)
    const page = await findPageIn(tx, wish.slug)
    demand(actor, 'page:move', protectionOf(platform, page))
    const parent = wish.parentSlug === null ? null : await findPageIn(tx, wish.parentSlug)
    const line = await readAncestors(tx, parent?.id ?? null)
    if (line.some(({ id }) => id === page.id)) refuseWith('page-cycle')
    demandRelease(platform, actor, page, line)
    demandRoomBelow(platform, actor, parent)
    const order = (await readOrder(tx, parent?.id ?? null)).filter(id => id !== page.id)
    order.splice(await placeAfter(tx, order, wish.afterSlug), 0, page.id)
    await writeOrder(tx, parent?.id ?? null, order)
    const at = platform.clock()
    const after = await tx.page.update({ where: { id: page.id }, data: { updatedAt: at } })
    await recordEvent(tx, { kind: 'page-moved', pageId: page.id, actorId }, at)
    await tellRules(tx, platform, page, after)
    return pageRefOf(platform, after)
  })
}

/**
 * [PG7] [PG8] Makes a revision the one that visitors read: pointer, rendering and links in one transaction. The page is locked
 * by the caller. A stub that people wrote on is none any more, unless said otherwise.
 */
export async function setApproved(
  tx: Tx,
  platform: Platform,
  pageId: string,
  revisionId: string,
  { stub = false }: { readonly stub?: boolean } = {},
): Promise<void> {
  const at = platform.clock()
  await tx.page.update({
    where: { id: pageId },
    data: { approvedRevisionId: revisionId, approvedAt: at, updatedAt: at, stub },
  })
  await writeLinks(tx, pageId, revisionId)
  await render(tx, pageId, revisionId)
  await platform.signals.notifyIn(tx, 'pages', pageId)
}

/** [PG7] No text of the page is approved any more: visitors find what they find where none ever was. */
export async function clearApproved(tx: Tx, platform: Platform, pageId: string): Promise<void> {
  const at = platform.clock()
  await tx.page.update({ where: { id: pageId }, data: { approvedRevisionId: null, approvedAt: null, updatedAt: at } })
  await forgetRendering(tx, pageId)
  await platform.signals.notifyIn(tx, 'pages', pageId)
}

/** [PG4] [PG21] An address that leads to another page, or did, is taken, by a deleted one too. Nobody else takes it meanwhile: the tree is locked. */
async function demandFreeSlug(tx: Tx, slug: string, pageId: string): Promise<void> {
  const holder = await tx.pageSlug.findUnique({ where: { slug }, select: { page: true } })
  if (holder && holder.page.id !== pageId) refuseWith(holder.page.deletedAt ? 'slug-deleted' : 'slug-taken', { slug })
}

/** [PG4] [PG6] From now on this address leads to the page. */
async function keepSlug(tx: Tx, slug: string, pageId: string): Promise<void> {
  const { count } = await tx.pageSlug.createMany({ data: [{ slug, pageId }], skipDuplicates: true })
  if (count === 1) await dropRenderingsLinkingTo(tx, [slug])
}

async function placeAfter(tx: Tx, order: readonly string[], afterSlug: string | null): Promise<number> {
  if (afterSlug === null) return 0
  const after = await findPageIn(tx, afterSlug)
  const place = order.indexOf(after.id)
  if (place >= 0) return place + 1
  return refuseWith('bad-input', {
    issues: [{ path: 'afterSlug', message: 'Name another page that stands below the new parent.' }],
  })
}

async function refIn(tx: Tx, platform: Platform, pageId: string): Promise<PageRef> {
  return pageRefOf(platform, await tx.page.findUniqueOrThrow({ where: { id: pageId } }))
}
