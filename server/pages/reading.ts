import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageKind, PagePlace, PageRef, PageView } from '@fieldword/shared/pages/contract.ts'
import { type Actor, isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, refOf } from '../revisions/index.ts'
import {
  countLinkingPages,
  findPage,
  findReadablePage,
  type PageRecord,
  pageRefOf,
  protectionOf,
  readLinkingPages,
  readList,
  readSuggestions,
} from './queries.ts'
import { readRendering } from './rendering.ts'
import { readAncestors, readBelow } from './tree-queries.ts'

/** Linking pages that stand on the page itself; the rest have a list of their own. */
const linksShown = 8
const mostSuggestions = 10

/** [PG4] [PG5] [PG7] [PG11] A page as it is read: its text, its place and what links to it. */
export async function readPage(platform: Platform, actor: Actor, slug: string): Promise<PageView> {
  demand(actor, 'page:read')
  const page = await findReadablePage(platform, actor, slug)
  const { prisma } = platform.database
  const approvedOnly = seesApprovedOnly(actor)
  const [ancestors, siblings, children, linking, total, text] = await Promise.all([
    readAncestors(prisma, page.parentId),
    readBelow(prisma, page.parentId, approvedOnly),
    readBelow(prisma, page.id, approvedOnly),
    readLinkingPages(prisma, page.id, null, linksShown),
    countLinkingPages(prisma, page.id),
    readText(platform, actor, page),
  ])
  const parent = ancestors.at(-1)
  const ref = (other: PageRecord) => pageRefOf(platform, other)
  return {
    ...placeOf(platform, page, ancestors),
    parent: parent ? pageRefOf(platform, parent) : null,
    siblings: siblings.map(ref),
    children: children.map(ref),
    text,
    linkedFrom: { items: linking.map(ref), total },
    createdAt: page.createdAt.toISOString(),
  }
}

/** [PG4] The text alone, for what shows it beside something else. */
export async function readApprovedText(
  platform: Platform,
  actor: Actor,
  slug: string,
): Promise<Pick<PageView, 'text'>> {
  demand(actor, 'page:read')
  return { text: await readText(platform, actor, await findReadablePage(platform, actor, slug)) }
}

/** [PG24] What stands over everything that belongs to a page, at the cost of two queries. */
export async function readPlace(platform: Platform, actor: Actor, slug: string): Promise<PagePlace> {
  demand(actor, 'page:read')
  const page = await findReadablePage(platform, actor, slug)
  return placeOf(platform, page, await readAncestors(platform.database.prisma, page.parentId))
}

function placeOf(platform: Platform, page: PageRecord, ancestors: readonly PageRecord[]): PagePlace {
  return {
    ...pageRefOf(platform, page),
    ancestors: ancestors.map(above => pageRefOf(platform, above)),
    deletedAt: page.deletedAt?.toISOString() ?? null,
    protection: protectionOf(platform, page),
  }
}

/** [PG9] */
export async function listPages(
  platform: Platform,
  actor: Actor,
  {
    cursor,
    limit,
    kind,
    among,
  }: Listing & { readonly kind?: PageKind | undefined; readonly among?: readonly string[] | undefined },
): Promise<List<PageRef>> {
  demand(actor, 'page:read')
  const part = { kind, among, approvedOnly: seesApprovedOnly(actor), after: idCursor(cursor), limit: limit + 1 }
  return pageList(platform, await readList(platform.database.prisma, part), limit)
}

/** [PG9] [PG10] */
export async function suggestPages(platform: Platform, actor: Actor, q: string): Promise<{ items: PageRef[] }> {
  demand(actor, 'page:read')
  const pages = await readSuggestions(platform.database.prisma, q, seesApprovedOnly(actor), mostSuggestions)
  return { items: pages.map(page => pageRefOf(platform, page)) }
}

/** [PG11] */
export async function listLinksHere(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: Listing & { readonly slug: string },
): Promise<List<PageRef>> {
  demand(actor, 'page:read')
  const page = await findPage(platform, slug)
  return pageList(
    platform,
    await readLinkingPages(platform.database.prisma, page.id, idCursor(cursor), limit + 1),
    limit,
  )
}

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

function pageList(platform: Platform, pages: readonly PageRecord[], limit: number): List<PageRef> {
  return listFrom(
    pages,
    limit,
    page => pageRefOf(platform, page),
    page => page.id,
  )
}

/** Titles nobody approved are for those who write here; a link to such a page still opens it. */
function seesApprovedOnly(actor: Actor): boolean {
  return !isAtLeast(actor, 'member')
}

async function readText(platform: Platform, actor: Actor, page: PageRecord): Promise<PageView['text']> {
  const rendering = await readRendering(platform, page)
  if (!rendering) return null
  const { revisionId, html, headings } = rendering
  const row = (await findRevisions(platform.database.prisma, [revisionId])).get(revisionId)
  if (!row) throw new Error(`The approved revision ${revisionId} is not stored.`)
  const { number, contentHash, writtenOn, authors, outsideAuthors, sources } = refOf(row, revisionId, actor)
  const approvedAt = (page.approvedAt ?? row.createdAt).toISOString()
  return { revisionId, number, contentHash, approvedAt, writtenOn, authors, outsideAuthors, sources, html, headings }
}
