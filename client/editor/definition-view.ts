import { foldHandle, handleProblem } from '@fieldword/shared/definitions/handles.ts'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { handleField } from './handle-field.ts'

interface ElementParts {
  readonly node: Node
  readonly editor: Editor
  getPos(): number | undefined
}

/** An element as it is edited: its number (a CSS counter), its words, and below them the short name it goes by. */
export function elementView({ node, editor, getPos }: ElementParts): NodeView {
  const dom = document.createElement('div')
  dom.className = 'ede'
  const contentDOM = document.createElement('p')
  const meta = document.createElement('div')
  meta.className = 'ede__meta'
  meta.contentEditable = 'false'
  dom.append(contentDOM, meta)
  let shown = node
  const showId = () => {
    dom.dataset.id = String(shown.attrs.id ?? '')
  }
  const showButton = () => meta.replaceChildren(handleButton(String(shown.attrs.handle ?? ''), edit))
  const edit = () => {
    if (!editor.isEditable) return
    const { field, problem } = handleField({
      handle: String(shown.attrs.handle ?? ''),
      problemOf: handle => problemOf(handle, editor, getPos()),
      onDone(handle, byKey) {
        showButton()
        if (handle !== null) setHandle(editor, getPos(), handle)
        // At once: the command would wait for a frame, and a key pressed meanwhile would go nowhere.
        if (byKey) editor.view.focus()
      },
    })
    meta.replaceChildren(field, problem)
    field.select()
    field.focus()
  }
  showButton()
  showId()
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false
      const renamed = next.attrs.handle !== shown.attrs.handle
      shown = next
      showId()
      if (renamed && !meta.contains(document.activeElement)) showButton()
      return true
    },
    stopEvent: event => meta.contains(event.target as globalThis.Node),
    ignoreMutation: change => change.type !== 'selection' && !contentDOM.contains(change.target),
  }
}

function handleButton(handle: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'ede__handle'
  button.textContent = handle || 'Add a short name'
  button.title = handle ? 'Change the short name' : 'A word or two that people call this element by'
  button.toggleAttribute('data-none', handle === '')
  button.addEventListener('click', onPress)
  return button
}

/** Of an element here: what cannot stay, or what another one is called by already. */
function problemOf(handle: string, editor: Editor, position: number | undefined): string | null {
  const problem = handleProblem(handle)
  if (problem) return problem
  let isTaken = false
  editor.state.doc.forEach((node, at) => {
    const other = foldHandle(String(node.attrs.handle ?? ''))
    if (at !== position && other !== '' && other === foldHandle(handle)) isTaken = true
  })
  return isTaken ? 'Another element has this short name.' : null
}

function setHandle(editor: Editor, position: number | undefined, handle: string): void {
  editor.commands.command(({ tr }) => {
    if (position === undefined || tr.doc.nodeAt(position)?.attrs.handle === handle) return false
    tr.setNodeAttribute(position, 'handle', handle)
    return true
  })
}
