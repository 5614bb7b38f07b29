import type { ReviewRef, Standing } from '@fieldword/shared/review/contract.ts'
import type { Facts, Hint } from '@fieldword/shared/review/queue-contract.ts'

/** One thing to look out for: a fact, and how much it matters to who decides. */
export interface Hinted {
  readonly hint: Hint | 'conflict' | 'standing' | 'origin'
  readonly words: string
  readonly weight: 'idle' | 'wait' | 'bad'
}

const standings: Readonly<Record<Standing, Hinted | null>> = {
  current: null,
  clean: { hint: 'standing', words: 'Out of date, no conflict', weight: 'idle' },
  conflicts: { hint: 'conflict', words: 'Conflicts with the approved text', weight: 'bad' },
  contained: { hint: 'standing', words: 'Is in the approved text already', weight: 'wait' },
  unknown: { hint: 'standing', words: 'Out of date', weight: 'idle' },
}

/** What to look out for in a proposal. */
export function hintsOf({ page, revision, standing }: ReviewRef, facts: Facts | null): Hinted[] {
  const told = standing && standings[standing]
  return [
    ...(told ? [told] : []),
    ...(facts?.hints ?? []).map(hint => factInWords(hint, facts, page.kind)),
    ...(revision.origin === 'restore' && revision.restoredFromNumber !== null
      ? [{ hint: 'origin', words: `Restores r${revision.restoredFromNumber}`, weight: 'idle' } as const]
      : []),
    ...(revision.origin === 'undo' && revision.undoesNumber !== null
      ? [{ hint: 'origin', words: `Undoes r${revision.undoesNumber}`, weight: 'idle' } as const]
      : []),
  ]
}

function factInWords(hint: Hint, facts: Facts | null, kind: 'article' | 'definition'): Hinted {
  switch (hint) {
    case 'new-page':
      return { hint, words: kind === 'definition' ? 'New definition' : 'New article', weight: 'wait' }
    case 'first-edit':
      return { hint, words: 'First edit', weight: 'idle' }
    case 'removes-much':
      return { hint, words: `Removes ${facts?.shareRemoved} %`, weight: 'wait' }
    case 'large-rewrite':
      return { hint, words: 'Large rewrite', weight: 'wait' }
    case 'new-links':
      return {
        hint,
        words: facts?.sites === 1 ? 'Links to a new site' : `Links to ${facts?.sites} new sites`,
        weight: 'idle',
      }
    case 'no-source':
      return { hint, words: 'No source', weight: 'idle' }
    case 'filtered':
      return { hint, words: 'Met by the filter', weight: 'bad' }
    case 'personal-data':
      return { hint, words: 'E-mail address or phone number', weight: 'wait' }
  }
}

/** What the queue is narrowed by. */
export const hintChoices: readonly (readonly [Hint | 'conflict', string])[] = [
  ['conflict', 'Conflicts'],
  ['removes-much', 'Removes much'],
  ['large-rewrite', 'Large rewrite'],
  ['first-edit', 'First edit'],
  ['new-page', 'New page'],
  ['new-links', 'Links to new sites'],
  ['no-source', 'No source'],
  ['personal-data', 'Personal data'],
  ['filtered', 'Met by the filter'],
]
