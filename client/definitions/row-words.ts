import type { CompareRow } from '@fieldword/shared/definitions/compare-contract.ts'

const kindWords = {
  kept: 'Kept',
  reworded: 'Reworded',
  split: 'Split',
  merged: 'Joined',
  new: 'New',
  retired: 'Removed',
} as const

/** Parts of several elements that meet in one were split and joined. */
export function kindWord({ kind, before }: Pick<CompareRow, 'kind'> & { readonly before: readonly unknown[] }): string {
  return kind === 'split' && before.length > 1 ? 'Split and joined' : kindWords[kind]
}

/** A row in words, for whoever does not see the columns: "Element 2, Assessment: reworded, moved 3 to 2". */
export function wordsOfRow(row: CompareRow): string {
  const [side] = [...row.after, ...row.before]
  const name = [`Element ${side?.number ?? ''}`, side?.handle].filter(Boolean).join(', ')
  const otherwise = row.formats.length > 0 ? 'set differently' : null
  const changed = [kindWord(row), row.movedText, otherwise].filter(Boolean).join(', ')
  return `${name}: ${changed.toLowerCase()}`
}
