import type { ElementText } from '@fieldword/shared/definitions/lineage.ts'
import { elementsToName } from '../definitions/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { sha256 } from '../platform/sha256.ts'
import { findRevisions } from '../revisions/index.ts'

/** An element of a text that a process works on. */
export interface Wording extends ElementText {
  /** SHA-256 of its words: what a rating or a vote is about. */
  readonly hash: string
}

/** [PR8] The elements of a revision, in order. Refuses where its text is hidden or destroyed. */
export async function readWordings(tx: Tx, revisionId: string): Promise<Wording[]> {
  const revision = (await findRevisions(tx, [revisionId])).get(revisionId) ?? refuseWith('not-found')
  return (await elementsToName(tx, revision)).map(element => ({ ...element, hash: sha256(element.text) }))
}
