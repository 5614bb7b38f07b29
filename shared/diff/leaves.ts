import type { DocumentJson, NodeJson } from '../document/document.ts'
import { documentSchema } from '../document/schema.ts'
import { isInline } from '../document/to-text.ts'
import { type Piece, textOf } from './runs.ts'

/**
 * What a comparison pairs: a block of text with no block in it, a table row with its cells, a picture, a rule, or a
 * container that stands empty. A document is exactly the sequence of its leaves, each with the containers around it.
 */
export interface Leaf {
  readonly node: NodeJson
  /** Position in the document. */
  readonly index: number
  readonly id: string | null
  /** Ancestors, outermost first. */
  readonly frames: readonly NodeJson[]
  /** How many of them also hold the leaf before. */
  readonly shared: number
  readonly pieces: readonly Piece[]
  readonly text: string
  /** Everything but ids: type, attributes, marks and words of the leaf, and its containers. Equal when nothing changed. */
  readonly look: string
  /** Of definition elements. */
  readonly number: number | null
}

export function leavesOf(doc: DocumentJson): Leaf[] {
  const leaves: Leaf[] = []
  let elements = 0
  let last: readonly NodeJson[] = []
  const visit = (node: NodeJson, frames: readonly NodeJson[], around: string): void => {
    if (!isLeaf(node)) {
      const inside = [...frames, node]
      const look = `${around}${node.type}${attributesLook(node)}>`
      for (const child of node.content ?? []) visit(child, inside, look)
      return
    }
    const isElement = node.type === 'definitionElement'
    if (isElement) elements += 1
    const pieces = piecesOf(node)
    leaves.push({
      node,
      frames,
      pieces,
      index: leaves.length,
      id: idOf(node) ?? idOf(frames.at(-1)),
      shared: sharedLength(last, frames),
      text: textOf(pieces),
      look: `${around}${lookOf(node)}`,
      number: isElement ? elements : null,
    })
    last = frames
  }
  for (const node of doc.content) visit(node, [], '')
  return leaves
}

function isLeaf(node: NodeJson): boolean {
  const type = documentSchema.nodes[node.type]
  return !type || type.isTextblock || type.isAtom || node.type === 'tableRow' || !node.content?.length
}

/** Cells are apart by a tab and blocks in a cell by a line end, which the word diff never lets slip past each other lightly. */
export function piecesOf(node: NodeJson): Piece[] {
  if (node.text !== undefined) return [{ text: node.text, marks: node.marks ?? [] }]
  if (node.type === 'hardBreak') return [{ text: '\n', marks: [] }]
  if (node.type === 'image') return node.attrs?.alt ? [{ text: String(node.attrs.alt), marks: [] }] : []
  const children = node.content ?? []
  const between = children.every(isInline) ? '' : node.type === 'tableRow' ? '\t' : '\n'
  return children.flatMap((child, index) => [
    ...(index > 0 && between !== '' ? [{ text: between, marks: [] }] : []),
    ...piecesOf(child),
  ])
}

/** A node as a text that is equal for equal nodes and for no others, ids left out. */
export function lookOf(node: NodeJson): string {
  if (node.text !== undefined) return `${JSON.stringify(node.text)}${node.marks ? JSON.stringify(node.marks) : ''}`
  let content = ''
  for (const child of node.content ?? []) content += `${lookOf(child)},`
  return `${node.type}${attributesLook(node)}[${content}]`
}

function attributesLook({ attrs }: NodeJson): string {
  let look = ''
  for (const name in attrs) if (name !== 'id') look += `${name}=${JSON.stringify(attrs[name])};`
  return `{${look}}`
}

function sharedLength(a: readonly NodeJson[], b: readonly NodeJson[]): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

function idOf(node: NodeJson | undefined): string | null {
  const id = node?.attrs?.id
  return typeof id === 'string' ? id : null
}
