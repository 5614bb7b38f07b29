import type { ConflictView } from '@fieldword/shared/merge/tell-conflict.ts'
import { capitalised } from '../ui/in-words.ts'

type Block = ConflictView['block']
type Stand = NonNullable<ConflictView['stands']>['ours']

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

/** What an attribute is called of a block, and what its values mean. */
interface AttributeWords {
  title(block: string): string
  readonly none: string
  /** Values that are names or texts stand as they are. */
  said?(value: string): string
}

const of = (what: string) => (block: string) => `The ${what} of ${block}`
const plural = (value: string, one: string) => `${value} ${one}${value === '1' ? '' : 's'}`
const styles: Readonly<Record<string, string>> = { a: 'a, b, c', A: 'A, B, C', i: 'i, ii, iii', I: 'I, II, III' }

const attributes: Readonly<Record<string, AttributeWords>> = {
  kind: { title: block => `What ${block} is`, none: 'Nothing', said: value => capitalised(nameOfType(value)) },
  level: { title: of('level'), none: 'No level', said: value => `Heading level ${value}` },
  handle: { title: of('short name'), none: 'No short name' },
  alt: { title: of('description'), none: 'No description' },
  src: { title: of('address'), none: 'No address' },
  title: { title: of('caption'), none: 'No caption' },
  width: { title: of('width'), none: 'As wide as it is', said: value => plural(value, 'pixel') },
  height: { title: of('height'), none: 'As high as it is', said: value => plural(value, 'pixel') },
  checked: {
    title: block => `Whether ${block} is done`,
    none: 'Not done',
    said: value => (value === 'true' ? 'Done' : 'Not done'),
  },
  language: { title: of('language'), none: 'No language' },
  start: { title: of('first number'), none: 'Starts at 1', said: value => `Starts at ${value}` },
  type: {
    title: block => `How ${block} is numbered`,
    none: '1, 2, 3',
    said: value => styles[value] ?? '1, 2, 3',
  },
  colspan: { title: block => `How wide ${block} is`, none: '1 column', said: value => plural(value, 'column') },
  rowspan: { title: block => `How high ${block} is`, none: '1 row', said: value => plural(value, 'row') },
  align: { title: block => `How ${block} is aligned`, none: 'Not aligned', said: capitalised },
}

function nameOfType(type: string): string {
  return blocks[type] ?? 'paragraph'
}

function withArticle(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}

/** What a conflict is about: "Words in a paragraph". */
export function titleOfConflict({ kind, name, on, block }: ConflictView): string {
  const what = withArticle(nameOfType(block.type))
  switch (kind) {
    case 'words':
      return `Words in ${what}`
    case 'block':
      return `${capitalised(what)}: changed, and deleted`
    case 'attribute':
      if (on !== null) return `The link on “${on}”, in ${what}`
      return (attributes[name ?? '']?.title ?? of(name ?? 'property'))(what)
    case 'place':
      return `The place of ${what}`
  }
}

/** What one side has there, in words of ours; null where that is words of the text itself. */
export function saidOf(conflict: ConflictView, side: 'base' | 'ours' | 'theirs'): string | null {
  const { kind, name, on, stands, [side]: value } = conflict
  switch (kind) {
    case 'words':
      return value === null ? 'No words here' : null
    case 'block':
      return value === null ? 'Deleted' : null
    case 'attribute': {
      const words = attributes[name ?? '']
      if (value === null) return on === null ? (words?.none ?? 'Nothing') : 'No link'
      return words?.said?.(value) ?? null
    }
    case 'place': {
      const stand = stands?.[side]
      return stand ? standInWords(stand) : null
    }
  }
}

/** "After “Pace varies.”", "In the list “One”, first". */
function standInWords({ after, within }: Stand): string {
  const place = after ? `after ${quoted(after)}` : 'first'
  if (!within) return after ? capitalised(place) : 'First on the page'
  return `In the ${nameOfType(within.type)}${within.text === '' ? '' : ` “${within.text}”`}, ${place}`
}

function quoted({ type, text }: Block): string {
  return text === '' ? withArticle(nameOfType(type)) : `“${text}”`
}
