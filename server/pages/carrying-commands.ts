import { type DocumentJson, emptyDocument } from '@fieldword/shared/document/document.ts'
import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import { foldSlug } from '@fieldword/shared/pages/slug.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { readDocuments } from '../revisions/index.ts'
import { lockStructure } from './locks.ts'
import { dropRenderingsLinkingTo } from './rendering.ts'

export interface CarriedPage {
  readonly id: string
  readonly slug: string
  /** All others that lead to it. */
  readonly addresses: readonly string[]
  readonly title: string
  readonly kind: PageKind
  readonly stub: boolean
  readonly createdById: string | null
  readonly createdAt: Date
  readonly deletedAt: Date | null
}

export interface AddedPage {
  readonly title: string
  readonly slug: string
  readonly kind: PageKind
}

/** [PG1] [PG4] [PG6] [TRF45] Adds pages as the last ones of the wiki; answers with their ids. Refuses with `slug-taken`. */
export async function insertPages(tx: Tx, platform: Platform, pages: readonly AddedPage[]): Promise<string[]> {
  if (pages.length === 0) return []
  await lockStructure(tx)
  const slugs = pages.map(({ slug }) => slug)
  const taken = await tx.pageSlug.findFirst({ where: { slug: { in: slugs } } })
  if (taken) refuseWith('slug-taken', { slug: taken.slug })
  const last = await tx.page.aggregate({ where: { parentId: null }, _max: { position: true } })
  const at = platform.clock()
  const made = pages.map((page, index) => ({
    ...{ ...page, id: platform.newId(), titleKey: titleKeyOf(page.title), createdAt: at, updatedAt: at },
    position: (last._max.position ?? 0) + 1 + index,
  }))
  await tx.page.createMany({ data: made })
  await tx.pageSlug.createMany({ data: made.map(({ id: pageId, slug }) => ({ slug, pageId })) })
  await dropRenderingsLinkingTo(tx, slugs)
  // Whoever listens looks at everything anew, whichever page it is.
  const [first] = made
  if (first) await platform.signals.notifyIn(tx, 'pages', first.id)
  return made.map(({ id }) => id)
}

/** [TRF42] A page of another wiki under the id it had there. Its text and its place come later. */
export async function insertCarriedPages(tx: Tx, pages: readonly CarriedPage[]): Promise<void> {
  await tx.page.createMany({
    data: pages.map(({ addresses: _, ...page }) => ({
      ...{ ...page, titleKey: titleKeyOf(page.title), position: 0, updatedAt: page.createdAt },
    })),
  })
  await tx.pageSlug.createMany({
    data: pages.flatMap(({ id: pageId, slug, addresses }) => [slug, ...addresses].map(slug => ({ slug, pageId }))),
  })
}

export interface CarriedText {
  readonly pageId: string
  readonly revisionId: string
  readonly contentHash: string
  /** An instant. */
  readonly at: string
}

/** [TRF42] The texts that visitors read of pages. They are rendered when somebody does. */
export async function approveCarried(tx: Tx, texts: readonly CarriedText[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE pages SET approved_revision_id = text."revisionId", approved_at = text.at
    FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS text ("pageId" uuid, "revisionId" uuid, at timestamptz)
    WHERE pages.id = text."pageId"`
  const documents = await readDocuments(
    tx,
    texts.map(({ contentHash }) => contentHash),
  )
  await addLinks(
    tx,
    texts.map(({ pageId }, index) => ({ pageId, document: documents[index] ?? emptyDocument })),
  )
}

/** [PG11] What is known of the links in texts of pages that nothing was approved of before. */
async function addLinks(
  tx: Tx,
  pages: readonly { readonly pageId: string; readonly document: DocumentJson }[],
): Promise<void> {
  await tx.pageLink.createMany({
    data: pages.flatMap(({ pageId: fromPageId, document }) =>
      [...new Set(linkedSlugs(document).map(foldSlug))].map(toSlug => ({ fromPageId, toSlug })),
    ),
    skipDuplicates: true,
  })
}

export interface CarriedPlace {
  readonly page: string
  readonly parent: string | null
  readonly position: number
  readonly updatedAt: string
}

/** [TRF42] Where pages stood, by their addresses, once all of them are here. */
export async function placeCarried(tx: Tx, places: readonly CarriedPlace[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE pages SET parent_id = parent.id, position = place.position, updated_at = place."updatedAt"
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        AS place (page text, parent text, position int, "updatedAt" timestamptz)
      LEFT JOIN pages parent ON parent.slug = place.parent
    WHERE pages.slug = place.page`
}
