import type { TextPlace, TextPoint } from '@fieldword/shared/discussion/flat-text.ts'
import type { Node } from '@tiptap/pm/model'

export interface BlockPlace {
  /** Where its text begins and ends, or the block itself where it has none. */
  readonly from: number
  readonly to: number
  /** The element it is, or the heading it stands under. */
  readonly label: string
}

/** Every block of the text by its id. */
export function blockPlaces(doc: Node): Map<string, BlockPlace> {
  const places = new Map<string, BlockPlace>()
  let elements = 0
  let label = ''
  doc.descendants((node, position) => {
    if (node.type.name === 'definitionElement') {
      elements += 1
      label = `Element ${elements}`
    } else if (node.type.name === 'heading') label = node.textContent
    const { id } = node.attrs
    if (typeof id === 'string' && !places.has(id)) places.set(id, { ...extentOf(node, position), label })
    return !node.isTextblock
  })
  return places
}

function extentOf(node: Node, position: number) {
  if (node.isTextblock) return { from: position + 1, to: position + 1 + node.content.size }
  return { from: position, to: position + node.nodeSize }
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** Null where the text has no such place. */
export function rangeOf(places: ReadonlyMap<string, BlockPlace>, { start, end }: TextPlace): Range | null {
  const from = positionOf(places, start)
  const to = positionOf(places, end)
  return from === null || to === null || to < from ? null : { from, to }
}

function positionOf(places: ReadonlyMap<string, BlockPlace>, { blockId, offset }: TextPoint): number | null {
  const block = places.get(blockId)
  return block && block.from + offset <= block.to ? block.from + offset : null
}

/** What is selected; null where the selection begins or ends in no text of a block. */
export function placeIn(doc: Node, { from, to }: Range): TextPlace | null {
  const start = pointAt(doc, from)
  const end = pointAt(doc, to)
  return start && end ? { start, end } : null
}

export function pointAt(doc: Node, position: number): TextPoint | null {
  const { parent, parentOffset } = doc.resolve(position)
  const { id } = parent.attrs
  return parent.isTextblock && typeof id === 'string' ? { blockId: id, offset: parentOffset } : null
}
