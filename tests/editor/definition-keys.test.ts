import { joinElement, splitElement } from '@fieldword/client/editor/definition-keys.ts'
import { moveBlock } from '@fieldword/client/editor/move-blocks.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import { describe, expect, it } from '@jest/globals'
import type { Node } from '@tiptap/pm/model'
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state'

type Block = readonly [type: 'definitionElement' | 'paragraph', id: string, text: string]

/** The caret stands where "|" is. */
function stateWith(...blocks: readonly Block[]): EditorState {
  const caretMark = blocks.findIndex(([, , text]) => text.includes('|'))
  const doc = documentSchema.nodeFromJSON({
    type: 'doc',
    content: blocks.map(([type, id, text]) => {
      const plain = text.replace('|', '')
      const attrs = type === 'paragraph' ? { id } : { id, handle: `h-${id}` }
      return { type, attrs, ...(plain && { content: [{ type: 'text', text: plain }] }) }
    }),
  })
  let position = (blocks[caretMark]?.[2].indexOf('|') ?? 0) + 1
  for (let index = 0; index < caretMark; index += 1) position += doc.child(index).nodeSize
  return EditorState.create({ doc, selection: TextSelection.create(doc, position) })
}

function run(command: Command, state: EditorState): { readonly handled: boolean; readonly blocks: string[] } {
  let after = state
  const handled = command(state, tr => {
    after = state.apply(tr)
  })
  return { handled, blocks: shown(after) }
}

function shown({ doc, selection }: EditorState): string[] {
  const blocks: string[] = []
  doc.forEach((node: Node, offset: number) => {
    const caret = selection.head - offset - 1
    const isHere = caret >= 0 && caret <= node.content.size
    const text = isHere ? `${node.textContent.slice(0, caret)}|${node.textContent.slice(caret)}` : node.textContent
    const { id, handle } = node.attrs
    blocks.push(`${node.type.name === 'paragraph' ? 'p' : 'e'} ${id ?? 'new'} ${handle ? 'named' : '-'} ${text}`)
  })
  return blocks
}

describe('Enter in an element', () => {
  it('at its end makes the next one, without id or name', () => {
    const state = stateWith(['definitionElement', 'a', 'One|'], ['definitionElement', 'b', 'Two'])
    expect(run(splitElement, state).blocks).toEqual(['e a named One', 'e new - |', 'e b named Two'])
  })

  it('within it leaves id and name with the first half', () => {
    const state = stateWith(['definitionElement', 'a', 'One |two'])
    expect(run(splitElement, state).blocks).toEqual(['e a named One ', 'e new - |two'])
  })

  it('at its start puts a new one above: the words keep their id', () => {
    const state = stateWith(['definitionElement', 'a', '|One'])
    expect(run(splitElement, state).blocks).toEqual(['e new - ', 'e a named |One'])
  })

  it('in an empty one ends the list', () => {
    const state = stateWith(['definitionElement', 'a', 'One'], ['definitionElement', 'b', '|'])
    expect(run(splitElement, state).blocks).toEqual(['e a named One', 'p b - |'])
  })

  it('is left alone elsewhere', () => {
    expect(run(splitElement, stateWith(['paragraph', 'a', 'One|'])).handled).toBe(false)
  })
})

describe('Backspace at the start of an element', () => {
  it('joins it to the one above, whose id and name stay', () => {
    const state = stateWith(['definitionElement', 'a', 'One'], ['definitionElement', 'b', '| two'])
    expect(run(joinElement, state).blocks).toEqual(['e a named One| two'])
  })

  it('takes an empty one above away', () => {
    const state = stateWith(['definitionElement', 'a', ''], ['definitionElement', 'b', '|Two'])
    expect(run(joinElement, state).blocks).toEqual(['e b named |Two'])
  })

  it('below anything else makes it a paragraph first', () => {
    const state = stateWith(['paragraph', 'p', 'Lead'], ['definitionElement', 'a', '|One'])
    expect(run(joinElement, state).blocks).toEqual(['p p - Lead', 'p a - |One'])
  })

  it('is left alone within the words', () => {
    expect(run(joinElement, stateWith(['definitionElement', 'a', 'O|ne'])).handled).toBe(false)
  })
})

describe('moving a block', () => {
  const state = stateWith(
    ['definitionElement', 'a', 'One'],
    ['definitionElement', 'b', 'T|wo'],
    ['paragraph', 'c', 'End'],
  )

  it('goes up and down with its id, its name and the caret', () => {
    expect(run(moveBlock(-1), state).blocks).toEqual(['e b named T|wo', 'e a named One', 'p c - End'])
    expect(run(moveBlock(1), state).blocks).toEqual(['e a named One', 'p c - End', 'e b named T|wo'])
  })

  it('stays where there is nowhere to go, and keeps the key', () => {
    const first = stateWith(['definitionElement', 'a', '|One'])
    expect(run(moveBlock(-1), first)).toEqual({ handled: true, blocks: ['e a named |One'] })
  })
})
