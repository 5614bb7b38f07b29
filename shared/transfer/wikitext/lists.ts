import type { NodeJson } from '../../document/document.ts'
import { node } from '../nodes.ts'

export interface ListLine {
  readonly prefix: string
  readonly text: string
}

export const listLine = /^([*#:;]+)\s*(.*)$/s
/** Lists within lists; deeper ones are told at this depth. */
const deepest = 8

const listTypes: Readonly<Record<string, string>> = { '*': 'bulletList', '#': 'orderedList' }

/** Lines that begin with `*`, `#`, `:` or `;`, as lists within lists; an indented line is a quotation, as its look is. */
export function listBlocks(
  lines: readonly ListLine[],
  blocksOf: (text: string, bold: boolean) => NodeJson[],
  level = 0,
): NodeJson[] {
  const blocks: NodeJson[] = []
  let place = 0
  while (place < lines.length) {
    const kind = lines[place]?.prefix[level]
    let end = place
    while (end < lines.length && lines[end]?.prefix[level] === kind) end += 1
    const group = lines.slice(place, end)
    const type = kind && listTypes[kind]
    if (kind === undefined || level >= deepest) blocks.push(...group.flatMap(({ text }) => blocksOf(text, false)))
    else if (type) blocks.push(node(type, itemsOf(group, blocksOf, level)))
    else if (kind === ';') blocks.push(...group.flatMap(line => termBlocks(line, blocksOf, level)))
    else blocks.push(node('blockquote', listBlocks(group, blocksOf, level + 1)))
    place = end
  }
  return blocks
}

/** A line of exactly this depth begins an item; deeper ones belong to it. */
function itemsOf(
  group: readonly ListLine[],
  blocksOf: (text: string, bold: boolean) => NodeJson[],
  level: number,
): NodeJson[] {
  const items: ListLine[][] = []
  for (const line of group) {
    if (line.prefix.length === level + 1 || items.length === 0) items.push([line])
    else items.at(-1)?.push(line)
  }
  return items.map(lines => {
    const content = listBlocks(lines, blocksOf, level + 1)
    return node('listItem', content.length > 0 ? content : [node('paragraph')])
  })
}

/** `; term : what it means` */
function termBlocks(
  { prefix, text }: ListLine,
  blocksOf: (text: string, bold: boolean) => NodeJson[],
  level: number,
): NodeJson[] {
  if (prefix.length > level + 1) return listBlocks([{ prefix, text }], blocksOf, level + 1)
  const colon = text.search(/\s:\s|:(?=\s)/)
  if (colon < 0) return blocksOf(text, true)
  const meaning = blocksOf(text.slice(colon).replace(/^\s*:/, ''), false)
  return [...blocksOf(text.slice(0, colon), true), ...(meaning.length > 0 ? [node('blockquote', meaning)] : [])]
}
