import type { NodeJson } from '../../document/document.ts'
import { node } from '../nodes.ts'

interface Cell {
  readonly type: 'tableCell' | 'tableHeader'
  readonly attrs: NonNullable<NodeJson['attrs']>
  readonly lines: string[]
}

type ReadBlocks = (text: string) => NodeJson[]

export const tableStart = /^\s*:*\s*\{\|/
export const tableEnd = /^\s*\|\}/

/** The lines of a table, from `{|` on; its end included. All the rest where nothing ends it. */
export function tableLength(lines: readonly string[], from: number): number {
  let depth = 0
  for (let index = from; index < lines.length; index += 1) {
    if (tableStart.test(lines[index] ?? '')) depth += 1
    else if (tableEnd.test(lines[index] ?? '')) depth -= 1
    if (depth === 0) return index - from + 1
  }
  return lines.length - from
}

/** A table, and before it its caption. What stands in it outside of any cell goes into one, so that no word is lost. */
export function tableBlocks(lines: readonly string[], readBlocks: ReadBlocks): NodeJson[] {
  const rows: Cell[][] = [[]]
  const caption: string[] = []
  let into: string[] | null = null
  let nested = 0
  for (const line of lines.slice(1)) {
    const start = line.trimStart()
    if (nested === 0 && tableEnd.test(start)) {
      const rest = start.slice(2).trim()
      if (rest !== '') (into ?? newCell(rows)).push(rest)
      break
    }
    if (tableStart.test(line)) nested += 1
    else if (nested > 0 && tableEnd.test(start)) nested -= 1
    else if (nested === 0 && start.startsWith('|-')) {
      rows.push([])
      into = null
      continue
    } else if (nested === 0 && start.startsWith('|+')) {
      caption.push(withoutAttributes(start.slice(2)).words)
      into = caption
      continue
    } else if (nested === 0 && (start.startsWith('|') || start.startsWith('!'))) {
      into = takeCells(rows, start)
      continue
    }
    if (into === null && line.trim() === '') continue
    into ??= newCell(rows)
    into.push(line)
  }
  return [...readBlocks(caption.join('\n')), ...tableOf(rows, readBlocks)]
}

function tableOf(rows: readonly (readonly Cell[])[], readBlocks: ReadBlocks): NodeJson[] {
  const filled = rows.filter(cells => cells.length > 0)
  if (filled.length === 0) return []
  const cellOf = ({ type, attrs, lines }: Cell) => {
    const blocks = readBlocks(lines.join('\n'))
    return node(type, blocks.length > 0 ? blocks : [node('paragraph')], attrs)
  }
  return [
    node(
      'table',
      filled.map(cells => node('tableRow', cells.map(cellOf))),
    ),
  ]
}

function newCell(rows: Cell[][]): string[] {
  const lines: string[] = []
  rows.at(-1)?.push({ type: 'tableCell', attrs: {}, lines })
  return lines
}

/** Where what follows on the next lines belongs. */
function takeCells(rows: Cell[][], line: string): string[] | null {
  const type = line.startsWith('!') ? 'tableHeader' : 'tableCell'
  let last: string[] | null = null
  for (const part of splitCells(line.slice(1), type === 'tableHeader')) {
    const { attributes, words } = withoutAttributes(part)
    last = [words]
    rows.at(-1)?.push({ type, attrs: attributesOf(attributes), lines: last })
  }
  return last
}

/** Cells of one line: parted by two bars, and headings by two exclamation marks as well; never within a link. */
function splitCells(line: string, heading: boolean): string[] {
  const cells = ['']
  let depth = 0
  for (const piece of line.split(/(\[\[|\]\]|\|\||!!)/)) {
    if (piece === '[[') depth += 1
    if (piece === ']]') depth = Math.max(0, depth - 1)
    const parts = depth === 0 && (piece === '||' || (heading && piece === '!!'))
    if (parts) cells.push('')
    else cells[cells.length - 1] += piece
  }
  return cells
}

/** `style="…" | words`: what stands before a single bar is about the cell, unless it holds a link. */
function withoutAttributes(part: string): { attributes: string; words: string } {
  const bar = part.indexOf('|')
  const before = bar < 0 ? '' : part.slice(0, bar)
  if (bar < 0 || before.includes('[[') || part[bar + 1] === '|') return { attributes: '', words: part.trim() }
  return { attributes: before, words: part.slice(bar + 1).trim() }
}

function attributesOf(attributes: string): NonNullable<NodeJson['attrs']> {
  const span = (name: string) => {
    const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,3})\\b`, 'i').exec(attributes)?.[1] ?? 1)
    return value > 1 && value <= 100 ? { [name]: value } : {}
  }
  const align = /\b(?:align\s*=\s*["']?|text-align\s*:\s*)(left|center|right)\b/i.exec(attributes)?.[1]?.toLowerCase()
  return { ...span('colspan'), ...span('rowspan'), ...(align && { align }) }
}
