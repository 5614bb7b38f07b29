import { sizeOf } from '@fieldword/shared/document/size.ts'
import type { ExportedRevision } from '@fieldword/shared/transfer/exported.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type BulkRevision, contentHashOf, holdContents, redactedAmong } from '../revisions/index.ts'
import type { FoundProblem } from './import-commands.ts'
import { documentOf, revisionAsItWas } from './revision-as-it-was.ts'

/** [TRF32] A revision of another Fieldword as it can stand here: its people are from outside. `ids` are ours, by its numbers. */
export function fromOutside(revision: ExportedRevision, ids: ReadonlyMap<number, string>): BulkRevision {
  const { authors, outsideAuthors, state } = revision
  return {
    ...revisionAsItWas(revision, { idOf: number => ids.get(number), accounts: new Map() }),
    outsideAuthors: [...new Set([...authors.map(({ name }) => name), ...outsideAuthors])],
    // Nobody here could decide on it: its review stayed where it was opened.
    state: state === 'pending' ? 'withdrawn' : state,
  }
}

/**
 * [TRF43] What an admin destroyed here stays destroyed: such revisions come in as what is left of them there, without their sources
 * and without who typed them. From here to the end of the transaction nothing more is destroyed.
 */
export async function withoutDestroyed(
  tx: Tx,
  revisions: readonly ExportedRevision[],
): Promise<{ readonly revisions: readonly ExportedRevision[]; readonly problems: readonly FoundProblem[] }> {
  await holdContents(tx)
  // By what it says, not by what the file says of it: the file may have been written by anybody.
  const hashes = revisions.map(revision => (revision.redacted ? '' : contentHashOf(documentOf(revision))))
  const destroyed = await redactedAmong(
    tx,
    hashes.filter(hash => hash !== ''),
  )
  const problems: FoundProblem[] = []
  const left = revisions.map((revision, index) => {
    const contentHash = hashes[index] ?? ''
    if (!destroyed.has(contentHash)) return revision
    problems.push({ kind: 'text-redacted', name: '', sourceRevision: String(revision.number) })
    return emptied(revision, contentHash)
  })
  return { revisions: left, problems }
}

/** Its tombstone stands here already, with the time it was destroyed. */
function emptied(revision: ExportedRevision, contentHash: string): ExportedRevision {
  const { characters } = sizeOf(documentOf(revision))
  return {
    ...{ ...revision, contentHash, document: null, typing: null },
    redacted: { at: revision.createdAt, size: 0, characters },
    imported: revision.imported.map(source => ({ ...source, text: '' })),
  }
}
