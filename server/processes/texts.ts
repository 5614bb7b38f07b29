import type { ElementText } from '@fieldword/shared/definitions/lineage.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { elementsToName } from '../definitions/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { sha256 } from '../platform/sha256.ts'
import { findRevisions, type RevisionRow, readTexts } from '../revisions/index.ts'

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

export interface StageText {
  readonly revision: RevisionRow
  readonly document: DocumentJson
  readonly wordings: readonly Wording[]
}

/** [PR8] The texts of these revisions, whole and by element; those that are hidden or destroyed are left out. */
export async function readStageTexts(tx: Tx, revisionIds: readonly string[]): Promise<ReadonlyMap<string, StageText>> {
  const found = await findRevisions(tx, [...new Set(revisionIds)])
  const shown = [...found.values()].filter(revision => isTextShown(revision, visitor))
  const documents = await readTexts(tx, visitor, shown)
  return new Map(
    shown.flatMap((revision, index) => {
      const document = documents[index]
      if (!document) return []
      const wordings = outlineOf(document).elements.map(({ id, number, handle, text }) => ({
        ...{ id, number, handle, text },
        hash: sha256(text),
      }))
      return [[revision.id, { revision, document, wordings }] as const]
    }),
  )
}
