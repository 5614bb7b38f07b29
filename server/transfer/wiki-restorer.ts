import type { ExportedPage, ExportedRevision, ExportedSource } from '@fieldword/shared/transfer/exported.ts'
import { approveCarried, insertCarriedPages, lockPage, placeCarried } from '../pages/index.ts'
import { insertCarried } from '../platform/database/carried.ts'
import { isConflict } from '../platform/database/conflict.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { createRevisions } from '../revisions/index.ts'
import { FileFault } from './faults.ts'
import type { Run } from './fieldword-lines.ts'
import { insertSources } from './import-commands.ts'
import { accountsNamed, idsByNumber, knownIds, pagesAt } from './import-queries.ts'
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
      return restoreRevisions(tx, run.page, run.items)
    case 'approved':
      for (const { page, number, at } of run.items) {
        const pageId = await pageAt(tx, page)
        const revisionId = (await idsByNumber(tx, pageId, [number])).get(number)
        if (!revisionId) throw new FileFault('does-not-fit')
        await approveCarried(tx, { pageId, revisionId, at: new Date(at) })
      }
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

async function restoreRevisions(tx: Tx, slug: string, revisions: readonly ExportedRevision[]): Promise<Taken> {
  const known = await knownIds(tx, 'revisions', revisions)
  const fresh = revisions.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return { known: revisions.length }
  const pageId = await pageAt(tx, slug)
  await lockPage(tx, pageId)
  const accounts = await accountsNamed(
    tx,
    fresh.flatMap(({ authors, createdBy, typing }) => [
      ...[createdBy, ...authors.map(({ name }) => name)],
      ...(typing ?? []).map(({ by }) => by),
    ]),
  )
  const ids = await idsFor(tx, pageId, fresh)
  const made = await createRevisions(
    tx,
    pageId,
    fresh.map(revision => revisionAsItWas(revision, { ids, accounts })),
  )
  for (const [index, { number, contentHash }] of made.entries()) {
    const told = fresh[index]
    if (told?.number !== number || told.contentHash !== contentHash) throw new FileFault('does-not-fit')
  }
  await keepTypingTold(tx, fresh, { idOf: id => id, accounts })
  await restoreSources(
    tx,
    fresh.flatMap(({ id: revisionId, imported }) => imported.map(source => ({ ...source, revisionId }))),
  )
  return { revisions: fresh.length, known: revisions.length - fresh.length }
}

/** By their numbers: those to be made, and those they speak of. */
async function idsFor(tx: Tx, pageId: string, fresh: readonly ExportedRevision[]): Promise<Map<number, string>> {
  const spokenOf = fresh.flatMap(told => [told.parent, told.restoredFrom, told.undoes, told.updates])
  const ids = await idsByNumber(tx, pageId, [...new Set(spokenOf.filter(number => number !== null))])
  for (const { number, id } of fresh) ids.set(number, id)
  return ids
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

async function pageAt(tx: Tx, slug: string): Promise<string> {
  const id = (await pagesAt(tx, [slug])).get(slug)
  if (!id) throw new FileFault('does-not-fit')
  return id
}
