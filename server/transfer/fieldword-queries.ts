import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** Revisions by their pages and numbers, as far as they are here. */
export function revisionsNumbered(
  tx: Tx,
  asked: readonly { readonly pageId: string; readonly number: number }[],
): Promise<{ id: string; pageId: string; number: number; contentHash: string }[]> {
  return tx.$queryRaw`
    SELECT revision.id, revision.page_id AS "pageId", revision.number, revision.content_hash AS "contentHash"
    FROM unnest(${asked.map(({ pageId }) => pageId)}::uuid[], ${asked.map(({ number }) => number)}::int[])
        AS asked (page_id, number)
      JOIN revisions revision ON revision.page_id = asked.page_id AND revision.number = asked.number`
}

/** Which of these are here already, by their ids. */
export async function knownIds(
  tx: Tx,
  table: 'pages' | 'revisions' | 'import_sources',
  things: readonly { readonly id: string }[],
): Promise<ReadonlySet<string>> {
  if (things.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${Prisma.raw(table)} WHERE id = ANY(${things.map(({ id }) => id)}::uuid[])`
  return new Set(rows.map(({ id }) => id))
}

/** The ids of pages by their present addresses. */
export async function pagesAt(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.page.findMany({ where: { slug: { in: [...slugs] } }, select: { id: true, slug: true } })
  return new Map(rows.map(({ id, slug }) => [slug, id]))
}

/** The ids of accounts, by their names. */
export async function accountsNamed(tx: Tx, names: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(names.filter(name => name !== null))]
  if (asked.length === 0) return new Map()
  const rows = await tx.user.findMany({ where: { name: { in: asked } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** Neither a page nor an account. */
export async function isEmptyWiki(tx: Tx): Promise<boolean> {
  return !(await tx.page.findFirst({ select: { id: true } })) && !(await tx.user.findFirst({ select: { id: true } }))
}

/** Which of these pages an import brings, or one of the same source that broke off, under the ids they had there. */
export async function pagesBroughtIn(
  tx: Tx,
  { site, importId }: { readonly site: string; readonly importId: string },
  pageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT page.page_id AS id FROM import_pages page JOIN imports import ON import.id = page.import_id
    WHERE page.site = ${site} AND page.page_id = ANY(${[...pageIds]}::uuid[])
      AND (import.id = ${importId}::uuid OR import.state <> 'done')`
  return new Set(rows.map(({ id }) => id))
}
