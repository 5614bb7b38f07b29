import type { MarkJson } from '../../document/document.ts'
import { isSafeLink } from '../../document/urls.ts'
import { withEntities } from './entities.ts'
import { type TakenOut, takeOut } from './markers.ts'
import { deepest, type Piece, type Reading } from './reading.ts'

export const referenceLists = /^(?:reflist|references|notelist|ref-list)$/i

type ReadInline = (text: string, reading: Reading) => Piece[]

/** What stands in the text for what was taken out of it. */
export function takenPieces(
  taken: TakenOut,
  reading: Reading,
  marks: readonly MarkJson[],
  readInline: ReadInline,
): Piece[] {
  switch (taken.kind) {
    case 'verbatim':
      return taken.content === '' ? [] : [{ text: withEntities(taken.content).replaceAll('\n', ' '), marks }]
    case 'code':
      return codePieces(taken, marks)
    case 'reference':
      return [{ text: `[${noteNumber(taken, reading, readInline)}]`, marks: [] }]
    // Told as a block, where it stands alone on its line; elsewhere the notes come at the end.
    case 'references':
      return []
    case 'template':
      return templatePieces(taken, reading, marks)
    case 'extension':
      reading.report('tag', taken.name)
      return taken.name === 'math' || taken.name === 'chem'
        ? [{ text: taken.content.trim(), marks: [{ type: 'code' }] }]
        : []
  }
}

function codePieces({ name, attributes, content }: TakenOut, marks: readonly MarkJson[]): Piece[] {
  if (/\binline\b/.test(attributes)) return [{ text: content, marks: [...marks, { type: 'code' }] }]
  const language = name === 'pre' ? null : (/\blang\s*=\s*["']?([\w+#-]{1,40})/.exec(attributes)?.[1] ?? null)
  const typed = content.replace(/^\n/, '').replace(/\n$/, '')
  // What is shown as typed still has its entities read; code does not.
  const text = name === 'pre' ? withEntities(typed) : typed
  return [
    {
      block: {
        type: 'codeBlock',
        ...(language && { attrs: { language } }),
        ...(text !== '' && { content: [{ type: 'text', text }] }),
      },
    },
  ]
}

function noteNumber({ attributes, content }: TakenOut, reading: Reading, readInline: ReadInline): number {
  const name = /\bname\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))/.exec(attributes)
  const told = name?.[1] ?? name?.[2] ?? name?.[3] ?? ''
  return reading.references.numberOf(
    told.trim(),
    content.trim() === '' ? null : () => notePieces(content, reading, readInline),
  )
}

function notePieces(content: string, reading: Reading, readInline: ReadInline): Piece[] {
  if (reading.depth >= deepest) return [{ text: content, marks: [] }]
  const { text, taken } = takeOut(content.trim())
  return readInline(text, { ...reading, taken, depth: reading.depth + 1 })
}

function templatePieces({ name, source }: TakenOut, reading: Reading, marks: readonly MarkJson[]): Piece[] {
  const citation = reading.templates.citationOf(source)
  if (citation) {
    const { text, address } = citation
    const linked = address !== null && isSafeLink(address) && !marks.some(({ type }) => type === 'link')
    return [{ text, marks: linked ? [...marks, { type: 'link', attrs: { href: address } }] : marks }]
  }
  const text = reading.templates.textOf(source)
  if (text === '') reading.report('template', name)
  return text === '' ? [] : [{ text, marks }]
}
