import { useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { isPerson, type PresentPerson } from './carets.ts'

const nobody: readonly PresentPerson[] = []
const seen = new WeakMap<Awareness, readonly PresentPerson[]>()

/** Everybody else who is here, each once however many windows they have open, in the order of their names. */
export function usePeople(awareness: Awareness, selfId: string): readonly PresentPerson[] {
  return useSyncExternalStore(
    listener => {
      awareness.on('change', listener)
      return () => awareness.off('change', listener)
    },
    () => latest(awareness, selfId),
  )
}

/** The same array as long as the same people are here: every caret's step is a change of awareness. */
function latest(awareness: Awareness, selfId: string): readonly PresentPerson[] {
  const before = seen.get(awareness) ?? nobody
  const now = peopleIn(awareness.getStates().values(), selfId)
  if (JSON.stringify(now) === JSON.stringify(before)) return before
  seen.set(awareness, now)
  return now
}

export function peopleIn(states: Iterable<{ readonly user?: unknown }>, selfId: string): PresentPerson[] {
  const people = new Map<string, PresentPerson>()
  for (const { user } of states) {
    if (isPerson(user) && user.id !== selfId) people.set(user.id, { id: user.id, name: user.name, colour: user.colour })
  }
  return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function presenceWords(others: number): string {
  return others === 0 ? 'Only you are here' : `${others + 1} people are editing`
}
