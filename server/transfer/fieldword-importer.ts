import type { ImportWish } from '@fieldword/shared/transfer/contract.ts'
import {
  type ExportedLine,
  type ExportedPage,
  type ExportedRevision,
  type ExportedSource,
  exportedHead,
  exportedLine,
} from '@fieldword/shared/transfer/exported.ts'
import { insertVersion, type NewVersion } from '../definitions/index.ts'
import { addAddress, insertPage, lockPage, placePage, setApproved, settlePage } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { createRevisions } from '../revisions/index.ts'
import { FileFault } from './faults.ts'
import {
  countProblems,
  type FoundProblem,
  insertSources,
  keepImportPage,
  type NewSource,
  noteProgress,
} from './import-commands.ts'
import {
  findImportPage,
  idsByNumber,
  isBeingBroughtIn,
  knownRevisions,
  takenAddresses,
  versionIds,
} from './import-queries.ts'
import { storeReading } from './lineage-import.ts'
import type { JsonLine } from './lines.ts'
import { type PackedBefore, packText } from './packing.ts'
import { revisionAsItWas } from './revision-as-it-was.ts'
import { keepOutsideTyping } from './typing.ts'

/** Revisions of a page that are stored at once. */
const atOnce = 100

/** [TRF32] Brings in what a Fieldword took out: pages and all that hangs on them, as they were. */
export class FieldwordImporter {
  readonly #platform: Platform
  readonly #importId: string
  readonly #wish: ImportWish
  readonly #bytesRead: () => number
  #site = ''
  /** Revisions read and not stored yet, all of one page. */
  #waiting: ExportedRevision[] = []
  #ended: boolean = false

  constructor(platform: Platform, { id, wish }: { id: string; wish: ImportWish }, bytesRead: () => number) {
    this.#platform = platform
    this.#importId = id
    this.#wish = wish
    this.#bytesRead = bytesRead
  }

  /** The source of all that follows, once its first line is read. */
  async begin(lines: AsyncIterator<JsonLine>): Promise<string> {
    const first = await lines.next()
    const head = exportedHead.safeParse(first.done ? null : first.value.value)
    if (!head.success) throw new FileFault('not-fieldword', { line: 1, byte: 0 })
    this.#site = `fieldword:${head.data.from}`
    return this.#site
  }

  /** False when a person told it to stop. */
  async store({ value, line, byte }: JsonLine): Promise<boolean> {
    const read = exportedLine.safeParse(value)
    if (!read.success) throw new FileFault('not-fieldword', { line, byte })
    if ('revision' in read.data) {
      this.#waiting.push(read.data.revision)
      return this.#waiting.length < atOnce || this.flush()
    }
    const goesOn = await this.flush()
    if (goesOn) await this.#storeOther(read.data)
    return goesOn
  }

  /** Throws when the file ended before its last line. */
  async end(): Promise<void> {
    await this.flush()
    if (!this.#ended) throw new FileFault('truncated')
  }

  async flush(): Promise<boolean> {
    const revisions = this.#waiting
    this.#waiting = []
    const [first] = revisions
    if (!first) return true
    const { database } = this.#platform
    const known = await knownRevisions(
      database.prisma,
      this.#site,
      first.page,
      revisions.map(({ number }) => String(number)),
    )
    const fresh = revisions.filter(({ number }) => !known.has(String(number)))
    return database.inTransaction(tx => this.#storeRevisions(tx, first.page, fresh, revisions.length - fresh.length))
  }

  async #storeOther(told: Exclude<ExportedLine, { revision: unknown }>): Promise<void> {
    const { database } = this.#platform
    if ('end' in told) this.#ended = true
    else if ('page' in told) await database.inTransaction(tx => this.#storePage(tx, told.page))
    else {
      const page =
        'approved' in told
          ? told.approved.page
          : 'version' in told
            ? told.version.page
            : 'lineage' in told
              ? told.lineage.page
              : told.place.page
      const found = await findImportPage(database.prisma, this.#site, page)
      // A page that is only kept, or that people work on already, is left as it is.
      if (found?.pageId && (await isBeingBroughtIn(database.prisma, found.importId, this.#importId)))
        await database.inTransaction(tx => this.#storeOf(tx, found.pageId ?? '', told))
    }
  }

  async #storePage(tx: Tx, page: ExportedPage): Promise<void> {
    const known = await findImportPage(tx, this.#site, page.slug)
    if (known?.pageId) {
      await noteProgress(tx, this.#importId, this.#platform.clock(), { ...this.#nothing(), pages: 1 })
      return
    }
    const told = { site: this.#site, sourcePage: page.slug, title: page.title, importId: this.#importId }
    const taken = (await takenAddresses(tx, [page.slug])).has(page.slug)
    if (taken && this.#wish.onExisting === 'keep') {
      await keepImportPage(tx, { ...told, pageId: null })
      await countProblems(tx, { importId: this.#importId, sourcePage: page.slug, title: page.title }, [
        { kind: 'title-taken', name: page.slug, sourceRevision: '' },
      ])
      return
    }
    const { slug, title, kind, stub } = page
    const at = () => new Date(page.createdAt)
    const wished = {
      title,
      slug: taken ? `${slug.slice(0, 100)}-imported` : slug,
      kind,
      stub,
      parentId: null,
      createdById: null,
    }
    const pageId = await insertPage(tx, { ...this.#platform, clock: at }, wished)
    await settlePage(tx, pageId, {
      editableBy: page.editableBy,
      deletedAt: page.deletedAt ? new Date(page.deletedAt) : null,
    })
    const refused: FoundProblem[] = []
    for (const address of page.addresses) {
      if (!(await addAddress(tx, this.#platform, address, pageId)))
        refused.push({ kind: 'redirect-taken', name: address, sourceRevision: '' })
    }
    await countProblems(tx, { importId: this.#importId, sourcePage: page.slug, title }, refused)
    await keepImportPage(tx, { ...told, pageId })
    await noteProgress(tx, this.#importId, this.#platform.clock(), { ...this.#nothing(), pages: 1 })
  }

  async #storeRevisions(tx: Tx, slug: string, fresh: readonly ExportedRevision[], known: number): Promise<boolean> {
    const page = await findImportPage(tx, this.#site, slug)
    const pageId = page?.pageId ?? null
    const counts = pageId === null ? { revisions: 0, kept: fresh.length } : { revisions: fresh.length, kept: 0 }
    const goesOn = await noteProgress(tx, this.#importId, this.#platform.clock(), {
      ...this.#nothing(),
      ...counts,
      known,
    })
    if (!goesOn || fresh.length === 0) return goesOn
    const title = page?.title ?? slug
    const numbered = pageId === null ? new Map<number, string>() : await this.#idsFor(tx, pageId, fresh)
    if (pageId !== null) {
      await lockPage(tx, pageId)
      await createRevisions(
        tx,
        pageId,
        fresh.map(revision => revisionAsItWas(revision, numbered)),
      )
      await keepOutsideTyping(tx, fresh, numbered)
    }
    await insertSources(
      tx,
      fresh.map(revision => this.#ownSource(revision, title, numbered.get(revision.number) ?? null)),
    )
    if (pageId !== null) await this.#keepSources(tx, pageId, fresh, numbered)
    const open = fresh
      .filter(({ state }) => state === 'pending')
      .map(({ number }) => ({ kind: 'open-proposal', name: '', sourceRevision: String(number) }) as const)
    await countProblems(tx, { importId: this.#importId, sourcePage: slug, title }, pageId === null ? [] : open)
    return true
  }

  /** The ids of the revisions to be made, and of those they speak of. */
  async #idsFor(tx: Tx, pageId: string, fresh: readonly ExportedRevision[]): Promise<Map<number, string>> {
    const spokenOf = fresh.flatMap(({ parent, restoredFrom, undoes, updates }) => [
      parent,
      restoredFrom,
      undoes,
      updates,
    ])
    const ids = await idsByNumber(tx, pageId, [...new Set(spokenOf.filter(number => number !== null))])
    for (const { number } of fresh) ids.set(number, this.#platform.newId())
    return ids
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
    for (const [first, ...others] of Map.groupBy(told, ({ site, page }) => `${site} ${page}`).values()) {
      if (!first) continue
      const { site, page: sourcePage, title } = first
      const all = [first, ...others]
      const known = await knownRevisions(
        tx,
        site,
        sourcePage,
        all.map(({ revision }) => revision),
      )
      await insertSources(tx, this.#packed(all.filter(({ revision }) => !known.has(revision))))
      await keepImportPage(tx, { site, sourcePage, title, pageId, importId: this.#importId })
    }
  }

  #packed(sources: readonly (ExportedSource & { readonly revisionId: string | null })[]): NewSource[] {
    let before: PackedBefore | null = null
    return sources.map(({ page: sourcePage, revision: sourceRevision, text, ...told }) => {
      const bytes = Buffer.from(text)
      const [id, packed] = [this.#platform.newId(), packText(bytes, before)]
      before = { id, depth: packed.depth, bytes }
      return { ...told, ...packed, id, importId: this.#importId, sourcePage, sourceRevision }
    })
  }

  async #storeOf(
    tx: Tx,
    pageId: string,
    told: Exclude<ExportedLine, { revision: unknown } | { page: unknown } | { end: unknown }>,
  ): Promise<void> {
    if ('approved' in told) {
      const { number, at } = told.approved
      const id = (await idsByNumber(tx, pageId, [number])).get(number)
      const { stub } = await lockPage(tx, pageId)
      if (id) await setApproved(tx, { ...this.#platform, clock: () => new Date(at) }, pageId, id, { stub })
    } else if ('version' in told) {
      const { page: _, revision, createdAt, ...version } = told.version
      const revisionId = (await idsByNumber(tx, pageId, [revision])).get(revision)
      const made = { ...version, pageId, revisionId } as unknown as NewVersion
      const isKnown = (await versionIds(tx, pageId)).has(version.label)
      if (revisionId && !isKnown) await insertVersion(tx, { ...this.#platform, clock: () => new Date(createdAt) }, made)
    } else if ('lineage' in told) {
      await storeReading(tx, this.#platform, pageId, told.lineage)
    } else {
      const { parent, position } = told.place
      const above = parent === null ? null : ((await findImportPage(tx, this.#site, parent))?.pageId ?? null)
      await placePage(tx, pageId, above, position)
    }
  }

  #nothing() {
    return { bytesRead: this.#bytesRead(), pages: 0, revisions: 0, known: 0, kept: 0 }
  }
}
