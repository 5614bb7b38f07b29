import { inFigures } from '../kernel/figures.ts'
import type { Comparison, ComparisonRow } from './contract.ts'
import { briefWords } from './format-words.ts'
import { type Unit, unitsOf } from './units.ts'

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  definitionElement: ['element', 'elements'],
  listItem: ['list item', 'list items'],
  taskItem: ['task', 'tasks'],
  blockquote: ['quoted paragraph', 'quoted paragraphs'],
  table: ['table', 'tables'],
  tableRow: ['table row', 'table rows'],
  tableColumn: ['table column', 'table columns'],
  codeBlock: ['code block', 'code blocks'],
  image: ['image', 'images'],
  horizontalRule: ['rule', 'rules'],
}
const anyBlock = ['block', 'blocks'] as const
const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** What is said of units, in this order; a unit is named once. */
const statements: readonly (readonly [words: string, holds: (unit: Unit) => boolean])[] = [
  ['moved and reworded', ({ kind, moved }) => kind === 'reworded' && moved],
  ['reworded', ({ kind, moved }) => kind === 'reworded' && !moved],
  ['split', ({ kind }) => kind === 'split'],
  ['joined', ({ kind }) => kind === 'merged'],
  ['moved', ({ kind, stretch }) => kind === 'moved' && stretch === 1],
  ['added', ({ kind }) => kind === 'added'],
  ['removed', ({ kind }) => kind === 'removed'],
  ['moved and formatted differently', ({ kind, moved }) => kind === 'formatting' && moved],
]

/** [DIFF10] The difference in one sentence: "Two paragraphs reworded, one moved, one table row added." */
export function summariseChanges(comparison: Comparison): string {
  return summarise(comparison.rows, comparison.coarse)
}

export function summarise(rows: readonly ComparisonRow[], coarse: boolean): string {
  const units = rows.flatMap(unitsOf)
  let noun: string | null = null
  const parts: string[] = []
  const say = (named: Named | null, words: string): void => {
    if (!named) return
    // The noun is said once for as long as it stays the same.
    parts.push(`${named.noun === noun ? named.count : named.text} ${words}`)
    noun = named.noun
  }
  for (const [words, holds] of statements) {
    say(namedBlocks(units.filter(holds)), words)
    if (words === 'moved') parts.push(...stretchesOf(units))
  }
  const formatted = units.filter(({ kind, moved }) => kind === 'formatting' && !moved)
  const phrases = [...Map.groupBy(formatted, unit => formattedAlike(unit))]
  // Several kinds of formatting at once would be a list and no summary.
  if (phrases.length <= mostPhrases && phrases.every(([phrase]) => phrase)) {
    for (const [phrase, alike] of phrases) parts.push(`${phrase} in ${namedBlocks(alike)?.text}`)
  } else say(namedBlocks(formatted), 'formatted differently')
  if (parts.length === 0) return 'Nothing changed.'
  const sentence = `${capitalised(parts.join(', '))}.`
  return coarse ? `${sentence} Too much to compare every word; some blocks are shown as replaced whole.` : sentence
}

const mostPhrases = 2

/** "bold added", when that is all that happened to it; else nothing. */
function formattedAlike({ formats }: Unit): string {
  const phrases = new Set(formats.map(briefWords))
  const [only] = phrases
  return phrases.size === 1 && only ? only : ''
}

/** "a stretch of 100 paragraphs moved" */
function stretchesOf(units: readonly Unit[]): string[] {
  const stretches = [
    ...Map.groupBy(
      units.filter(({ stretch }) => stretch > 1),
      ({ move }) => move,
    ).values(),
  ]
  return stretches.map(blocks => `a stretch of ${namedBlocks(blocks)?.text} moved`)
}

interface Named {
  readonly text: string
  readonly count: string
  readonly noun: string
}

function namedBlocks(units: readonly Unit[]): Named | null {
  if (units.length === 0) return null
  const counts = new Map<string, number>()
  for (const { block, size } of units) counts.set(block, (counts.get(block) ?? 0) + size)
  const all = units.reduce((sum, { size }) => sum + size, 0)
  const few = counts.size <= 2 ? [...counts] : [['', all] as const]
  const texts = few.map(([block, count]) => `${inWords(count)} ${(nouns[block] ?? anyBlock)[count === 1 ? 0 : 1]}`)
  return { text: texts.join(' and '), count: inWords(all), noun: few.map(([block]) => block).join(' ') }
}

function inWords(count: number): string {
  return numbers[count] ?? inFigures(count)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
