import { type Budget, budgetOf } from '../diff/budget.ts'
import type { WordRun } from '../diff/contract.ts'
import { listEnd } from '../diff/words.ts'
import { countWords } from '../document/size.ts'
import { markArrived, markCarried } from './carried.ts'
import type { CompareRow, DefinitionComparison, Side } from './compare-contract.ts'
import { asSet, pairWords, wholeElement } from './compare-words.ts'
import type { LineageKind } from './contract.ts'
import {
  type ElementText,
  isOneToOne,
  type LineageLink,
  type Tie,
  tiesFrom,
  tiesOf,
  tiesTo,
  type VersionText,
} from './lineage.ts'
import { rationaleFrom, rationaleTo } from './rationale.ts'
import { headlineOf, listed, mapTextOf, summaryOf } from './sentences.ts'

export type Compared = Pick<
  DefinitionComparison,
  | 'headline'
  | 'summary'
  | 'counts'
  | 'words'
  | 'rows'
  | 'changes'
  | 'coarse'
  | 'links'
  | 'fromElements'
  | 'toElements'
  | 'mapText'
>

/**
 * [DEF3–DEF9] [DEF47] Two texts element by element, along their lineage. Says nothing that is not in the texts or the lineage.
 * Worst case: reading both, and `budget` units for all words; past them the answer is coarser and says so.
 */
export function compareVersions(
  from: VersionText,
  to: VersionText,
  lineage: readonly LineageLink[],
  options: { readonly budget?: number } = {},
): Compared {
  const budget = budgetOf(options.budget)
  const ties = tiesOf(from.elements, to.elements, lineage)
  const reasons = lineage.filter(({ rationale }) => rationale !== '')
  const told = rowsOf(from.elements, to.elements, ties, budget).map(row => withRationale(row, from, to, reasons))
  const { rows, changes } = numbered(told)
  const counts = countsOf(rows)
  return {
    headline: headlineOf(from.elements.length, to.elements.length),
    summary: summaryOf(from.label, to.label, counts, ties),
    counts,
    words: { from: wordsOf(from.elements), to: wordsOf(to.elements) },
    rows,
    changes,
    coarse: budget.coarse,
    links: ties.map(tie => ({ from: tie.from.number, to: tie.to.number, kind: kindOf(tie, ties) })),
    fromElements: from.elements.map(({ number, handle }) => ({ number, handle })),
    toElements: to.elements.map(element => ({
      number: element.number,
      handle: element.handle,
      isNew: tiesTo(element, ties).length === 0,
    })),
    mapText: mapTextOf(from, to, ties),
  }
}

/** What became of an element by this tie. Where several meet, split and merged are what they do, whatever was recorded. */
export function kindOf(tie: Tie, ties: readonly Tie[]): LineageKind {
  if (isOneToOne(tie, ties)) return tie.kind === 'kept' ? 'kept' : 'reworded'
  return tiesTo(tie.to, ties).some(({ from }) => tiesFrom(from, ties).length > 1) ? 'split' : 'merged'
}

type BareRow = Omit<CompareRow, 'rationale' | 'change'>
type UnnumberedRow = Omit<CompareRow, 'change'>

function withRationale(
  row: BareRow,
  from: VersionText,
  to: VersionText,
  lineage: readonly LineageLink[],
): UnnumberedRow {
  const [before, after] = [row.before[0], row.after[0]]
  const texts = [from.elements, to.elements] as const
  if (after) return { ...row, rationale: rationaleTo(after.elementId, lineage, ...texts) }
  return { ...row, rationale: before ? rationaleFrom(before.elementId, lineage, ...texts) : [] }
}

/** One element of the later text beside what it came from. */
export function elementRow(
  element: ElementText,
  [from, to]: readonly [VersionText, VersionText],
  { ties, links }: { readonly ties: readonly Tie[]; readonly links: readonly LineageLink[] },
): CompareRow {
  const [row] = numbered([withRationale(rowOf(element, ties, budgetOf()), from, to, links)]).rows
  if (!row) throw new Error('unreachable: a row in, a row out')
  return row
}

/** In the newer version's order, then what has no successor. */
function rowsOf(
  from: readonly ElementText[],
  to: readonly ElementText[],
  ties: readonly Tie[],
  budget: Budget,
): BareRow[] {
  const gone = from.filter(element => tiesFrom(element, ties).length === 0)
  return [
    ...to.map(element => rowOf(element, ties, budget)),
    ...gone.map(element => wholeRow('retired', { before: [plainSide(element)], after: [] })),
  ]
}

function rowOf(element: ElementText, ties: readonly Tie[], budget: Budget): BareRow {
  const coming = tiesTo(element, ties)
  const [only] = coming
  if (!only) return wholeRow('new', { before: [], after: [plainSide(element)] })
  if (isOneToOne(only, ties)) return pairRow(only, kindOf(only, ties), budget)
  return {
    anchor: anchorOf(element),
    kind: kindOf(only, ties),
    moved: false,
    movedText: `from ${listed(coming.map(tie => tie.from.number))}`,
    before: coming.map(tie => ({
      ...plainSide(tie.from),
      runs: asSet(earlierRuns(tie, budget), tie.from),
      note: noteOf(tie, ties),
    })),
    after: [{ ...plainSide(element), runs: asSet(laterRuns(element, coming, budget), element) }],
    inline: null,
    formats: [],
  }
}

/** [DEF3] Kept, the texts stand without marks even when only their ends differ, as the last of a list and one before it do. */
function pairRow({ from, to }: Tie, kind: LineageKind, budget: Budget): BareRow {
  const { before, after, inline, formats } = pairWords(from, to, budget)
  const moved = from.number !== to.number
  return {
    anchor: anchorOf(to),
    kind,
    moved,
    movedText: moved ? `Moved ${from.number} to ${to.number}` : null,
    before: [{ ...plainSide(from), runs: before }],
    after: [{ ...plainSide(to), runs: after }],
    inline,
    formats,
  }
}

function wholeRow(kind: LineageKind, sides: Pick<CompareRow, 'before' | 'after'>): BareRow {
  const [shown] = [...sides.after, ...sides.before]
  const anchor = kind === 'retired' ? `was-e${shown?.number}` : `e${shown?.number}`
  return {
    ...{ anchor, kind, moved: false, movedText: null },
    ...sides,
    ...{ inline: shown?.runs ?? [], formats: [] },
  }
}

function plainSide(element: ElementText): Side {
  const { id, number, handle } = element
  return { elementId: id, number, handle, runs: wholeElement(element), note: null }
}

function anchorOf({ number }: ElementText): string {
  return `e${number}`
}

/** What was kept in its place and is set the same is no change. */
function numbered(rows: readonly UnnumberedRow[]): { rows: CompareRow[]; changes: number } {
  let changes = 0
  const all = rows.map(row => {
    const isChange = row.kind !== 'kept' || row.moved || row.formats.length > 0
    if (isChange) changes += 1
    return { ...row, change: isChange ? changes : null }
  })
  return { rows: all, changes }
}

/** An earlier element with the words marked that went this way. */
export function earlierRuns({ from, to, carried, arrived, carriedIn }: Tie, budget: Budget = budgetOf()): WordRun[] {
  if (carriedIn === 'from') return markCarried(from.text, carried, 'same')
  if (arrived.length > 0) return markCarried(from.text, arrived, 'same')
  return markArrived(from.text, carried.length > 0 ? carried : [to.text], 'same', budget)
}

function laterRuns(element: ElementText, coming: readonly Tie[], budget: Budget): WordRun[] {
  const named = coming.map(tie => (tie.carriedIn === 'to' ? tie.carried : tie.arrived))
  if (named.every((words, place) => words.length > 0 || coming[place]?.carriedIn === 'to')) {
    return markCarried(element.text, named.flat(), 'ins')
  }
  const phrases = coming.flatMap(tie => (tie.carried.length > 0 ? tie.carried : [tie.from.text]))
  return markArrived(element.text, phrases, 'ins', budget)
}

function noteOf(tie: Tie, ties: readonly Tie[]): string | null {
  const others = tiesFrom(tie.from, ties).flatMap(other => (other === tie ? [] : [other.to.number]))
  if (others.length === 0) return null
  return `In part; the rest is now in ${others.length === 1 ? 'element' : 'elements'} ${listed(others)}`
}

/** [DEF8] Counted in rows, zeros included. Moved counts besides: an element can be kept or reworded and moved. */
function countsOf(rows: readonly CompareRow[]): Compared['counts'] {
  const count = (...kinds: LineageKind[]) => rows.filter(row => kinds.includes(row.kind)).length
  return {
    kept: count('kept'),
    reworded: count('reworded'),
    split: count('split', 'merged'),
    new: count('new'),
    moved: rows.filter(row => row.moved).length,
    removed: count('retired'),
  }
}

/** The "and" before the last of a list belongs to the list, not to the element it ends. */
function wordsOf(elements: readonly ElementText[]): number {
  return elements.reduce((sum, { text }) => sum + countWords(text.replace(listEnd, '')), 0)
}
