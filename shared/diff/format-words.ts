import type { FormatChange, FormatProperty } from './contract.ts'

/** What a value that is simply there or not is called: "bold added", "image caption changed". */
const names: Readonly<Record<Exclude<FormatProperty, Special>, string>> = {
  bold: 'bold',
  italic: 'italics',
  strike: 'strike-through',
  code: 'code style',
  link: 'link',
  'link-title': 'link title',
  handle: 'short name',
  language: 'code language',
  start: 'first number',
  numbering: 'numbering',
  'image-address': 'image address',
  'image-description': 'image description',
  'image-caption': 'image caption',
  'image-width': 'image width',
  'image-height': 'image height',
  align: 'alignment',
  columns: 'columns spanned',
  rows: 'rows spanned',
}
type Special = 'kind' | 'level' | 'list' | 'depth' | 'done' | 'quote' | 'fold' | 'place' | 'heading-cell' | 'other'

/** [DIFF22] In a few words, without the values: "bold added", "link target changed", "heading level changed". */
export function briefWords(change: FormatChange): string {
  const { property, before, after } = change
  switch (property) {
    case 'kind':
      return `${before} made a ${after}`
    case 'level':
      return 'heading level changed'
    case 'list':
      return before === null
        ? `put into a ${after}`
        : after === null
          ? `taken out of a ${before}`
          : `${before} made a ${after}`
    case 'depth':
      return Number(after) > Number(before) ? 'indented' : 'outdented'
    case 'done':
      return after ? 'ticked' : 'unticked'
    case 'quote':
      return Number(after) > Number(before) ? 'put into a quote' : 'taken out of a quote'
    case 'fold':
      return Number(after) > Number(before) ? 'put into a fold' : 'taken out of a fold'
    case 'place':
      return 'list or table divided or joined'
    case 'heading-cell':
      return after ? 'made a heading cell' : 'made an ordinary cell'
    case 'other':
      return 'formatted differently'
    case 'link':
      return before !== null && after !== null ? 'link target changed' : happened('link', change)
    default:
      return happened(names[property], change)
  }
}

/** The same with the words it is on and both values: "link target changed on “evidence”, from /wiki/a to /wiki/b". */
export function formatWords(change: FormatChange): string {
  const { property, on, before, after } = change
  const brief = briefWords(change) + (on === null ? '' : ` on “${on}”`)
  if (!hasValues.has(property)) return brief
  if (before === null) return `${brief}: ${after}`
  return after === null ? `${brief}: ${before}` : `${brief} from ${before} to ${after}`
}

const hasValues: ReadonlySet<FormatProperty> = new Set([
  ...([
    'link',
    'link-title',
    'level',
    'handle',
    'language',
    'start',
    'numbering',
    'depth',
    'align',
    'columns',
  ] as const),
  ...(['rows', 'image-address', 'image-description', 'image-caption', 'image-width', 'image-height'] as const),
])

function happened(name: string, { before, after }: FormatChange): string {
  if (before === null) return `${name} added`
  return after === null ? `${name} removed` : `${name} changed`
}
