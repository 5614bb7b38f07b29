import type { WordRun } from '../diff/contract.ts'
import { diffWords, listEnd } from '../diff/words.ts'
import { countWords } from '../document/size.ts'
import { markArrived, markCarried } from './carried.ts'
import type { CompareRow, DefinitionComparison, LineageKind, Side } from './contract.ts'
import { type ElementText, isOneToOne, type LineageLink, type Tie, tiesOf, type VersionText } from './lineage.ts'
import { rationaleFrom, rationaleTo } from './rationale.ts'
import { headlineOf, listed, mapTextOf, summaryOf } from './sentences.ts'

type Compared = Pick<
  DefinitionComparison,
  'headline' | 'summary' | 'counts' | 'words' | 'rows' | 'links' | 'fromElements' | 'toElements' | 'mapText'
>

/** [DEF3–DEF9] Two versions element by element, along their lineage. Says nothing that is not in the texts or the lineage. */
export function compareVersions(from: VersionText, to: VersionText, lineage: readonly LineageLink[]): Compared {
  const ties = tiesOf(from.elements, to.elements, lineage)
  const rows = rowsOf(from.elements, to.elements, ties).map(row => withRationale(row, from, to, lineage))
  const counts = countsOf(rows)
  const isNew = (element: ElementText) => !ties.some(tie => tie.to === element)
  return {
    headline: headlineOf(from.elements.length, to.elements.length),
    summary: summaryOf(from.label, to.label, counts, ties),
    counts,
    words: { from: wordsOf(from.elements), to: wordsOf(to.elements) },
    rows,
    links: ties.map(tie => ({ from: tie.from.number, to: tie.to.number, kind: kindOf(tie, ties) })),
    fromElements: from.elements.map(({ number, handle }) => ({ number, handle })),
    toElements: to.elements.map(element => ({
      number: element.number,
      handle: element.handle,
      isNew: isNew(element),
    })),
    mapText: mapTextOf(from, to, ties),
  }
}

/** What became of an element by this tie. Where several meet, split and merged are what they do, whatever was recorded. */
export function kindOf(tie: Tie, ties: readonly Tie[]): LineageKind {
  if (isOneToOne(tie, ties)) return tie.kind === 'kept' ? 'kept' : 'reworded'
  const meeting = ties.filter(other => other.to === tie.to)
  return meeting.some(({ from }) => ties.filter(other => other.from === from).length > 1) ? 'split' : 'merged'
}

type BareRow = Omit<CompareRow, 'rationale'>

function withRationale(row: BareRow, from: VersionText, to: VersionText, lineage: readonly LineageLink[]): CompareRow {
  const [before, after] = [row.before[0], row.after[0]]
  const texts = [from.elements, to.elements] as const
  if (after) return { ...row, rationale: rationaleTo(after.elementId, lineage, ...texts) }
  return { ...row, rationale: before ? rationaleFrom(before.elementId, lineage, ...texts) : [] }
}

/** In the newer version's order, then what has no successor. */
function rowsOf(from: readonly ElementText[], to: readonly ElementText[], ties: readonly Tie[]): BareRow[] {
  const gone = from.filter(element => !ties.some(tie => tie.from === element))
  return [
    ...to.map(element => rowOf(element, ties)),
    ...gone.map(element => wholeRow('retired', { before: [plainSide(element)], after: [] })),
  ]
}

function rowOf(element: ElementText, ties: readonly Tie[]): BareRow {
  const coming = ties.filter(tie => tie.to === element)
  const [only] = coming
  if (!only) return wholeRow('new', { before: [], after: [plainSide(element)] })
  if (isOneToOne(only, ties)) return pairRow(only, kindOf(only, ties))
  return {
    kind: kindOf(only, ties),
    moved: false,
    movedText: `from ${listed(coming.map(tie => tie.from.number))}`,
    before: coming.map(tie => ({
      ...plainSide(tie.from),
      runs: earlierRuns(tie),
      note: noteOf(tie, ties),
    })),
    after: [{ ...plainSide(element), runs: laterRuns(element, coming) }],
    inline: null,
  }
}

/** [DEF3] Kept, the texts stand without marks even when only their ends differ, as the last of a list and one before it do. */
function pairRow({ from, to }: Tie, kind: LineageKind): BareRow {
  const runs = diffWords(from.text, to.text, { listEnds: 'ignored' })
  const moved = from.number !== to.number
  return {
    kind,
    moved,
    movedText: moved ? `Moved ${from.number} to ${to.number}` : null,
    before: [{ ...plainSide(from), runs: runs.before }],
    after: [{ ...plainSide(to), runs: runs.after }],
    inline: runs.inline,
  }
}

function wholeRow(kind: LineageKind, sides: Pick<CompareRow, 'before' | 'after'>): BareRow {
  const [shown] = [...sides.after, ...sides.before]
  return { kind, moved: false, movedText: null, ...sides, inline: shown?.runs ?? [] }
}

function plainSide({ id, number, handle, text }: ElementText): Side {
  return { elementId: id, number, handle, runs: [{ kind: 'same', text, marks: [] }], note: null }
}

/** An earlier element with the words marked that went this way. */
export function earlierRuns({ from, to, carried, arrived, carriedIn }: Tie): WordRun[] {
  if (carriedIn === 'from') return markCarried(from.text, carried, 'same')
  if (arrived.length > 0) return markCarried(from.text, arrived, 'same')
  return markArrived(from.text, carried.length > 0 ? carried : [to.text], 'same')
}

function laterRuns(element: ElementText, coming: readonly Tie[]): WordRun[] {
  const named = coming.map(tie => (tie.carriedIn === 'to' ? tie.carried : tie.arrived))
  if (named.every((words, place) => words.length > 0 || coming[place]?.carriedIn === 'to')) {
    return markCarried(element.text, named.flat(), 'ins')
  }
  const phrases = coming.flatMap(tie => (tie.carried.length > 0 ? tie.carried : [tie.from.text]))
  return markArrived(element.text, phrases, 'ins')
}

function noteOf(tie: Tie, ties: readonly Tie[]): string | null {
  const others = ties.filter(other => other.from === tie.from && other !== tie).map(other => other.to.number)
  if (others.length === 0) return null
  return `In part; the rest is now in ${others.length === 1 ? 'element' : 'elements'} ${listed(others)}`
}

/** [DEF8] Counted in rows, zeros included. Moved counts besides: an element can be kept or reworded and moved. */
function countsOf(rows: readonly BareRow[]): Compared['counts'] {
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
