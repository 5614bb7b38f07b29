import type { PeopleCount } from '@fieldword/shared/collab/messages.ts'
import { useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { isPerson, type PresentPerson } from './carets.ts'
import type { Connection } from './connection.ts'

export interface HerePerson extends PresentPerson {
  /** Whether there is a caret of theirs in the text. */
  readonly isEditing: boolean
}

/** Who is here, each person once however many windows they have open. */
export interface People {
  readonly isEditing: boolean
  /** Everybody else the server has named, in the order of their names. */
  readonly others: readonly HerePerson[]
  /** How many more there are: of a crowd the server names those who moved last. */
  readonly unnamed: number
}

interface States {
  readonly states: Iterable<Readonly<Record<string, unknown>>>
  readonly counted: PeopleCount | null
}

/** [COL28] The sum is the server's, which says it while not all are named; who is in it, and where, comes from presence. */
export function peopleIn({ states, counted }: States, selfId: string): People {
  let isEditing = false
  const people = new Map<string, HerePerson>()
  for (const { user, cursor } of states) {
    // What one says of oneself comes without a name: the server puts it in for the others.
    if (user === undefined || (isPerson(user) && user.id === selfId)) isEditing ||= cursor != null
    else if (isPerson(user)) {
      const { id, name, colour } = user
      people.set(id, { id, name, colour, isEditing: people.get(id)?.isEditing || cursor != null })
    }
  }
  const others = [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const isAll = counted === null || counted.unlisted === 0
  return { isEditing, others, unnamed: isAll ? 0 : Math.max(0, counted.people - others.length - 1) }
}

export function presenceWords({ isEditing, others, unnamed }: People): string {
  if (others.length + unnamed === 0) return 'Only you are here'
  if (unnamed > 0) return `${others.length + unnamed + 1} people are here`
  const editing = others.filter(person => person.isEditing).length + (isEditing ? 1 : 0)
  const reading = others.length + 1 - editing
  return [editing > 0 && `${editing} editing`, reading > 0 && `${reading} reading`].filter(Boolean).join(', ')
}

/** The same object as long as nothing of it changes: every step of a caret is a change of presence. */
export function usePeople({ awareness, counted }: Connection, selfId: string): People {
  const [look] = useState(() => {
    let last: People | null = null
    return () => {
      const now = peopleIn({ states: awareness.getStates().values(), counted: counted.get() }, selfId)
      if (JSON.stringify(now) !== JSON.stringify(last)) last = now
      return last ?? now
    }
  })
  return useSyncExternalStore(listener => subscribe(awareness, counted, listener), look)
}

function subscribe(awareness: Awareness, counted: Connection['counted'], listener: () => void): () => void {
  const unsubscribe = counted.subscribe(listener)
  awareness.on('change', listener)
  return () => {
    unsubscribe()
    awareness.off('change', listener)
  }
}
