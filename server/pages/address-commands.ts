import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { lockStructure } from './locks.ts'
import { dropRenderingsLinkingTo } from './rendering.ts'
import { readAncestors } from './tree-queries.ts'

/** [PG4] Makes an address lead to a page, as old ones do. False when it leads elsewhere already. */
export async function addAddress(tx: Tx, platform: Platform, slug: string, pageId: string): Promise<boolean> {
  await lockStructure(tx)
  const { count } = await tx.pageSlug.createMany({ data: [{ slug, pageId }], skipDuplicates: true })
  if (count === 0) return (await tx.pageSlug.findUniqueOrThrow({ where: { slug } })).pageId === pageId
  await dropRenderingsLinkingTo(tx, [slug])
  await platform.signals.notifyIn(tx, 'pages', pageId)
  return true
}

/** What a page that comes from another wiki brings along beside its texts: whether it was deleted there. */
export async function settlePage(tx: Tx, pageId: string, settled: { readonly deletedAt: Date | null }): Promise<void> {
  await tx.page.update({ where: { id: pageId }, data: settled })
}

/** [PG5] Puts a page where it stood, unless it would come to stand below itself. */
export async function placePage(tx: Tx, pageId: string, parentId: string | null, position: number): Promise<void> {
  await lockStructure(tx)
  const line = await readAncestors(tx, parentId)
  if (line.some(({ id }) => id === pageId)) return
  await tx.page.update({ where: { id: pageId }, data: { parentId, position } })
}
