import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { ExportedRevision } from '@fieldword/shared/transfer/exported.ts'
import type { BulkRevision } from '../revisions/index.ts'
import { FileFault } from './faults.ts'

/** What stands here for what a file speaks of: revisions by their numbers, accounts by their names. */
export interface Ours {
  idOf(number: number): string | undefined
  readonly accounts: ReadonlyMap<string, string>
}

/** [TRF42] A revision of another Fieldword as it was there. */
export function revisionAsItWas(revision: ExportedRevision, { idOf: ours, accounts }: Ours): BulkRevision {
  const { number, parent, restoredFrom, undoes, updates, hidden, createdBy, redacted } = revision
  const { title, summary, changeKind, origin, state, tags, writtenOn, outsideAuthors, sources } = revision
  const idOf = (other: number | null) => (other === null ? undefined : ours(other))
  const [restoredFromId, undoneId, updatedFromId] = [restoredFrom, undoes, updates].map(idOf)
  return {
    ...{ id: ours(number) ?? '', parentId: idOf(parent) ?? null, title, summary, changeKind, origin, state, tags },
    ...{ restoredFromId: restoredFromId ?? null, undoneId: undoneId ?? null, updatedFromId: updatedFromId ?? null },
    ...{ textHidden: hidden.text, authorsHidden: hidden.authors, summaryHidden: hidden.summary },
    ...{ document: documentOf(revision), createdById: accounts.get(createdBy ?? '') ?? null, writtenOn },
    ...{ createdAt: new Date(revision.createdAt), outsideAuthors, sources },
    authors: revision.authors.flatMap(({ name, typed }) => {
      const userId = accounts.get(name)
      return userId ? [{ userId, typed }] : []
    }),
    ...(redacted && { redacted: { ...redacted, hash: revision.contentHash, at: new Date(redacted.at) } }),
  }
}

/** Empty for a text that was destroyed. */
export function documentOf({ document, redacted }: ExportedRevision): DocumentJson {
  if (redacted) return { type: 'doc', content: [] }
  const parsed = parseDocument(document)
  if (isRefusal(parsed)) throw new FileFault('not-fieldword')
  return parsed
}
