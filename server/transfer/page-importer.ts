import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'
import type { ImportWish } from '@fieldword/shared/transfer/contract.ts'
import { hasWorkingDraft } from '../collab/index.ts'
import { insertPage, lockPage, setApproved } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { createRevisions, holdContents, readRevisionDocument } from '../revisions/index.ts'
import type { Batch } from './batches.ts'
import { fateOfNew, redirectsAtLast } from './deciding.ts'
import {
  countProblems,
  type FoundProblem,
  insertSources,
  keepImportPage,
  keepRedirects,
  noteProgress,
} from './import-commands.ts'
import {
  findImportPage,
  isImported,
  isImportedAddress,
  isStillThere,
  knownRevisions,
  lastRevision,
  takenAddresses,
} from './import-queries.ts'
import { type Carried, type Made, makePart, nothing, type Part } from './making.ts'
import { isOutdated, isSmall, mostPages, NewPages, OutdatedPart } from './new-pages.ts'
import type { SourceRevision } from './source.ts'
import { firstOfEach, titleOf } from './source-words.ts'

/** How often a part is made because of what is destroyed meanwhile. */
const mostAttempts = 5

/** Stores one part of a page after another. Each part is one transaction, so that breaking off loses no more than one. */
export class PageImporter {
  readonly #platform: Platform
  readonly #importId: string
  readonly #wish: ImportWish
  readonly #bytesRead: () => number
  readonly #newPages: NewPages
  /** Whole pages that wait to be stored with others. */
  #small: Batch[] = []
  #carried: Carried = nothing

  constructor(platform: Platform, { id, wish }: { id: string; wish: ImportWish }, bytesRead: () => number) {
    this.#platform = platform
    this.#importId = id
    this.#wish = wish
    this.#bytesRead = bytesRead
    this.#newPages = new NewPages(platform, { id, wish }, bytesRead)
  }

  /** [TRF4–TRF6] False once a person told the import to stop. Small pages wait for others [TRF45]: `flush` stores them. */
  async store(batch: Batch): Promise<boolean> {
    if (!isSmall(batch)) return (await this.flush()) && this.#storeOne(batch)
    this.#small.push(batch)
    return this.#small.length < mostPages || this.flush()
  }

  async flush(): Promise<boolean> {
    const small = this.#small
    this.#small = []
    return this.#newPages.store(small, batch => this.#storeOne(batch))
  }

  async #storeOne(batch: Batch): Promise<boolean> {
    const { prisma } = this.#platform.database
    const { site, page, revisions } = batch
    if (batch.first) this.#carried = await this.#carriedFor(batch)
    const asked = revisions.flatMap(({ id, parentId }) => (parentId === null ? id : [id, parentId]))
    const known = await knownRevisions(prisma, site.key, page.id, asked)
    const fresh = firstOfEach(revisions).filter(({ id }) => !known.has(id))
    const carried = await this.#makeAndWrite(await this.#decide(batch, fresh), known)
    if (carried) this.#carried = carried
    return carried !== null
  }

  /** [TRF3] Made again when a text that it holds or leans on was destroyed meanwhile. Null once a person told the import to stop. */
  async #makeAndWrite(part: Part, known: ReadonlyMap<string, string | null>): Promise<Carried | null> {
    let now = part
    for (let attempt = 1; ; attempt += 1) {
      const made = await makePart(this.#platform, this.#importId, now, known)
      try {
        const written = await this.#platform.database.inTransaction(tx => this.#write(tx, now, made))
        return written && { ...made.carried, pageId: written.pageId }
      } catch (error) {
        if (attempt === mostAttempts || !isOutdated(error)) throw error
        now = { ...part, carried: { ...part.carried, packed: null } }
      }
    }
  }

  async #carriedFor({ site, page }: Batch): Promise<Carried> {
    const { prisma } = this.#platform.database
    const pageId = (await findImportPage(prisma, site.key, page.id))?.pageId ?? null
    const last = pageId === null ? null : await lastRevision(prisma, pageId)
    const document = last?.isKept ? await readRevisionDocument(this.#platform, last.id) : null
    return { pageId, revisionId: last?.id ?? null, document, packed: null }
  }

  /** Whether the page becomes one of ours, an address of another, or is only kept. */
  async #decide(batch: Batch, fresh: readonly SourceRevision[]): Promise<Part> {
    const { site } = batch
    const part = { batch, fresh, carried: this.#carried, kept: null, redirect: null }
    if (this.#carried.pageId !== null || fresh.length === 0) return part
    const fate = fateOfNew(this.#wish, batch, fresh)
    if (!('slug' in fate)) return { ...part, ...fate }
    const { slug } = fate
    const taken = await takenAddresses(this.#platform.database.prisma, [slug])
    if (
      taken.has(slug) &&
      this.#wish.onExisting === 'keep' &&
      !(await isImportedAddress(this.#platform.database.prisma, slug, site.key))
    ) {
      return { ...part, kept: { kind: 'title-taken', name: slug } }
    }
    return part
  }

  /** Null once a person told the import to stop: then nothing was written. */
  async #write(tx: Tx, part: Part, made: Made): Promise<{ pageId: string | null } | null> {
    const { batch, fresh, redirect } = part
    const { site, page } = batch
    const told = { site: site.key, sourcePage: page.id, title: page.title }
    const becomesPage = made.revisions.length > 0 || part.carried.pageId !== null
    const goesOn = await noteProgress(tx, this.#importId, this.#platform.clock(), {
      ...{ bytesRead: this.#bytesRead(), pages: batch.last && becomesPage ? 1 : 0 },
      ...{ revisions: made.revisions.length, known: batch.revisions.length - fresh.length },
      kept: made.sources.length - made.revisions.length,
    })
    if (!goesOn) return null
    const pageId = part.carried.pageId ?? (becomesPage ? await this.#insertPage(tx, batch) : null)
    if (fresh.length > 0) await keepImportPage(tx, { ...told, pageId, importId: this.#importId })
    if (redirect) await keepRedirects(tx, [{ site: site.key, ...redirect, importId: this.#importId }])
    const problems = [...made.problems]
    if (pageId !== null && made.revisions.length > 0) {
      problems.push(...(await this.#writeRevisions(tx, part, made, pageId)))
    }
    await demandUpToDate(tx, part.carried, made)
    await insertSources(tx, made.sources)
    await countProblems(tx, { importId: this.#importId, ...told }, problems)
    return { pageId }
  }

  async #writeRevisions(tx: Tx, { batch }: Part, made: Made, pageId: string): Promise<FoundProblem[]> {
    const page = await lockPage(tx, pageId)
    await createRevisions(tx, pageId, made.revisions)
    const last = made.revisions.at(-1)
    if (!last) return []
    const sourceRevision = made.sources.findLast(({ revisionId }) => revisionId === last.id)?.sourceRevision ?? ''
    const ours = page.approvedRevisionId === null || (await isImported(tx, page.approvedRevisionId, batch.site.key))
    // What people here made of a page is theirs: an import adds to its history and moves nothing under their hands.
    if (!ours || page.deletedAt || (await hasWorkingDraft(tx, pageId)))
      return [{ kind: 'page-in-use', name: '', sourceRevision }]
    await setApproved(tx, this.#platform, pageId, last.id)
    return redirectsAtLast(batch, made)
  }

  async #insertPage(tx: Tx, { page, site }: Batch): Promise<string> {
    const title = titleOf(page.title)
    const slug = await this.#freeSlug(tx, title)
    const named = slug.beside ? titleOf(`${title} (${site.name})`) : title
    const told = { title: named, slug: slug.slug, kind: 'article', parentId: null, createdById: null } as const
    return insertPage(tx, this.#platform, told)
  }

  /** The address of the title, or with the first number that makes it free. */
  async #freeSlug(tx: Tx, title: string): Promise<{ slug: string; beside: boolean }> {
    const wanted = slugFrom(title)
    if (isRefusal(wanted)) throw new Error(`The title “${title}” gives no address.`)
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? wanted : `${wanted.slice(0, 110)}-${number}`
      if (!(await takenAddresses(tx, [slug])).has(slug)) return { slug, beside: number > 1 }
    }
  }
}

/** [TRF3] From here to the end of the transaction nothing that the sources lean on is destroyed. */
async function demandUpToDate(tx: Tx, { packed }: Carried, { sources }: Made): Promise<void> {
  await holdContents(tx)
  if (!packed || sources[0]?.dictionary !== packed.id) return
  if (!(await isStillThere(tx, packed.id, sha256(packed.bytes)))) throw new OutdatedPart()
}
