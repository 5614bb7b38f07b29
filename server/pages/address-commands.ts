import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { lockStructure } from './locks.ts'
import { dropRenderingsLinkingTo } from './rendering.ts'

/** [PG4] Makes an address lead to a page, as old ones do. False when it leads elsewhere already. */
export async function addAddress(tx: Tx, platform: Platform, slug: string, pageId: string): Promise<boolean> {
  await lockStructure(tx)
  const { count } = await tx.pageSlug.createMany({ data: [{ slug, pageId }], skipDuplicates: true })
  if (count === 0) return (await tx.pageSlug.findUniqueOrThrow({ where: { slug } })).pageId === pageId
  await dropRenderingsLinkingTo(tx, slug)
  await platform.signals.notifyIn(tx, 'pages', pageId)
  return true
}
