import type { Leaf } from '@fieldword/shared/diff/leaves.ts'
import { canonical } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'

interface Open {
  readonly frame: NodeJson | null
  readonly content: NodeJson[]
}

/** The document that these blocks are, one after the other, each in its containers. */
export function rebuild(leaves: readonly Leaf[]): DocumentJson {
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
