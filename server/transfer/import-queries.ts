import type { ImportFailure, ImportRef, ImportView, ImportWish } from '@fieldword/shared/transfer/contract.ts'
import { type ProblemKind, problemKinds } from '@fieldword/shared/transfer/problems.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import type { StoredText } from './packing.ts'

/** Milliseconds of silence after which whoever worked on an import is taken for gone. */
export const longestSilence = 60_000

/** What an import is worked on with. */
export interface ImportTask {
  readonly id: string
  readonly name: string
  readonly file: string | null
  readonly wish: ImportWish
  readonly startedById: string | null
}

export async function findTask(tx: Tx, id: string): Promise<ImportTask | null> {
  const row = await tx.import.findUnique({ where: { id } })
  return row && { ...row, wish: row.wish as ImportWish }
}

/** Imports somebody has to go on with: those that wait, and those whose worker fell silent. */
export async function findAbandoned({ database, clock }: Platform): Promise<{ id: string; file: string }[]> {
  const silentSince = new Date(clock().getTime() - longestSilence)
  const rows = await database.prisma.import.findMany({
    where: {
      file: { not: null },
      OR: [{ state: 'waiting' }, { state: 'running', beatAt: { lt: silentSince } }],
    },
    orderBy: { id: 'asc' },
    select: { id: true, file: true },
  })
  return rows.flatMap(({ id, file }) => (file === null ? [] : [{ id, file }]))
}

/** Which of these files an import is of. */
export async function filesOfImports(tx: Tx, files: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.import.findMany({ where: { file: { in: [...files] } }, select: { file: true } })
  return new Set(rows.flatMap(({ file }) => file ?? []))
}

type ImportRow = Prisma.ImportGetPayload<{ include: { _count: { select: { problems: true } } } }>

/** Newest first, with the people who began them. */
export async function readImports(
  platform: Platform,
  { after, limit, id }: { after?: string | null; limit: number; id?: string },
): Promise<ImportRef[]> {
  const { prisma } = platform.database
  const rows = await prisma.import.findMany({
    where: { ...(after && { id: { lt: after } }), ...(id && { id }) },
    orderBy: { id: 'desc' },
    take: limit,
    include: { _count: { select: { problems: true } } },
  })
  const people = await prisma.user.findMany({
    where: { id: { in: rows.flatMap(({ startedById }) => startedById ?? []) } },
    select: { id: true, name: true, colour: true },
  })
  const byId = new Map(people.map(person => [person.id, person]))
  return rows.map(row => refOf(row, byId.get(row.startedById ?? '') ?? null, platform.clock()))
}

function refOf(row: ImportRow, startedBy: ImportRef['startedBy'], now: Date): ImportRef {
  const { id, name, format, site, state, pages, revisions, known, kept, createdAt, endedAt, beatAt } = row
  const silent = now.getTime() - (beatAt ?? createdAt).getTime() > longestSilence
  return {
    ...{ id, name, format, site, state, pages, revisions, known, kept, startedBy },
    stalled: state === 'running' && silent,
    bytes: Number(row.bytes),
    bytesRead: Number(row.bytesRead),
    problems: row._count.problems,
    failure: row.failure as ImportFailure | null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

export async function countProblems(tx: Tx, importId: string): Promise<ImportView['kinds']> {
  const rows = await tx.importProblem.groupBy({ by: ['kind'], where: { importId }, _count: true })
  const counts = new Map(rows.map(({ kind, _count }) => [kind, _count]))
  return problemKinds.flatMap(kind => {
    const rows = counts.get(kind)
    return rows === undefined ? [] : [{ kind, rows }]
  })
}

/** A row's key, for the next part of a list to begin after. */
export interface ProblemPlace {
  readonly kind: string
  readonly sourcePage: string
  readonly name: string
}

export interface ProblemRow extends ProblemPlace {
  readonly kind: ProblemKind
  readonly title: string
  readonly revisions: number
  readonly sourceRevision: string
}

export function readProblems(
  tx: Tx,
  importId: string,
  { kind, after, limit }: { kind: ProblemKind | undefined; after: ProblemPlace | null; limit: number },
): Promise<ProblemRow[]> {
  const only = kind ? Prisma.sql`AND kind = ${kind}` : Prisma.empty
  const later = after
    ? Prisma.sql`AND (kind, source_page, name) > (${after.kind}, ${after.sourcePage}, ${after.name})`
    : Prisma.empty
  return tx.$queryRaw<ProblemRow[]>`
    SELECT kind, source_page AS "sourcePage", name, title, revisions, source_revision AS "sourceRevision"
    FROM import_problems WHERE import_id = ${importId}::uuid ${only} ${later}
    ORDER BY kind, source_page, name LIMIT ${limit}`
}

/** Which of these revisions of a page of a source were taken before, and what they became. */
export async function knownRevisions(
  tx: Tx,
  site: string,
  sourcePage: string,
  revisions: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await tx.importSource.findMany({
    where: { site, sourcePage, sourceRevision: { in: [...revisions] } },
    select: { sourceRevision: true, revisionId: true },
  })
  return new Map(rows.map(row => [row.sourceRevision, row.revisionId]))
}

/** Of which of these pages of a source anything is known. */
export async function knownSourcePages(
  tx: Tx,
  site: string,
  sourcePages: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ page: string }[]>`
    SELECT page FROM unnest(${[...sourcePages]}::text[]) AS asked (page)
    WHERE EXISTS (SELECT FROM import_pages WHERE site = ${site} AND source_page = page)
      OR EXISTS (SELECT FROM import_sources WHERE site = ${site} AND source_page = page)`
  return new Set(rows.map(({ page }) => page))
}

/** What earlier sources of a page with the same text became, by the hash of the text. */
export async function sameTexts(
  tx: Tx,
  site: string,
  sourcePage: string,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ sha256: string; contentHash: string }[]>`
    SELECT DISTINCT ON (source.sha256) source.sha256, revision.content_hash AS "contentHash"
    FROM import_sources source JOIN revisions revision ON revision.id = source.revision_id
      JOIN contents content ON content.hash = revision.content_hash
    WHERE source.site = ${site} AND source.source_page = ${sourcePage}
      AND source.sha256 = ANY(${[...hashes]}::bpchar[]) AND content.redacted_at IS NULL
    ORDER BY source.sha256, revision.number`
  return new Map(rows.map(row => [row.sha256, row.contentHash]))
}

export async function findImportPage(tx: Tx, site: string, sourcePage: string) {
  return tx.importPage.findUnique({ where: { site_sourcePage: { site, sourcePage } } })
}

/** The last revision of a page of ours, and whether its text is still there. */
export async function lastRevision(tx: Tx, pageId: string): Promise<{ id: string; isKept: boolean } | null> {
  const last = await tx.revision.findFirst({
    where: { pageId },
    orderBy: { number: 'desc' },
    select: { id: true, content: { select: { redactedAt: true } } },
  })
  return last && { id: last.id, isKept: last.content.redactedAt === null }
}

/** Whether this revision came from a source, so that a newer one of the same may follow it. */
export async function isImported(tx: Tx, revisionId: string, site: string): Promise<boolean> {
  return (await tx.importSource.count({ where: { revisionId, site } })) > 0
}

export interface FoundSource {
  readonly id: string
  readonly title: string
  readonly sourceRevision: string
  readonly format: string
  readonly about: Record<string, unknown>
  readonly slug: string | null
  readonly number: number | null
}

export async function findSource(
  tx: Tx,
  importId: string,
  sourcePage: string,
  sourceRevision: string,
): Promise<FoundSource | null> {
  const rows = await tx.$queryRaw<FoundSource[]>`
    SELECT source.id, source.title, source.source_revision AS "sourceRevision", source.format, source.about, page.slug,
      revision.number
    FROM imports import JOIN import_sources source ON source.site = import.site
      LEFT JOIN revisions revision ON revision.id = source.revision_id LEFT JOIN pages page ON page.id = revision.page_id
    WHERE import.id = ${importId}::uuid AND source.source_page = ${sourcePage} AND source.source_revision = ${sourceRevision}`
  return rows[0] ?? null
}

/** Sources by their ids and everything they lean on. */
export async function readTexts(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredText>> {
  const rows = await tx.$queryRaw<StoredText[]>`
    WITH RECURSIVE needed AS (
      SELECT id, dictionary FROM import_sources WHERE id = ANY(${[...ids]}::uuid[])
      UNION
      SELECT source.id, source.dictionary FROM import_sources source JOIN needed ON source.id = needed.dictionary
    )
    SELECT source.id, source.packed, source.dictionary, source.size, source.sha256
    FROM import_sources source JOIN needed USING (id)`
  return new Map(rows.map(row => [row.id, row]))
}

/** Whether the source still has this text: an admin may have destroyed it. */
export async function isStillThere(tx: Tx, id: string, sha256: string): Promise<boolean> {
  return (await tx.importSource.count({ where: { id, sha256 } })) > 0
}

export function openRedirects(tx: Tx, site: string, after: string, limit: number) {
  return tx.importRedirect.findMany({
    where: { site, resolved: false, slug: { gt: after } },
    orderBy: { slug: 'asc' },
    take: limit,
  })
}

export async function findImportPageByTitle(tx: Tx, site: string, title: string): Promise<string | null> {
  const row = await tx.importPage.findFirst({ where: { site, title, pageId: { not: null } }, select: { pageId: true } })
  return row?.pageId ?? null
}

/**
 * Whether this address leads to a page of the same source: titles that differ only in signs our addresses leave out are
 * different pages all the same.
 */
export async function isImportedAddress(tx: Tx, slug: string, site: string): Promise<boolean> {
  const holder = await tx.pageSlug.findUnique({ where: { slug }, select: { pageId: true } })
  return holder !== null && (await tx.importPage.count({ where: { site, pageId: holder.pageId } })) > 0
}

/** Which of these addresses lead anywhere, to pages that were deleted as well. */
export async function takenAddresses(tx: Tx, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.pageSlug.findMany({ where: { slug: { in: [...slugs] } }, select: { slug: true } })
  return new Set(rows.map(({ slug }) => slug))
}

/** Whether a page is still being brought in: by this import, or by one that broke off. Afterwards it is its people's. */
export async function isBeingBroughtIn(tx: Tx, madeBy: string | null, importId: string): Promise<boolean> {
  if (madeBy === null || madeBy === importId) return madeBy === importId
  return (await tx.import.count({ where: { id: madeBy, state: { not: 'done' } } })) > 0
}
