import type { ElementText } from '@fieldword/shared/definitions/lineage.ts'
import { diffWords } from '@fieldword/shared/diff/words.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { ElementRef } from '@fieldword/shared/processes/answering-parts.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import { findRevisions, type RevisionRow, readTexts } from '../../revisions/index.ts'
import { type Reading, textAt } from './access.ts'

/** The elements of revisions, by the id of the revision; what is hidden or destroyed is left out. */
export async function readElements(tx: Tx, rows: readonly RevisionRow[]): Promise<Map<string, ElementText[]>> {
  const shown = rows.filter(row => isTextShown(row, visitor))
  const texts = await readTexts(tx, visitor, shown)
  return new Map(
    shown.map((row, index) => [
      row.id,
      outlineOf(texts[index] as never).elements.map(({ id, number, handle, text }) => ({ id, number, handle, text })),
    ]),
  )
}

/** The elements of the text that a process is at, in order. */
export async function elementsNow(
  tx: Tx,
  { process, stages }: Pick<Reading, 'process' | 'stages'>,
): Promise<ElementRef[]> {
  const id = textAt(process, stages)
  if (!id) return []
  const rows = [...(await findRevisions(tx, [id])).values()]
  const elements = (await readElements(tx, rows)).get(id) ?? []
  return elements.map(({ id, number, handle }) => ({ id, number, handle }))
}

/** What changed in an element from one text to another. */
export function changedRuns(before: readonly ElementText[], after: readonly ElementText[], elementId: string) {
  const was = before.find(({ id }) => id === elementId)?.text ?? ''
  const is = after.find(({ id }) => id === elementId)?.text ?? ''
  return diffWords(was, is).inline
}
