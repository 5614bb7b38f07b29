import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionView } from '@fieldword/shared/revisions/contract.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { findNumbered, findRevision, readDocuments } from './queries.ts'
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
  return readableBy(actor, await findRevision(platform.database.prisma, page.id, number))
}

/** [REV8] Two of them at once. */
export async function readablePair(
  platform: Platform,
  actor: Actor,
  page: PageOfRevisions,
  [first, second]: readonly [number, number],
): Promise<readonly [RevisionRow, RevisionRow]> {
  const rows = await findNumbered(platform.database.prisma, page.id, [first, second])
  return [readableBy(actor, rows.get(first)), readableBy(actor, rows.get(second))]
}

/** To whoever may not read it, it is not there: a refusal would tell that somebody proposed something. */
function readableBy(actor: Actor, row: RevisionRow | null | undefined): RevisionRow {
  return row && can(actor, 'revision:read', row) ? row : refuseWith('not-found')
}
