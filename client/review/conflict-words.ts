import type { ConflictView } from '@fieldword/shared/merge/tell-conflict.ts'
import { capitalised } from '../ui/in-words.ts'

const blocks: Readonly<Record<string, string>> = {
  heading: 'heading',
  definitionElement: 'element',
  bulletList: 'list',
  orderedList: 'numbered list',
  taskList: 'list of tasks',
  listItem: 'list item',
  taskItem: 'task',
  blockquote: 'quote',
  codeBlock: 'code block',
  horizontalRule: 'rule',
  image: 'image',
  table: 'table',
  tableRow: 'table row',
  tableCell: 'table cell',
  tableHeader: 'table cell',
  details: 'folded text',
  detailsSummary: 'folded heading',
  detailsContent: 'folded text',
}

const attributes: Readonly<Record<string, string>> = {
  kind: 'What it is',
  level: 'The level',
  handle: 'The short name',
  alt: 'The description',
  src: 'The address',
  title: 'The caption',
  checked: 'Done or not',
  language: 'The language',
  start: 'The first number',
  type: 'How it is numbered',
}

export function nameOfBlock({ block }: ConflictView): string {
  return blocks[block.type] ?? 'paragraph'
}

/** What a conflict is about: "Words in a paragraph". */
export function titleOfConflict(conflict: ConflictView): string {
  const name = nameOfBlock(conflict)
  const article = /^[aeiou]/.test(name) ? 'an' : 'a'
  switch (conflict.kind) {
    case 'words':
      return `Words in ${article} ${name}`
    case 'block':
      return `${article === 'an' ? 'An' : 'A'} ${name}: changed, and deleted`
    case 'attribute':
      return `${attributes[conflict.name ?? ''] ?? capitalised(conflict.name ?? '')}, of ${article} ${name}`
    case 'place':
      return `The place of ${article} ${name}`
  }
}

/** What one side says, where it is not words: null for words. */
export function absenceOf({ kind, name }: ConflictView, value: string | null): string | null {
  if (kind === 'place') return value === null ? 'At the beginning' : null
  if (value !== null) return null
  if (kind === 'block') return 'Deleted'
  return kind === 'attribute' ? (name?.startsWith('link') ? 'No link' : 'Nothing') : 'No words here'
}
