import type { Budget } from '../diff/budget.ts'
import type { FormatChange, WordRun } from '../diff/contract.ts'
import { formatsOf } from '../diff/formats.ts'
import { joined, type Piece, wholeRuns } from '../diff/runs.ts'
import { diffPieces, listEnd } from '../diff/words.ts'
import type { ElementText } from './lineage.ts'

interface PairWords {
  readonly before: WordRun[]
  readonly after: WordRun[]
  readonly inline: WordRun[]
  readonly formats: FormatChange[]
}

/** [DEF3] [DEF47] Two elements word by word. How each ends in its list is no change, and each keeps its own end. */
export function pairWords(from: ElementText, to: ElementText, budget: Budget): PairWords {
  const [wasEnd, isEnd] = [from.text.search(listEnd), to.text.search(listEnd)]
  const [was, is] = [piecesOf(from), piecesOf(to)]
  const { before, after, inline, remarked } = diffPieces(cut(was, 0, wasEnd), cut(is, 0, isEnd), budget)
  const end = wholeRuns('same', cut(is, isEnd))
  const otherwise = from.leaf && to.leaf ? formatsOf(from.leaf, to.leaf, remarked, false) : []
  return {
    before: unlinked([...before, ...wholeRuns('same', cut(was, wasEnd))]),
    after: unlinked([...after, ...end]),
    inline: unlinked([...inline, ...end]),
    formats: [...otherwise, ...linksOf(before, after)],
  }
}

/** A whole element as it is set. */
export function wholeElement(element: ElementText): WordRun[] {
  return unlinked(wholeRuns('same', piecesOf(element)))
}

/** Words that are marked already, cut where the element's formatting changes, and set as it is. */
export function asSet(runs: readonly WordRun[], element: ElementText): WordRun[] {
  const setting = wholeElement(element)
  const parts: WordRun[] = []
  let [at, used] = [0, 0]
  for (const { kind, text } of runs) {
    let taken = 0
    while (taken < text.length) {
      const set = setting[at]
      const length = Math.min(text.length - taken, (set?.text.length ?? text.length) - used)
      parts.push({ kind, text: text.slice(taken, taken + length), marks: set?.marks ?? [] })
      taken += length
      used += length
      if (used === set?.text.length) [at, used] = [at + 1, 0]
    }
  }
  return joined(parts)
}

function piecesOf({ leaf, text }: ElementText): readonly Piece[] {
  return leaf?.pieces ?? [{ text, marks: [] }]
}

function cut(pieces: readonly Piece[], start: number, end = Number.POSITIVE_INFINITY): Piece[] {
  let place = 0
  return pieces.flatMap(({ text, marks }) => {
    const from = place
    place += text.length
    const part = text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return part === '' ? [] : [{ text: part, marks }]
  })
}

/** Links that came or went with their words. One that leads where one of the other side led only got other words. */
function linksOf(before: readonly WordRun[], after: readonly WordRun[]): FormatChange[] {
  const [gone, come] = [linked(before, 'del'), linked(after, 'ins')]
  return [
    ...[...gone].flatMap(([link, on]) => (come.has(link) ? [] : [linkChange(on, link, null)])),
    ...[...come].flatMap(([link, on]) => (gone.has(link) ? [] : [linkChange(on, null, link)])),
  ]
}

function linked(runs: readonly WordRun[], kind: WordRun['kind']): Map<string, string> {
  return new Map(runs.flatMap(({ kind: own, link, text }) => (own === kind && link ? [[link, text.trim()]] : [])))
}

function linkChange(on: string, before: string | null, after: string | null): FormatChange {
  return { property: 'link', on, before, after }
}

/** Where links lead is told beside the text: a definition is read, and its links change with the wiki around it. */
function unlinked(runs: readonly WordRun[]): WordRun[] {
  return joined(runs.map(({ link: _, marks, ...run }) => ({ ...run, marks: marks.filter(mark => mark !== 'link') })))
}
