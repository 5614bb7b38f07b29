import type { Budget } from './budget.ts'
import type { WordRun } from './contract.ts'
import type { Group } from './groups.ts'
import type { Leaf } from './leaves.ts'
import { joined, type Piece, type Remarked, wholeRuns } from './runs.ts'
import { diffPieces } from './words.ts'

/** The words of a group, block by block. */
export interface GroupWords {
  readonly before: readonly WordRun[][]
  readonly after: readonly WordRun[][]
  /** Both in one; as many as there are blocks now, or one where they are gone. */
  readonly inline: readonly WordRun[][]
  readonly remarked: readonly Remarked[]
}

const border: Piece = { text: '\n', marks: [] }

/** [DIFF20] Compared as one text, so that words that only went to a block of their own are not marked. */
export function wordsOfGroup({ before, after }: Group, budget: Budget): GroupWords {
  if (before.length === 0) {
    const added = after.map(leaf => wholeRuns('ins', leaf.pieces))
    return { before: [], after: added, inline: added, remarked: [] }
  }
  if (after.length === 0) {
    const removed = before.map(leaf => wholeRuns('del', leaf.pieces))
    return { before: removed, after: [], inline: removed, remarked: [] }
  }
  const runs = diffPieces(piecesOfAll(before), piecesOfAll(after), budget)
  const { remarked } = runs
  if (before.length === 1 && after.length === 1) {
    return { before: [runs.before], after: [runs.after], inline: [runs.inline], remarked }
  }
  const [beforeBorders, afterBorders] = [bordersOf(before), bordersOf(after)]
  return {
    before: cut(softened(runs.before, 'del', after.length > 1), beforeBorders, () => true),
    after: cut(softened(runs.after, 'ins', before.length > 1), afterBorders, () => true),
    inline:
      after.length > 1
        ? cut(withoutSpaces(runs.inline, 'del'), afterBorders, run => run.kind !== 'del')
        : [joined(withoutSpaces(withEdges(runs.inline, beforeBorders), 'ins', 'same'))],
    remarked,
  }
}

function piecesOfAll(leaves: readonly Leaf[]): Piece[] {
  return leaves.flatMap((leaf, index) => (index === 0 ? leaf.pieces : [border, ...leaf.pieces]))
}

/** Where the line ends stand that hold the blocks apart. */
function bordersOf(leaves: readonly Leaf[]): number[] {
  const places: number[] = []
  let place = 0
  for (const leaf of leaves.slice(0, -1)) {
    place += leaf.text.length
    places.push(place)
    place += 1
  }
  return places
}

/** Runs cut at the borders, which go. `counts` says which runs the places of the borders count. */
function cut(runs: readonly WordRun[], borders: readonly number[], counts: (run: WordRun) => boolean): WordRun[][] {
  const blocks: WordRun[][] = [[]]
  let place = 0
  let next = 0
  for (const run of runs) {
    let { text } = run
    if (counts(run)) {
      for (let end = borders[next]; end !== undefined && end < place + text.length; end = borders[next]) {
        blocks.at(-1)?.push({ ...run, text: text.slice(0, end - place) })
        blocks.push([])
        text = text.slice(end - place + 1)
        place = end + 1
        next += 1
      }
      place += text.length
    }
    blocks.at(-1)?.push({ ...run, text })
  }
  return blocks.map(joined)
}

/** An edge for each border in the one text of both. */
function withEdges(runs: readonly WordRun[], borders: readonly number[]): WordRun[] {
  const result: WordRun[] = []
  let place = 0
  for (const run of runs) {
    if (run.kind === 'ins') {
      result.push(run)
      continue
    }

    const ends = borders.filter(end => end >= place && end < place + run.text.length)
    let from = 0
    for (const end of ends) {
      if (end - place > from) result.push({ ...run, text: run.text.slice(from, end - place) })
      result.push({ kind: 'edge', text: '', marks: [] })
      from = end - place + (run.kind === 'del' ? 1 : 0)
    }
    if (from < run.text.length) result.push({ ...run, text: run.text.slice(from) })
    place += run.text.length
  }
  return result
}

const space = /^[^\S\n]*$/

/** The space where a block is cut in two, or that joins two, is nobody's change. */
function softened(runs: readonly WordRun[], kind: 'del' | 'ins', applies: boolean): WordRun[] {
  return applies
    ? joined(runs.map(run => (run.kind === kind && space.test(run.text) ? { ...run, kind: 'same' } : run)))
    : [...runs]
}

function withoutSpaces(runs: readonly WordRun[], kind: 'del' | 'ins', becomes?: 'same'): WordRun[] {
  return runs.flatMap(run => {
    if (run.kind !== kind || !space.test(run.text)) return [run]
    return becomes ? [{ ...run, kind: becomes }] : []
  })
}
