import type { ChangeView } from '@fieldword/shared/processes/changes-contract.ts'
import type { ChangeClass, ChangeOperation } from '@fieldword/shared/processes/vocabulary.ts'

export const classWords: Readonly<Record<ChangeClass, string>> = {
  c0: 'C0 mark-up',
  c1: 'C1 editorial',
  c2: 'C2 changes meaning',
  c3: 'C3 element added, removed, split or merged',
}

export const operationWords: Readonly<Record<ChangeOperation, string>> = {
  added: 'Added',
  removed: 'Removed',
  split: 'Split',
  merged: 'Joined',
  reworded: 'Reworded',
  renamed: 'Short name',
  moved: 'Moved',
  formatted: 'Set otherwise',
}

/** Where in the text: "Element 3", "Element 2, was 4", "Around the elements". */
export function placeOf({ before, after }: Pick<ChangeView, 'before' | 'after'>): string {
  const span = after ?? before
  if (!span || span.elementId === '') return 'Around the elements'
  const moved = before && after && before.number !== after.number
  return moved ? `Element ${span.number}, was ${before.number}` : `Element ${span.number}`
}
