import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { changedText } from '@fieldword/shared/revisions/changed-text.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { readDocuments } from './queries.ts'

/** Revisions that are looked for at once while catching up. */
const batch = 100

/** [REV43] Keeps what a new revision changed of its parent's text, for lists to look in. */
export async function keepChangedText(
  tx: Tx,
  revisionId: string,
  parentHash: string | null,
  document: DocumentJson,
): Promise<void> {
  const before = parentHash === null ? null : await textIfKept(tx, parentHash)
  if (before === 'redacted') return
  await tx.changedText.createMany({ data: [{ revisionId, ...changedText(before, document) }], skipDuplicates: true })
}

/** [REV44] Destroys what is kept of these texts beside them, in the revisions that have them and in those made from one. */
export async function forgetChangedText(tx: Tx, contentHashes: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM changed_texts changed USING revisions revision LEFT JOIN revisions parent ON parent.id = revision.parent_id
    WHERE changed.revision_id = revision.id
      AND (revision.content_hash = ANY(${[...contentHashes]}::bpchar[])
        OR parent.content_hash = ANY(${[...contentHashes]}::bpchar[]))`
}

/**
 * [REV44] Catches up on revisions that were stored without it, oldest first and one at a time: before this version, or many at
 * once by an import. Can be broken off anywhere, and run by several processes at once. Returns how many there were.
 */
export async function fillChangedTexts(platform: Platform, signal?: AbortSignal): Promise<number> {
  const { prisma } = platform.database
  let filled = 0
  let after: string | null = null
  while (!signal?.aborted) {
    const due: Due[] = await readDue(prisma, after)
    const last = due.at(-1)
    if (!last) break
    for (const { id, contentHash, parentHash } of due) {
      if (signal?.aborted) break
      const document = await textIfKept(prisma, contentHash)
      if (document !== 'redacted') await keepChangedText(prisma, id, parentHash, document)
      filled += 1
    }
    after = last.id
  }
  return filled
}

interface Due {
  readonly id: string
  readonly contentHash: string
  readonly parentHash: string | null
}

function readDue(tx: Tx, after: string | null): Promise<Due[]> {
  return tx.$queryRaw<Due[]>`
    SELECT revision.id, revision.content_hash AS "contentHash", parent.content_hash AS "parentHash"
    FROM revisions revision LEFT JOIN revisions parent ON parent.id = revision.parent_id
    WHERE (${after}::uuid IS NULL OR revision.id > ${after}::uuid)
      AND NOT EXISTS (SELECT 1 FROM changed_texts changed WHERE changed.revision_id = revision.id)
    ORDER BY revision.id LIMIT ${batch}`
}

async function textIfKept(tx: Tx, hash: string): Promise<DocumentJson | 'redacted'> {
  const { redactedAt } = await tx.content.findUniqueOrThrow({ where: { hash }, select: { redactedAt: true } })
  if (redactedAt) return 'redacted'
  const [document] = await readDocuments(tx, [hash])
  return document
}
