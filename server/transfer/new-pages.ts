import type { ImportWish } from '@fieldword/shared/transfer/contract.ts'
import { approveCarried, insertPages } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { RefusalError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { createRevisionsOf, holdContents } from '../revisions/index.ts'
import type { Batch } from './batches.ts'
import { fateOfNew, redirectsAtLast } from './deciding.ts'
import { countProblemsOf, insertImportPages, insertSources, keepRedirects, noteProgress } from './import-commands.ts'
import { knownSourcePages, takenAddresses } from './import-queries.ts'
import { type Made, makeNewPages, nothing, type Part } from './making.ts'
import { firstOfEach, titleOf } from './source-words.ts'

/** Pages that are stored at once, and the most revisions of each: so long others wait for the tree, and so much is lost where it breaks off. */
export const mostPages = 25
const mostRevisions = 8
const mostCharacters = 100_000

/** What was made leans on a source that is not there any more. */
export class OutdatedPart extends Error {}

export function isOutdated(error: unknown): boolean {
  return error instanceof OutdatedPart || (error instanceof RefusalError && error.refusal.code === 'text-redacted')
}

function isTaken(error: unknown): boolean {
  return error instanceof RefusalError && error.refusal.code === 'slug-taken'
}

export function isSmall({ first, last, revisions }: Batch): boolean {
  const characters = revisions.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  return first && last && revisions.length <= mostRevisions && characters <= mostCharacters
}

interface NewPart extends Part {
  /** The address it gets; null where it becomes no page. */
  readonly slug: string | null
}

/** [TRF45] Stores whole pages of which nothing is here yet, many in one transaction, in as many statements as one would take. */
export class NewPages {
  readonly #platform: Platform
  readonly #importId: string
  readonly #wish: ImportWish
  readonly #bytesRead: () => number

  constructor(platform: Platform, { id, wish }: { id: string; wish: ImportWish }, bytesRead: () => number) {
    this.#platform = platform
    this.#importId = id
    this.#wish = wish
    this.#bytesRead = bytesRead
  }

  /** In the order of the file; `one` stores what is no new page, or has its address taken. False once a person told it to stop. */
  async store(batches: readonly Batch[], one: (batch: Batch) => Promise<boolean>): Promise<boolean> {
    let together: NewPart[] = []
    for (const { batch, part } of await this.#sorted(batches)) {
      if (part) {
        together.push(part)
        continue
      }
      if (!(await this.#storeTogether(together, one)) || !(await one(batch))) return false
      together = []
    }
    return this.#storeTogether(together, one)
  }

  async #storeTogether(parts: readonly NewPart[], one: (batch: Batch) => Promise<boolean>): Promise<boolean> {
    if (parts.length === 0) return true
    const made = await makeNewPages(this.#platform, this.#importId, parts)
    try {
      return await this.#platform.database.inTransaction(tx => this.#write(tx, parts, made))
    } catch (error) {
      if (!isOutdated(error) && !isTaken(error)) throw error
    }
    // What was destroyed or taken meanwhile is found out page by page.
    for (const { batch } of parts) if (!(await one(batch))) return false
    return true
  }

  /** Each with what it becomes as a new page; null where something of it, or of its address, is here or comes before it. */
  async #sorted(batches: readonly Batch[]): Promise<{ batch: Batch; part: NewPart | null }[]> {
    const { prisma } = this.#platform.database
    const [first] = batches
    if (!first) return []
    const pageIds = batches.map(({ page }) => page.id)
    const met = new Set(await knownSourcePages(prisma, first.site.key, pageIds))
    const decided = batches.map(batch => ({ batch, part: this.#decide(batch) }))
    const slugs = decided.flatMap(({ part }) => part.slug ?? [])
    const taken = new Set(await takenAddresses(prisma, slugs))
    return decided.map(({ batch, part }) => {
      const isFree = part.slug === null || !taken.has(part.slug)
      const isNew = part.fresh.length > 0 && !met.has(batch.page.id) && isFree
      if (part.slug !== null) taken.add(part.slug)
      met.add(batch.page.id)
      return { batch, part: isNew ? part : null }
    })
  }

  #decide(batch: Batch): NewPart {
    const fresh = firstOfEach(batch.revisions)
    const part = { batch, fresh, carried: nothing, kept: null, redirect: null, slug: null }
    return { ...part, ...fateOfNew(this.#wish, batch, fresh) }
  }

  /** False once a person told the import to stop: then nothing was written. */
  async #write(tx: Tx, parts: readonly NewPart[], made: readonly Made[]): Promise<boolean> {
    const all = parts.map((part, index) => ({ part, made: made[index] as Made }))
    const becoming = all.filter(({ made }) => made.revisions.length > 0)
    const revisions = made.reduce((sum, { revisions }) => sum + revisions.length, 0)
    const sources = made.flatMap(({ sources }) => sources)
    const goesOn = await noteProgress(tx, this.#importId, this.#platform.clock(), {
      ...{ bytesRead: this.#bytesRead(), pages: becoming.length, revisions },
      ...{ known: parts.reduce((sum, { batch, fresh }) => sum + batch.revisions.length - fresh.length, 0) },
      kept: sources.length - revisions,
    })
    if (!goesOn) return false
    const pageIds = await this.#writePages(tx, becoming)
    const told = all.map(({ part, made }) => {
      const { site, page } = part.batch
      return { site: site.key, sourcePage: page.id, title: page.title, pageId: pageIds.get(part) ?? null, part, made }
    })
    const importId = this.#importId
    await insertImportPages(
      tx,
      told.map(({ part: _, made: __, ...page }) => ({ ...page, importId })),
    )
    await keepRedirects(
      tx,
      told.flatMap(({ part: { redirect }, site }) => (redirect ? [{ site, ...redirect, importId }] : [])),
    )
    await holdContents(tx)
    await insertSources(tx, sources)
    await countProblemsOf(
      tx,
      importId,
      told.map(({ part, made, ...page }) => ({
        ...page,
        found: [...made.problems, ...(page.pageId === null ? [] : redirectsAtLast(part.batch, made))],
      })),
    )
    return true
  }

  async #writePages(
    tx: Tx,
    becoming: readonly { readonly part: NewPart; readonly made: Made }[],
  ): Promise<ReadonlyMap<NewPart, string>> {
    const ids = await insertPages(
      tx,
      this.#platform,
      becoming.map(({ part }) => ({ title: titleOf(part.batch.page.title), slug: part.slug ?? '', kind: 'article' })),
    )
    const pages = becoming.map(({ made: { revisions } }, index) => ({ pageId: ids[index] ?? '', revisions }))
    const stored = await createRevisionsOf(tx, pages)
    const hashes = new Map(stored.map(({ id, contentHash }) => [id, contentHash]))
    const at = this.#platform.clock().toISOString()
    await approveCarried(
      tx,
      pages.map(({ pageId, revisions }) => {
        const revisionId = revisions.at(-1)?.id ?? ''
        return { pageId, revisionId, contentHash: hashes.get(revisionId) ?? '', at }
      }),
    )
    return new Map(becoming.map(({ part }, index) => [part, ids[index] ?? '']))
  }
}
