import type { PageKind, PageRef } from '@fieldword/shared/pages/contract.ts'
import { type Protection, protectionAt, type Rule } from '@fieldword/shared/pages/protection.ts'
import { foldSlug } from '@fieldword/shared/pages/slug.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type Page, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'

export type PageRecord = Page

export function pageRefOf(platform: Pick<Platform, 'clock'>, page: Omit<PageRecord, 'titleKey'>): PageRef {
  const { id, slug, title, kind, stub } = page
  const { editableBy, movableBy } = protectionOf(platform, page)
  return { id, slug, title, kind, stub, approved: page.approvedRevisionId !== null, editableBy, movableBy }
}

/** [PG41] [PG42] What holds for a page at this moment, by the rules that its row has with it. */
export function protectionOf({ clock }: Pick<Platform, 'clock'>, page: Pick<PageRecord, 'rules'>): Protection {
  return protectionAt(rulesOf(page), clock())
}

/** Those that have ended among them. */
export function rulesOf({ rules }: Pick<PageRecord, 'rules'>): readonly Rule[] {
  // Written by the database alone.
  return rules as unknown as Rule[]
}

/** [PG2] [PG4] The page at this address, present or old. Refuses with `not-found` or `page-deleted`. */
export async function findPage(platform: Platform, slug: string): Promise<PageRecord> {
  return present(await findPageOnce(platform, slug))
}

export async function findPageIn(tx: Tx, slug: string): Promise<PageRecord> {
  return present(await findPageEver(tx, slug))
}

function present(page: PageRecord): PageRecord {
  return page.deletedAt ? refuseWith('page-deleted', { slug: page.slug }) : page
}

/** [PG20] The same for whoever may read deleted pages too. */
export async function findReadablePage(platform: Platform, actor: Actor, slug: string): Promise<PageRecord> {
  const page = await findPageOnce(platform, slug)
  return page.deletedAt && !can(actor, 'page:read-deleted') ? refuseWith('page-deleted', { slug: page.slug }) : page
}

/** [PLT4] Every part of a page that is made asks for the one it is about. */
function findPageOnce({ once, database }: Platform, slug: string): Promise<PageRecord> {
  return once(`page ${foldSlug(slug)}`, () => findPageEver(database.prisma, slug))
}

/** [PG20] The page at this address, deleted or not. */
export async function findPageEver(tx: Tx, slug: string): Promise<PageRecord> {
  // Everything that is asked of a page begins with it, and to put it together from parts takes Prisma longer than to ask.
  const [found] = await tx.$queryRaw<PageRecord[]>`
    SELECT page.id, page.slug, title, title_key AS "titleKey", kind::text AS kind, parent_id AS "parentId", position, stub,
      approved_revision_id AS "approvedRevisionId", approved_at AS "approvedAt", rules, created_by_id AS "createdById",
      page.created_at AS "createdAt", deleted_at AS "deletedAt", updated_at AS "updatedAt"
    FROM page_slugs JOIN pages page ON page.id = page_slugs.page_id
    WHERE page_slugs.slug = ${foldSlug(slug)}`
  return found ?? refuseWith('not-found')
}

/** [PG20] For commands that found the page before they locked it. */
export function demandPresent(page: Pick<PageRecord, 'deletedAt' | 'slug'>): void {
  if (page.deletedAt) refuseWith('page-deleted', { slug: page.slug })
}

/** Deleted ones too: whoever holds a page's id asks `deletedAt`. */
export async function findPagesById(tx: Tx, ids: readonly string[]): Promise<Map<string, PageRecord>> {
  const pages = await tx.page.findMany({ where: { id: { in: [...ids] } } })
  return new Map(pages.map(page => [page.id, page]))
}

/** [PG6] [PG20] Which of these slugs lead to a page, present or old; one that is deleted is not there. As they were asked for, not folded. */
export async function existingSlugs(platform: Platform, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  return existingSlugsIn(platform.database.prisma, slugs)
}

export async function existingSlugsIn(tx: Tx, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await pagesAtSlugs(tx, slugs)).keys())
}

/** [PG6] The ids of the pages that these slugs lead to, where they lead to any. */
export async function pagesAtSlugs(tx: Tx, slugs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (slugs.length === 0) return new Map()
  const rows = await tx.pageSlug.findMany({
    where: { slug: { in: slugs.map(foldSlug) }, page: { deletedAt: null } },
    select: { slug: true, pageId: true },
  })
  const known = new Map(rows.map(row => [row.slug, row.pageId]))
  return new Map(
    slugs.flatMap(slug => {
      const pageId = known.get(foldSlug(slug))
      return pageId === undefined ? [] : [[slug, pageId]]
    }),
  )
}

export interface ListPart {
  readonly kind: PageKind | undefined
  /** Only pages with these ids. */
  readonly among: readonly string[] | undefined
  /** [PG9] Leaves out pages without an approved text. */
  readonly approvedOnly: boolean
  /** The last page of the part before. */
  readonly after: string | null
  readonly limit: number
}

const anyPage = Prisma.sql`true`

/** By title. Goes on after a page whose title may have changed meanwhile: from where it stands now. */
export function readList(tx: Tx, { kind, among, approvedOnly, after, limit }: ListPart): Promise<PageRecord[]> {
  return readPages(
    tx,
    Prisma.sql`${kind ? Prisma.sql`page.kind::text = ${kind}` : anyPage}
      AND ${among ? Prisma.sql`page.id = ANY(${[...among]}::uuid[])` : anyPage}
      AND ${visible(approvedOnly)} AND ${afterPage(after)}
      ORDER BY page.title_key, page.id LIMIT ${limit}`,
  )
}

/** [PG20] Deleted pages by title. */
export function readDeletedList(tx: Tx, after: string | null, limit: number): Promise<PageRecord[]> {
  return readPages(
    tx,
    Prisma.sql`page.deleted_at IS NOT NULL AND ${afterPage(after)} ORDER BY page.title_key, page.id LIMIT ${limit}`,
  )
}

/** [PG10] Pages whose title, or one label, has words that begin with each of the words asked for, best first. */
export function readSuggestions(tx: Tx, q: string, approvedOnly: boolean, limit: number): Promise<PageRecord[]> {
  const key = titleKeyOf(q)
  // A key holds letters, digits and single spaces, so nothing in it means anything to LIKE.
  const words = key.split(' ').map(word => `% ${word}%`)
  return readPages(
    tx,
    Prisma.sql`((' ' || page.title_key) LIKE ALL(${words}::text[])
        OR ${hasLabel(Prisma.sql`(' ' || label.key) LIKE ALL(${words}::text[])`)})
        AND ${visible(approvedOnly)}
      ORDER BY page.title_key <> ${key} AND NOT ${hasLabel(Prisma.sql`label.key = ${key}`)},
        NOT starts_with(page.title_key, ${key}), length(page.title_key), page.title_key, page.id
      LIMIT ${limit}`,
  )
}

function hasLabel(such: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM page_labels label WHERE label.page_id = page.id AND ${such})`
}

/** [PG11] Pages whose approved text links to one of this page's addresses, by title. */
export function readLinkingPages(tx: Tx, pageId: string, after: string | null, limit: number): Promise<PageRecord[]> {
  return readPages(
    tx,
    Prisma.sql`page.id IN (${linkingPageIds(pageId)}) AND ${afterPage(after)}
      ORDER BY page.title_key, page.id LIMIT ${limit}`,
  )
}

export async function countLinkingPages(tx: Tx, pageId: string): Promise<number> {
  const rows = await tx.$queryRaw<
    { total: bigint }[]
  >`SELECT count(*) AS total FROM (${linkingPageIds(pageId)}) linking`
  return Number(rows[0]?.total ?? 0)
}

function linkingPageIds(pageId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT link.from_page_id FROM page_links link JOIN page_slugs slug ON slug.slug = link.to_slug
      JOIN pages linking ON linking.id = link.from_page_id
    WHERE slug.page_id = ${pageId}::uuid AND link.from_page_id <> slug.page_id AND linking.deleted_at IS NULL`
}

function visible(approvedOnly: boolean): Prisma.Sql {
  const there = Prisma.sql`page.deleted_at IS NULL`
  return approvedOnly ? Prisma.sql`${there} AND page.approved_revision_id IS NOT NULL` : there
}

function afterPage(id: string | null): Prisma.Sql {
  if (id === null) return anyPage
  return Prisma.sql`(page.title_key, page.id) > (SELECT last.title_key, last.id FROM pages last WHERE last.id = ${id}::uuid)`
}

/** `condition` may go on with an order and a limit. */
function readPages(tx: Tx, condition: Prisma.Sql): Promise<PageRecord[]> {
  return tx.$queryRaw<PageRecord[]>`SELECT ${pageColumns} FROM pages page WHERE ${condition}`
}

/** The columns of a page under the names of its record. */
export const pageColumns = Prisma.sql`page.id, page.slug, page.title, page.title_key AS "titleKey",
  page.kind::text AS kind, page.parent_id AS "parentId", page.position, page.stub, page.rules,
  page.approved_revision_id AS "approvedRevisionId", page.approved_at AS "approvedAt",
  page.created_by_id AS "createdById", page.created_at AS "createdAt", page.updated_at AS "updatedAt",
  page.deleted_at AS "deletedAt"`
