import { canonical } from '../document/canonical.ts'
import type { DocumentJson, NodeJson } from '../document/document.ts'
import { alignDocuments } from './align-documents.ts'
import { budgetOf } from './budget.ts'
import { type Leaf, leavesOf } from './leaves.ts'

/** One block of the document to be: taken from the other one as it is, or put there. `shared`: see `Leaf`. */
type Step =
  | { readonly take: number; readonly shared: number }
  | { readonly put: NodeJson; readonly frames: readonly NodeJson[]; readonly shared: number }

/** What leads from one document to another, and back: blocks that did not change are named by their place alone. */
export interface Patch {
  readonly forwards: readonly Step[]
  readonly backwards: readonly Step[]
}

/** [DIFF26] The changes that a comparison of the two shows, as something to be carried out. */
export function patchOf(before: DocumentJson, after: DocumentJson): Patch {
  const pairs = alignDocuments(before, after, budgetOf())
  const backwards = pairs.filter(pair => pair.before).sort((a, b) => indexOf(a.before) - indexOf(b.before))
  return {
    forwards: pairs.flatMap(pair => (pair.after ? [stepOf(pair.after, pair.before)] : [])),
    backwards: backwards.flatMap(pair => (pair.before ? [stepOf(pair.before, pair.after)] : [])),
  }
}

export function reversed({ forwards, backwards }: Patch): Patch {
  return { forwards: backwards, backwards: forwards }
}

/** The document after. Throws when `document` is not the one the patch begins with, as far as it can tell. */
export function applyPatch(document: DocumentJson, { forwards }: Patch): DocumentJson {
  const leaves = leavesOf(canonical(document))
  return documentOf(
    forwards.map(step => {
      if ('put' in step) return { node: step.put, frames: step.frames, shared: step.shared }
      const leaf = leaves[step.take]
      if (!leaf) throw new Error(`The patch takes block ${step.take} of a document that has ${leaves.length}.`)
      return { node: leaf.node, frames: leaf.frames, shared: step.shared }
    }),
  )
}

function stepOf(leaf: Leaf, other: Leaf | null): Step {
  const { node, shared } = leaf
  const frames = leaf.frames.map(withoutContent)
  const isTaken = other !== null && equal(other.node, node) && equal(other.frames.map(withoutContent), frames)
  return isTaken ? { take: other.index, shared } : { put: node, frames, shared }
}

function withoutContent({ content: _, ...frame }: NodeJson): NodeJson {
  return frame
}

/** Canonical nodes have their keys in order. */
function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function indexOf(leaf: Leaf | null): number {
  return leaf?.index ?? 0
}

interface Open {
  readonly frame: NodeJson | null
  readonly content: NodeJson[]
}

/** The document that these blocks are, one after the other, each in its containers. */
export function documentOf(leaves: readonly Pick<Leaf, 'node' | 'frames' | 'shared'>[]): DocumentJson {
  const root: Open = { frame: null, content: [] }
  const stack = [root]
  const close = (depth: number): void => {
    while (stack.length > depth + 1) {
      const closed = stack.pop()
      if (closed?.frame) stack.at(-1)?.content.push({ ...closed.frame, content: closed.content })
    }
  }
  for (const leaf of leaves) {
    close(leaf.shared)
    for (const frame of leaf.frames.slice(leaf.shared)) stack.push({ frame, content: [] })
    stack.at(-1)?.content.push(leaf.node)
  }
  close(0)
  return canonical({ type: 'doc', content: root.content })
}
