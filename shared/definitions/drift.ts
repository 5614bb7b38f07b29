import { increasing } from '../diff/increasing.ts'
import { compareVersions } from './compare.ts'
import type { CompareRow } from './compare-contract.ts'
import type { Drift, DriftCounts, DriftRow } from './drift-contract.ts'
import type { ElementText, LineageLink, VersionText } from './lineage.ts'
import type { ProposedTie } from './lineage-contract.ts'
import { proposeLineage } from './lineage-proposals.ts'
import { passagesOf } from './passages.ts'
import { numeral } from './sentences.ts'

type Told = Pick<Drift, 'summary' | 'counts' | 'rows' | 'added' | 'isCut'>

/** Passages without a counterpart that are shown. */
const mostAdded = 100

/**
 * [DEF85] How an adapted text departs from a version. Which passage an element became is what the two texts suggest, as it is
 * proposed to whoever records a lineage; here nobody confirms it.
 */
export function driftOf(version: VersionText, adapted: string): Told {
  const { passages, isCut } = passagesOf(adapted, version.elements)
  const all = passages.map((text, index) => passageAt(index + 1, text))
  const ties = tiesBetween(version.elements, all)
  const tied = new Set(ties.map(({ to }) => to))
  // Numbered among themselves: what else stands around them on a page says nothing about the definition.
  const met = all.filter(({ id }) => tied.has(id)).map((passage, index) => ({ ...passage, number: index + 1 }))
  const { rows } = compareVersions(version, { label: 'adapted', elements: met }, ties.map(linkOf))
  const moved = movedAmong(version.elements, met, ties)
  const shown = rows.map(row => driftRow(row, moved)).sort((a, b) => placeOf(a) - placeOf(b))
  const added = all.filter(({ id }) => !tied.has(id)).map(({ text }) => text)
  const counts = countsOf(shown, added.length)
  return {
    summary: summaryOf(version, counts),
    counts,
    rows: shown,
    added: added.slice(0, mostAdded),
    isCut,
  }
}

/** [DEF85] A definition that is not written in elements departs by its paragraphs. */
export function paragraphsAsElements(words: string): ElementText[] {
  return words
    .split('\n')
    .filter(line => line !== '')
    .slice(0, mostParagraphs)
    .map((text, index) => ({ id: `paragraph ${index + 1}`, number: index + 1, handle: '', text }))
}

const mostParagraphs = 200

/** An id that no element can have. */
function passageAt(number: number, text: string): ElementText {
  return { id: `passage ${number}`, number, handle: '', text }
}

type BothTied = ProposedTie & { readonly from: string; readonly to: string }

/** The sure and likely ones, and others only for what these leave alone: chance must not tear a reworded element apart. */
function tiesBetween(elements: readonly ElementText[], passages: readonly ElementText[]): BothTied[] {
  const proposed = proposeLineage(elements, passages).filter(
    (tie): tie is BothTied => tie.from !== null && tie.to !== null,
  )
  const kept = proposed.filter(({ confidence }) => confidence !== 'possible')
  for (const tie of proposed) {
    if (tie.confidence === 'possible' && !kept.some(({ from, to }) => from === tie.from || to === tie.to))
      kept.push(tie)
  }
  return kept
}

function linkOf({ from, to, kind, carried, arrived }: BothTied): LineageLink {
  return { fromElementId: from, toElementId: to, kind, carried, arrived, carriedIn: 'from', rationale: '' }
}

/** [DEF87] What has to move for the rest to stand in the version's order: as few as can be. */
function movedAmong(
  elements: readonly ElementText[],
  passages: readonly ElementText[],
  ties: readonly BothTied[],
): ReadonlySet<string> {
  const placeOfElement = new Map(elements.map(({ id }, place) => [id, place]))
  const placeOfPassage = new Map(passages.map(({ id }, place) => [id, place]))
  const first = new Map<string, { readonly from: string; readonly place: number }>()
  for (const { from, to } of ties) {
    const place = placeOfPassage.get(to) ?? 0
    if (!first.has(from) || place < (first.get(from)?.place ?? 0)) first.set(from, { from, place })
  }
  const inOrder = [...first.values()].sort(
    (a, b) => (placeOfElement.get(a.from) ?? 0) - (placeOfElement.get(b.from) ?? 0),
  )
  // Elements that were joined stand at one place; keys have to differ.
  const keyed = inOrder.map((one, index) => ({ from: one.from, key: one.place * (inOrder.length + 1) + index }))
  const staying = new Set(increasing(keyed, ({ key }) => key).map(({ from }) => from))
  return new Set(inOrder.map(({ from }) => from).filter(from => !staying.has(from)))
}

const kinds = {
  kept: 'kept',
  reworded: 'reworded',
  split: 'regrouped',
  merged: 'regrouped',
  retired: 'missing',
} as const

function driftRow({ kind, before, after, inline }: CompareRow, moved: ReadonlySet<string>): DriftRow {
  if (kind === 'new') throw new Error('unreachable: only passages with a counterpart are compared')
  return {
    kind: kinds[kind],
    moved: before.some(({ elementId }) => moved.has(elementId)),
    ...{ before, after, inline },
  }
}

function placeOf({ before }: DriftRow): number {
  return Math.min(...before.map(({ number }) => number))
}

function countsOf(rows: readonly DriftRow[], added: number): DriftCounts {
  const elementsOf = (kind: DriftRow['kind']) =>
    new Set(rows.filter(row => row.kind === kind).flatMap(row => row.before.map(({ elementId }) => elementId))).size
  return {
    kept: elementsOf('kept'),
    reworded: elementsOf('reworded'),
    regrouped: elementsOf('regrouped'),
    missing: elementsOf('missing'),
    moved: new Set(rows.filter(({ moved }) => moved).flatMap(row => row.before.map(({ elementId }) => elementId))).size,
    added,
  }
}

/** [DEF88] In sentences made from the counts. */
function summaryOf({ label, elements }: VersionText, counts: DriftCounts): string {
  const parts = [
    said(counts.kept, 'stands word for word', 'stand word for word'),
    said(counts.reworded, 'is reworded', 'are reworded'),
    said(counts.regrouped, 'is split or joined', 'are split or joined'),
    said(counts.missing, 'is missing', 'are missing'),
  ]
  const all = elements.length === 1 ? 'the one element' : `the ${numeral(elements.length)} elements`
  const order =
    counts.moved > 0 ? ` ${capital(said(counts.moved, 'stands in another order', 'stand in another order'))}.` : ''
  const added =
    counts.added === 0
      ? ' Nothing is added.'
      : ` ${capital(said(counts.added, 'passage is added', 'passages are added'))}.`
  return `Of ${all} of ${label}, ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.${order}${added}`
}

function said(count: number, one: string, many: string): string {
  return `${count === 0 ? 'none' : numeral(count)} ${count === 1 || count === 0 ? one : many}`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
