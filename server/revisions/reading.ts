import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionView } from '@fieldword/shared/revisions/contract.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevision, readDocuments } from './queries.ts'
import { type RevisionRow, refOf } from './rows.ts'

/** What revisions need to know of the page they belong to; pages lie above and are handed in. */
export interface PageOfRevisions {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly approvedRevisionId: string | null
}

export type ExistingSlugs = (slugs: readonly string[]) => Promise<ReadonlySet<string>>

/** [REV8] [REV9] One revision with its text; `existing` says which of the slugs it links to have a page. */
export async function viewRevision(
  platform: Platform,
  actor: Actor,
  page: PageOfRevisions,
  number: number,
  existing: ExistingSlugs,
): Promise<RevisionView> {
  const row = await readableRevision(platform, actor, page, number)
  const html = isTextShown(row, actor) ? await htmlOf(platform, row, existing) : null
  return { ...refOf(row, page.approvedRevisionId, actor), html, pageSlug: page.slug, pageTitle: page.title }
}

async function htmlOf(platform: Platform, row: RevisionRow, existing: ExistingSlugs): Promise<string> {
  const [document] = await readDocuments(platform.database.prisma, [row.contentHash])
  const slugs = await existing(linkedSlugs(document))
  return toHtml(document, { exists: slug => slugs.has(slug) })
}

/** [REV8] A revision that the actor may read; the others are, to them, not there. */
export async function readableRevision(
  platform: Platform,
  actor: Actor,
  page: PageOfRevisions,
  number: number,
): Promise<RevisionRow> {
  const row = await findRevision(platform.database.prisma, page.id, number)
  // To whoever may not read it, it is not there: a refusal would tell that somebody proposed something.
  if (!row || !can(actor, 'revision:read', row)) return refuseWith('not-found')
  return row
}
