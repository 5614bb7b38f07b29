import type { ImportWish } from '@fieldword/shared/transfer/contract.ts'
import type { ExportedPage, ExportedRevision, ExportedSource } from '@fieldword/shared/transfer/exported.ts'
import { addAddress, insertPage, lockPage, placePage, setApproved, settlePage } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { createRevisions } from '../revisions/index.ts'
import { adoptRows } from './adopting-rows-commands.ts'
import type { Run } from './fieldword-lines.ts'
import { knownIds } from './fieldword-queries.ts'
import { countProblems, type FoundProblem, insertSources, keepImportPage, type NewSource } from './import-commands.ts'
import { findImportPage, isBeingBroughtIn, knownRevisions, takenAddresses } from './import-queries.ts'
import { packText } from './packing.ts'
import { packSources } from './packing-sources.ts'
import type { Receiver, Receiving, Taken } from './receiver.ts'
import { fromOutside, withoutDestroyed } from './revision-from-outside.ts'
import { keepTypingTold } from './typing.ts'

/** [TRF32] Into a wiki that has pages of its own another's come as histories from elsewhere: its people are names. */
export class PageAdopter implements Receiver {
  readonly #platform: Platform
  readonly #importId: string
  readonly #site: string
  readonly #wish: ImportWish
  /** Of the other wiki's accounts, by their ids. */
  readonly #names = new Map<string, string>()

  constructor({ platform, importId, site, wish }: Receiving & { readonly wish: ImportWish }) {
    this.#platform = platform
    this.#importId = importId
    this.#site = site
    this.#wish = wish
  }

  async take(tx: Tx, run: Run): Promise<Taken> {
    switch (run.kind) {
      case 'pages':
        for (const page of run.items) await this.#page(tx, page)
        return { pages: run.items.length }
      case 'revisions':
        return this.#pagesOfRevisions(tx, run.items)
      case 'approved':
        for (const approved of run.items) await this.#approve(tx, approved)
        return {}
      case 'sources':
        return { kept: await this.#sources(tx, run.items) }
      case 'places':
        for (const place of run.items) await this.#place(tx, place)
        return {}
      case 'rows':
        await this.#rows(tx, run)
        return {}
      case 'end':
        return {}
    }
  }

  async #rows(tx: Tx, { table, items }: Extract<Run, { kind: 'rows' }>): Promise<void> {
    if (table.name === 'users') for (const { id, name } of items) this.#names.set(String(id), String(name))
    await adoptRows(tx, table, items, { site: this.#site, importId: this.#importId, names: this.#names })
  }

  async #page(tx: Tx, page: ExportedPage): Promise<void> {
    if ((await findImportPage(tx, this.#site, page.slug))?.pageId) return
    const told = { site: this.#site, sourcePage: page.slug, title: page.title, importId: this.#importId }
    // What this wiki took out itself is no other page.
    if ((await knownIds(tx, 'pages', [page])).size > 0) return
    const taken = (await takenAddresses(tx, [page.slug])).has(page.slug)
    if (taken && this.#wish.onExisting === 'keep') {
      await keepImportPage(tx, { ...told, pageId: null })
      return
    }
    const pageId = await this.#insert(tx, page, taken)
    const refused: FoundProblem[] = []
    for (const address of page.addresses) {
      if (!(await addAddress(tx, this.#platform, address, pageId)))
        refused.push({ kind: 'redirect-taken', name: address, sourceRevision: '' })
    }
    await this.#report(tx, told, refused)
    await keepImportPage(tx, { ...told, pageId })
  }

  /** Under the id it had: what speaks of the page goes on meaning it. */
  async #insert(tx: Tx, page: ExportedPage, taken: boolean): Promise<string> {
    const { id, slug, title, kind, stub, createdAt, deletedAt } = page
    const making = { ...this.#platform, clock: () => new Date(createdAt), newId: () => id }
    const address = taken ? `${slug.slice(0, 100)}-imported` : slug
    const wished = { title, slug: address, kind, stub, parentId: null, createdById: null }
    const pageId = await insertPage(tx, making, wished)
    await settlePage(tx, pageId, { deletedAt: deletedAt ? new Date(deletedAt) : null })
    return pageId
  }

  async #pagesOfRevisions(tx: Tx, revisions: readonly ExportedRevision[]): Promise<Taken> {
    const all = { revisions: 0, known: 0, kept: 0 }
    for (const [slug, of] of Map.groupBy(revisions, ({ page }) => page)) {
      const taken = await this.#revisions(tx, slug, of)
      for (const key of ['revisions', 'known', 'kept'] as const) all[key] += taken[key] ?? 0
    }
    return all
  }

  async #revisions(tx: Tx, slug: string, revisions: readonly ExportedRevision[]): Promise<Taken> {
    const numbers = revisions.map(({ number }) => String(number))
    const already = await knownRevisions(tx, this.#site, slug, numbers)
    const here = await knownIds(tx, 'revisions', revisions)
    const fresh = revisions.filter(({ id, number }) => !already.has(String(number)) && !here.has(id))
    const known = revisions.length - fresh.length
    if (fresh.length === 0) return { known }
    const page = await findImportPage(tx, this.#site, slug)
    const told = { sourcePage: slug, title: page?.title ?? slug }
    const pageId = page?.pageId ?? null
    if (pageId !== null) await lockPage(tx, pageId)
    const { revisions: kept, problems } = await withoutDestroyed(tx, fresh)
    const ids = pageId === null ? new Map<number, string>() : await this.#write(tx, { pageId, slug }, kept)
    await insertSources(
      tx,
      kept.map(revision => this.#ownSource(revision, told.title, ids.get(revision.number) ?? null)),
    )
    if (pageId === null) {
      const taken = kept.map(
        ({ number }) => ({ kind: 'title-taken', name: slug, sourceRevision: String(number) }) as const,
      )
      await this.#report(tx, told, [...taken, ...problems])
      return { kept: fresh.length, known }
    }
    await this.#keepSources(tx, pageId, kept, ids)
    const open = kept.filter(({ state }) => state === 'pending')
    await this.#report(tx, told, [
      ...problems,
      ...open.map(({ number }) => ({ kind: 'open-proposal', name: '', sourceRevision: String(number) }) as const),
    ])
    return { revisions: fresh.length, known }
  }

  /** The ids they have here, by their numbers there. */
  async #write(
    tx: Tx,
    { pageId, slug }: { readonly pageId: string; readonly slug: string },
    fresh: readonly ExportedRevision[],
  ): Promise<Map<number, string>> {
    const ids = await this.#idsFor(tx, slug, fresh)
    await createRevisions(
      tx,
      pageId,
      fresh.map(revision => fromOutside(revision, ids)),
    )
    const byId = new Map(fresh.map(({ id, number }) => [id, ids.get(number) ?? null]))
    await keepTypingTold(tx, fresh, { idOf: id => byId.get(id) ?? null, accounts: new Map() })
    return ids
  }

  /** The ids of the revisions to be made, which are their own, and of those they speak of. */
  async #idsFor(tx: Tx, slug: string, fresh: readonly ExportedRevision[]): Promise<Map<number, string>> {
    const spokenOf = fresh.flatMap(told => [told.parent, told.restoredFrom, told.undoes, told.updates])
    const numbers = [...new Set(spokenOf.filter(number => number !== null))]
    const ids = await this.#idsByNumber(tx, slug, numbers)
    for (const { number, id } of fresh) ids.set(number, id)
    return ids
  }

  /** What revisions of a page there became here, by their numbers there: here they may have others. */
  async #idsByNumber(tx: Tx, slug: string, numbers: readonly number[]): Promise<Map<number, string>> {
    const known = await knownRevisions(tx, this.#site, slug, numbers.map(String))
    return new Map([...known].flatMap(([number, id]) => (id === null ? [] : [[Number(number), id] as const])))
  }

  /** What stood there and cannot stand here; all of it, where it became nothing here. */
  #ownSource(revision: ExportedRevision, title: string, revisionId: string | null): NewSource {
    const { authors, outsideAuthors, createdBy, state, number, page } = revision
    const whole = revisionId === null ? JSON.stringify(revision) : ''
    return {
      ...{ ...packText(Buffer.from(whole), null), id: this.#platform.newId(), importId: this.#importId, revisionId },
      ...{ site: this.#site, sourcePage: page, sourceRevision: String(number), title, format: 'fieldword' },
      about: { authors, outsideAuthors, createdBy, state },
    }
  }

  /** The sources of earlier imports, so that the same is not taken twice from there either. */
  async #keepSources(
    tx: Tx,
    pageId: string,
    fresh: readonly ExportedRevision[],
    ids: ReadonlyMap<number, string>,
  ): Promise<void> {
    const told = fresh.flatMap(({ number, imported }) =>
      imported.map(source => ({ ...source, revisionId: ids.get(number) ?? null })),
    )
    await this.#sources(tx, told)
    for (const { site, page: sourcePage, title } of new Map(told.map(one => [`${one.site} ${one.page}`, one])).values())
      await keepImportPage(tx, { site, sourcePage, title, pageId, importId: this.#importId })
  }

  /** How many were not here. */
  async #sources(
    tx: Tx,
    sources: readonly (ExportedSource & { readonly revisionId?: string | null })[],
  ): Promise<number> {
    const fresh = []
    for (const [first, ...others] of Map.groupBy(sources, ({ site, page }) => `${site} ${page}`).values()) {
      if (!first) continue
      const all = [first, ...others]
      const numbers = all.map(({ revision }) => revision)
      const known = await knownRevisions(tx, first.site, first.page, numbers)
      fresh.push(...all.filter(({ revision }) => !known.has(revision)))
    }
    const ours = { importId: this.#importId }
    await insertSources(tx, packSources(fresh.map(source => ({ ...source, ...ours, id: this.#platform.newId() }))))
    return fresh.length
  }

  async #approve(
    tx: Tx,
    { page, number, at }: { readonly page: string; readonly number: number; readonly at: string },
  ): Promise<void> {
    const pageId = await this.#beingBroughtIn(tx, page)
    if (pageId === null) return
    const id = (await this.#idsByNumber(tx, page, [number])).get(number)
    const { stub } = await lockPage(tx, pageId)
    if (id) await setApproved(tx, { ...this.#platform, clock: () => new Date(at) }, pageId, id, { stub })
  }

  async #place(
    tx: Tx,
    { page, parent, position }: { readonly page: string; readonly parent: string | null; readonly position: number },
  ): Promise<void> {
    const pageId = await this.#beingBroughtIn(tx, page)
    if (pageId === null) return
    const above = parent === null ? null : ((await findImportPage(tx, this.#site, parent))?.pageId ?? null)
    await placePage(tx, pageId, above, position)
  }

  /** A page that is only kept, or that people work on already, is left as it is. */
  async #beingBroughtIn(tx: Tx, slug: string): Promise<string | null> {
    const found = await findImportPage(tx, this.#site, slug)
    if (!found?.pageId || !(await isBeingBroughtIn(tx, found.importId, this.#importId))) return null
    return found.pageId
  }

  async #report(
    tx: Tx,
    { sourcePage, title }: { readonly sourcePage: string; readonly title: string },
    found: readonly FoundProblem[],
  ): Promise<void> {
    await countProblems(tx, { importId: this.#importId, sourcePage, title }, found)
  }
}
