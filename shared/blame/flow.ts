import type { DocumentJson, NodeJson } from '../document/document.ts'
import { isInline } from '../document/to-text.ts'
import { boundary, type Vocabulary } from './vocabulary.ts'

/** A half-open range of tokens. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The words of a document, or of passages that once stood in one, in their order. */
export interface Flow {
  readonly vocabulary: Vocabulary
  /** The text of each block, `boundary` for each forced line break in it. */
  readonly texts: readonly string[]
  /** Numbers of the vocabulary; between two blocks stands a boundary. */
  readonly written: Int32Array
  /** The same as they are compared. */
  readonly tokens: Int32Array
  /** The tokens of each block. */
  readonly blocks: readonly Range[]
  /** Where each token begins in the text, in UTF-16 units, and at last where the text ends. */
  readonly offsets: Int32Array
}

/** [WHO1] The words that somebody wrote: the text of the text nodes, block by block. Descriptions of images are not among them. */
export function flowOf(document: DocumentJson, vocabulary: Vocabulary): Flow {
  const texts = textBlocksOf(document).map(({ content = [] }) => content.map(({ text }) => text ?? boundary).join(''))
  return flowOfTexts(texts, vocabulary)
}

/** The blocks that hold text themselves, in their order. */
export function textBlocksOf(document: DocumentJson): NodeJson[] {
  const blocks: NodeJson[] = []
  const visit = (node: NodeJson): void => {
    const children = node.content ?? []
    if (children.some(isInline)) blocks.push(node)
    else children.forEach(visit)
  }
  document.content.forEach(visit)
  return blocks
}

export function flowOfTexts(texts: readonly string[], vocabulary: Vocabulary): Flow {
  const parts = texts.map(text => vocabulary.numbersOf(text))
  const written = new Int32Array(parts.reduce((sum, { length }) => sum + length, Math.max(0, parts.length - 1)))
  const blocks: Range[] = []
  let place = 0
  for (const part of parts) {
    if (place > 0) {
      written[place] = vocabulary.boundary
      place += 1
    }
    written.set(part, place)
    blocks.push({ start: place, end: place + part.length })
    place += part.length
  }
  const tokens = written.map(number => vocabulary.compared(number))
  return { vocabulary, texts, written, tokens, blocks, offsets: offsetsOf(written, vocabulary) }
}

function offsetsOf(written: Int32Array, vocabulary: Vocabulary): Int32Array {
  const offsets = new Int32Array(written.length + 1)
  for (const [index, token] of written.entries()) {
    offsets[index + 1] = (offsets[index] as number) + vocabulary.lengthOf(token)
  }
  return offsets
}

/** How much it says that two texts share these tokens. */
export function weightOf({ tokens, vocabulary }: Flow, { start, end }: Range): number {
  let weight = 0
  for (let index = start; index < end; index += 1) weight += vocabulary.token(tokens[index] as number).weight
  return weight
}

export function wordsIn({ tokens, vocabulary }: Flow, { start, end }: Range): number {
  let words = 0
  for (let index = start; index < end; index += 1) if (vocabulary.isWord(tokens[index] as number)) words += 1
  return words
}
