import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import type { Ends, Texts } from './draft.ts'

const kindWords: Readonly<Record<LineageKind, string>> = {
  ...{ kept: 'Kept', reworded: 'Reworded', split: 'Split', merged: 'Joined', new: 'New', retired: 'Removed' },
}

/** "2 Competencies → 7 Expectations", "5 Pathways". */
export function nameOfTie({ from, to }: Ends, { fromElements, toElements }: Texts): string {
  return [named(fromElements, from), named(toElements, to)].filter(Boolean).join(' → ')
}

/** "Reworded, moved 1 to 4": that something moved is told by its numbers. */
export function wordOfKind({ from, to, kind }: Pick<RecordedTie, 'from' | 'to' | 'kind'>, texts: Texts): string {
  const [before, after] = [numberIn(texts.fromElements, from), numberIn(texts.toElements, to)]
  const moved = (kind === 'kept' || kind === 'reworded') && before && after && before !== after
  return moved ? `${kindWords[kind]}, moved ${before} to ${after}` : kindWords[kind]
}

function named(elements: Texts['fromElements'], id: string | null): string {
  const element = elements.find(({ elementId }) => elementId === id)
  return element ? [element.number, element.handle].filter(Boolean).join(' ') : ''
}

function numberIn(elements: Texts['fromElements'], id: string | null): number | undefined {
  return elements.find(({ elementId }) => elementId === id)?.number
}
