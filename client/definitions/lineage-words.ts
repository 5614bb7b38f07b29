import type { ElementView } from '@fieldword/shared/definitions/contract.ts'
import { numeral } from '@fieldword/shared/definitions/sentences.ts'
import { capitalised, joined } from '../ui/in-words.ts'

type Lineage = NonNullable<ElementView['lineage']>

/** The one line under an element: "From 2011, elements 2 and 5", "Kept from 2011, element 4", "New in 2019". */
export function originOf({ kind, from, fromLabel }: Lineage, label: string): string {
  if (from.length === 0) return label ? `New in ${label}` : `Not in ${fromLabel}`
  const numbers = from.map(origin => origin.number)
  const elements = `${fromLabel}, ${numbers.length === 1 ? 'element' : 'elements'} ${joined(numbers)}`
  return kind === 'kept' ? `Kept from ${elements}` : `From ${elements}`
}

/** What happened, in a sentence. */
export function storyOf({ kind, moved, from, fromLabel }: Lineage): string {
  switch (kind) {
    case 'kept':
      return moved ? 'Kept word for word, in another place.' : 'Kept word for word.'
    case 'reworded':
      return moved ? 'Reworded, and in another place.' : 'Reworded.'
    case 'split':
      return from.length === 1
        ? `One element of the ${fromLabel} definition was split; a part of it stands here.`
        : `${capitalised(numeral(from.length))} elements of the ${fromLabel} definition were split, and parts of each joined here.`
    case 'merged':
      return `${capitalised(numeral(from.length))} elements of the ${fromLabel} definition were joined here.`
    case 'new':
    case 'retired':
      return `No element of the ${fromLabel} definition stands behind it.`
  }
}
