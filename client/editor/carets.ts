import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { yCursorPlugin, yCursorPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'

/** How the server presents somebody who is here. */
export interface PresentPerson {
  readonly id: string
  readonly name: string
  readonly colour: number
}

/** A name flag says who has just moved; after that a cap is enough. */
const flagStaysFor = 4000

/**
 * The carets of others. Not Tiptap's own extension: that one sends who we are, which is the server's to say, and colours by
 * style attributes, which the content security policy forbids.
 */
export const Carets = Extension.create<{ awareness: Awareness }>({
  name: 'carets',

  addProseMirrorPlugins() {
    const { awareness } = this.options
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: buildCaret,
        selectionBuilder: (user: PresentPerson) => ({ class: 'sel', 'data-p': String(user.colour) }),
      }),
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

/** Marks the block each caret is in, and lets name flags shrink once their owner rests. */
function flagPlugin(awareness: Awareness): Plugin {
  return new Plugin({
    key: new PluginKey('caretFlags'),
    props: { decorations: state => markedBlocks(state, awareness) },
    view(view) {
      const timers = new Map<number, ReturnType<typeof setTimeout>>()
      const wake = (client: number) => {
        clearTimeout(timers.get(client))
        const caret = caretOf(view, client)
        caret?.classList.remove('is-resting')
        caret?.toggleAttribute('data-end', isAtLineEnd(caret))
        timers.set(
          client,
          setTimeout(() => caretOf(view, client)?.classList.add('is-resting'), flagStaysFor),
        )
      }
      const onChange = ({ added, updated }: { added: number[]; updated: number[] }) => {
        // After the editor has drawn what just changed.
        queueMicrotask(() => [...added, ...updated].filter(client => client !== awareness.clientID).forEach(wake))
      }
      awareness.on('change', onChange)
      return {
        destroy() {
          awareness.off('change', onChange)
          timers.forEach(clearTimeout)
        },
      }
    },
  })
}

function caretOf(view: EditorView, client: number): HTMLElement | null {
  return view.dom.querySelector(`.caret[data-client="${client}"]`)
}

function isAtLineEnd(caret: HTMLElement): boolean {
  return caret.nextSibling === null || caret.nextElementSibling?.matches('.ProseMirror-trailingBreak') === true
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
