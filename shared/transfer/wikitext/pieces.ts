import type { NodeJson } from '../../document/document.ts'
import { node, textNode } from '../nodes.ts'
import type { Piece } from './reading.ts'

/** Paragraphs of the words, with the blocks that stood among them between. */
export function blocksOfPieces(pieces: readonly Piece[]): NodeJson[] {
  const blocks: NodeJson[] = []
  let words: Piece[] = []
  const endParagraph = () => {
    const content = inlineNodes(words)
    if (content.length > 0) blocks.push(node('paragraph', content))
    words = []
  }
  for (const piece of pieces) {
    if ('block' in piece) {
      endParagraph()
      blocks.push(piece.block)
    } else words.push(piece)
  }
  endParagraph()
  return blocks
}

/** The words and line breaks alone, spaces as a browser would show them. */
export function inlineNodes(pieces: readonly Piece[]): NodeJson[] {
  const nodes: NodeJson[] = []
  // At the start, and after a break, a space is not seen.
  let spaced = true
  for (const piece of pieces) {
    if ('lineBreak' in piece) {
      trimEnd(nodes)
      nodes.push({ type: 'hardBreak' })
      spaced = true
    } else if ('text' in piece) {
      const text: string = piece.text.replace(/[ \t\n]+/g, ' ').replace(spaced ? /^ / : /^(?!)/, '')
      if (text === '') continue
      nodes.push(textNode(text, piece.marks))
      spaced = text.endsWith(' ')
    }
  }
  while (nodes.at(-1)?.type === 'hardBreak') nodes.pop()
  trimEnd(nodes)
  while (nodes[0]?.type === 'hardBreak') nodes.shift()
  return nodes
}

function trimEnd(nodes: NodeJson[]): void {
  const last = nodes.at(-1)
  if (last?.text === undefined) return
  const text = last.text.replace(/ $/, '')
  nodes.pop()
  if (text !== '') nodes.push({ ...last, text })
}
