import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import { placeKey, type TermUse } from '@fieldword/shared/terms/mark-terms.ts'
import type { TermEntry } from '@fieldword/shared/terms/term-list.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type PageRecord, pageColumns } from './queries.ts'

/** The one row of the listing. */
const only = 1
/** The hash of the list of a wiki that has no terms yet. */
export const noTerms = ''

/** [TRM10] Which list of terms is the present one. */
export async function readTermsHash(tx: Tx): Promise<string> {
  const row = await tx.termListing.findUnique({ where: { id: only }, select: { hash: true } })
  return row?.hash ?? noTerms
}

export interface Listing {
  readonly hash: string
  readonly entries: readonly TermEntry[]
}

/** The present list as it was last made. */
export async function readListing(tx: Tx): Promise<Listing> {
  const row = await tx.termListing.findUnique({ where: { id: only }, select: { hash: true, entries: true } })
  const entries = (row?.entries ?? []) as [pageId: string, slug: string, label: string][]
  return {
    hash: row?.hash ?? noTerms,
    entries: entries.map(([pageId, slug, label]) => ({ pageId, slug, label })),
  }
}

export async function writeListing(tx: Tx, { hash, entries }: Listing, madeAt: Date): Promise<void> {
  const listing = { hash, entries: entries.map(({ pageId, slug, label }) => [pageId, slug, label]), madeAt }
  await tx.termListing.upsert({ where: { id: only }, create: { id: only, ...listing }, update: listing })
}

/** [TRM1] All labels there are now: of definitions that visitors read, their titles first of all. */
export function readEntries(tx: Tx): Promise<TermEntry[]> {
  return tx.$queryRaw<TermEntry[]>`
    SELECT page.id AS "pageId", page.slug, named.label
    FROM pages page CROSS JOIN LATERAL (
      SELECT page.title AS label
      UNION SELECT label FROM page_labels WHERE page_labels.page_id = page.id
    ) named
    WHERE page.kind = 'definition' AND page.deleted_at IS NULL AND page.approved_revision_id IS NOT NULL
    ORDER BY page.id, named.label`
}

/**
 * [TRM10] Renderings in which none of these patterns stands are as good with the new list as with the old one. Answers how
 * many others are left.
 */
export async function keepUnaffected(
  tx: Tx,
  { from, to, patterns }: { readonly from: string; readonly to: string; readonly patterns: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE page_renderings SET terms = ${to}
    WHERE terms = ${from} AND NOT (text ILIKE ANY(${[...patterns]}::text[]))`
}

/** [TRM10] Some of the pages whose renderings are not there or were made with another list, in the order of their ids. */
export async function readOutdated(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT page.id FROM pages page LEFT JOIN page_renderings rendering ON rendering.page_id = page.id
    WHERE page.approved_revision_id IS NOT NULL AND page.deleted_at IS NULL
      AND rendering.terms IS DISTINCT FROM coalesce((SELECT hash FROM term_listing WHERE id = ${only}), ${noTerms})
      AND (${after}::uuid IS NULL OR page.id > ${after}::uuid)
    ORDER BY page.id LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** [TRM1] The labels of these definitions beside their titles, in alphabetical order. */
export async function readLabels(tx: Tx, pageIds: readonly string[]): Promise<Map<string, Label[]>> {
  const rows = await tx.pageLabel.findMany({
    where: { pageId: { in: [...pageIds] } },
    select: { id: true, pageId: true, label: true, language: true },
    orderBy: [{ key: 'asc' }, { id: 'asc' }],
  })
  const labels = new Map<string, Label[]>()
  for (const { pageId, ...label } of rows) labels.set(pageId, [...(labels.get(pageId) ?? []), label])
  return labels
}

/** [TRM7] */
export async function readOff(tx: Tx, pageId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.termOff.findMany({ where: { pageId }, select: { termPageId: true } })
  return new Set(rows.map(({ termPageId }) => termPageId))
}

/** [TRM14] */
export async function readOffAt(tx: Tx, pageId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.termPlaceOff.findMany({ where: { pageId } })
  return new Set(rows.map(({ termPageId, block, number }) => placeKey({ pageId: termPageId, block, number })))
}

/** [TRM8] Replaces what is known of the terms that a page's approved text uses. */
export async function writeUses(tx: Tx, pageId: string, uses: readonly TermUse[]): Promise<void> {
  await tx.termUse.deleteMany({ where: { fromPageId: pageId } })
  if (uses.length === 0) return
  await tx.termUse.createMany({
    data: uses.map(({ pageId: termPageId, anchors, elements }) => ({
      ...{ fromPageId: pageId, termPageId, anchors: anchors.slice(0, mostAnchors) },
      elements: elements.slice(0, mostAnchors),
    })),
  })
}

/** Sections of one page that are told of one term. */
const mostAnchors = 50

export interface UseRow extends PageRecord {
  readonly anchors: string[]
  readonly elements: number[]
  /** Of the page that uses it. */
  readonly headings: readonly { readonly id: string; readonly text: string }[] | null
}

export interface UsesPart {
  readonly termPageId: string
  /** [TRM13] Only pages that link to this element of it. */
  readonly element: number | undefined
  readonly after: string | null
  readonly limit: number
}

/** [TRM8] Pages whose approved text uses a definition, by title. */
export function readUses(tx: Tx, { termPageId, element, after, limit }: UsesPart): Promise<UseRow[]> {
  const beyond =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(page.title_key, page.id) > (SELECT title_key, id FROM pages WHERE id = ${after}::uuid)`
  return tx.$queryRaw<UseRow[]>`
    SELECT ${pageColumns}, used.anchors, coalesce(used.elements, '{}') AS elements, rendering.headings
    FROM term_uses used JOIN pages page ON page.id = used.from_page_id
      LEFT JOIN page_renderings rendering ON rendering.page_id = page.id
    WHERE used.term_page_id = ${termPageId}::uuid AND page.deleted_at IS NULL AND ${linkingTo(element)} AND ${beyond}
    ORDER BY page.title_key, page.id LIMIT ${limit}`
}

function linkingTo(element: number | undefined): Prisma.Sql {
  return element === undefined ? Prisma.sql`true` : Prisma.sql`${element} = ANY(used.elements)`
}

/** [TRM13] How many pages link to each element of a definition, where any does. */
export async function countByElement(tx: Tx, termPageId: string): Promise<{ number: number; pages: number }[]> {
  const rows = await tx.$queryRaw<{ number: number; pages: bigint }[]>`
    SELECT element AS number, count(*) AS pages
    FROM term_uses used JOIN pages page ON page.id = used.from_page_id CROSS JOIN unnest(used.elements) element
    WHERE used.term_page_id = ${termPageId}::uuid AND page.deleted_at IS NULL
    GROUP BY element ORDER BY element`
  return rows.map(({ number, pages }) => ({ number, pages: Number(pages) }))
}

export async function countUses(tx: Tx, termPageId: string, element?: number): Promise<number> {
  const rows = await tx.$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS total FROM term_uses used JOIN pages page ON page.id = used.from_page_id
    WHERE used.term_page_id = ${termPageId}::uuid AND page.deleted_at IS NULL AND ${linkingTo(element)}`
  return Number(rows[0]?.total ?? 0)
}
