import type { AttributeValue, MarkJson, NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'
import type { FormatChange, FormatProperty } from './contract.ts'
import { type Leaf, lookOf } from './leaves.ts'
import type { Remarked } from './runs.ts'

/** [DIFF22] What is not words and changed between two states of a block: never empty where anything but ids differs. */
export function formatsOf(
  before: Leaf,
  after: Leaf,
  remarked: readonly Remarked[],
  regrouped: boolean,
): FormatChange[] {
  const found = [
    ...kindOf(before.node, after.node),
    ...attributesOf(before.node, after.node),
    ...surroundings(before, after, regrouped),
    ...marksOf(remarked),
  ]
  const unsaid = found.length === 0 && before.text === after.text && before.look !== after.look
  return unsaid ? [change('other', null, null)] : found
}

/** What changed around a block. `regrouped`: it shares its list, table or quote with other neighbours than before. */
export function surroundings(before: Leaf, after: Leaf, regrouped: boolean): FormatChange[] {
  const found = framesOf(before.frames, after.frames)
  return regrouped && found.length === 0 ? [change('place', null, null)] : found
}

/** The same of a cell, with the blocks in it as far as they are the same blocks. */
export function cellFormats(before: NodeJson, after: NodeJson, remarked: readonly Remarked[]): FormatChange[] {
  const found = [...attributesDeep(before, after), ...marksOf(remarked)]
  const headings = before.type === 'tableHeader' ? 'heading' : null
  if (before.type !== after.type) found.push(change('heading-cell', headings, headings ? null : 'heading'))
  const unsaid = found.length === 0 && lookOf(before) !== lookOf(after) && blockText(before) === blockText(after)
  return unsaid ? [change('other', null, null)] : found
}

const kinds: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  definitionElement: 'element',
  codeBlock: 'code block',
  image: 'image',
  horizontalRule: 'rule',
  detailsSummary: 'folded heading',
  tableRow: 'table row',
}

function kindOf(before: NodeJson, after: NodeJson): FormatChange[] {
  if (before.type === after.type) return []
  return [change('kind', kinds[before.type] ?? 'block', kinds[after.type] ?? 'block')]
}

/** Attributes by node, with what a reader is told where one is left out. */
const attributes: Readonly<Record<string, Readonly<Record<string, readonly [FormatProperty, AttributeValue]>>>> = {
  heading: { level: ['level', 2] },
  definitionElement: { handle: ['handle', ''] },
  codeBlock: { language: ['language', null] },
  image: {
    src: ['image-address', null],
    alt: ['image-description', null],
    title: ['image-caption', null],
    width: ['image-width', null],
    height: ['image-height', null],
  },
  orderedList: { start: ['start', 1], type: ['numbering', '1'] },
  taskItem: { checked: ['done', false] },
  tableCell: { align: ['align', null], colspan: ['columns', 1], rowspan: ['rows', 1] },
  tableHeader: { align: ['align', null], colspan: ['columns', 1], rowspan: ['rows', 1] },
}

function attributesOf(before: NodeJson, after: NodeJson): FormatChange[] {
  if (before.type !== after.type) return []
  return Object.entries(attributes[before.type] ?? {}).flatMap(([name, [property, absent]]) => {
    const [was, is] = [before.attrs?.[name] ?? absent, after.attrs?.[name] ?? absent]
    return was === is ? [] : [change(property, told(was), told(is))]
  })
}

function attributesDeep(before: NodeJson, after: NodeJson): FormatChange[] {
  const own = attributesOf(before, { ...after, type: before.type })
  const [inBefore, inAfter] = [before.content ?? [], after.content ?? []]
  const sameShape = inBefore.length === inAfter.length && inBefore.every((node, at) => node.type === inAfter[at]?.type)
  if (!sameShape || before.text !== undefined) return own
  return [...own, ...inBefore.flatMap((node, at) => attributesDeep(node, inAfter[at] ?? node))]
}

function told(value: AttributeValue): string | null {
  return value === null || value === '' || value === false ? null : String(value)
}

const lists: Readonly<Record<string, string>> = {
  bulletList: 'bulleted list',
  orderedList: 'numbered list',
  taskList: 'task list',
}

/** The containers around a block: the innermost list, how deep in lists, in a quote, in a fold. */
function framesOf(before: readonly NodeJson[], after: readonly NodeJson[]): FormatChange[] {
  const found: FormatChange[] = []
  const [was, is] = [listsOf(before), listsOf(after)]
  const [wasIn, isIn] = [was.at(-1), is.at(-1)]
  if (wasIn?.type !== isIn?.type) {
    found.push(change('list', lists[wasIn?.type ?? ''] ?? null, lists[isIn?.type ?? ''] ?? null))
  } else if (wasIn && isIn) found.push(...attributesOf(wasIn, isIn))
  if (was.length !== is.length && wasIn && isIn) found.push(change('depth', String(was.length), String(is.length)))
  const [wasItem, isItem] = [before.at(-1), after.at(-1)]
  if (wasItem?.type === 'taskItem' && isItem?.type === 'taskItem') found.push(...attributesOf(wasItem, isItem))
  for (const [type, property] of [
    ['blockquote', 'quote'],
    ['details', 'fold'],
  ] as const) {
    const [wasDeep, isDeep] = [before, after].map(frames => frames.filter(frame => frame.type === type).length)
    if (wasDeep !== isDeep)
      found.push(change(property, wasDeep ? String(wasDeep) : null, isDeep ? String(isDeep) : null))
  }
  return found
}

function listsOf(frames: readonly NodeJson[]): NodeJson[] {
  return frames.filter(({ type }) => Object.hasOwn(lists, type))
}

/** Marks by what became of them, with all the words they are on. */
function marksOf(remarked: readonly Remarked[]): FormatChange[] {
  const found = new Map<string, FormatChange>()
  for (const { text, before, after } of remarked) {
    for (const type of new Set([...before, ...after].map(mark => mark.type))) {
      const [was, is] = [before, after].map(marks => marks.find(mark => mark.type === type))
      for (const { property, before: old, after: fresh } of markChanges(type as FormatProperty, was, is)) {
        const key = [property, old, fresh].join('\n')
        const known = found.get(key)?.on
        found.set(key, { property, before: old, after: fresh, on: known ? `${known} … ${text}` : text })
      }
    }
  }
  return [...found.values()].map(({ on, ...rest }) => ({ ...rest, on: on && shortened(on) }))
}

function markChanges(type: FormatProperty, was: MarkJson | undefined, is: MarkJson | undefined): FormatChange[] {
  if (type !== 'link') return was && is ? [] : [change(type, was ? type : null, is ? type : null)]
  const attributeOf = (mark: MarkJson | undefined, name: string) => told(mark?.attrs?.[name] ?? null)
  const [from, to] = [attributeOf(was, 'href'), attributeOf(is, 'href')]
  const [oldTitle, newTitle] = [attributeOf(was, 'title'), attributeOf(is, 'title')]
  return [
    ...(from === to ? [] : [change('link', from, to)]),
    ...(oldTitle === newTitle ? [] : [change('link-title', oldTitle, newTitle)]),
  ]
}

const longest = 60

function shortened(words: string): string {
  const said = words.replaceAll(/\s+/g, ' ').trim()
  if (said.length <= longest) return said
  const cut = said.lastIndexOf(' ', longest)
  return `${cut > 0 ? said.slice(0, cut) : [...said].slice(0, longest).join('')} …`
}

function change(property: FormatProperty, before: string | null, after: string | null): FormatChange {
  return { property, on: null, before, after }
}
