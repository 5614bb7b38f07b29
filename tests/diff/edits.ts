import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import fc from 'fast-check'
import { anyDocument } from '../document/documents.ts'

/** One thing somebody does to a document: at a block, to a place, with something from elsewhere. */
type Edit = (content: NodeJson[], at: number, to: number, strange: NodeJson | undefined) => void

const edits: readonly Edit[] = [
  content => content.pop(),
  (content, at) => content.splice(at, 1),
  (content, at, to) => content.splice(to, 0, ...content.splice(at, 1)),
  (content, at, to) => content.splice(to, 0, ...content.slice(at, at + 1)),
  (content, _at, to, strange) => strange && content.splice(to, 0, strange),
  (content, at) => replaceAt(content, at, block => ({ type: 'blockquote', content: [block] })),
  (content, at) => replaceAt(content, at, inBold),
  (content, at) => replaceAt(content, at, reworded),
  (content, at) => replaceAt(content, at, withColumn),
  (content, at) => replaceAt(content, at, ({ attrs, ...block }) => ({ ...block, attrs: { ...attrs, id: null } })),
  split,
  join,
  listed,
]

/** A document, and what someone made of it by some edits. */
export const edited: fc.Arbitrary<[before: DocumentJson, after: DocumentJson]> = fc
  .tuple(anyDocument, anyDocument, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...edits)), { maxLength: 6 }))
  .map(([before, other, done]) => {
    const content = [...before.content]
    for (const [at, to, edit] of done) {
      const strange = other.content[to % (other.content.length || 1)]
      edit(content, at % (content.length || 1), to % (content.length + 1), strange)
    }
    return [before, { type: 'doc', content }]
  })

/** Pairs of documents: one made of the other, or two that have nothing to do with each other. */
export const pairs = fc.oneof(
  { weight: 3, arbitrary: edited },
  { weight: 1, arbitrary: fc.tuple(anyDocument, anyDocument) },
)

function replaceAt(content: NodeJson[], at: number, made: (block: NodeJson) => NodeJson): void {
  const block = content[at]
  if (block && block.type !== 'definitionElement') content[at] = made(block)
}

function inBold(node: NodeJson): NodeJson {
  if (node.text !== undefined) return { ...node, marks: [{ type: 'bold' }] }
  return node.content ? { ...node, content: node.content.map(inBold) } : node
}

function reworded(node: NodeJson): NodeJson {
  if (node.text !== undefined) return { ...node, text: node.text.replace(/\w+/, 'equity') }
  return node.content ? { ...node, content: node.content.map(reworded) } : node
}

function withColumn(node: NodeJson): NodeJson {
  if (node.type !== 'table') return node
  const cell = { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'A new cell' }] }] }
  return { ...node, content: node.content?.map(row => ({ ...row, content: [cell, ...(row.content ?? [])] })) ?? [] }
}

/** Enter in the middle of a paragraph: what comes after has no id yet. */
function split(content: NodeJson[], at: number): void {
  const block = content[at]
  if (block?.type !== 'paragraph' || !block.content) return
  const half = Math.ceil(block.content.length / 2)
  const rest = { type: 'paragraph', content: block.content.slice(half) }
  content.splice(at, 1, { ...block, content: block.content.slice(0, half) }, rest)
}

/** Backspace at the start of a paragraph. */
function join(content: NodeJson[], at: number): void {
  const [block, next] = [content[at], content[at + 1]]
  if (block?.type !== 'paragraph' || next?.type !== 'paragraph') return
  content.splice(at, 2, { ...block, content: [...(block.content ?? []), ...(next.content ?? [])] })
}

/** A block made a list, or a list taken apart. */
function listed(content: NodeJson[], at: number): void {
  const block = content[at]
  if (!block || block.type === 'definitionElement') return
  const isList = block.type === 'bulletList' || block.type === 'orderedList'
  const made = isList
    ? (block.content ?? []).flatMap(item => item.content ?? [])
    : [{ type: 'bulletList', content: [{ type: 'listItem', content: [block] }] }]
  content.splice(at, 1, ...made)
}
