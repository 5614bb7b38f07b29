import { blockIdsPlugin } from '@fieldword/client/editor/block-ids.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import { describe, expect, it } from '@jest/globals'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'

const paragraph = (id: string | null, text = '') =>
  documentSchema.node('paragraph', { id }, text ? [documentSchema.text(text)] : [])

function stateWith(...blocks: readonly Node[]): EditorState {
  let made = 0
  const plugins = [
    blockIdsPlugin(() => {
      made += 1
      return `new${made}`
    }),
  ]
  return EditorState.create({ doc: documentSchema.node('doc', null, [...blocks]), plugins })
}

const shown = ({ doc }: EditorState) =>
  doc.children.map(({ attrs, textContent }) => `${attrs.id} ${textContent}`.trim())
const result = (state: EditorState, change: (tr: Transaction) => Transaction) => shown(state.apply(change(state.tr)))
const pasted = (tr: Transaction) => tr.setMeta('uiEvent', 'paste')

describe('ids of blocks', () => {
  it('go to what is made here, down to each cell', () => {
    const cells = documentSchema.node('bulletList', null, [
      documentSchema.node('listItem', null, [paragraph(null, 'x')]),
    ])
    const state = stateWith(paragraph('a', 'one'))
    const { doc } = state.apply(state.tr.insert(5, cells))
    const ids: unknown[] = []
    doc.descendants(node => void (node.isText || ids.push(node.attrs.id)))
    expect(ids).toEqual(['a', 'new1', 'new2', 'new3'])
  })

  it('stay with the first half of what is split, and with the words when it is split before them', () => {
    const state = stateWith(paragraph('a', 'onetwo'))
    const half = [{ type: state.schema.nodes.paragraph ?? null, attrs: { id: null } }] as Parameters<
      Transaction['split']
    >[2]
    expect(result(state, tr => tr.split(4, 1, half))).toEqual(['a one', 'new1 two'])
    expect(result(state, tr => tr.split(1, 1, half))).toEqual(['new2', 'a onetwo'])
  })

  it('are not given to what others wrote, nor for looking', () => {
    const state = stateWith(paragraph(null))
    expect(result(state, tr => tr.insert(0, paragraph(null, 'theirs')).setMeta('y-sync$', {}))).toEqual([
      'null theirs',
      'null',
    ])
    expect(result(state, tr => tr.setMeta('anything', true))).toEqual(['null'])
  })

  it('are new in a copy, and the same in what was cut', () => {
    const state = stateWith(paragraph('a', 'one'), paragraph('b', 'two'))
    const copy = new Slice(Fragment.from(paragraph('a', 'one')), 0, 0)
    expect(result(state, tr => pasted(tr.replace(10, 10, copy)))).toEqual(['a one', 'b two', 'new1 one'])
    const cut = state.apply(state.tr.delete(0, 5))
    expect(result(cut, tr => pasted(tr.replace(5, 5, copy)))).toEqual(['b two', 'a one'])
  })

  it('are given to thousands of pasted blocks at once, to each its own', () => {
    const many = Array.from({ length: 4000 }, () => paragraph(null, 'some words'))
    const state = stateWith(paragraph('a', 'one'))
    const { doc } = state.apply(pasted(state.tr.insert(5, many)))
    expect(new Set(doc.children.map(({ attrs }) => attrs.id)).size).toBe(4001)
  })
})
