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
        if (!caret) return
        raiseFlag(caret)
        timers.set(
          client,
          setTimeout(() => caretOf(view, client)?.classList.add('is-resting'), flagStaysFor),
        )
      }
      // After the carets are drawn, which y-tiptap puts off in the same way.
      const wakeSoon = (clients: readonly number[]) =>
        setTimeout(() => clients.filter(client => client !== awareness.clientID).forEach(wake))
      const onChange = ({ added, updated }: { added: number[]; updated: number[] }) => wakeSoon([...added, ...updated])
      awareness.on('change', onChange)
      wakeSoon([...awareness.getStates().keys()])
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

/** Above the caret; right of the last words of a block, where it hides nothing; to the left where the window ends. */
function raiseFlag(caret: HTMLElement): void {
  caret.classList.remove('is-resting')
  caret.removeAttribute('data-flip')
  caret.toggleAttribute('data-end', isAtBlockEnd(caret))
  const end = caret.firstElementChild?.getBoundingClientRect().right ?? 0
  caret.toggleAttribute('data-flip', end > document.documentElement.clientWidth)
}

function isAtBlockEnd(caret: HTMLElement): boolean {
  let next = caret.nextSibling
  while (next instanceof HTMLElement && /ProseMirror-(?:separator|trailingBreak)/.test(next.className)) {
    next = next.nextSibling
  }
  return next === null
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
