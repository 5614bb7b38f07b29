import type { Budget } from '../diff/budget.ts'
import type { DocumentJson, NodeJson } from '../document/document.ts'
import { childBlocks, classOf, idOf, lookOf } from './block-classes.ts'
import { sameBlocks } from './same-blocks.ts'

/** A block, whichever of the three documents it stands in. Those of the base are numbered first, in its order. */
export type Key = number
export const top: Key = 0

export interface Placed {
  readonly node: NodeJson
  readonly parent: Key
  readonly children: readonly Key[]
}

/** A document by its blocks; the document itself is `top`. */
export type Tree = ReadonlyMap<Key, Placed>

export interface Trees {
  readonly base: Tree
  readonly ours: Tree
  readonly theirs: Tree
}

export type Side = 'ours' | 'theirs'
export const sides: readonly Side[] = ['ours', 'theirs']
export const otherSide = { ours: 'theirs', theirs: 'ours' } as const satisfies Record<Side, Side>

/** [MRG2] The three documents with one key for what is one block in all of them. */
export function treesOf(base: DocumentJson, ours: DocumentJson, theirs: DocumentJson, budget: Budget): Trees {
  const keys = new Map<NodeJson, Key>()
  let last = top
  const next = (): Key => {
    last += 1
    return last
  }
  visitBlocks(base, node => keys.set(node, next()))
  const inOurs = sameBlocks(base, ours, budget)
  visitBlocks(ours, node => keys.set(node, keys.get(inOurs.get(node) ?? node) ?? next()))
  const inTheirs = sameBlocks(base, theirs, budget)
  const added = new AddedBlocks(ours, node => !inOurs.has(node), keys)
  visitBlocks(theirs, (node, parent) => {
    const known = keys.get(inTheirs.get(node) ?? node)
    keys.set(node, known ?? added.sameAs(node, parent ? (keys.get(parent) ?? top) : top) ?? next())
  })
  return { base: treeOf(base, keys), ours: treeOf(ours, keys), theirs: treeOf(theirs, keys) }
}

/** [MRG5] What one side added, for the other to find that it added the same: by id, or by look at the same place. */
class AddedBlocks {
  private readonly byId = new Map<string, Key>()
  private readonly byLook = new Map<string, Key[]>()
  private readonly found = new Set<Key>()

  constructor(doc: DocumentJson, isAdded: (node: NodeJson) => boolean, keys: ReadonlyMap<NodeJson, Key>) {
    visitBlocks(doc, (node, parent) => {
      const key = keys.get(node)
      if (key === undefined || !isAdded(node)) return
      const id = idOf(node)
      if (id !== null) this.byId.set(`${classOf(node)} ${id}`, key)
      const place = lookAt(node, (parent && keys.get(parent)) ?? top)
      this.byLook.set(place, [...(this.byLook.get(place) ?? []), key])
    })
  }

  sameAs(node: NodeJson, parent: Key): Key | null {
    const id = idOf(node)
    const byId = id === null ? undefined : this.byId.get(`${classOf(node)} ${id}`)
    const candidates = [byId, ...(this.byLook.get(lookAt(node, parent)) ?? [])]
    const key = candidates.find(candidate => candidate !== undefined && !this.found.has(candidate))
    if (key === undefined) return null
    this.found.add(key)
    return key
  }
}

function lookAt(node: NodeJson, parent: Key): string {
  return `${parent} ${lookOf(node)}`
}

function visitBlocks(doc: DocumentJson, visitor: (node: NodeJson, parent: NodeJson | null) => void): void {
  const visit = (node: NodeJson, parent: NodeJson | null): void => {
    visitor(node, parent)
    for (const child of childBlocks(node)) visit(child, node)
  }
  for (const node of doc.content) visit(node, null)
}

function treeOf(doc: DocumentJson, keys: ReadonlyMap<NodeJson, Key>): Tree {
  const tree = new Map<Key, Placed>()
  const place = (node: NodeJson, key: Key, parent: Key, blocks: readonly NodeJson[]): void => {
    const children = blocks.map(child => keys.get(child) as Key)
    tree.set(key, { node, parent, children })
    for (const [index, child] of blocks.entries()) place(child, children[index] as Key, key, childBlocks(child))
  }
  place(doc, top, top, doc.content)
  return tree
}
