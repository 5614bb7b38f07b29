import { changesBetween } from '@fieldword/shared/processes/changes.ts'
import type { ChangeClass } from '@fieldword/shared/processes/vocabulary.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type BetweenTexts, type ChangeRow, readChanges } from './change-queries.ts'
import { readTraced } from './traced-texts.ts'

interface Classed {
  readonly element: string
  readonly class: ChangeClass
}

/**
 * [PR178] The elements in which only mark-up or what is editorial was changed between two texts: as editors classed the changes that were
 * recorded, else as the texts suggest.
 */
export async function editorialBetween(tx: Tx, texts: BetweenTexts): Promise<string[]> {
  const { fromRevisionId, toRevisionId } = texts
  if (fromRevisionId === toRevisionId) return []
  const recorded = await readChanges(tx, texts)
  const changes = recorded.length > 0 ? recorded.map(classedOf) : await suggested(tx, texts)
  return [...Map.groupBy(changes, ({ element }) => element)]
    .filter(([, of]) => of.every(change => change.class === 'c0' || change.class === 'c1'))
    .map(([element]) => element)
}

async function suggested(tx: Tx, { fromRevisionId, toRevisionId }: BetweenTexts): Promise<Classed[]> {
  const { atoms } = changesBetween(await readTraced(tx, fromRevisionId), await readTraced(tx, toRevisionId))
  return atoms.map(({ before, after, class: of }) => ({ element: (after ?? before)?.elementId ?? '', class: of }))
}

function classedOf({ elementId, notes, class: suggested }: ChangeRow): Classed {
  return { element: elementId, class: notes.findLast(({ kind }) => kind === 'classed')?.class ?? suggested }
}
