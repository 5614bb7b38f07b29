import { blockTypes } from '../document/blocks.ts'
import type { DocumentJson, NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'

const types: ReadonlySet<string> = new Set(blockTypes)
/** How many blocks ahead one that was changed is looked for. */
const reach = 12
/** Of the words of two blocks, the share that both have, from which on they are the same block changed. */
const alike = 0.4

/**
 * [TRF14] Gives every block an id: that of the block it was in the text before, wherever it stood there, or a new one made of
 * `prefix`. Nothing in it is by chance, so the same texts in the same order always get the same ids.
 */
export function withBlockIds(blocks: readonly NodeJson[], before: DocumentJson | null, prefix: string): DocumentJson {
  const taken = new Set<string>()
  let made = 0
  const newId = () => {
    let id = `${prefix}-${(made++).toString(36)}`
    while (taken.has(id)) id = `${prefix}-${(made++).toString(36)}`
    taken.add(id)
    return id
  }
  for (const node of before?.content ?? []) noteIds(node, taken)
  const give = (node: NodeJson, old: NodeJson | null): NodeJson => {
    const content = node.content && giveAll(node.content, old?.content ?? [])
    const id = types.has(node.type) ? { attrs: { ...node.attrs, id: old ? idOf(old) || newId() : newId() } } : {}
    return { ...node, ...(content && { content }), ...id }
  }
  const giveAll = (nodes: readonly NodeJson[], olds: readonly NodeJson[]): NodeJson[] => {
    const pairs = pairUp(nodes, olds)
    return nodes.map((node, index) => give(node, pairs[index] ?? null))
  }
  return { type: 'doc', content: giveAll(blocks, before?.content ?? []) }
}

/** For each node the one it was: first those that say the same, then, in their order, those that say nearly the same. */
function pairUp(nodes: readonly NodeJson[], olds: readonly NodeJson[]): (NodeJson | null)[] {
  const waiting = new Map<string, NodeJson[]>()
  for (const old of olds) {
    if (!types.has(old.type)) continue
    const key = keyOf(old)
    waiting.set(key, [...(waiting.get(key) ?? []), old])
  }
  const pairs = nodes.map(node => (types.has(node.type) ? (waiting.get(keyOf(node))?.shift() ?? null) : null))
  const used = new Set(pairs)
  const left = olds.filter(old => types.has(old.type) && !used.has(old))
  let place = 0
  return nodes.map((node, index) => {
    const pair = pairs[index]
    if (pair || !types.has(node.type)) return pair ?? null
    const found = left.slice(place, place + reach).findIndex(old => old.type === node.type && areAlike(old, node))
    if (found < 0) return null
    place += found + 1
    return left[place - 1] ?? null
  })
}

function areAlike(a: NodeJson, b: NodeJson): boolean {
  const [some, others] = [wordsOf(a), wordsOf(b)]
  if (some.size === 0 && others.size === 0) return true
  let shared = 0
  for (const word of some) if (others.has(word)) shared += 1
  return shared / Math.max(some.size, others.size) >= alike
}

function wordsOf(node: NodeJson): Set<string> {
  return new Set(
    blockText(node)
      .slice(0, 4000)
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )
}

function keyOf(node: NodeJson): string {
  return `${node.type}\n${blockText(node)}`
}

function idOf(node: NodeJson): string {
  return String(node.attrs?.id ?? '')
}

function noteIds(node: NodeJson, taken: Set<string>): void {
  if (node.attrs?.id) taken.add(idOf(node))
  for (const child of node.content ?? []) noteIds(child, taken)
}
