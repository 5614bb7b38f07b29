import type { RevisionState } from '@fieldword/shared/policy/can.ts'
import type { ExportedPage, ExportedRevision, ExportedSource } from '@fieldword/shared/transfer/exported.ts'
import { type Page, Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { hiddenParts } from '../revisions/index.ts'

export interface PageToExport extends ExportedPage {
  readonly id: string
  readonly approved: number | null
  readonly approvedAt: Date | null
  readonly parent: string | null
  readonly position: number
  readonly updatedAt: string
}

/** By address, after `after`; deleted ones too where asked for. */
export async function readPagesToExport(
  tx: Tx,
  { after, limit, only }: { after: string; limit: number; only?: string },
): Promise<PageToExport[]> {
  const rows = await tx.page.findMany({
    where: { slug: { gt: after }, ...(only && { id: only }) },
    orderBy: { slug: 'asc' },
    take: limit,
    include: { slugs: { orderBy: { slug: 'asc' } }, parent: { select: { slug: true } } },
  })
  const approved = await tx.revision.findMany({
    where: { id: { in: rows.flatMap(({ approvedRevisionId }) => approvedRevisionId ?? []) } },
    select: { id: true, number: true },
  })
  const numbers = new Map(approved.map(({ id, number }) => [id, number]))
  const names = await namesOf(
    tx,
    rows.flatMap(({ createdById }) => createdById ?? []),
  )
  return rows.map(row => ({
    ...toExport(row),
    approved: numbers.get(row.approvedRevisionId ?? '') ?? null,
    createdBy: names.get(row.createdById ?? '') ?? null,
  }))
}

type PageRow = Page & { slugs: { slug: string }[]; parent: { slug: string } | null }

function toExport(row: PageRow) {
  const { id, slug, title, kind, stub, approvedAt, position } = row
  return {
    ...{ id, slug, title, kind, stub, approvedAt, position },
    addresses: row.slugs.map(address => address.slug).filter(address => address !== slug),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    parent: row.parent?.slug ?? null,
  }
}

export interface RevisionToExport
  extends Omit<ExportedRevision, 'page' | 'document' | 'typing' | 'imported' | 'createdAt' | 'redacted'> {
  readonly id: string
  readonly createdAt: Date
  readonly redactedAt: Date | null
  readonly size: number
  readonly characters: number
}

/** The history of a page from one number on, with its people by name. */
export function readRevisionsToExport(
  tx: Tx,
  pageId: string,
  { after, limit, states }: { after: number; limit: number; states: readonly RevisionState[] },
): Promise<RevisionToExport[]> {
  return tx.$queryRaw<RevisionToExport[]>`
    SELECT revision.id, revision.number, parent.number AS parent, revision.title, revision.summary,
      revision.change_kind::text AS "changeKind", revision.origin::text AS origin, revision.state::text AS state,
      revision.tags::text[] AS tags, restored.number AS "restoredFrom", undone.number AS undoes, updated.number AS updates,
      COALESCE(written.authors, '[]') AS authors, revision.outside_authors AS "outsideAuthors", creator.name AS "createdBy",
      revision.created_at AS "createdAt", revision.written_on AS "writtenOn", revision.sources,
      ${hiddenParts} AS hidden,
      revision.content_hash AS "contentHash", content.redacted_at AS "redactedAt", content.size, revision.characters
    FROM revisions revision JOIN contents content ON content.hash = revision.content_hash
    LEFT JOIN revisions parent ON parent.id = revision.parent_id
    LEFT JOIN revisions restored ON restored.id = revision.restored_from_id
    LEFT JOIN revisions undone ON undone.id = revision.undone_id
    LEFT JOIN revisions updated ON updated.id = revision.updated_from_id
    LEFT JOIN users creator ON creator.id = revision.created_by_id
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('name', users.name, 'typed', author.typed) ORDER BY author.typed DESC, users.name) AS authors
      FROM revision_authors author JOIN users ON users.id = author.user_id WHERE author.revision_id = revision.id
    ) written ON true
    WHERE revision.page_id = ${pageId}::uuid AND revision.number > ${after} AND revision.state::text = ANY(${[...states]})
    ORDER BY revision.number LIMIT ${limit}`
}

export async function namesOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.user.findMany({ where: { id: { in: [...userIds] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A source but for its text, and the revision it became. */
export type SourceToExport = Omit<ExportedSource, 'text'> & { readonly revisionId: string | null }

const sourceColumns = Prisma.sql`id, import_id AS "importId", revision_id AS "revisionId", site, source_page AS page,
  source_revision AS revision, title, format, about`

export function readSourcesToExport(tx: Tx, revisionIds: readonly string[]): Promise<SourceToExport[]> {
  return tx.$queryRaw<SourceToExport[]>`
    SELECT ${sourceColumns} FROM import_sources WHERE revision_id = ANY(${[...revisionIds]}::uuid[])
    ORDER BY revision_id, site, source_page, source_revision`
}

/** Sources that became no revision, after the one of this id. */
export function readSourcesKept(tx: Tx, after: string, limit: number): Promise<SourceToExport[]> {
  return tx.$queryRaw<SourceToExport[]>`
    SELECT ${sourceColumns} FROM import_sources WHERE revision_id IS NULL AND id > ${after}::uuid ORDER BY id LIMIT ${limit}`
}

/** The titles of pages, by any of their addresses. */
export async function titlesOf(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ slug: string; title: string }[]>`
    SELECT address.slug, page.title FROM page_slugs address JOIN pages page ON page.id = address.page_id
    WHERE address.slug = ANY(${[...slugs]}::text[]) AND page.deleted_at IS NULL`
  return new Map(rows.map(({ slug, title }) => [slug, title]))
}
