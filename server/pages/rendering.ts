import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { foldSlug } from '@fieldword/shared/pages/slug.ts'
import { gistOf } from '@fieldword/shared/terms/gist.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { documentOf } from '../revisions/index.ts'
import { lockPage } from './locks.ts'
import { markedText } from './term-marking.ts'
import { readTermsHash, writeUses } from './term-queries.ts'

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
  const { prisma } = platform.database
  const [stored, terms] = await Promise.all([
    prisma.pageRendering.findUnique({
      where: { pageId: page.id },
      select: { revisionId: true, html: true, headings: true, terms: true },
    }),
    readTermsHash(prisma),
  ])
  if (stored?.revisionId === page.approvedRevisionId && stored.terms === terms) {
    return { ...stored, headings: stored.headings as Rendering['headings'] }
  }
  return renderAnew(platform, page.id)
}

/** [PG7] [TRM10] What visitors read of a page, as the wiki and its terms are now. */
export function renderAnew(platform: Platform, pageId: string): Promise<Rendering | null> {
  return platform.database.inTransaction(async tx => {
    const { approvedRevisionId } = await lockPage(tx, pageId)
    return approvedRevisionId === null ? null : render(tx, pageId, approvedRevisionId)
  })
}

/** [PG7] Renders a revision and stores it. The page is locked, and with it who may make or rename pages it links to. */
export async function render(tx: Tx, pageId: string, revisionId: string): Promise<Rendering> {
  const { uses, ...rendering } = await renderingOf(tx, pageId, await documentOf(tx, revisionId))
  const made = { revisionId, ...rendering }
  await tx.pageRendering.upsert({ where: { pageId }, create: { pageId, ...made }, update: made })
  await writeUses(tx, pageId, uses)
  return made
}

/** [PG7] What is made of a document for visitors, as the wiki is now. */
export async function renderingOf(tx: Tx, pageId: string, document: DocumentJson) {
  const { marked, links, uses, terms } = await markedText(tx, pageId, document)
  return {
    html: toHtml(marked, links),
    text: toText(document),
    headings: outlineOf(document).headings.map(({ id, level, text }) => ({ id, level, text })),
    gist: gistOf(document),
    ...{ uses, terms },
  }
}

/** [PG7] All that is made of an approved text, where there is none any more. */
export async function forgetRendering(tx: Tx, pageId: string): Promise<void> {
  await tx.pageLink.deleteMany({ where: { fromPageId: pageId } })
  await tx.pageRendering.deleteMany({ where: { pageId } })
  await writeUses(tx, pageId, [])
}

/**
 * [PG6] Pages whose text links to a slug that now leads somewhere. Their renderings are dropped, not made anew: one page can
 * be missed by thousands, and each is rendered again when somebody reads it.
 */
export async function dropRenderingsLinkingTo(tx: Tx, slugs: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM page_renderings WHERE page_id IN (
      SELECT from_page_id FROM page_links WHERE to_slug = ANY(${[...slugs]}::text[])
    )`
}

/** [PG11] Replaces what is known of the links in a page's approved text. */
export async function writeLinks(tx: Tx, pageId: string, revisionId: string): Promise<void> {
  const slugs = new Set(linkedSlugs(await documentOf(tx, revisionId)).map(foldSlug))
  await tx.pageLink.deleteMany({ where: { fromPageId: pageId } })
  await tx.pageLink.createMany({ data: [...slugs].map(toSlug => ({ fromPageId: pageId, toSlug })) })
}
