import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yCursorPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'

/** A name flag says who has just moved; after that a cap is enough. */
const flagStaysFor = 4000
/** [COL31] Of a crowd those who moved last have a flag: more would cover the text. */
const mostFlags = 3

/** How often the carets were drawn anew because somebody moved. */
const key = new PluginKey<number>('caretFlags')

/** Raises the name flags of those who moved, and lets them shrink once their owners rest. */
export function flagPlugin(awareness: Awareness): Plugin {
  return new Plugin<number>({
    key,
    state: {
      init: () => 0,
      apply: (tr, drawn) => (tr.getMeta(yCursorPluginKey)?.awarenessUpdated ? drawn + 1 : drawn),
    },
    view(view) {
      const flags = new Flags(view)
      const moved = new Set(awareness.getStates().keys())
      const onChange = ({ added, updated }: { added: number[]; updated: number[] }) => {
        for (const client of [...added, ...updated]) {
          moved.delete(client)
          moved.add(client)
        }
      }
      awareness.on('change', onChange)
      return {
        update(_view, before: EditorState) {
          if (key.getState(view.state) === key.getState(before)) return
          flags.raise([...moved])
          moved.clear()
        },
        destroy() {
          awareness.off('change', onChange)
          flags.stop()
        },
      }
    },
  })
}

export function caretOf(view: EditorView, client: number): HTMLElement | null {
  return view.dom.querySelector(`.caret[data-client="${client}"]`)
}

class Flags {
  readonly #view: EditorView
  /** Who has a flag and until when, the last to move at the end. */
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()

  constructor(view: EditorView) {
    this.#view = view
  }

  raise(clients: readonly number[]): void {
    const carets = clients.flatMap(client => {
      const caret = caretOf(this.#view, client)
      return caret ? [[client, caret] as const] : []
    })
    for (const [client] of carets.slice(0, -mostFlags)) this.#rest(client)
    const raised = carets.slice(-mostFlags)
    for (const [client] of raised) this.#keepUp(client)
    for (const client of [...this.#timers.keys()].slice(0, -mostFlags)) this.#rest(client)
    for (const [, caret] of raised) stand(caret)
    // Measured once all stand: asked in between, the browser would lay the page out for each.
    const turned = raised.filter(([, caret]) => isCutOff(caret))
    for (const [, caret] of turned) caret.setAttribute('data-flip', '')
  }

  stop(): void {
    this.#timers.forEach(clearTimeout)
  }

  #keepUp(client: number): void {
    clearTimeout(this.#timers.get(client))
    this.#timers.delete(client)
    this.#timers.set(
      client,
      setTimeout(() => this.#rest(client), flagStaysFor),
    )
  }

  #rest(client: number): void {
    clearTimeout(this.#timers.get(client))
    this.#timers.delete(client)
    caretOf(this.#view, client)?.classList.add('is-resting')
  }
}

/** Above the caret; right of the last words of a block, where it hides nothing. */
function stand(caret: HTMLElement): void {
  caret.classList.remove('is-resting')
  caret.removeAttribute('data-flip')
  caret.toggleAttribute('data-end', isAtBlockEnd(caret))
}

/** Where the window ends it turns to the left. */
function isCutOff(caret: HTMLElement): boolean {
  const end = caret.firstElementChild?.getBoundingClientRect().right ?? 0
  return end > document.documentElement.clientWidth
}

function isAtBlockEnd(caret: HTMLElement): boolean {
  let next = caret.nextSibling
  while (next instanceof HTMLElement && /ProseMirror-(?:separator|trailingBreak)/.test(next.className)) {
    next = next.nextSibling
  }
  return next === null
}
