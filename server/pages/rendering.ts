import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { foldSlug } from '@fieldword/shared/pages/slug.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { documentOf } from '../revisions/index.ts'
import { lockPage } from './locks.ts'
import { existingSlugsIn } from './queries.ts'

export interface Rendering {
  readonly revisionId: string
  readonly html: string
  readonly headings: { id: string; level: number; text: string }[]
}

/** [PG7] What visitors read of a page, made when it is not there. Null when nothing is approved. */
export async function readRendering(
  platform: Platform,
  page: { readonly id: string; readonly approvedRevisionId: string | null },
): Promise<Rendering | null> {
  if (page.approvedRevisionId === null) return null
  const stored = await platform.database.prisma.pageRendering.findUnique({
    where: { pageId: page.id },
    select: { revisionId: true, html: true, headings: true },
  })
  if (stored?.revisionId === page.approvedRevisionId) {
    return { ...stored, headings: stored.headings as Rendering['headings'] }
  }
  return platform.database.inTransaction(async tx => {
    const { approvedRevisionId } = await lockPage(tx, page.id)
    return approvedRevisionId === null ? null : render(tx, page.id, approvedRevisionId)
  })
}

/** [PG7] Renders a revision and stores it. The page is locked, and with it who may make or rename pages it links to. */
export async function render(tx: Tx, pageId: string, revisionId: string): Promise<Rendering> {
  const made = { revisionId, ...(await renderingOf(tx, await documentOf(tx, revisionId))) }
  await tx.pageRendering.upsert({ where: { pageId }, create: { pageId, ...made }, update: made })
  return made
}

/** [PG7] What is made of a document for visitors, as the wiki is now. */
export async function renderingOf(tx: Tx, document: DocumentJson) {
  const slugs = await existingSlugsIn(tx, linkedSlugs(document))
  const exists = (slug: string) => slugs.has(slug)
  return {
    html: toHtml(document, { exists }),
    text: toText(document),
    headings: outlineOf(document).headings.map(({ id, level, text }) => ({ id, level, text })),
  }
}

/**
 * [PG6] Pages whose text links to a slug that now leads somewhere. Their renderings are dropped, not made anew: one page can
 * be missed by thousands, and each is rendered again when somebody reads it.
 */
export async function dropRenderingsLinkingTo(tx: Tx, slug: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM page_renderings WHERE page_id IN (SELECT from_page_id FROM page_links WHERE to_slug = ${slug})`
}

/** [PG11] Replaces what is known of the links in a page's approved text. */
export async function writeLinks(tx: Tx, pageId: string, revisionId: string): Promise<void> {
  const slugs = new Set(linkedSlugs(await documentOf(tx, revisionId)).map(foldSlug))
  await tx.pageLink.deleteMany({ where: { fromPageId: pageId } })
  await tx.pageLink.createMany({ data: [...slugs].map(toSlug => ({ fromPageId: pageId, toSlug })) })
}
