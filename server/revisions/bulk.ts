import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { sizeOf } from '@fieldword/shared/document/size.ts'
import { changedText } from '@fieldword/shared/revisions/changed-text.ts'
import type { Prisma } from '../platform/database/client/client.ts'
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
  readonly pageId: string
  readonly contentHash: string
  readonly characters: number
}

export interface PageRevisions {
  readonly pageId: string
  readonly revisions: readonly BulkRevision[]
}

/** [REV1–REV5] [TRF4] Stores many revisions as the next of their page, in their order. */
export function createRevisions(
  tx: Tx,
  pageId: string,
  revisions: readonly BulkRevision[],
): Promise<CreatedRevision[]> {
  return createRevisionsOf(tx, [{ pageId, revisions }])
}

/**
 * [REV1–REV5] [TRF4] [TRF45] The same for many pages, in as many statements as one revision would take. A parent is an earlier one of the
 * same call, or stored already.
 */
export async function createRevisionsOf(tx: Tx, pages: readonly PageRevisions[]): Promise<CreatedRevision[]> {
  const revisions = pages.flatMap(({ pageId, revisions }) => revisions.map(revision => ({ pageId, revision })))
  if (revisions.length === 0) return []
  const pageIds = pages.map(({ pageId }) => pageId)
  const numbers = await lockedNumbers(tx, pageIds)
  await holdContents(tx)
  const known = await readParents(tx, revisions)
  const texts = revisions.map(({ revision }) => bytesOf(revision.document))
  const redacted = revisions.flatMap(({ revision }) => revision.redacted?.hash ?? [])
  const contents = await Contents.over(tx, [...known.values()], texts, redacted)
  const hidden = await hiddenAmong(tx, pageIds, texts.map(sha256))
  const rows: Rows = { revisions: [], authors: [], changes: [] }
  for (const [index, { pageId, revision }] of revisions.entries()) {
    const parent = revision.parentId === null ? null : known.get(revision.parentId)
    if (!isOf(parent, pageId)) throw new Error(`The revision ${revision.parentId} is none of the page ${pageId}.`)
    const before = parent && contents.documentOf(parent.contentHash)
    const contentHash = revision.redacted
      ? contents.addRedacted(revision.redacted)
      : await contents.add(texts[index] ?? Buffer.alloc(0), parent?.contentHash ?? null)
    const number = (numbers.get(pageId) ?? 0) + 1
    numbers.set(pageId, number)
    const characters = revision.redacted?.characters ?? sizeOf(revision.document).characters
    known.set(revision.id, { pageId, contentHash, characters })
    const textHidden = revision.textHidden || hidden.has(`${pageId} ${contentHash}`)
    const delta = characters - (parent?.characters ?? 0)
    addTo(rows, revision, { pageId, number, contentHash, characters, delta, textHidden })
    if (before !== 'redacted' && !revision.redacted)
      rows.changes.push({ revisionId: revision.id, ...changedText(before, revision.document) })
  }
  await tx.content.createMany({ data: contents.fresh, skipDuplicates: true })
  await tx.revision.createMany({ data: rows.revisions })
  await tx.revisionAuthor.createMany({ data: rows.authors })
  await tx.changedText.createMany({ data: rows.changes })
  return rows.revisions.map(({ id, number, contentHash }) => ({ id, number, contentHash }))
}

interface Rows {
  readonly revisions: Prisma.RevisionCreateManyInput[]
  readonly authors: Prisma.RevisionAuthorCreateManyInput[]
  readonly changes: Prisma.ChangedTextCreateManyInput[]
}

type WorkedOut = Pick<
  Prisma.RevisionCreateManyInput,
  'pageId' | 'number' | 'contentHash' | 'characters' | 'delta' | 'textHidden'
>

function addTo(rows: Rows, revision: BulkRevision, workedOut: WorkedOut): void {
  const { document: _, redacted: __, authors = [], tags = [], outsideAuthors = [], sources = [], ...told } = revision
  rows.revisions.push({
    ...{ ...told, ...workedOut, tags: [...tags], outsideAuthors: [...outsideAuthors] },
    sources: sources.map(({ title, address }) => ({ title, address })),
  })
  rows.authors.push(...authors.map(author => ({ ...author, revisionId: told.id, createdAt: told.createdAt })))
}

/** The last number of each page, which nobody else counts on from. */
async function lockedNumbers(tx: Tx, pageIds: readonly string[]): Promise<Map<string, number>> {
  await tx.$queryRaw`SELECT 1 FROM pages WHERE id = ANY(${[...pageIds]}::uuid[]) ORDER BY id FOR UPDATE`
  const rows = await tx.$queryRaw<{ id: string; number: number | null }[]>`
    SELECT id, (SELECT max(number) FROM revisions WHERE page_id = page.id) AS number
    FROM unnest(${[...pageIds]}::uuid[]) AS page (id)`
  return new Map(rows.map(({ id, number }) => [id, number ?? 0]))
}

function isOf(parent: Known | null | undefined, pageId: string): parent is Known | null {
  return parent === null || parent?.pageId === pageId
}

/** Which of these texts were destroyed: none of them can be stored again. */
export async function redactedAmong(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.content.findMany({
    where: { hash: { in: [...hashes] }, redactedAt: { not: null } },
    select: { hash: true },
  })
  return new Set(rows.map(({ hash }) => hash))
}

async function readParents(
  tx: Tx,
  revisions: readonly { readonly revision: BulkRevision }[],
): Promise<Map<string, Known>> {
  const own = new Set(revisions.map(({ revision }) => revision.id))
  const wanted = revisions.flatMap(({ revision: { parentId } }) =>
    parentId !== null && !own.has(parentId) ? [parentId] : [],
  )
  if (wanted.length === 0) return new Map()
  const rows = await tx.revision.findMany({
    where: { id: { in: [...new Set(wanted)] } },
    select: { id: true, pageId: true, contentHash: true, characters: true },
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
