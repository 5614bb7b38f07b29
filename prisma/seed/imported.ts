import type { Platform } from '@fieldword/server/platform/platform.ts'
import type { NewRevision } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

/**
 * A revision that came with the wiki: approved, by nobody's account. When it came here is what `createdAt` says; when it was
 * written is `writtenOn`, as precise as the source and no more.
 */
export function importedRevision(
  { newId, clock }: Platform,
  told: {
    readonly pageId: string
    readonly parentId: string | null
    readonly title: string
    readonly summary: string
    readonly document: DocumentJson
  },
): NewRevision {
  const createdAt = clock()
  return {
    ...told,
    id: newId(),
    changeKind: 'meaning',
    origin: 'import',
    state: 'approved',
    createdById: null,
    createdAt,
    writtenOn: createdAt.toISOString().slice(0, 10),
    authors: [],
  }
}
