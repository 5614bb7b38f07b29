import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Problem } from '@fieldword/shared/transfer/problems.ts'
import type { Platform } from '../platform/platform.ts'
import { sha256 } from '../platform/sha256.ts'
import { type BulkRevision, readDocuments, redactedAmong } from '../revisions/index.ts'
import type { Batch } from './batches.ts'
import { type ConvertedText, convert } from './converting.ts'
import type { FoundProblem, NewSource } from './import-commands.ts'
import { sameTexts } from './import-queries.ts'
import { type PackedBefore, packText } from './packing.ts'
import type { SourceRevision } from './source.ts'
import { aboutOf, authorsOf, oneLine, sourcesOf, suppressedIn, titleOf, whyKept, wikiSiteOf } from './source-words.ts'

/** What is carried from one part of a page to the next. */
export interface Carried {
  readonly pageId: string | null
  readonly revisionId: string | null
  readonly document: DocumentJson | null
  readonly packed: PackedBefore | null
}

/** Of a page of which nothing is here. */
export const nothing: Carried = { pageId: null, revisionId: null, document: null, packed: null }

export interface Part {
  readonly batch: Batch
  readonly fresh: readonly SourceRevision[]
  readonly carried: Carried
  /** Why none of it becomes a page. */
  readonly kept: Problem | null
  readonly redirect: { readonly slug: string; readonly target: string } | null
}

export interface Made {
  readonly revisions: readonly BulkRevision[]
  readonly sources: readonly NewSource[]
  readonly problems: readonly FoundProblem[]
  readonly carried: Carried
}

/** A revision of the source, and what it becomes: a text, or nothing for a reason. */
interface Fate {
  readonly source: SourceRevision
  readonly text: ConvertedText | null
  readonly why: Problem | null
}

/** Everything of a part that is to be written, made before anything is locked. `known` tells revisions that are here already. */
export async function makePart(
  platform: Platform,
  importId: string,
  part: Part,
  known: ReadonlyMap<string, string | null>,
): Promise<Made> {
  const [fates = []] = await fatesOf(platform, [part])
  return make(platform, importId, { part, fates, known })
}

/** The same of pages of which nothing is here yet. */
export async function makeNewPages(platform: Platform, importId: string, parts: readonly Part[]): Promise<Made[]> {
  const all = await fatesOf(platform, parts)
  return parts.map((part, index) => make(platform, importId, { part, fates: all[index] ?? [], known: new Map() }))
}

interface Making {
  readonly part: Part
  readonly fates: readonly Fate[]
  readonly known: ReadonlyMap<string, string | null>
}

function make(platform: Platform, importId: string, { part, fates, known }: Making): Made {
  const { batch, carried } = part
  const { page, site } = batch
  const ids = new Map(known)
  const revisions: BulkRevision[] = []
  const sources: NewSource[] = []
  const problems: FoundProblem[] = []
  let { revisionId: last, document: lastDocument, packed } = carried
  for (const { source, text, why } of fates) {
    const report = (problem: Problem) => problems.push({ ...problem, sourceRevision: source.id })
    if (why) report(why)
    const revisionId = text ? platform.newId() : null
    if (text && revisionId) {
      const parentId = ids.get(source.parentId ?? '') ?? last
      revisions.push(revisionOf(platform, batch, source, { id: revisionId, parentId, document: text.document }))
      for (const problem of [...text.problems, ...suppressedIn(source)]) report(problem)
      last = revisionId
      lastDocument = text.document
    }
    ids.set(source.id, revisionId)
    // What an admin destroyed here does not come back by its source.
    const bytes = Buffer.from(why?.kind === 'text-redacted' ? '' : (source.text ?? ''))
    const stored = packText(bytes, packed)
    const id = platform.newId()
    sources.push({
      ...{ ...stored, id, revisionId, importId, site: site.key, sourcePage: page.id, sourceRevision: source.id },
      ...{ title: page.title, format: source.format, about: aboutOf(source, page) },
    })
    packed = { id, depth: stored.depth, bytes }
  }
  return { revisions, sources, problems, carried: { ...carried, revisionId: last, document: lastDocument, packed } }
}

/** What becomes of each revision of each part. */
async function fatesOf(platform: Platform, parts: readonly Part[]): Promise<Fate[][]> {
  const fates = []
  for (const part of parts) fates.push(await decideFates(platform, part))
  const kept = (await withoutRedacted(platform, fates.flat())).values()
  return fates.map(part => [...kept.take(part.length)])
}

async function decideFates(platform: Platform, { batch, fresh, carried, kept, redirect }: Part): Promise<Fate[]> {
  const hashes = fresh.map(({ text }) => sha256(text ?? ''))
  // Of a page that is not here no text is.
  const same = carried.pageId === null ? new Map<string, ConvertedText>() : await documentsOf(platform, batch, hashes)
  const site = wikiSiteOf(batch.site)
  let before = carried.document
  return fresh.map((source, index) => {
    const why = kept ?? (redirect ? null : whyKept(source))
    if (why || redirect) return { source, text: null, why }
    const hash = hashes[index] ?? ''
    const text = (source.text ? same.get(hash) : null) ?? convert(source, site, before)
    same.set(hash, text)
    before = text.document
    return { source, text, why: null }
  })
}

/** Texts that came before, as reverts do: they are what they were, to the last id. */
async function documentsOf({ database }: Platform, { site, page }: Batch, hashes: readonly string[]) {
  const found = [...(await sameTexts(database.prisma, site.key, page.id, hashes))]
  const contents = found.map(([, contentHash]) => contentHash)
  const documents = await readDocuments(database.prisma, contents)
  const texts = new Map<string, ConvertedText>()
  for (const [index, [hash]] of found.entries()) {
    const document = documents[index]
    if (document) texts.set(hash, { document, problems: [] })
  }
  return texts
}

async function withoutRedacted({ database }: Platform, fates: readonly Fate[]): Promise<Fate[]> {
  // A converted text is canonical as it is, so its JSON is what it is known by.
  const hashes = fates.map(({ text }) => text && sha256(JSON.stringify(text.document)))
  const redacted = await redactedAmong(
    database.prisma,
    hashes.filter(hash => hash !== null),
  )
  return fates.map((fate, index) =>
    redacted.has(hashes[index] ?? '') ? { ...fate, text: null, why: { kind: 'text-redacted', name: '' } } : fate,
  )
}

function revisionOf(
  platform: Platform,
  { page, site }: Batch,
  { id: sourceId, at, contributor, summary, minor }: SourceRevision,
  made: { readonly id: string; readonly parentId: string | null; readonly document: DocumentJson },
): BulkRevision {
  return {
    ...made,
    ...{ title: titleOf(page.title), summary: oneLine(summary ?? ''), changeKind: 'wording', origin: 'import' },
    ...{ state: 'approved', tags: minor ? ['minor'] : [], createdById: null, createdAt: platform.clock() },
    ...{ writtenOn: at, outsideAuthors: authorsOf(contributor), sources: sourcesOf(site, page.title, sourceId) },
  }
}
