import { visitor } from '@fieldword/shared/policy/actor.ts'
import { type TracedElement, tracedElements } from '@fieldword/shared/processes/traced-elements.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { findRevisions, readTexts } from '../revisions/index.ts'

/** The elements of a revision, as changes to them are traced. Refuses where its text is hidden or destroyed. */
export async function readTraced(tx: Tx, revisionId: string): Promise<TracedElement[]> {
  const revision = (await findRevisions(tx, [revisionId])).get(revisionId) ?? refuseWith('not-found')
  const [document] = await readTexts(tx, visitor, [revision])
  return tracedElements(document)
}
