import type { DocumentJson, NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'

/** A place in a block's text, in UTF-16 units; a line break is one. */
export interface TextPoint {
  readonly blockId: string
  readonly offset: number
}

export interface TextPlace {
  readonly start: TextPoint
  readonly end: TextPoint
}

interface Block {
  readonly id: string
  /** In the lined text. */
  readonly start: number
  readonly end: number
}

const textBlocks = new Set(['paragraph', 'heading', 'definitionElement', 'codeBlock', 'detailsSummary'])

/**
 * All words of a document in one string. In `text` nothing stands between blocks or lines, so that splitting and joining them
 * changes nothing; `lined` has a line end at each.
 */
export class FlatText {
  readonly text: string
  readonly lined: string
  readonly #blocks: Block[] = []
  readonly #byId = new Map<string, Block>()
  readonly #ids = new Set<string>()
  readonly #lineEnds: number[] = []

  constructor({ content }: DocumentJson) {
    const parts: string[] = []
    let at = 0
    for (const node of textBlocksIn(content, this.#ids)) {
      const words = blockText(node)
      const block = { id: idOf(node), start: at, end: at + words.length }
      this.#blocks.push(block)
      // Where two blocks share an id by accident, the first has it.
      if (!this.#byId.has(block.id)) this.#byId.set(block.id, block)
      parts.push(words)
      at = block.end + 1
    }
    this.lined = parts.join('\n')
    for (let end = this.lined.indexOf('\n'); end >= 0; end = this.lined.indexOf('\n', end + 1)) this.#lineEnds.push(end)
    this.text = this.#lineEnds.length > 0 ? withoutLineEnds(this.lined) : this.lined
  }

  /** Of any kind, with text or without. */
  hasBlock(id: string): boolean {
    return this.#ids.has(id)
  }

  /** Where the text of a block stands in `text`; null where it has none. */
  rangeOf(id: string): { readonly start: number; readonly end: number } | null {
    const block = this.#byId.get(id)
    return block ? { start: this.#unlined(block.start), end: this.#unlined(block.end) } : null
  }

  /** Null where that block has no such place. */
  indexOf({ blockId, offset }: TextPoint): number | null {
    const block = this.#byId.get(blockId)
    if (!block || offset < 0 || block.start + offset > block.end) return null
    return this.#unlined(block.start + offset)
  }

  placeOf(start: number, end: number): TextPlace {
    const [from, to] = this.linedRange(start, end)
    return { start: this.#pointAt(from), end: this.#pointAt(to) }
  }

  placeOfBlock(id: string): TextPlace {
    const { start, end } = this.#byId.get(id) ?? { start: 0, end: 0 }
    return { start: { blockId: id, offset: 0 }, end: { blockId: id, offset: end - start } }
  }

  /** As it is in `lined`: line ends before the first and after the last word are left out. */
  linedRange(start: number, end: number): [from: number, to: number] {
    const lineEnds = this.#lineEnds
    const from = start + countWhere(lineEnds.length, index => (lineEnds[index] ?? 0) - index <= start)
    const to = end + countWhere(lineEnds.length, index => (lineEnds[index] ?? 0) - index < end)
    return [from, Math.max(from, to)]
  }

  #unlined(at: number): number {
    return at - countWhere(this.#lineEnds.length, index => (this.#lineEnds[index] ?? 0) < at)
  }

  #pointAt(at: number): TextPoint {
    const blocks = this.#blocks
    const block = blocks[countWhere(blocks.length, index => (blocks[index]?.start ?? 0) <= at) - 1]
    return { blockId: block?.id ?? '', offset: at - (block?.start ?? 0) }
  }
}

export function withoutLineEnds(words: string): string {
  return words.replaceAll('\n', '')
}

/** How many of so many are so, where those that are come first. */
export function countWhere(length: number, isSo: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function* textBlocksIn(nodes: readonly NodeJson[], ids: Set<string>): Generator<NodeJson> {
  for (const node of nodes) {
    const id = idOf(node)
    if (id !== '') ids.add(id)
    if (textBlocks.has(node.type)) yield node
    else if (node.content) yield* textBlocksIn(node.content, ids)
  }
}

const idOf = (node: NodeJson) => String(node.attrs?.id ?? '')
