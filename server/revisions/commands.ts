import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { sizeOf } from '@fieldword/shared/document/size.ts'
import type { Source } from '@fieldword/shared/kernel/contract.ts'
import type { RevisionState } from '@fieldword/shared/policy/can.ts'
import type { ChangeKind, RevisionOrigin } from '@fieldword/shared/revisions/contract.ts'
import type { KeptTag } from '@fieldword/shared/revisions/tags.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { sha256 } from '../platform/sha256.ts'
import { keepChangedText } from './changed-text-commands.ts'
import { hiddenAmong } from './hiding-queries.ts'
import { holdContents } from './locks.ts'
import { bytesOf, pack } from './packing.ts'
import { readPacked } from './queries.ts'

export interface NewRevision {
  readonly id: string
  readonly pageId: string
  readonly parentId: string | null
  readonly document: DocumentJson
  readonly title: string
  readonly summary: string
  readonly changeKind: ChangeKind
  readonly origin: RevisionOrigin
  readonly state: RevisionState
  /** [REV20] Those that do not follow from the origin. */
  readonly tags?: readonly KeptTag[]
  readonly restoredFromId?: string | null
  readonly undoneId?: string | null
  readonly updatedFromId?: string | null
  /** None for a text that came from outside. */
  readonly createdById: string | null
  readonly createdAt: Date
  /** Year, month or day, as precise as known. */
  readonly writtenOn: string
  readonly authors: readonly { readonly userId: string; readonly typed: number }[]
  readonly outsideAuthors?: readonly string[]
  readonly sources?: readonly Source[]
}

export interface CreatedRevision {
  readonly id: string
  readonly number: number
  readonly contentHash: string
}

/** [REV1–REV5] Stores a document as the next revision of its page. Takes the page's row lock, so numbers have no gap. */
export async function createRevision(tx: Tx, revision: NewRevision): Promise<CreatedRevision> {
  await tx.$queryRaw`SELECT 1 FROM pages WHERE id = ${revision.pageId}::uuid FOR UPDATE`
  const parent = revision.parentId
    ? await tx.revision.findUniqueOrThrow({ where: { id: revision.parentId, pageId: revision.pageId } })
    : null
  const last = await tx.revision.aggregate({ where: { pageId: revision.pageId }, _max: { number: true } })
  const contentHash = await storeContent(tx, bytesOf(revision.document), parent?.contentHash ?? null)
  const { characters } = sizeOf(revision.document)
  const { document: _, authors, tags = [], outsideAuthors = [], sources = [], ...told } = revision
  const { number } = await tx.revision.create({
    data: {
      ...told,
      number: (last._max.number ?? 0) + 1,
      contentHash,
      tags: [...tags],
      textHidden: (await hiddenAmong(tx, [revision.pageId], [contentHash])).size > 0,
      characters,
      delta: characters - (parent?.characters ?? 0),
      outsideAuthors: [...outsideAuthors],
      sources: sources.map(({ title, address }) => ({ title, address })),
      authors: { create: authors.map(({ userId, typed }) => ({ userId, typed, createdAt: revision.createdAt })) },
    },
  })
  await keepChangedText(tx, revision.id, parent?.contentHash ?? null, revision.document)
  return { id: revision.id, number, contentHash }
}

/** [REV6] What became of a revision; `from` is what it is by now. All else about a revision never changes. */
export async function markRevision(
  tx: Tx,
  revisionId: string,
  state: RevisionState,
  from: RevisionState = 'pending',
): Promise<void> {
  const { count } = await tx.revision.updateMany({ where: { id: revisionId, state: from }, data: { state } })
  if (count !== 1) throw new Error(`The revision ${revisionId} is not ${from}.`)
}

/** [REV2] One row a content, whoever stores it first; returns its hash. Refuses with `text-redacted` what was destroyed. */
async function storeContent(tx: Tx, bytes: Buffer, parentHash: string | null): Promise<string> {
  const hash = sha256(bytes)
  await holdContents(tx)
  const stored = await tx.content.findUnique({ where: { hash }, select: { redactedAt: true } })
  if (stored?.redactedAt) refuseWith('text-redacted')
  if (stored) return hash
  const contents = parentHash ? await readPacked(tx, [parentHash]) : new Map()
  await tx.content.createMany({ data: [await pack(bytes, parentHash, contents)], skipDuplicates: true })
  return hash
}
