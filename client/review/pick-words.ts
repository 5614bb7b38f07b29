import type { PickBlock } from '@fieldword/shared/review/choosing/contract.ts'

type Change = Pick<PickBlock['changes'][number], 'kind' | 'before' | 'after'>

const names: Readonly<Record<string, string>> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  definitionElement: 'Element',
  codeBlock: 'Code',
  image: 'Image',
  horizontalRule: 'Rule',
  tableRow: 'Row of a table',
  detailsSummary: 'Title of a fold',
}

/** What stands over a block's changes. */
export function titleOfBlock({ block, number, handle }: Pick<PickBlock, 'block' | 'number' | 'handle'>): string {
  const name = names[block] ?? 'Block'
  return [number === null ? name : `${name} ${number}`, handle].filter(Boolean).join(', ')
}

const mostSaid = 120

/** What one change does, as the label of its box: whoever hears it does not see the text above. */
export function pickWords({ kind, before, after }: Change): string {
  switch (kind) {
    case 'added':
      return `Add it: ${quoted(after)}`
    case 'removed':
      return `Remove it: ${quoted(before)}`
    case 'moved':
      return 'Put it where the proposal has it'
    case 'words':
      if (before.trim() === '') return `Add ${quoted(after)}`
      return after.trim() === '' ? `Remove ${quoted(before)}` : `Replace ${quoted(before)} by ${quoted(after)}`
    case 'marks':
      return `Format ${quoted(after)} as the proposal does`
    case 'whole':
      return `Replace ${quoted(before)} by ${quoted(after)}`
    case 'sort':
      if (sortWords(after) === sortWords(before)) return 'Give it the other properties that the proposal gives it'
      return `Make it ${sortWords(after)} (it is ${sortWords(before)})`
    case 'container':
      return `Make what is around it ${containerWords(after)} (it is ${containerWords(before)})`
  }
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return 'an empty block'
  return `“${line.length > mostSaid ? `${line.slice(0, mostSaid - 1).toWellFormed()}…` : line}”`
}

function sortWords(sort: string): string {
  const [type = '', ...told] = sort.split(' ')
  const name = (names[type] ?? 'block').toLowerCase()
  return told.length > 0 ? `${name} ${told.join(' ')}` : name
}

const containers: Readonly<Record<string, string>> = {
  bulletList: 'a bulleted list',
  orderedList: 'a numbered list',
  taskList: 'a list of tasks',
  listItem: 'an item',
  taskItem: 'a task',
  blockquote: 'a quotation',
}

function containerWords(type: string): string {
  return containers[type] ?? 'a block as proposed'
}
