import type { Walk } from '@fieldword/shared/revisions/history-contract.ts'
import { Empty } from '../ui/empty.tsx'
import { totalInWords } from './walk-words.ts'

interface ListStateProps {
  readonly walk: Walk<unknown>
  readonly narrowed: boolean
  /** The list with nothing left out. */
  readonly all: string
  /** Said when there is nothing at all. */
  readonly none: { readonly words: string; readonly action: { readonly name: string; readonly href: string } }
}

/** How many there are; and where none are shown, why, and what to do. */
export function ListState({ walk, narrowed, all, none }: ListStateProps) {
  if (walk.items.length > 0) {
    const total = totalInWords(walk, narrowed)
    return total ? <p className="his__total">{total}.</p> : null
  }
  if (walk.stopped) return <p className="his__total">Nothing fits among the revisions looked through so far.</p>
  if (!narrowed) return <Empty action={none.action}>{none.words}</Empty>
  return <Empty action={{ name: 'Show all', href: all }}>No revision fits all of this. Leave out a filter.</Empty>
}
