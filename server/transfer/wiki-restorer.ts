import type { ExportedPage, ExportedRevision, ExportedSource } from '@fieldword/shared/transfer/exported.ts'
import { approveCarried, insertCarriedPages, placeCarried } from '../pages/index.ts'
import { insertCarried } from '../platform/database/carried.ts'
import { isConflict } from '../platform/database/conflict.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { createRevisionsOf } from '../revisions/index.ts'
import { FileFault } from './faults.ts'
import type { Run } from './fieldword-lines.ts'
import { accountsNamed, knownIds, pagesAt, revisionsNumbered } from './fieldword-queries.ts'
import { insertSources } from './import-commands.ts'
import { packSources } from './packing-sources.ts'
import type { Receiver, Taken } from './receiver.ts'
import { revisionAsItWas } from './revision-as-it-was.ts'
import { keepTypingTold } from './typing.ts'

/** [TRF42] Into an empty wiki everything comes as it was, under the ids it had: people, drafts, what is being decided on. */
export const wikiRestorer: Receiver = {
  async take(tx: Tx, run: Run): Promise<Taken> {
    try {
      return await restore(tx, run)
    } catch (error) {
      // Of a wiki of its own everything fits: this is no export, or somebody has begun to write here meanwhile.
      if (isConflict(error)) throw new FileFault('does-not-fit')
      throw error
    }
  },
}

async function restore(tx: Tx, run: Run): Promise<Taken> {
  switch (run.kind) {
    case 'pages':
      return restorePages(tx, run.items)
    case 'revisions':
      return restoreRevisions(tx, run.items)
    case 'approved':
      await approveCarried(tx, await idsOfApproved(tx, run.items))
      return {}
    case 'sources':
      return { kept: await restoreSources(tx, run.items) }
    case 'places':
      await placeCarried(tx, run.items)
      return {}
    case 'rows':
      await insertCarried(tx, run.table, run.items)
      return {}
    case 'end':
      return {}
  }
}

async function restorePages(tx: Tx, pages: readonly ExportedPage[]): Promise<Taken> {
  const known = await knownIds(tx, 'pages', pages)
  const accounts = await accountsNamed(
    tx,
    pages.map(({ createdBy }) => createdBy),
  )
  await insertCarriedPages(
    tx,
    pages
      .filter(({ id }) => !known.has(id))
      .map(({ createdBy, createdAt, deletedAt, ...page }) => ({
        ...page,
        createdById: accounts.get(createdBy ?? '') ?? null,
        createdAt: new Date(createdAt),
        deletedAt: deletedAt === null ? null : new Date(deletedAt),
      })),
  )
  return { pages: pages.length }
}

async function restoreRevisions(tx: Tx, revisions: readonly ExportedRevision[]): Promise<Taken> {
  const known = await knownIds(tx, 'revisions', revisions)
  const fresh = revisions.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return { known: revisions.length }
  const pages = Map.groupBy(fresh, ({ page }) => page)
  const pageIds = await pagesOf(tx, [...pages.keys()])
  const accounts = await accountsNamed(
    tx,
    fresh.flatMap(({ authors, createdBy, typing }) => [
      ...[createdBy, ...authors.map(({ name }) => name)],
      ...(typing ?? []).map(({ by }) => by),
    ]),
  )
  const idOf = await idsSpokenOf(tx, pageIds, fresh)
  const made = await createRevisionsOf(
    tx,
    [...pages].map(([page, revisions]) => ({
      pageId: pageIds.get(page) ?? '',
      revisions: revisions.map(revision => revisionAsItWas(revision, { idOf: idOf(page), accounts })),
    })),
  )
  const told = new Map(fresh.map(revision => [revision.id, revision]))
  for (const { id, number, contentHash } of made) {
    const revision = told.get(id)
    if (revision?.number !== number || revision.contentHash !== contentHash) throw new FileFault('does-not-fit')
  }
  await keepTypingTold(tx, fresh, { idOf: id => id, accounts })
  await restoreSources(
    tx,
    fresh.flatMap(({ id: revisionId, imported }) => imported.map(source => ({ ...source, revisionId }))),
  )
  return { revisions: fresh.length, known: revisions.length - fresh.length }
}

/** Of each page, the ids of its revisions by their numbers: of those to be made, and of those they speak of. */
async function idsSpokenOf(
  tx: Tx,
  pageIds: ReadonlyMap<string, string>,
  fresh: readonly ExportedRevision[],
): Promise<(page: string) => (number: number) => string | undefined> {
  const ids = new Map(fresh.map(({ page, number, id }) => [`${pageIds.get(page)} ${number}`, id]))
  const missing = fresh.flatMap(({ page, parent, restoredFrom, undoes, updates }) =>
    [parent, restoredFrom, undoes, updates].flatMap(number => {
      const pageId = pageIds.get(page) ?? ''
      return number === null || ids.has(`${pageId} ${number}`) ? [] : [{ pageId, number }]
    }),
  )
  for (const { pageId, number, id } of await revisionsNumbered(tx, missing)) ids.set(`${pageId} ${number}`, id)
  return page => number => ids.get(`${pageIds.get(page)} ${number}`)
}

async function idsOfApproved(
  tx: Tx,
  approved: readonly { readonly page: string; readonly number: number; readonly at: string }[],
) {
  const pageIds = await pagesOf(
    tx,
    approved.map(({ page }) => page),
  )
  const asked = approved.map(({ page, number, at }) => ({ pageId: pageIds.get(page) ?? '', number, at }))
  const rows = await revisionsNumbered(tx, asked)
  const found = new Map(rows.map(row => [`${row.pageId} ${row.number}`, row]))
  return asked.map(({ pageId, number, at }) => {
    const row = found.get(`${pageId} ${number}`)
    if (!row) throw new FileFault('does-not-fit')
    return { pageId, revisionId: row.id, contentHash: row.contentHash, at }
  })
}

/** How many were not here. */
async function restoreSources(
  tx: Tx,
  sources: readonly (ExportedSource & { readonly revisionId?: string })[],
): Promise<number> {
  const known = await knownIds(tx, 'import_sources', sources)
  const fresh = sources.filter(({ id }) => !known.has(id))
  await insertSources(tx, packSources(fresh))
  return fresh.length
}

/** The ids of pages by their addresses; all of them are here. */
async function pagesOf(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  const ids = await pagesAt(tx, slugs)
  if (slugs.some(slug => !ids.has(slug))) throw new FileFault('does-not-fit')
  return ids
}
