import { FileFault } from './faults.ts'
import type { TextChunk } from './unpacking.ts'

/** Characters of a line: a document of the largest size, as JSON. */
const longestLine = 32 * 1024 * 1024

export interface JsonLine {
  readonly value: unknown
  readonly line: number
  readonly byte: number
  /** How long it is. */
  readonly characters: number
}

/** One JSON value a line. */
export async function* jsonLines(chunks: AsyncIterable<TextChunk>): AsyncGenerator<JsonLine> {
  let rest: string[] = []
  let length = 0
  let line = 1
  let byte = 0
  for await (const { text, start } of chunks) {
    byte = start
    const [first = '', ...others] = text.split('\n')
    rest.push(first)
    length += first.length
    if (length > longestLine) throw new FileFault('text-too-large', { line, byte })
    for (const next of others) {
      const whole = rest.join('')
      if (whole.trim() !== '') yield { value: parsed(whole, line, byte), line, byte, characters: whole.length }
      line += 1
      rest = [next]
      length = next.length
    }
  }
  const last = rest.join('')
  if (last.trim() !== '') yield { value: parsed(last, line, byte), line, byte, characters: last.length }
}

function parsed(text: string, line: number, byte: number): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new FileFault('not-json', { line, byte })
  }
}
