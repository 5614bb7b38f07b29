import { blockTypes } from '@fieldword/shared/document/blocks.ts'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { changedRanges, type Range } from './changed-ranges.ts'

/**
 * Gives each block made here its id. What arrives from others has the ids its writers gave it, and opening gives none:
 * whoever only looks at an empty draft must not write a paragraph into it. Not Tiptap's own extension, whose time grows with
 * the square of what is pasted, and which takes the id from an element that is cut and pasted elsewhere.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  // Before other extensions look at what was made.
  priority: 10_000,
  addProseMirrorPlugins: () => [blockIdsPlugin(newBlockId)],
})

export function blockIdsPlugin(newId: () => string): Plugin {
  return new Plugin({
    key: new PluginKey('blockIds'),
    appendTransaction(transactions, _before, state) {
      const own = transactions.filter(tr => tr.docChanged)
      if (own.length === 0 || transactions.some(tr => tr.getMeta('y-sync$'))) return null
      const tr = state.tr
      for (const { position, id } of idsToGive(state, own, newId)) tr.setNodeAttribute(position, 'id', id)
      // A step forgets that the next letter is to be bold.
      return tr.docChanged ? tr.setStoredMarks(state.storedMarks) : null
    },
  })
}

interface Block {
  readonly node: Node
  readonly position: number
}

function idsToGive(state: EditorState, own: readonly Transaction[], newId: () => string) {
  const ranges = changedRanges(own)
  const changed = blocksIn(state.doc, ranges)
  const taken = own.some(bringsCopies) ? idsBeside(state.doc, changed) : new Set<string>()
  const given: { position: number; id: string }[] = []
  for (const [index, { node, position }] of changed.entries()) {
    const { id } = node.attrs
    const above = changed[index - 1]
    if (id === null && above && wasSplitAtStart(above, { node, position })) {
      given.push({ position: above.position, id: newId() }, { position, id: above.node.attrs.id })
    } else if (id === null || taken.has(id)) given.push({ position, id: newId() })
    taken.add(id)
  }
  return given
}

/** Enter before the first letter leaves the id with the empty half; it belongs to the words. */
function wasSplitAtStart(above: Block, below: Block): boolean {
  const { node } = above
  const isAdjacent = above.position + node.nodeSize === below.position
  return isAdjacent && node.type === below.node.type && node.content.size === 0 && node.attrs.id !== null
}

/** Only what is pasted or dropped can bring an id that is here already. */
function bringsCopies(tr: Transaction): boolean {
  return /^(?:paste|drop)$/.test(tr.getMeta('uiEvent') ?? '')
}

const types: ReadonlySet<string> = new Set(blockTypes)

function blocksIn(doc: Node, ranges: readonly Range[]): Block[] {
  const blocks = new Map<number, Node>()
  for (const { from, to } of ranges) {
    doc.nodesBetween(Math.max(from - 1, 0), Math.min(to + 1, doc.content.size), (node, position) => {
      if (types.has(node.type.name)) blocks.set(position, node)
    })
  }
  return [...blocks].map(([position, node]) => ({ node, position })).sort((a, b) => a.position - b.position)
}

function idsBeside(doc: Node, changed: readonly Block[]): Set<string> {
  const inside = new Set(changed.map(({ position }) => position))
  const ids = new Set<string>()
  doc.descendants((node, position) => {
    if (!inside.has(position) && types.has(node.type.name)) ids.add(node.attrs.id)
  })
  return ids
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Twelve characters, 62 bits. Not `crypto.randomUUID`, which browsers withhold from plain http addresses. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, byte => alphabet[byte % alphabet.length]).join('')
}
