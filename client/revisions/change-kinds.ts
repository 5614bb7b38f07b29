import type { ChangeKind, RevisionRef } from '@fieldword/shared/revisions/contract.ts'

/** The four kinds of change a member chooses from, and what each means. */
export const changeKinds: readonly { readonly kind: ChangeKind; readonly name: string; readonly means: string }[] = [
  { kind: 'wording', name: 'Wording', means: 'Meaning stays the same' },
  { kind: 'meaning', name: 'Meaning', means: 'Readers would act differently' },
  { kind: 'evidence', name: 'Evidence', means: 'Sources or examples' },
  { kind: 'structure', name: 'Structure', means: 'Order, splits, joins' },
]

/** What a revision is by its origin and kind: "Wording change", "Restores r3", "From its source". */
export function kindInWords({ origin, changeKind, restoredFromNumber, undoesNumber }: KindOf): string {
  switch (origin) {
    case 'import':
      return 'Taken over from its source'
    case 'restore':
      return restoredFromNumber === null ? 'Restores an earlier text' : `Restores r${restoredFromNumber}`
    case 'undo':
      return undoesNumber === null ? 'Undoes an earlier revision' : `Undoes r${undoesNumber}`
    case 'creation':
      return 'First text'
    case 'proposal':
      return `${changeKinds.find(({ kind }) => kind === changeKind)?.name ?? changeKind} change`
  }
}

type KindOf = Pick<RevisionRef, 'origin' | 'changeKind' | 'restoredFromNumber' | 'undoesNumber'>
