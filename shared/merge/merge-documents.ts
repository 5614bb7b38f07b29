import { type Budget, budgetOf } from '../diff/budget.ts'
import { canonical, canonicalJson } from '../document/canonical.ts'
import type { DocumentJson, NodeJson } from '../document/document.ts'
import { holdsWords, idOf } from './block-classes.ts'
import { withNewColumns } from './columns.ts'
import type { Choice, Conflict } from './contract.ts'
import { type Fates, fatesOf } from './fates.ts'
import { fitted } from './fit.ts'
import { mergeAttributes } from './merge-attributes.ts'
import { mergeWords } from './merge-words.ts'
import { placesOf } from './places.ts'
import { placeOf, Settling } from './settling.ts'
import { type Key, type Trees, top, treesOf } from './trees.ts'

export interface Merged {
  /** Valid by the schema, and canonical. Conflicts nobody decided on stand in it as ours, and what one deleted and the other changed as changed. */
  readonly document: DocumentJson
  readonly conflicts: readonly Conflict[]
  /** Ids of choices that fit no conflict of this merge. */
  readonly unfit: readonly string[]
  /** True when the documents were too large to be compared word by word everywhere: there are more conflicts then, and no losses. */
  readonly coarse: boolean
}

/**
 * [MRG1–MRG11] What two sides made of one document, in one. Deterministic: the same three documents have the same conflicts with the
 * same ids, so that choices made on one merge can be given to the next. Worst case: three comparisons' (see `budget`).
 */
export function mergeDocuments(
  base: DocumentJson,
  ours: DocumentJson,
  theirs: DocumentJson,
  { choices = [], budget }: { readonly choices?: readonly Choice[]; readonly budget?: number } = {},
): Merged {
  const alone = unmerged(base, ours, theirs)
  if (alone) {
    return { document: canonical(alone), conflicts: [], unfit: choices.map(({ conflict }) => conflict), coarse: false }
  }
  const spent = budgetOf(budget)
  const settling = new Settling(choices)
  const trees = treesOf(canonical(base), canonical(ours), canonical(theirs), spent)
  const fates = fatesOf(trees, settling)
  const blocks = mergeBlocks(trees, fates, settling, spent)
  const places = placesOf(trees, fates, settling)
  const inside = (key: Key) => places.get(key) ?? []
  const assemble = (key: Key, _: number, siblings: readonly Key[]): NodeJson => {
    const block = blocks.get(key) as NodeJson
    const content = holdsWords(block) ? (block.content ?? []) : inside(key).map(assemble)
    const whole = block.type === 'tableRow' ? withNewColumns(key, content, siblings, inside, trees) : content
    return { ...block, content: fitted(block, whole) }
  }
  const content = fitted({ type: 'doc' }, inside(top).map(assemble))
  return {
    document: canonical({ type: 'doc', content: withoutTwins(content, trees) }),
    conflicts: settling.conflicts.sort((a, b) => a.key - b.key).map(({ conflict }) => conflict),
    unfit: [...settling.unfit],
    coarse: spent.coarse,
  }
}

/** [MRG1] Where only one side changed anything, or both the same, there is nothing to merge. */
function unmerged(base: DocumentJson, ours: DocumentJson, theirs: DocumentJson): DocumentJson | null {
  const [b, o, t] = [canonicalJson(base), canonicalJson(ours), canonicalJson(theirs)]
  if (o === t || t === b) return ours
  return o === b ? theirs : null
}

/** Every block by itself, without the blocks in it; the dead ones too, so that conflicts are told in any case. */
function mergeBlocks(trees: Trees, fates: Fates, settling: Settling, budget: Budget): Map<Key, NodeJson> {
  const blocks = new Map<Key, NodeJson>()
  const keys = new Set([...trees.ours.keys(), ...trees.theirs.keys()])
  for (const key of [...keys].sort((a, b) => a - b)) {
    const [base, ours, theirs] = [trees.base, trees.ours, trees.theirs].map(tree => tree.get(key)?.node)
    const only = ours ?? theirs
    if (key === top || !only) continue
    if (!ours || !theirs) {
      const rewritten = fates.rewritten.get(key)
      blocks.set(key, rewritten ? { ...only, content: rewritten } : only)
      continue
    }
    const own = mergeAttributes(key, { base: base ?? null, ours, theirs }, settling)
    if (!holdsWords(ours)) blocks.set(key, own)
    else blocks.set(key, { ...own, content: mergeContent(key, { base, ours, theirs }, settling, budget) })
  }
  return blocks
}

function mergeContent(
  key: Key,
  { base, ours, theirs }: { readonly base: NodeJson | undefined; readonly ours: NodeJson; readonly theirs: NodeJson },
  settling: Settling,
  budget: Budget,
): readonly NodeJson[] {
  const [b, o, t] = [base, ours, theirs].map(node => JSON.stringify(node?.content ?? (node ? [] : null)))
  if (o === t || b === t) return ours.content ?? []
  if (o === b) return theirs.content ?? []
  return mergeWords(
    {
      ...{ key, place: placeOf(ours), base: base ? (base.content ?? []) : null },
      ...{ ours: ours.content ?? [], theirs: theirs.content ?? [] },
    },
    settling,
    budget,
  )
}

/** Two blocks that got one id on two sides: the second goes without, and the next editor gives it another. */
function withoutTwins(content: readonly NodeJson[], trees: Trees): NodeJson[] {
  const used = new Set<string>()
  const twins = new Set([...twinsIn(trees.ours), ...twinsIn(trees.theirs)])
  const visit = (node: NodeJson): NodeJson => {
    const id = idOf(node)
    const isTwin = id !== null && used.has(id) && !twins.has(id)
    if (id !== null) used.add(id)
    const inner = node.content?.map(visit)
    const { id: _, ...attrs } = node.attrs ?? {}
    return { ...node, ...(isTwin && { attrs }), ...(inner && { content: inner }) }
  }
  return content.map(visit)
}

function twinsIn(tree: Trees['ours']): string[] {
  const seen = new Set<string>()
  return [...tree.values()].flatMap(({ node }) => {
    const id = idOf(node)
    if (id === null) return []
    if (seen.has(id)) return [id]
    seen.add(id)
    return []
  })
}
