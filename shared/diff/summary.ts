import type { Comparison, ComparisonRow } from './contract.ts'

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  definitionElement: ['element', 'elements'],
  listItem: ['list item', 'list items'],
  taskItem: ['task', 'tasks'],
  blockquote: ['quoted paragraph', 'quoted paragraphs'],
  tableRow: ['table row', 'table rows'],
  codeBlock: ['code block', 'code blocks'],
  image: ['image', 'images'],
  horizontalRule: ['rule', 'rules'],
}
const anyBlock = ['block', 'blocks'] as const
const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** What is said of rows, in this order; a row is named once. */
const statements: readonly (readonly [words: string, holds: (row: ComparisonRow) => boolean])[] = [
  ['moved and reworded', row => row.kind === 'reworded' && row.moved],
  ['reworded', row => row.kind === 'reworded' && !row.moved],
  ['moved', row => row.kind === 'moved'],
  ['added', row => row.kind === 'added'],
  ['removed', row => row.kind === 'removed'],
  ['moved and formatted differently', row => row.kind === 'formatting' && row.moved],
  ['formatted differently', row => row.kind === 'formatting' && !row.moved],
]

/** [DIFF10] The difference in one sentence: "Two paragraphs reworded, one moved, one added." */
export function summariseChanges(comparison: Comparison): string {
  return summarise(comparison.rows, comparison.coarse)
}

export function summarise(rows: readonly ComparisonRow[], coarse: boolean): string {
  let noun: string | null = null
  const parts: string[] = []
  for (const [words, holds] of statements) {
    const named = namedBlocks(rows.filter(holds))
    if (!named) continue
    // The noun is said once for as long as it stays the same.
    parts.push(`${named.noun === noun ? named.count : named.text} ${words}`)
    noun = named.noun
  }
  if (parts.length === 0) return 'Nothing changed.'
  const sentence = `${capitalised(parts.join(', '))}.`
  return coarse ? `${sentence} Too much to compare every word; some blocks are shown as replaced whole.` : sentence
}

function namedBlocks(rows: readonly ComparisonRow[]): { text: string; count: string; noun: string } | null {
  if (rows.length === 0) return null
  const counts = new Map<string, number>()
  for (const { block } of rows) counts.set(block, (counts.get(block) ?? 0) + 1)
  const few = counts.size <= 2 ? [...counts] : [['', rows.length] as const]
  const texts = few.map(([block, count]) => `${inWords(count)} ${(nouns[block] ?? anyBlock)[count === 1 ? 0 : 1]}`)
  return { text: texts.join(' and '), count: inWords(rows.length), noun: few.map(([block]) => block).join(' ') }
}

function inWords(count: number): string {
  return numbers[count] ?? count.toLocaleString('en')
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
