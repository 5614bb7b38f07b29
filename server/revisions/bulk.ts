import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { sizeOf } from '@fieldword/shared/document/size.ts'
import { changedText } from '@fieldword/shared/revisions/changed-text.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { sha256 } from '../platform/sha256.ts'
import type { CreatedRevision, NewRevision } from './commands.ts'
import { hiddenAmong } from './hiding-queries.ts'
import { holdContents } from './locks.ts'
import { bytesOf, type PackedContent, pack, unpack } from './packing.ts'
import { readPacked } from './queries.ts'

/** What each of many revisions brings; the page is one for all. */
export interface BulkRevision extends Omit<NewRevision, 'pageId' | 'authors'> {
  /** Accounts of this wiki; none typed what comes from elsewhere. */
  readonly authors?: NewRevision['authors']
  readonly textHidden?: boolean
  readonly authorsHidden?: boolean
  readonly summaryHidden?: boolean
  /** What is left of a text that was destroyed elsewhere; the document is empty then. */
  readonly redacted?: { readonly hash: string; readonly size: number; readonly characters: number; readonly at: Date }
}

interface Known {
  readonly contentHash: string
  readonly characters: number
}

/**
 * [REV1–REV5] [TRF4] Stores many revisions as the next of their page, in their order, in as many statements as one would take.
 * A parent is an earlier one of the same call, or stored already.
 */
export async function createRevisions(
  tx: Tx,
  pageId: string,
  revisions: readonly BulkRevision[],
): Promise<CreatedRevision[]> {
  if (revisions.length === 0) return []
  await tx.$queryRaw`SELECT 1 FROM pages WHERE id = ${pageId}::uuid FOR UPDATE`
  await holdContents(tx)
  const last = await tx.revision.aggregate({ where: { pageId }, _max: { number: true } })
  const known = await readParents(tx, pageId, revisions)
  const texts = revisions.map(({ document }) => bytesOf(document))
  const redacted = revisions.flatMap(revision => revision.redacted?.hash ?? [])
  const contents = await Contents.over(tx, [...known.values()], texts, redacted)
  const rows: (Known & { id: string; number: number })[] = []
  const changes: { revisionId: string; added: string; removed: string }[] = []
  const data = []
  const written: { revisionId: string; userId: string; typed: number; createdAt: Date }[] = []
  const hidden = await hiddenAmong(tx, pageId, texts.map(sha256))
  for (const [index, revision] of revisions.entries()) {
    const { document, authors = [], tags = [], outsideAuthors = [], sources = [], redacted, ...told } = revision
    const parent = told.parentId === null ? null : known.get(told.parentId)
    if (parent === undefined) throw new Error(`The revision ${told.parentId} is none of the page ${pageId}.`)
    const before = parent && contents.documentOf(parent.contentHash)
    const contentHash = redacted
      ? contents.addRedacted(redacted)
      : await contents.add(texts[index] ?? Buffer.alloc(0), parent?.contentHash ?? null)
    const characters = redacted?.characters ?? sizeOf(document).characters
    const row = { id: told.id, number: (last._max.number ?? 0) + index + 1, contentHash, characters }
    known.set(told.id, row)
    rows.push(row)
    if (before !== 'redacted' && !redacted) changes.push({ revisionId: told.id, ...changedText(before, document) })
    data.push({
      ...{ ...told, ...row, pageId, tags: [...tags], outsideAuthors: [...outsideAuthors] },
      delta: characters - (parent?.characters ?? 0),
      textHidden: told.textHidden || hidden.has(contentHash),
      sources: sources.map(({ title, address }) => ({ title, address })),
    })
    written.push(...authors.map(author => ({ ...author, revisionId: told.id, createdAt: told.createdAt })))
  }
  await tx.content.createMany({ data: contents.fresh, skipDuplicates: true })
  await tx.revision.createMany({ data })
  await tx.revisionAuthor.createMany({ data: written })
  await tx.changedText.createMany({ data: changes })
  return rows.map(({ id, number, contentHash }) => ({ id, number, contentHash }))
}

/** Which of these texts were destroyed: none of them can be stored again. */
export async function redactedAmong(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.content.findMany({
    where: { hash: { in: [...hashes] }, redactedAt: { not: null } },
    select: { hash: true },
  })
  return new Set(rows.map(({ hash }) => hash))
}

async function readParents(tx: Tx, pageId: string, revisions: readonly BulkRevision[]): Promise<Map<string, Known>> {
  const own = new Set(revisions.map(({ id }) => id))
  const wanted = revisions.flatMap(({ parentId }) => (parentId !== null && !own.has(parentId) ? [parentId] : []))
  const rows = await tx.revision.findMany({
    where: { id: { in: [...new Set(wanted)] }, pageId },
    select: { id: true, contentHash: true, characters: true },
  })
  return new Map(rows.map(row => [row.id, row]))
}

/** Contents that are stored and contents to be, each leaning on its parent's. */
class Contents {
  readonly fresh: (PackedContent & { redactedAt?: Date })[] = []
  readonly #all: Map<string, PackedContent>
  /** What was unpacked, or came unpacked: each text is unpacked once a call. */
  readonly #bytes = new Map<string, Buffer>()

  constructor(stored: ReadonlyMap<string, PackedContent>) {
    this.#all = new Map(stored)
  }

  static async over(
    tx: Tx,
    parents: readonly Known[],
    texts: readonly Buffer[],
    redacted: readonly string[],
  ): Promise<Contents> {
    const hashes = [...parents.map(({ contentHash }) => contentHash), ...texts.map(sha256), ...redacted]
    return new Contents(await readPacked(tx, [...new Set(hashes)]))
  }

  async add(bytes: Buffer, parentHash: string | null): Promise<string> {
    const hash = sha256(bytes)
    const stored = this.#all.get(hash)
    if (stored?.packed.length === 0) refuseWith('text-redacted')
    if (stored) return hash
    const content = await pack(bytes, parentHash, this.#all, this.#bytes)
    this.#all.set(hash, content)
    this.#bytes.set(hash, bytes)
    this.fresh.push(content)
    return hash
  }

  /** What was destroyed stays known by its hash, and is nobody's dictionary. */
  addRedacted({ hash, size, at }: NonNullable<BulkRevision['redacted']>): string {
    if (this.#all.has(hash)) return hash
    const tombstone = { hash, packed: new Uint8Array(0), dictionary: null, place: 0, size, redactedAt: at }
    this.#all.set(hash, tombstone)
    this.fresh.push(tombstone)
    return hash
  }

  documentOf(hash: string): DocumentJson | 'redacted' {
    if (this.#all.get(hash)?.packed.length === 0) return 'redacted'
    return JSON.parse(unpack(hash, this.#all, this.#bytes).toString()) as DocumentJson
  }
}
