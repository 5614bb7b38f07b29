import type { DocumentJson, NodeJson } from '../document/document.ts'
import { childBlocks, holdsBlocks, holdsWords, idOf } from './block-classes.ts'

/** Two texts that were merged into one: all of them canonical. */
export interface MergedBefore {
  readonly before: DocumentJson
  readonly after: DocumentJson
}

/**
 * [MRG24] What a merge made of a text, with what was typed meanwhile into blocks that it left as they were. Null where anything
 * else has changed: then there is nothing for it but to merge anew. Reads each text once.
 */
export function withTypingSince({ before, after }: MergedBefore, now: DocumentJson): DocumentJson | null {
  const typed = new Map<string, Typed>()
  if (!collectTyped(before.content, now.content, typed)) return null
  // Which of two blocks of one id is which, a merge decides by all that stands around them.
  if (standTwice(typed, before.content) || standTwice(typed, after.content)) return null
  const left = new Map(typed)
  const follow = (node: NodeJson): NodeJson => {
    const id = idOf(node)
    const change = id === null ? undefined : typed.get(id)
    // One that the merge changed stays as it is: then something is left over.
    if (id !== null && change && JSON.stringify(node) === change.before) {
      left.delete(id)
      return change.now
    }
    return childBlocks(node).length > 0 ? { ...node, content: childBlocks(node).map(follow) } : node
  }
  const content = after.content.map(follow)
  return left.size === 0 ? { ...after, content } : null
}

interface Typed {
  /** As JSON. */
  readonly before: string
  readonly now: NodeJson
}

/** False where more than the words of single blocks differs. */
function collectTyped(before: readonly NodeJson[], now: readonly NodeJson[], typed: Map<string, Typed>): boolean {
  if (before.length !== now.length) return false
  return before.every((node, index) => {
    const other = now[index] as NodeJson
    const told = JSON.stringify(node)
    if (told === JSON.stringify(other)) return true
    if (node.type !== other.type || JSON.stringify(node.attrs) !== JSON.stringify(other.attrs)) return false
    if (holdsBlocks(node)) return collectTyped(childBlocks(node), childBlocks(other), typed)
    const id = idOf(node)
    if (!holdsWords(node) || id === null || typed.has(id)) return false
    typed.set(id, { before: told, now: other })
    return true
  })
}

/** Whether two blocks have the same of these ids. */
function standTwice(ids: ReadonlyMap<string, unknown>, nodes: readonly NodeJson[]): boolean {
  const met = new Set<string>()
  const meet = (node: NodeJson): boolean => {
    const id = idOf(node)
    if (id !== null && ids.has(id)) {
      if (met.has(id)) return true
      met.add(id)
    }
    return childBlocks(node).some(meet)
  }
  return nodes.some(meet)
}
