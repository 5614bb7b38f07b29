import type { ElementText } from '@fieldword/shared/definitions/lineage.ts'
import { elementProblems } from '@fieldword/shared/definitions/publishing.ts'
import type { Publication } from '@fieldword/shared/definitions/version-contract.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { messageOf } from '@fieldword/shared/kernel/refusals.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevision, findRevisions, type RevisionRow, readTexts } from '../revisions/index.ts'
import { readVersions, versionRefOf } from './queries.ts'
import { findDefinition } from './reading.ts'

/** [DEF16] What a revision would be as a version; the approved one where none is named. */
export async function previewPublication(
  platform: Platform,
  actor: Actor,
  { slug, revision: number }: { readonly slug: string; readonly revision?: number | undefined },
): Promise<Publication> {
  demand(actor, 'version:publish')
  const page = await findDefinition(platform, actor, slug)
  const { prisma } = platform.database
  const row =
    number === undefined
      ? (await findRevisions(prisma, [page.approvedRevisionId ?? ''].filter(Boolean))).values().next().value
      : await findRevision(prisma, page.id, number)
  if (!row) return refuseWith('not-found')
  const [versions, elements] = await Promise.all([readVersions(prisma, page.id), elementsToName(prisma, row)])
  const named = versions.find(({ revisionId }) => revisionId === row.id)
  return {
    revisionNumber: row.number,
    writtenOn: row.writtenOn,
    elements,
    problems: [
      ...(row.state === 'approved' ? [] : [messageOf('revision-not-approved')]),
      ...(named ? [messageOf('revision-named')] : []),
      ...elementProblems(elements),
    ],
    versions: versions.map(versionRefOf),
  }
}

/** What is hidden or destroyed cannot be named for everybody to read: refuses as its text does. */
export async function elementsToName(tx: Tx, revision: RevisionRow): Promise<ElementText[]> {
  const [document] = await readTexts(tx, visitor, [revision])
  return outlineOf(document).elements.map(({ id, number, handle, text }) => ({ id, number, handle, text }))
}
