import type { NodeJson } from '../../document/document.ts'
import { node, textNode } from '../nodes.ts'
import { htmlHeading } from './html-lines.ts'
import { inlinePieces } from './inline.ts'
import { type ListLine, listBlocks, listLine } from './lists.ts'
import { quoteEnd, quoteStart } from './markers.ts'
import { blocksOfPieces, inlineNodes } from './pieces.ts'
import { deepest, type Reading } from './reading.ts'
import { tableBlocks, tableLength, tableStart } from './tables.ts'
import { referenceLists } from './taken.ts'

const headingLine = /^(={1,6})(.+?)\1\s*$/
const ruleLine = /^-{4,}(.*)$/
const markerAlone = /^\s*\uFDD0(\d+)\uFDD1\s*$/

/** Reads lines of wikitext into blocks, top down; what is no block begins or goes on with a paragraph. */
export function readBlocks(text: string, reading: Reading): NodeJson[] {
  if (reading.depth >= deepest) return blocksOfPieces(inlinePieces(text, reading))
  return new BlockReader(text.split('\n'), reading).read()
}

class BlockReader {
  readonly #lines: readonly string[]
  readonly #reading: Reading
  readonly #blocks: NodeJson[] = []
  #paragraph: string[] = []
  #place = 0

  constructor(lines: readonly string[], reading: Reading) {
    this.#lines = lines
    this.#reading = reading
  }

  read(): NodeJson[] {
    while (this.#place < this.#lines.length) {
      const line = this.#lines[this.#place] ?? ''
      const taken = this.#takeBlock(line)
      if (taken === 0) this.#paragraph.push(line)
      this.#place += Math.max(1, taken)
    }
    this.#endParagraph()
    return this.#blocks
  }

  /** How many lines made a block; 0 when this one belongs to a paragraph. */
  #takeBlock(line: string): number {
    if (line.trim() === '') return this.#add([])
    const heading = headingLine.exec(line) ?? htmlHeading.exec(line)
    if (heading) return this.#add(this.#heading(heading))
    const rule = ruleLine.exec(line)
    if (rule) return this.#add([node('horizontalRule'), ...this.#blocksOf(rule[1] ?? '')])
    if (tableStart.test(line)) return this.#takeTable()
    if (listLine.test(line)) return this.#takeList()
    if (line === quoteStart) return this.#takeQuote()
    if (line === quoteEnd) return this.#add([])
    if (/^ +\S/.test(line) && this.#paragraph.length === 0) return this.#takePreformatted()
    return this.#takeReferences(line)
  }

  #add(blocks: readonly NodeJson[], lines = 1): number {
    this.#endParagraph()
    this.#blocks.push(...blocks)
    return lines
  }

  #endParagraph(): void {
    const text = this.#paragraph.join('\n')
    this.#paragraph = []
    if (text !== '') this.#blocks.push(...blocksOfPieces(inlinePieces(text, this.#reading)))
  }

  #blocksOf(text: string, bold = false): NodeJson[] {
    return blocksOfPieces(inlinePieces(text, this.#reading, bold ? [{ type: 'bold' }] : []))
  }

  #heading([, signs = '', words = '']: RegExpExecArray): NodeJson[] {
    const depth = /^\d$/.test(signs) ? Number(signs) : signs.length
    const pieces = inlinePieces(words.trim(), this.#reading)
    const content = inlineNodes(pieces)
    const level = Math.min(4, Math.max(2, depth))
    const others = pieces.flatMap(piece => ('block' in piece ? [piece.block] : []))
    return [...(content.length > 0 ? [node('heading', content, { level })] : []), ...others]
  }

  #takeTable(): number {
    const length = tableLength(this.#lines, this.#place)
    const lines = this.#lines.slice(this.#place, this.#place + length)
    const inner = { ...this.#reading, depth: this.#reading.depth + 1 }
    return this.#add(
      tableBlocks(lines, text => readBlocks(text, inner)),
      length,
    )
  }

  #takeList(): number {
    const lines: ListLine[] = []
    for (let line = this.#lineAt(0); line !== null; line = this.#lineAt(lines.length)) {
      const [, prefix, text = ''] = listLine.exec(line) ?? []
      if (prefix === undefined) break
      lines.push({ prefix, text })
    }
    return this.#add(
      listBlocks(lines, (text, bold) => this.#blocksOf(text, bold)),
      lines.length,
    )
  }

  #takeQuote(): number {
    let depth = 0
    let length = 0
    for (let line = this.#lineAt(0); line !== null; line = this.#lineAt(length)) {
      length += 1
      if (line === quoteStart) depth += 1
      if (line === quoteEnd) depth -= 1
      if (depth === 0) break
    }
    const text = this.#lines.slice(this.#place + 1, this.#place + length - (depth === 0 ? 1 : 0)).join('\n')
    const content = readBlocks(text, { ...this.#reading, depth: this.#reading.depth + 1 })
    return this.#add(content.length > 0 ? [node('blockquote', content)] : [], length)
  }

  /** Lines that begin with a space are shown as they are typed. */
  #takePreformatted(): number {
    const lines: string[] = []
    for (let line = this.#lineAt(0); line?.startsWith(' '); line = this.#lineAt(lines.length)) lines.push(line.slice(1))
    const pieces = lines.map(line =>
      inlinePieces(line, this.#reading)
        .map(piece => ('text' in piece ? piece.text : ''))
        .join(''),
    )
    const text = pieces.join('\n').trimEnd()
    return this.#add(text.trim() === '' ? [] : [node('codeBlock', [textNode(text)])], lines.length)
  }

  /** Where the notes are asked for, alone on a line. */
  #takeReferences(line: string): number {
    const taken = this.#reading.taken[Number(markerAlone.exec(line)?.[1] ?? Number.NaN)]
    const asked = taken?.kind === 'references' || (taken?.kind === 'template' && referenceLists.test(taken.name))
    return asked && this.#reading.depth === 0 ? this.#add(referenceBlocks(this.#reading)) : 0
  }

  #lineAt(offset: number): string | null {
    return this.#lines[this.#place + offset] ?? null
  }
}

/** The notes, in the order of their numbers. */
export function referenceBlocks({ references }: Reading): NodeJson[] {
  if (!references.any || references.placed) return []
  return [
    node(
      'orderedList',
      references.take().map(pieces => node('listItem', [node('paragraph', inlineNodes(pieces))])),
    ),
  ]
}
