import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { yCursorPlugin, yCursorPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { flagPlugin } from './caret-flags.ts'

/** How the server presents somebody who is here. */
export interface PresentPerson {
  readonly id: string
  readonly name: string
  readonly colour: number
}

/**
 * The carets of others. Not Tiptap's own extension: that one sends who we are, which is the server's to say, and colours by
 * style attributes, which the content security policy forbids.
 */
export const Carets = Extension.create<{ awareness: Awareness }>({
  name: 'carets',

  addProseMirrorPlugins() {
    const { awareness } = this.options
    return [
      yCursorPlugin(onceAFrame(awareness), {
        cursorBuilder: buildCaret,
        selectionBuilder: (user: PresentPerson) => ({ class: 'sel', 'data-p': String(user.colour) }),
      }),
      markPlugin(awareness),
      flagPlugin(awareness),
    ]
  },
})

/** Where the carets of others stand now: position by Yjs client. */
export function caretPositions(state: EditorState): { readonly client: number; readonly position: number }[] {
  const carets: DecorationSet | undefined = yCursorPluginKey.getState(state)
  return (carets?.find() ?? [])
    .filter(caret => caret.spec.key !== undefined)
    .map(caret => ({ client: Number(caret.spec.key), position: caret.from }))
}

export function personOf(awareness: Awareness, client: number): PresentPerson | null {
  const user: unknown = awareness.getStates().get(client)?.user
  return isPerson(user) ? user : null
}

export function isPerson(user: unknown): user is PresentPerson {
  return typeof user === 'object' && user !== null && 'id' in user && 'name' in user && 'colour' in user
}

/**
 * Presence whose changes are told at most once a frame: carets of a crowd move more often than a screen is painted, and each
 * telling draws all of them anew.
 */
function onceAFrame(awareness: Awareness): Awareness {
  const frames = new Map<() => void, () => void>()
  return Object.assign(Object.create(awareness) as Awareness, {
    on(event: string, listener: () => void) {
      let isDue = false
      const later = () => {
        if (isDue) return
        isDue = true
        requestAnimationFrame(() => {
          isDue = false
          listener()
        })
      }
      frames.set(listener, later)
      awareness.on(event, later)
    },
    off(event: string, listener: () => void) {
      awareness.off(event, frames.get(listener) ?? listener)
    },
  })
}

function buildCaret(user: PresentPerson, client: number): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.dataset.p = String(user.colour)
  caret.dataset.client = String(client)
  caret.ariaHidden = 'true'
  const flag = document.createElement('span')
  flag.textContent = user.name
  caret.append(flag)
  return caret
}

/** Marks the block each caret is in. */
function markPlugin(awareness: Awareness): Plugin {
  return new Plugin({
    key: new PluginKey('caretBlocks'),
    props: { decorations: state => markedBlocks(state, awareness) },
  })
}

function markedBlocks(state: EditorState, awareness: Awareness): DecorationSet {
  const marks = caretPositions(state).flatMap(({ client, position }) => {
    const block = topBlockAt(state.doc, position)
    const person = personOf(awareness, client)
    if (!block || !person) return []
    return [Decoration.node(block.from, block.to, { 'data-here': String(person.colour) })]
  })
  return DecorationSet.create(state.doc, marks)
}

export function topBlockAt(doc: Node, position: number): { readonly from: number; readonly to: number } | null {
  const place = doc.resolve(Math.min(position, doc.content.size))
  return place.depth === 0 ? null : { from: place.before(1), to: place.after(1) }
}
