import type { MarkJson, NodeJson } from '../document/document.ts'

/** A stretch of text whose marks are the same throughout. A line break is the one character no text can hold. */
export interface Piece {
  readonly text: string
  readonly marks: readonly MarkJson[]
}

export const lineBreak = '\u0000'

export function piecesOf(content: readonly NodeJson[]): Piece[] {
  return content.map(({ text, marks }) => ({ text: text ?? lineBreak, marks: marks ?? [] }))
}

export function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** The words as a person reads them. */
export function readable(text: string): string {
  return text.replaceAll(lineBreak, '\n')
}

export function nodesOf(pieces: readonly Piece[]): NodeJson[] {
  return pieces.flatMap(({ text, marks }) =>
    text
      .split(/(\0)/)
      .filter(part => part !== '')
      .map((part): NodeJson => {
        const node = part === lineBreak ? { type: 'hardBreak' } : { type: 'text', text: part }
        return marks.length > 0 ? { ...node, marks } : node
      }),
  )
}

/** Cuts stretches out of pieces, from left to right or not. */
export class InlineText {
  readonly text: string
  private readonly pieces: readonly Piece[]
  private readonly starts: number[] = []

  constructor(content: readonly NodeJson[]) {
    this.pieces = piecesOf(content)
    this.text = wordsOf(this.pieces)
    let start = 0
    for (const piece of this.pieces) {
      this.starts.push(start)
      start += piece.text.length
    }
  }

  slice(from: number, to: number): Piece[] {
    const found: Piece[] = []
    for (let index = this.indexAt(from); index < this.pieces.length; index += 1) {
      const { text, marks } = this.pieces[index] as Piece
      const start = this.starts[index] as number
      if (start >= to) break
      const part = text.slice(Math.max(0, from - start), to - start)
      if (part !== '') found.push({ text: part, marks })
    }
    return found
  }

  /** The piece in which this place lies. */
  private indexAt(place: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] as number) <= place) low = middle
      else high = middle - 1
    }
    return Math.max(0, low)
  }
}
