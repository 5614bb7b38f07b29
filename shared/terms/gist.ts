import type { DocumentJson, NodeJson } from '../document/document.ts'
import { outlineOf } from '../document/outline.ts'
import { blockText } from '../document/to-text.ts'

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Characters of one breath. */
const longest = 240
const listEnd = /\s*[;,](?:\s+(?:and|or))?\s*$/u

/** [TRM9] A definition in one breath: its first sentence; the short names of its elements where it begins with them. */
export function gistOf(doc: DocumentJson): string {
  const [first] = doc.content.filter(node => blockText(node).trim() !== '')
  if (!first) return ''
  if (first.type !== 'definitionElement') return breath(firstSentence(blockText(leading(first))))
  const { elements } = outlineOf(doc)
  const handles = elements.map(({ handle }) => handle.trim())
  if (elements.length > 1 && handles.every(Boolean)) return breath(handles.join(', '))
  return breath(firstSentence(blockText(first)).replace(listEnd, ''))
}

/** What a list or a quotation begins with. */
function leading(node: NodeJson): NodeJson {
  const [first] = (node.content ?? []).filter(child => blockText(child).trim() !== '')
  return first && first.text === undefined && first.content ? leading(first) : node
}

function firstSentence(text: string): string {
  const line = text.replaceAll('\n', ' ').trim()
  const [first] = sentences.segment(line)
  return (first?.segment ?? line).trim()
}

/** Cut between words, and said so. */
function breath(text: string): string {
  if (text.length <= longest) return text
  let end = 0
  for (const { index, segment } of words.segment(text.slice(0, longest))) {
    if (index + segment.length < longest) end = index + segment.length
  }
  return `${text.slice(0, end).trimEnd()} …`
}
