import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import { caretPositions, type PresentPerson, personOf } from './carets.ts'

export interface OutlineEntry {
  readonly position: number
  /** Of an element; null for a heading. */
  readonly number: number | null
  readonly level: number
  readonly label: string
  readonly isCurrent: boolean
  readonly people: readonly PresentPerson[]
}

/** The elements and headings of the text, with where the caret is and where the others are. */
export function outlineOf(state: EditorState, awareness: Awareness): OutlineEntry[] {
  const entries = placesIn(state.doc)
  const current = lastBefore(entries, state.selection.head)
  const here = caretPositions(state).map(({ client, position }) => ({
    entry: lastBefore(entries, position),
    person: personOf(awareness, client),
  }))
  return entries.map(entry => ({
    ...entry,
    isCurrent: entry === current,
    people: oncePerPerson(here.flatMap(({ entry: at, person }) => (at === entry && person ? [person] : []))),
  }))
}

/** The part of the text each person's caret is in, in words, by the person's id. */
export function placesOf(state: EditorState, awareness: Awareness): Readonly<Record<string, string>> {
  const entries = outlineOf(state, awareness)
  return Object.fromEntries(
    entries.flatMap(({ label, people }) => people.map(({ id }) => [id, `in ${label}`] as const)),
  )
}

type Place = Omit<OutlineEntry, 'isCurrent' | 'people'>

function placesIn(doc: Node): Place[] {
  const places: Place[] = []
  let elements = 0
  doc.descendants((node, position) => {
    if (node.type.name === 'definitionElement') {
      elements += 1
      const label = String(node.attrs.handle || '') || firstWords(node.textContent) || 'Empty element'
      places.push({ position, number: elements, level: 2, label })
    } else if (node.type.name === 'heading') {
      places.push({
        position,
        number: null,
        level: Number(node.attrs.level),
        label: node.textContent || 'Empty heading',
      })
    }
    return !node.isTextblock
  })
  return places
}

function lastBefore(places: readonly Place[], position: number): Place | undefined {
  return places.findLast(place => place.position < position)
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/)
  return words.length > 3 ? `${words.slice(0, 3).join(' ')} …` : words.join(' ')
}

/** Somebody with two windows open is still one person. */
function oncePerPerson(people: readonly PresentPerson[]): PresentPerson[] {
  return people.filter((person, index) => people.findIndex(({ id }) => id === person.id) === index)
}
