import { type Token, tokensOf } from '../diff/tokens.ts'

/** Stands between blocks and at forced line breaks. No text holds it: documents have no control characters. */
export const boundary = '\u0000'

const space: Token = { text: ' ', isWord: false, weight: 0.1 }

/**
 * Words as numbers, which compare many times faster than strings. One for all texts that are held against each other; a
 * block that stands unchanged in hundreds of revisions is cut into words once.
 */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly #tokens: Token[] = []
  readonly #compared: number[] = []
  readonly #space: number
  readonly #blocks = new Map<string, Int32Array>()
  readonly boundary: number

  constructor() {
    this.#space = this.#numberOf(space)
    this.boundary = this.#numberOf({ text: boundary, isWord: false, weight: 2 })
  }

  token(number: number): Token {
    const token = this.#tokens[number]
    if (!token) throw new Error(`There is no word ${number}.`)
    return token
  }

  /** UTF-16 units that the token takes of a document's text. */
  lengthOf(number: number): number {
    return number === this.boundary ? 0 : this.token(number).text.length
  }

  isWord(number: number): boolean {
    return this.#tokens[number]?.isWord === true
  }

  isSpace(number: number): boolean {
    return this.compared(number) === this.#space
  }

  /** [WHO2] Any space is as good as any other. */
  compared(number: number): number {
    return this.#compared[number] as number
  }

  numbersOf(block: string): Int32Array {
    const known = this.#blocks.get(block)
    if (known) return known
    const numbers = Int32Array.from(tokensOf(block), token => this.#numberOf(token))
    this.#blocks.set(block, numbers)
    return numbers
  }

  #numberOf(token: Token): number {
    const known = this.#numbers.get(token.text)
    if (known !== undefined) return known
    this.#tokens.push(token)
    const number = this.#tokens.length - 1
    this.#numbers.set(token.text, number)
    this.#compared.push(token.text.trim() === '' ? this.#numberOf(space) : number)
    return number
  }
}
