import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import * as Y from 'yjs'
import type { Chance } from './random.ts'

/** The text of the first block; null before there is one. */
export function firstText(doc: Y.Doc): Y.XmlText | null {
  const block = doc.getXmlFragment(fragmentName).get(0)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  return text instanceof Y.XmlText ? text : null
}

type Edit = (doc: Y.Doc, text: Y.XmlText, chance: Chance) => void

const typing: Edit = (_doc, text, chance) =>
  text.insert(chance.below(text.length + 1), chance.one(['a', 'bc', ' ', 'word ', '語']))
const deleting: Edit = (_doc, text, chance) => {
  if (text.length > 4) text.delete(chance.below(text.length - 3), 1 + chance.below(3))
}
const marking: Edit = (_doc, text, chance) => {
  if (text.length > 4) text.format(chance.below(text.length - 3), 3, { bold: chance.below(2) === 0 ? {} : null })
}
const block: Edit = (doc, _text, chance) => {
  const fragment = doc.getXmlFragment(fragmentName)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(chance.one(['new', 'block']))])
  if (fragment.length > 3 && chance.below(2) === 0) fragment.delete(1 + chance.below(fragment.length - 1), 1)
  else fragment.insert(1 + chance.below(fragment.length), [paragraph])
}

const likely = [typing, typing, typing, typing, typing, deleting, deleting, marking, block]

/** Types, deletes, marks, or makes or takes away a block; the first one stays. */
export function editSomewhere(doc: Y.Doc, chance: Chance): void {
  const text = firstText(doc)
  if (!text) throw new Error('The draft has no text yet')
  chance.one(likely)(doc, text, chance)
}
