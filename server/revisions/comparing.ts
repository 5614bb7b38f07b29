import type { Comparison, ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { PagesComparison, TextOfPage } from '@fieldword/shared/revisions/comparing-contract.ts'
import type { RevisionComparison } from '@fieldword/shared/revisions/contract.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts } from './compare-texts.ts'
import { findRevisions } from './queries.ts'
import { type PageOfRevisions, readablePair, readableRevision } from './reading.ts'
import { type RevisionRow, refOf } from './rows.ts'
import { demandText, type TextOf } from './texts.ts'

/** [REV22] [REV25] Two stored texts for somebody to see. Refuses with `text-hidden` or `text-redacted`. */
export function compareStored(
  platform: Platform,
  actor: Actor,
  [before, after]: readonly [TextOf, TextOf],
  wish: ComparisonWish,
): Promise<Comparison> {
  for (const row of [before, after]) demandText(row, actor)
  return compareTexts(platform, { hash: before.contentHash }, { hash: after.contentHash }, wish)
}

/** [REV8] [REV10] Any two revisions of a page, in either direction. */
export async function compareRevisions(
  platform: Platform,
  actor: Actor,
  page: PageOfRevisions,
  { from: first, to: second, ...wish }: { readonly from: number; readonly to: number } & ComparisonWish,
): Promise<RevisionComparison> {
  const [from, to] = await readablePair(platform, actor, page, [first, second])
  return {
    pageSlug: page.slug,
    pageTitle: page.title,
    from: refOf(from, page.approvedRevisionId, actor),
    to: refOf(to, page.approvedRevisionId, actor),
    comparison: await compareStored(platform, actor, [from, to], wish),
  }
}

/** [REV60] Texts of two pages: each as visitors read it now, or a revision of it. */
export async function comparePages(
  platform: Platform,
  actor: Actor,
  findPage: (slug: string) => Promise<PageOfRevisions>,
  { from: first, to: second, ...wish }: { readonly from: string; readonly to: string } & ComparisonWish,
): Promise<PagesComparison> {
  demand(actor, 'page:read')
  const [from, to] = await Promise.all([first, second].map(address => textAt(platform, actor, findPage, address)))
  if (!from || !to) throw new Error('unreachable: two addresses in, two texts out')
  const comparison = await compareStored(platform, actor, [from.row, to.row], wish)
  return { from: from.told, to: to.told, comparison }
}

async function textAt(
  platform: Platform,
  actor: Actor,
  findPage: (slug: string) => Promise<PageOfRevisions>,
  address: string,
): Promise<{ readonly row: RevisionRow; readonly told: TextOfPage }> {
  const [slug = '', number] = address.split('@')
  const page = await findPage(slug)
  const row = number
    ? await readableRevision(platform, actor, page, Number(number))
    : await approvedRevision(platform, page.approvedRevisionId)
  const revision = refOf(row, page.approvedRevisionId, actor)
  return { row, told: { pageSlug: page.slug, pageTitle: page.title, revision } }
}

async function approvedRevision({ database }: Platform, id: string | null): Promise<RevisionRow> {
  const row = id === null ? undefined : (await findRevisions(database.prisma, [id])).get(id)
  return row ?? refuseWith('not-found')
}
