import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import type { AttributeValue, DocumentJson, MarkJson, NodeJson } from '@fieldword/shared/document/document.ts'
import * as Y from 'yjs'
import type { Clocks } from './clocks.ts'

/** [COL32] What a draft's Yjs document says, with the author of each piece of text. The editor's own code is not needed for it. */
export function readDraft(doc: Y.Doc, clocks: Clocks): DocumentJson {
  return { type: 'doc', content: blocksOf(doc.getXmlFragment(fragmentName), clocks) }
}

function blocksOf(parent: Y.XmlFragment | Y.XmlElement, clocks: Clocks): NodeJson[] {
  return parent.toArray().flatMap(child => {
    if (child instanceof Y.XmlText) return piecesOf(child, clocks)
    if (!(child instanceof Y.XmlElement)) return []
    const attrs = child.getAttributes() as Record<string, AttributeValue>
    return [{ type: child.nodeName, attrs, content: blocksOf(child, clocks) }]
  })
}

function piecesOf(text: Y.XmlText, clocks: Clocks): NodeJson[] {
  const pieces: NodeJson[] = []
  const formats = new Map<string, unknown>()
  let marks: MarkJson[] = []
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      formats.set(item.content.key, item.content.value)
      marks = marksOf(formats)
    } else if (item.content instanceof Y.ContentString) {
      for (const { by, words } of cut(item.id, item.content.str, clocks)) {
        const last = pieces.at(-1)
        const goesOn = last?.marks === marks && last.attrs?.by === by
        if (goesOn) pieces[pieces.length - 1] = { ...last, text: last.text + words }
        else pieces.push({ type: 'text', text: words, marks, attrs: { by } })
      }
    }
  }
  return pieces
}

function cut({ client, clock }: Y.ID, str: string, clocks: Clocks): { by: string | null; words: string }[] {
  const parts = []
  let from = 0
  while (from < str.length) {
    const { by, until } = clocks.at(client, clock + from)
    const to = Math.min(str.length, until - clock)
    parts.push({ by, words: str.slice(from, to) })
    from = to
  }
  return parts
}

/** Marks that may stand twice over the same words are kept under their name and a hash. */
function marksOf(formats: ReadonlyMap<string, unknown>): MarkJson[] {
  return [...formats].flatMap(([key, value]) => {
    if (value === null || value === undefined) return []
    const type = key.split('--')[0] ?? key
    return [typeof value === 'object' ? { type, attrs: value as NonNullable<MarkJson['attrs']> } : { type }]
  })
}
