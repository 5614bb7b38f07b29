import type { Budget } from '../diff/budget.ts'
import { leavesOf } from '../diff/leaves.ts'
import { matchLeaves } from '../diff/match.ts'
import { once } from '../diff/once.ts'
import type { DocumentJson, NodeJson } from '../document/document.ts'
import { childBlocks, classOf, idOf, lookOf } from './block-classes.ts'

/** Blocks of the newer document, with what they were in the older. */
class Pairs {
  readonly beforeOf = new Map<NodeJson, NodeJson>()
  private readonly taken = new Set<NodeJson>()

  add(before: NodeJson, after: NodeJson): void {
    if (this.beforeOf.has(after) || this.taken.has(before) || classOf(before) !== classOf(after)) return
    this.beforeOf.set(after, before)
    this.taken.add(before)
  }

  isFree(before: NodeJson): boolean {
    return !this.taken.has(before)
  }
}

/**
 * [MRG2] Which block of `after` is which of `before`: as a comparison finds it, and then the containers around and the parts
 * within. Every block has at most one partner.
 */
export function sameBlocks(before: DocumentJson, after: DocumentJson, budget: Budget): Map<NodeJson, NodeJson> {
  const pairs = new Pairs()
  const leaves = [...matchLeaves(leavesOf(before), leavesOf(after), budget).beforeOf]
  for (const [a, b] of leaves) pairs.add(b.node, a.node)
  const byId = once(blocksIn(after.content), idOf)
  for (const [id, b] of once(blocksIn(before.content), idOf)) {
    const a = byId.get(id)
    if (a) pairs.add(b, a)
  }
  for (const [a, b] of leaves) {
    if (pairs.beforeOf.get(a.node) !== b.node) continue
    pairFrames(b.frames, a.frames, pairs)
    pairWithin(b.node, a.node, pairs)
  }
  return pairs.beforeOf
}

/** From the inside out: what holds the same block is the same container, until one is not. */
function pairFrames(before: readonly NodeJson[], after: readonly NodeJson[], pairs: Pairs): void {
  for (let depth = 1; depth <= Math.min(before.length, after.length); depth += 1) {
    const [b, a] = [before.at(-depth), after.at(-depth)]
    if (!b || !a) return
    pairs.add(b, a)
    if (pairs.beforeOf.get(a) !== b) return
  }
}

/** The cells of a row, and what is in them: those that look the same, then those left over in the order they stand. */
function pairWithin(before: NodeJson, after: NodeJson, pairs: Pairs): void {
  const looks = new Map<string, NodeJson[]>()
  for (const child of childBlocks(before).filter(child => pairs.isFree(child))) {
    const look = lookOf(child)
    looks.set(look, [...(looks.get(look) ?? []), child])
  }
  for (const child of childBlocks(after)) {
    const same = looks.get(lookOf(child))?.shift()
    if (same && !pairs.beforeOf.has(child)) pairs.add(same, child)
  }
  const leftBefore = childBlocks(before).filter(child => pairs.isFree(child))
  const leftAfter = childBlocks(after).filter(child => !pairs.beforeOf.has(child))
  if (leftBefore.length === leftAfter.length) {
    for (const [index, child] of leftAfter.entries()) pairs.add(leftBefore[index] as NodeJson, child)
  }
  for (const child of childBlocks(after)) {
    const same = pairs.beforeOf.get(child)
    if (same) pairWithin(same, child, pairs)
  }
}

function* blocksIn(nodes: readonly NodeJson[]): Generator<NodeJson> {
  for (const node of nodes) {
    yield node
    yield* blocksIn(childBlocks(node))
  }
}
