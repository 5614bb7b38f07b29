import type { ReviewRef } from '@fieldword/shared/review/contract.ts'

/** A text that loses more than this share is worth a second look. */
const muchRemoved = 0.2

/** What to look out for: facts about a proposal, not a score. */
export function hintsOf({ page, revision }: ReviewRef): string[] {
  const hints: string[] = []
  if (!page.approved) hints.push('First text')
  if (revision.origin === 'restore' && revision.restoredFromNumber !== null) {
    hints.push(`Restores r${revision.restoredFromNumber}`)
  }
  const before = revision.characters - revision.delta
  const removed = before > 0 ? -revision.delta / before : 0
  if (removed > muchRemoved) hints.push(`Removes ${Math.round(removed * 100)} %`)
  return hints
}
