import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { ExportedRevision } from '@fieldword/shared/transfer/exported.ts'
import type { BulkRevision } from '../revisions/index.ts'
import { FileFault } from './faults.ts'

/** [TRF32] A revision of another Fieldword as it can stand here: its people are from outside. `ids` are ours, by its numbers. */
export function revisionAsItWas(revision: ExportedRevision, ids: ReadonlyMap<number, string>): BulkRevision {
  const { number, parent, restoredFrom, undoes, updates, title, summary, changeKind, origin, state, tags, hidden } =
    revision
  const idOf = (other: number | null) => (other === null ? undefined : ids.get(other))
  const [restoredFromId, undoneId, updatedFromId] = [restoredFrom, undoes, updates].map(idOf)
  return {
    ...{ id: ids.get(number) ?? '', parentId: idOf(parent) ?? null, title, summary, changeKind, origin, tags },
    ...(restoredFromId && { restoredFromId }),
    ...(undoneId && { undoneId }),
    ...(updatedFromId && { updatedFromId }),
    // Nobody here could decide on it: its review stayed where it was opened.
    state: state === 'pending' ? 'withdrawn' : state,
    ...{ textHidden: hidden.text, authorsHidden: hidden.authors, summaryHidden: hidden.summary },
    ...{
      document: documentOf(revision),
      createdById: null,
      createdAt: new Date(revision.createdAt),
      writtenOn: revision.writtenOn,
    },
    outsideAuthors: [...new Set([...revision.authors.map(({ name }) => name), ...revision.outsideAuthors])],
    sources: revision.sources,
    ...(revision.redacted && {
      redacted: { hash: revision.contentHash, size: revision.redacted.size, at: new Date(revision.redacted.at) },
    }),
  }
}

function documentOf({ document, redacted }: ExportedRevision): DocumentJson {
  if (redacted) return { type: 'doc', content: [] }
  const parsed = parseDocument(document)
  if (isRefusal(parsed)) throw new FileFault('not-fieldword')
  return parsed
}
