import { type Budget, budgetOf, defaultBudget } from '@fieldword/shared/diff/budget.ts'
import { increasing } from '@fieldword/shared/diff/increasing.ts'
import type { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { wordEdits } from './word-edits.ts'

type Meta = Parameters<typeof updateYFragment>[3]

/**
 * [COL16] Makes a Yjs document say something else, as a careful person would: blocks are known by their ids, those that stay are
 * left where they are, and in a text only the words that differ are taken out and put in. The editor's own way compares from
 * both ends and rewrites what lies between, and with it the words and carets of people who are writing there.
 */
export class MinimalEdit {
  readonly #doc: Y.Doc
  readonly #meta: Meta
  readonly #budget: Budget = budgetOf(defaultBudget / 4)

  constructor(doc: Y.Doc, meta: Meta) {
    this.#doc = doc
    this.#meta = meta
  }

  /** Within a transaction. */
  make(parent: Y.XmlFragment, target: Node): void {
    const children = parent.toArray().flatMap(child => (child instanceof Y.XmlElement ? [child] : []))
    // Text among blocks is nothing an editor writes: what is there is left to it to sort out.
    if (children.length < parent.length) {
      updateYFragment(this.#doc, parent, target, this.#meta)
      return
    }
    const nodes = [...target.children]
    const stays = pairsOf(children, nodes)
    const kept = new Set(stays.values())
    for (let index = children.length - 1; index >= 0; index -= 1) {
      if (!kept.has(children[index] as Y.XmlElement)) parent.delete(index, 1)
    }
    for (const [index, node] of nodes.entries()) {
      const child = stays.get(node)
      if (child) this.#edit(child, node)
      else parent.insert(index, [new Y.XmlElement(node.type.name)])
    }
    // Filled once they stand in the document: before, they could not be read.
    for (const [index, node] of nodes.entries()) {
      if (!stays.has(node)) updateYFragment(this.#doc, parent.get(index) as Y.XmlElement, node, this.#meta)
    }
  }

  #edit(element: Y.XmlElement, node: Node): void {
    if (!node.isTextblock && !node.isLeaf) {
      setAttributes(element, node)
      this.make(element, node)
      return
    }
    const text = element.length === 1 ? element.get(0) : null
    if (text instanceof Y.XmlText && node.childCount > 0 && node.children.every(child => child.isText)) {
      this.#editWords(text, node.textContent)
    }
    // What is left are marks and attributes, or line breaks.
    updateYFragment(this.#doc, element, node, this.#meta)
  }

  /** From the end, so that the places before stay what they are. */
  #editWords(text: Y.XmlText, words: string): void {
    const before = wordsOf(text)
    for (const { start, end, from, to } of wordEdits(before, words, this.#budget).reverse()) {
      if (end > start) text.delete(start, end - start)
      if (to > from) text.insert(start, words.slice(from, to))
    }
  }
}

/** Which child a block of the target is; those that moved past others are made anew, for Yjs moves nothing. */
function pairsOf(children: readonly Y.XmlElement[], nodes: readonly Node[]): Map<Node, Y.XmlElement> {
  const pairs = new Map<Node, Y.XmlElement>()
  const free = new Set(children)
  for (const key of [byId, byWords, byKind]) {
    const found = new Map<string, Y.XmlElement[]>()
    for (const child of free)
      add(
        found,
        key(child.nodeName, child.getAttribute('id'), () => wordsOf(child)),
        child,
      )
    for (const node of nodes) {
      if (pairs.has(node)) continue
      const child = found.get(key(node.type.name, node.attrs.id, () => node.textContent) ?? '')?.shift()
      if (!child) continue
      pairs.set(node, child)
      free.delete(child)
    }
  }
  const places = new Map(children.map((child, index) => [child, index]))
  const inOrder = increasing(
    [...nodes].filter(node => pairs.has(node)),
    node => places.get(pairs.get(node) as Y.XmlElement) ?? 0,
  )
  return new Map(inOrder.map(node => [node, pairs.get(node) as Y.XmlElement]))
}

type KeyOf = (name: string, id: unknown, words: () => string) => string | null
const byId: KeyOf = (name, id) => (id ? `${name} ${String(id)}` : null)
const byWords: KeyOf = (name, _, words) => (words() === '' ? null : `${name} ${words()}`)
const byKind: KeyOf = (name, id) => (id ? null : name)

function add(found: Map<string, Y.XmlElement[]>, key: string | null, child: Y.XmlElement): void {
  if (key === null) return
  const same = found.get(key)
  if (same) same.push(child)
  else found.set(key, [child])
}

function wordsOf(type: Y.XmlElement | Y.XmlText): string {
  if (type instanceof Y.XmlText) {
    return (type.toDelta() as { insert: unknown }[])
      .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
      .join('')
  }
  return type
    .toArray()
    .map(child => (child instanceof Y.XmlElement || child instanceof Y.XmlText ? wordsOf(child) : ''))
    .join('')
}

function setAttributes(element: Y.XmlElement, { attrs }: Node): void {
  const before = element.getAttributes() as Record<string, unknown>
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null) element.removeAttribute(name)
    else if (before[name] !== value) element.setAttribute(name, value)
  }
  for (const name of Object.keys(before)) if (attrs[name] === undefined) element.removeAttribute(name)
}
