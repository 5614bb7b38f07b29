import { listEnd } from '../diff/words.ts'
import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { ElementText, VersionText } from './lineage.ts'
import type { RecordedTie } from './lineage-contract.ts'
import { listed } from './sentences.ts'
import { placeOf } from './stretches.ts'
import { type Shape, shapesOf } from './tie-shapes.ts'

/** What is wrong with a tie, by its place among those sent, from 0. */
export interface TieProblem {
  readonly tie: number
  readonly message: string
}

/** A version among those of its definition. */
export interface Placed {
  readonly id: string
  readonly position: number
}

/** [DEF34] Lineage leads from an older version to a newer one, so that no version ever comes from itself. */
export function checkDirection(from: Placed, to: Placed): Refusal | null {
  if (from.id === to.id) return refuse('lineage-cycle')
  return from.position > to.position ? refuse('lineage-backwards') : null
}

/** [DEF35] Refuses ties that the two texts contradict, each with its reason. */
export function checkTies(from: VersionText, to: VersionText, ties: readonly RecordedTie[]): Refusal | null {
  const problems = problemsOf(from, to, ties)
  if (problems.length === 0) return null
  return refuse('lineage-broken', {
    issues: problems.map(({ tie, message }) => ({ path: `ties.${tie}`, message })),
  })
}

/** [DEF35] Everything that is wrong, one problem a tie at most. */
export function problemsOf(from: VersionText, to: VersionText, ties: readonly RecordedTie[]): TieProblem[] {
  const before = new Map(from.elements.map(element => [element.id, element]))
  const after = new Map(to.elements.map(element => [element.id, element]))
  const shapes = shapesOf(ties)
  const seen = new Set<string>()
  return ties.flatMap((tie, place) => {
    const pair = JSON.stringify([tie.from, tie.to])
    const [earlier, later] = [before.get(tie.from ?? ''), after.get(tie.to ?? '')]
    const message =
      missingSide(tie, earlier, later, from.label, to.label) ??
      (seen.has(pair) ? `${nameOf(earlier, later)} is tied twice. Leave one of the two out.` : null) ??
      wrongSides(tie, earlier, later) ??
      wrongShape(tie, shapes.of(tie), earlier, later) ??
      wrongWords(tie, earlier, later)
    seen.add(pair)
    return message === null ? [] : [{ tie: place, message }]
  })
}

type Found = ElementText | undefined

function missingSide(tie: RecordedTie, earlier: Found, later: Found, from: string, to: string): string | null {
  if (tie.from === null && tie.to === null) return 'Name an element on one side at least.'
  if (tie.from !== null && !earlier) return `The version ${from} has no element “${tie.from}”.`
  if (tie.to !== null && !later) return `The version ${to} has no element “${tie.to}”.`
  return null
}

function wrongSides({ kind, from, to }: RecordedTie, earlier: Found, later: Found): string | null {
  if (kind === 'new' && from !== null) {
    return `${nameOf(earlier, later)}: what is new comes from nothing. Choose another kind, or no earlier element.`
  }
  if (kind === 'retired' && to !== null) {
    return `${nameOf(earlier, later)}: what was removed became nothing. Choose another kind, or no later element.`
  }
  if (kind !== 'new' && from === null)
    return `${nameOf(earlier, later)}: say which element it came from, or that it is new.`
  if (kind !== 'retired' && to === null) {
    return `${nameOf(earlier, later)}: say which element it became, or that it was removed.`
  }
  return null
}

function wrongShape(tie: RecordedTie, shape: Shape, earlier: Found, later: Found): string | null {
  if (tie.kind === 'new' && shape.predecessors > 0) {
    return `${nameOf(earlier, later)} cannot be new and come from an earlier element as well.`
  }
  if (tie.kind === 'retired' && shape.successors > 0) {
    return `${nameOf(earlier, later)} cannot be removed and have a successor as well.`
  }
  if (shape.kinds.includes(tie.kind)) return sameWords(tie, earlier, later)
  const many = [
    ...(shape.successors > 1 ? [`${shape.successors} successors`] : []),
    ...(shape.predecessors > 1 ? [`${shape.predecessors} predecessors`] : []),
  ]
  if (many.length > 0) {
    return `${nameOf(earlier, later)}: with ${listed(many)} it was ${listed(shape.kinds.map(kind => spoken[kind]))}, not ${spoken[tie.kind]}.`
  }
  const alone =
    tie.kind === 'split' ? 'went nowhere else, so it was not split' : 'nothing else came to it, so it was not joined'
  return `${nameOf(earlier, later)}: ${alone}. Choose kept or reworded.`
}

const spoken = { kept: 'kept', reworded: 'reworded', split: 'split', merged: 'joined', new: 'new', retired: 'removed' }

/** Kept means word for word, but for how an element ends in its list. */
function sameWords({ kind }: RecordedTie, earlier: Found, later: Found): string | null {
  if (!earlier || !later || (kind !== 'kept' && kind !== 'reworded')) return null
  const isSame = areSameWords(earlier.text, later.text)
  if (kind === 'kept' && !isSame) return `${nameOf(earlier, later)}: the words differ, so it was reworded, not kept.`
  if (kind === 'reworded' && isSame) return `${nameOf(earlier, later)}: the words are the same, so it was kept.`
  return null
}

export function areSameWords(before: string, after: string): boolean {
  return before.replace(listEnd, '') === after.replace(listEnd, '')
}

function wrongWords({ carried, arrived }: RecordedTie, earlier: Found, later: Found): string | null {
  if ((!earlier || !later) && carried.length + arrived.length > 0) {
    return `${nameOf(earlier, later)}: no words carried over where there is one side alone.`
  }
  return wrongIn(carried, earlier, later, earlier) ?? wrongIn(arrived, earlier, later, later)
}

function wrongIn(spans: readonly string[], earlier: Found, later: Found, within: Found): string | null {
  const named = new Set<string>()
  for (const words of spans) {
    if (words.trim() === '') return `${nameOf(earlier, later)}: name words, not blanks.`
    const stretch = within ? placeOf(within.text, words) : null
    if (!stretch) {
      return `${nameOf(earlier, later)}: “${words}” does not stand in element ${within?.number} of the ${within === earlier ? 'earlier' : 'later'} version.`
    }
    const key = `${stretch.start} ${stretch.end}`
    if (named.has(key)) return `${nameOf(earlier, later)}: “${words}” is named twice.`
    named.add(key)
  }
  return null
}

/** "2 to 7", "5, which is new", "3, without a successor". */
function nameOf(earlier: Found, later: Found): string {
  if (earlier && later) return `${earlier.number} to ${later.number}`
  return later ? `Element ${later.number} of the later version` : `Element ${earlier?.number} of the earlier version`
}
