import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { PlannedItem, Rollback, RolledItem } from '@fieldword/shared/review/rollback-contract.ts'

export const rollbackStates = {
  running: 'Under way',
  stopped: 'Stopped',
  done: 'Done',
  undoing: 'Being taken back',
  undone: 'Taken back',
} as const satisfies Record<Rollback['state'], string>

/** What would become of a change. */
export function willWords({ will, why }: PlannedItem): string {
  switch (will) {
    case 'reject':
      return 'The proposal is rejected.'
    case 'undo':
      return 'It is undone. What others changed stays.'
    case 'after-newer':
      return 'A newer change of theirs stands on it. It is undone after that one, if it can be.'
    case 'revert':
      return 'It is the page’s first text: visitors read nothing there any more.'
    case 'refused':
      return `It stays. ${why}`
  }
}

/** What became of a change. */
export function resultWords({ kind, result, why, madeNumber, undone, whyNotUndone }: RolledItem): string {
  if (undone === 'done') return 'Taken back again.'
  if (undone === 'refused') return `Could not be taken back. ${whyNotUndone}`
  if (result === 'due') return 'Not done yet.'
  if (result === 'refused') return `It stays. ${why}`
  if (kind === 'waiting') return 'Rejected.'
  return madeNumber === null ? 'Visitors read nothing there any more.' : `Undone by revision ${madeNumber}.`
}

export function changesWords(count: number): string {
  return count === 1 ? '1 change' : `${inFigures(count)} changes`
}
