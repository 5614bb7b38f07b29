import type { NodeJson } from '../document/document.ts'
import { holdsBlocks, lookOf } from './block-classes.ts'
import { nodesOf } from './inline-text.ts'
import { ownPieces } from './merge-words.ts'
import { placeOf, type Settling } from './settling.ts'
import { type Key, otherSide, type Placed, type Side, sides, type Trees } from './trees.ts'

/** Which blocks the result does without, and which have words of somebody's own. */
export interface Fates {
  readonly dead: ReadonlySet<Key>
  /** Those of the dead that are so by choice. */
  readonly givenUp: ReadonlySet<Key>
  readonly rewritten: ReadonlyMap<Key, readonly NodeJson[]>
}

/**
 * [MRG6] What one side deleted is gone, unless the other changed it or put something into it: then it is a conflict about
 * the whole of what was deleted at once.
 */
export function fatesOf(trees: Trees, settling: Settling): Fates {
  const dead = new Set<Key>()
  const givenUp = new Set<Key>()
  const rewritten = new Map<Key, readonly NodeJson[]>()
  for (const key of trees.base.keys()) {
    const left = sides.filter(side => trees[side].has(key))
    if (left.length === 0) dead.add(key)
    const [keeper] = left
    if (left.length !== 1 || !keeper || isWithinDeleted(key, keeper, trees)) continue
    const deletion = new Deletion(key, keeper, trees)
    if (!deletion.edited) for (const gone of deletion.deleted) dead.add(gone)
    else settle(deletion, settling, givenUp, rewritten)
  }
  return { dead: new Set([...dead, ...givenUp]), givenUp, rewritten }
}

function settle(
  { key, keeper, trees, deleted, added }: Deletion,
  settling: Settling,
  givenUp: Set<Key>,
  rewritten: Map<Key, readonly NodeJson[]>,
): void {
  const [base, kept] = [trees.base.get(key), trees[keeper].get(key)] as [Placed, Placed]
  const choice = settling.settle(key, 'b', {
    ...{ kind: 'block', block: placeOf(kept.node), base: base.node },
    ...{ ours: keeper === 'ours' ? kept.node : null, theirs: keeper === 'theirs' ? kept.node : null },
    takes: holdsBlocks(kept.node) || !kept.node.content ? ['ours', 'theirs'] : ['ours', 'theirs', 'own'],
  })
  if (choice?.take === 'own') rewritten.set(key, nodesOf(ownPieces(choice.words ?? '', kept.node.type, [])))
  else if (choice?.take === otherSide[keeper]) for (const gone of [...deleted, ...added]) givenUp.add(gone)
}

function isWithinDeleted(key: Key, keeper: Side, trees: Trees): boolean {
  const parent = trees[keeper].get(key)?.parent
  return parent !== undefined && trees.base.has(parent) && !trees[otherSide[keeper]].has(parent)
}

/** A block that one side deleted, with all in it that went at once. */
class Deletion {
  readonly key: Key
  readonly keeper: Side
  readonly trees: Trees
  readonly deleted: Key[] = []
  /** By the side that kept it. */
  readonly added: Key[] = []
  /** Whether the side that kept it changed or added anything in it. */
  readonly edited: boolean

  constructor(key: Key, keeper: Side, trees: Trees) {
    this.key = key
    this.keeper = keeper
    this.trees = trees
    this.edited = this.visit(key)
  }

  private visit(key: Key): boolean {
    const { base, [this.keeper]: kept, [otherSide[this.keeper]]: other } = this.trees
    const [here, before] = [kept.get(key), base.get(key)]
    if (!here) return false
    if (other.has(key)) {
      // The other side left it where it was, or has it too: it was brought in here.
      return before?.parent !== here.parent && (!before || other.get(key)?.parent === before.parent)
    }
    if (before) this.deleted.push(key)
    else this.added.push(key)
    const changed = !before || (!holdsBlocks(here.node) && lookOf(here.node) !== lookOf(before.node))
    return here.children.map(child => this.visit(child)).includes(true) || changed
  }
}
