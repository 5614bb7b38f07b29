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
  visitBlocks(theirs, node => {
    const known = inTheirs.get(node)
    if (known) keys.set(node, keys.get(known) as Key)
  })
  const added = new AddedBlocks(ours, node => !inOurs.has(node), keys)
  added.findByIds(theirs, node => !inTheirs.has(node))
  visitBlocks(theirs, (node, parent) => {
    if (keys.has(node)) return
    keys.set(node, added.sameLook(node, parent ? (keys.get(parent) ?? top) : top) ?? next())
  })
  return { base: treeOf(base, keys), ours: treeOf(ours, keys), theirs: treeOf(theirs, keys) }
}

/**
 * [MRG5] What one side added, for the other to find that it added the same: by id, or by look at the same place. Of several under one
 * id those that look the same are, and then each is the next one: so it does not matter whose they are called [MRG11].
 */
class AddedBlocks {
  private readonly keys: Map<NodeJson, Key>
  private readonly byIdAndLook = new Map<string, Key[]>()
  private readonly byId = new Map<string, Key[]>()
  private readonly byLook = new Map<string, Key[]>()
  private readonly found = new Set<Key>()

  constructor(doc: DocumentJson, isAdded: (node: NodeJson) => boolean, keys: Map<NodeJson, Key>) {
    this.keys = keys
    visitBlocks(doc, (node, parent) => {
      const key = keys.get(node)
      if (key === undefined || !isAdded(node)) return
      const id = idAndClass(node)
      if (id !== null) {
        put(this.byId, id, key)
        put(this.byIdAndLook, id + lookOf(node), key)
      }
      put(this.byLook, lookAt(node, (parent && keys.get(parent)) ?? top), key)
    })
  }

  /** Gives the other side's blocks the keys of those that are the same by id. */
  findByIds(doc: DocumentJson, isAdded: (node: NodeJson) => boolean): void {
    for (const isExact of [true, false]) {
      visitBlocks(doc, node => {
        const id = idAndClass(node)
        if (id === null || !isAdded(node) || this.keys.has(node)) return
        const key = this.take(isExact ? this.byIdAndLook.get(id + lookOf(node)) : this.byId.get(id))
        if (key !== null) this.keys.set(node, key)
      })
    }
  }

  sameLook(node: NodeJson, parent: Key): Key | null {
    return this.take(this.byLook.get(lookAt(node, parent)))
  }

  private take(candidates: readonly Key[] = []): Key | null {
    const key = candidates.find(candidate => !this.found.has(candidate))
    if (key === undefined) return null
    this.found.add(key)
    return key
  }
}

function idAndClass(node: NodeJson): string | null {
  const id = idOf(node)
  return id === null ? null : `${classOf(node)} ${id} `
}

function put(map: Map<string, Key[]>, name: string, key: Key): void {
  const there = map.get(name)
  if (there) there.push(key)
  else map.set(name, [key])
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
