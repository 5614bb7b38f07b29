import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import type { Chance } from '../collab/support/random.ts'

/** What a person does to a document, by chance. New words are ones nobody else has. */
export interface Editing {
  readonly document: DocumentJson
  /** Words that were not there before. */
  readonly words: readonly string[]
}

export function edited(document: DocumentJson, times: number, who: string, chance: Chance): Editing {
  const words: string[] = []
  const word = () => {
    words.push(`${who}${words.length}w`)
    return words.at(-1) as string
  }
  let content = document.content
  for (let time = 0; time < times; time += 1) content = editOnce(content, word, chance)
  const text = JSON.stringify(content)
  return { document: { type: 'doc', content }, words: words.filter(each => text.includes(each)) }
}

/** The same with a word more in one of its blocks, as somebody has it who goes on writing. */
export function typedIn(document: DocumentJson, chance: Chance): DocumentJson {
  const holders = document.content.flatMap((node, index) =>
    documentSchema.nodes[node.type]?.isTextblock ? [index] : [],
  )
  if (holders.length === 0) return document
  const index = chance.one(holders)
  const node = document.content[index] as NodeJson
  const content = [...(node.content ?? []), { type: 'text', text: ' since' }]
  return { ...document, content: document.content.with(index, { ...node, content }) }
}

function editOnce(content: readonly NodeJson[], word: () => string, chance: Chance): NodeJson[] {
  const index = content.length === 0 ? 0 : chance.below(content.length)
  const node = content[index]
  const inner = node?.content
  const holdsBlocks = node && documentSchema.nodes[node.type]?.isTextblock === false && inner && inner.length > 0
  if (node && holdsBlocks && chance.below(2) === 0) {
    return content.with(index, { ...node, content: editOnce(inner, word, chance) })
  }
  const sort = node?.type ?? 'paragraph'
  switch (chance.below(6)) {
    case 0:
      return [...content.slice(0, index), ...addable(sort, word), ...content.slice(index)]
    case 1:
      return content.toSpliced(index, 1)
    case 2: {
      const rest = content.toSpliced(index, 1)
      return node ? rest.toSpliced(chance.below(rest.length + 1), 0, node) : rest
    }
    case 3:
      return node ? content.with(index, reworded(node, word, chance)) : [...content]
    case 4:
      return node ? content.with(index, reformatted(node, chance)) : [...content]
    default:
      return node ? content.with(index, relooked(node, chance)) : [...content]
  }
}

function addable(sort: string, word: () => string): NodeJson[] {
  const text: NodeJson = { type: 'text', text: `${word()}.` }
  const id = word()
  if (sort === 'listItem' || sort === 'taskItem' || sort === 'tableCell' || sort === 'tableHeader') {
    return [{ type: sort, attrs: { id }, content: [{ type: 'paragraph', content: [text] }] }]
  }
  if (sort === 'tableRow') {
    const cell = { type: 'tableCell', content: [{ type: 'paragraph', content: [text] }] }
    return [{ type: 'tableRow', attrs: { id }, content: [cell] }]
  }
  if (sort === 'detailsSummary' || sort === 'detailsContent') return []
  return [{ type: 'paragraph', attrs: { id }, content: [text] }]
}

function reworded(node: NodeJson, word: () => string, chance: Chance): NodeJson {
  if (!documentSchema.nodes[node.type]?.isTextblock) return node
  const content = node.content ?? []
  const texts = content.flatMap((child, index) => (child.text === undefined ? [] : [index]))
  if (texts.length === 0) return { ...node, content: [...content, { type: 'text', text: word() }] }
  const index = chance.one(texts)
  const child = content[index] as NodeJson
  const parts = (child.text ?? '').split(' ')
  const place = chance.below(parts.length)
  const text = parts.toSpliced(place, chance.below(2), word()).join(' ')
  return { ...node, content: content.with(index, { ...child, text }) }
}

function reformatted(node: NodeJson, chance: Chance): NodeJson {
  if (!documentSchema.nodes[node.type]?.isTextblock || node.type === 'codeBlock') return node
  const content = node.content ?? []
  const texts = content.flatMap((child, index) => (child.text === undefined ? [] : [index]))
  if (texts.length === 0) return node
  const index = chance.one(texts)
  const type = chance.one(['bold', 'italic', 'strike', 'code'])
  const child = content[index] as NodeJson
  const without = (child.marks ?? []).filter(mark => mark.type !== type)
  const marks = without.length === (child.marks ?? []).length ? [...without, { type }] : without
  return { ...node, content: content.with(index, { ...child, marks }) }
}

/** Another kind of block, or another attribute. */
function relooked(node: NodeJson, chance: Chance): NodeJson {
  const attrs = node.attrs?.id ? { id: node.attrs.id } : {}
  switch (node.type) {
    case 'paragraph':
      return { ...node, type: 'heading', attrs: { ...attrs, level: chance.one([2, 3, 4]) } }
    case 'heading':
      return chance.below(2) === 0
        ? { ...node, type: 'paragraph', attrs }
        : { ...node, attrs: { ...attrs, level: chance.one([2, 3, 4]) } }
    case 'bulletList':
      return { ...node, type: 'orderedList', attrs: { ...attrs, start: chance.one([1, 2, 3]) } }
    case 'taskItem':
      return { ...node, attrs: { ...attrs, checked: chance.below(2) === 0 } }
    case 'blockquote':
      return { ...node, type: 'bulletList', attrs, content: [{ type: 'listItem', content: node.content ?? [] }] }
    default:
      return node
  }
}
