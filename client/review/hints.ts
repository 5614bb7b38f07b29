import type { ReviewRef, Standing } from '@fieldword/shared/review/contract.ts'

/** A text that loses more than this share is worth a second look. */
const muchRemoved = 0.2

const standings: Readonly<Record<Standing, string | null>> = {
  current: null,
  clean: 'Out of date, no conflict',
  conflicts: 'Conflicts with the approved text',
  contained: 'Is in the approved text already',
  unknown: 'Out of date',
}

/** What to look out for: facts about a proposal, not a score. */
export function hintsOf({ page, revision, standing }: ReviewRef): string[] {
  const hints: string[] = []
  if (!page.approved) hints.push('First text')
  if (revision.origin === 'restore' && revision.restoredFromNumber !== null) {
    hints.push(`Restores r${revision.restoredFromNumber}`)
  }
  if (revision.origin === 'undo' && revision.undoesNumber !== null) hints.push(`Undoes r${revision.undoesNumber}`)
  if (standing && standings[standing]) hints.push(standings[standing])
  const before = revision.characters - revision.delta
  const removed = before > 0 ? -revision.delta / before : 0
  if (removed > muchRemoved) hints.push(`Removes ${Math.round(removed * 100)} %`)
  return hints
}
