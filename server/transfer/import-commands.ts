import type { ImportFailure, ImportFormat, ImportWish } from '@fieldword/shared/transfer/contract.ts'
import type { Problem } from '@fieldword/shared/transfer/problems.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { isEmptyWiki } from './fieldword-queries.ts'
import { longestSilence } from './import-queries.ts'
import type { PackedText } from './packing.ts'

export interface NewImport {
  readonly name: string
  readonly file: string
  readonly bytes: number
  readonly wish: ImportWish
  readonly startedById: string | null
}

export async function insertImport(platform: Platform, wished: NewImport): Promise<string> {
  const id = platform.newId()
  await platform.database.prisma.import.create({
    data: { ...wished, id, bytes: BigInt(wished.bytes), state: 'waiting', createdAt: platform.clock() },
  })
  return id
}

/** [TRF6] Takes an import to work on, unless somebody is at it. One worker an import, wherever it runs. */
export async function claimImport({ database, clock }: Platform, id: string): Promise<boolean> {
  const now = clock()
  const silentSince = new Date(now.getTime() - longestSilence)
  const { count } = await database.prisma.import.updateMany({
    where: { id, OR: [{ state: { not: 'running' } }, { beatAt: { lt: silentSince } }, { beatAt: null }] },
    data: {
      ...{ state: 'running', beatAt: now, endedAt: null, failure: Prisma.DbNull, bytesRead: 0n },
      ...{ pages: 0, revisions: 0, known: 0, kept: 0 },
    },
  })
  return count === 1
}

export async function noteSource(
  { database }: Platform,
  id: string,
  told: { readonly format: ImportFormat; readonly site: string },
): Promise<void> {
  await database.prisma.import.update({ where: { id }, data: told })
}

export interface Progress {
  readonly bytesRead: number
  readonly pages: number
  readonly revisions: number
  readonly known: number
  readonly kept: number
}

/** Adds to what was counted, and says that somebody is at it. False once a person told it to stop. */
export async function noteProgress(tx: Tx, id: string, at: Date, { bytesRead, ...counts }: Progress): Promise<boolean> {
  const added = Object.fromEntries(Object.entries(counts).map(([name, increment]) => [name, { increment }]))
  const { count } = await tx.import.updateMany({
    where: { id, state: 'running' },
    data: { ...added, bytesRead: BigInt(bytesRead), beatAt: at },
  })
  return count === 1
}

export async function endImport(
  { database, clock }: Platform,
  id: string,
  state: 'done' | 'failed',
  failure: ImportFailure | null,
): Promise<void> {
  const at = clock()
  await database.prisma.import.updateMany({
    where: { id, state: 'running' },
    data: { state, endedAt: at, beatAt: at, failure: failure ? { ...failure } : Prisma.DbNull },
  })
}

/**
 * [TRF42] Whether this import brings a whole wiki into an empty one: into one without pages and accounts, or one that an import of the
 * same began to bring here.
 */
export async function beginRestoring({ database }: Platform, id: string, site: string): Promise<boolean> {
  return database.inTransaction(async tx => {
    // Whoever makes an account meanwhile comes first, or waits.
    await tx.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`
    const begun = await tx.import.count({ where: { restores: true, state: { not: 'done' }, OR: [{ site }, { id }] } })
    if (begun === 0 && !(await isEmptyWiki(tx))) return false
    await tx.import.update({ where: { id }, data: { restores: true, site } })
    return true
  })
}

/** Of a source, what is kept beside the revision it became, or alone. */
export interface NewSource extends PackedText {
  readonly id: string
  readonly importId: string
  readonly site: string
  readonly sourcePage: string
  readonly sourceRevision: string
  readonly title: string
  readonly revisionId: string | null
  readonly format: string
  readonly about: Readonly<Record<string, unknown>>
}

export async function insertSources(tx: Tx, sources: readonly NewSource[]): Promise<void> {
  await tx.importSource.createMany({
    data: sources.map(({ about, ...source }) => ({ ...source, about: about as Prisma.InputJsonObject })),
  })
}

export interface NewImportPage {
  readonly site: string
  readonly sourcePage: string
  readonly title: string
  readonly pageId: string | null
  readonly importId: string
}

export async function keepImportPage(tx: Tx, page: NewImportPage): Promise<void> {
  const { site, sourcePage, pageId } = page
  await tx.importPage.upsert({
    where: { site_sourcePage: { site, sourcePage } },
    create: page,
    update: pageId === null ? {} : { pageId },
  })
}

/** Pages of which nothing is known yet. */
export async function insertImportPages(tx: Tx, pages: readonly NewImportPage[]): Promise<void> {
  await tx.importPage.createMany({ data: [...pages] })
}

export interface FoundProblem extends Problem {
  readonly sourceRevision: string
}

export interface PageProblems {
  readonly sourcePage: string
  readonly title: string
  readonly found: readonly FoundProblem[]
}

/** Adds to the report: the same of a page is told once, and counted. */
export function countProblems(
  tx: Tx,
  { importId, ...page }: { importId: string; sourcePage: string; title: string },
  found: readonly FoundProblem[],
): Promise<void> {
  return countProblemsOf(tx, importId, [{ ...page, found }])
}

/** The same for many pages. */
export async function countProblemsOf(tx: Tx, importId: string, pages: readonly PageProblems[]): Promise<void> {
  const rows = new Map<string, FoundProblem & { sourcePage: string; title: string; revisions: number }>()
  for (const { sourcePage, title, found } of pages) {
    for (const problem of found) {
      const key = JSON.stringify([sourcePage, problem.kind, problem.name])
      const row = rows.get(key)
      rows.set(key, { ...problem, sourcePage, title, ...row, revisions: (row?.revisions ?? 0) + 1 })
    }
  }
  if (rows.size === 0) return
  await tx.$executeRaw`
    INSERT INTO import_problems (import_id, source_page, kind, name, title, revisions, source_revision)
    SELECT ${importId}::uuid, "sourcePage", kind, name, title, revisions, "sourceRevision"
    FROM jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
      AS found ("sourcePage" text, kind text, name text, title text, revisions int, "sourceRevision" text)
    ON CONFLICT (import_id, source_page, kind, name)
      DO UPDATE SET revisions = import_problems.revisions + excluded.revisions`
}

export interface NewRedirect {
  readonly site: string
  readonly slug: string
  readonly target: string
  readonly importId: string
}

export async function keepRedirects(tx: Tx, redirects: readonly NewRedirect[]): Promise<void> {
  await tx.importRedirect.createMany({ data: [...redirects], skipDuplicates: true })
}

export async function resolveRedirect(tx: Tx, site: string, slug: string): Promise<void> {
  await tx.importRedirect.update({ where: { site_slug: { site, slug } }, data: { resolved: true } })
}

/** [TRF6] False when it had ended already. */
export async function stopImport({ database, clock }: Platform, id: string): Promise<boolean> {
  const { count } = await database.prisma.import.updateMany({
    where: { id, state: { in: ['waiting', 'running'] } },
    data: { state: 'stopped', endedAt: clock() },
  })
  return count === 1
}

/** To be gone on with by whoever has its file. */
export async function awaitImport({ database, clock }: Platform, id: string): Promise<boolean> {
  const silentSince = new Date(clock().getTime() - longestSilence)
  const { count } = await database.prisma.import.updateMany({
    where: {
      ...{ id, file: { not: null } },
      OR: [{ state: { in: ['stopped', 'failed'] } }, { state: 'running', beatAt: { lt: silentSince } }],
    },
    data: { state: 'waiting', endedAt: null },
  })
  return count === 1
}

/** True once an import is done, and its file is not needed any more. */
export async function dropFile({ database }: Platform, id: string): Promise<boolean> {
  const { count } = await database.prisma.import.updateMany({ where: { id, state: 'done' }, data: { file: null } })
  return count === 1
}
