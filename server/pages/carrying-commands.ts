import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { writeLinks } from './rendering.ts'

export interface CarriedPage {
  readonly id: string
  readonly slug: string
  /** All others that lead to it. */
  readonly addresses: readonly string[]
  readonly title: string
  readonly kind: PageKind
  readonly stub: boolean
  readonly editableBy: AccountRole
  readonly createdById: string | null
  readonly createdAt: Date
  readonly deletedAt: Date | null
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

/** [TRF42] The text that visitors read of it. It is rendered when somebody does. */
export async function approveCarried(
  tx: Tx,
  { pageId, revisionId, at }: { readonly pageId: string; readonly revisionId: string; readonly at: Date },
): Promise<void> {
  await tx.page.update({ where: { id: pageId }, data: { approvedRevisionId: revisionId, approvedAt: at } })
  await writeLinks(tx, pageId, revisionId)
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
