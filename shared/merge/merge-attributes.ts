import type { AttributeValue, NodeJson } from '../document/document.ts'
import { documentSchema } from '../document/schema.ts'
import type { Settling } from './settling.ts'
import { placeOf } from './settling.ts'
import type { Key } from './trees.ts'

/** [MRG3] What kind of block it is, and its attributes: whoever changed one is followed. */
export function mergeAttributes(
  key: Key,
  nodes: { readonly base: NodeJson | null; readonly ours: NodeJson; readonly theirs: NodeJson },
  settling: Settling,
): Pick<NodeJson, 'type' | 'attrs'> {
  const { base, ours, theirs } = nodes
  const merged = (name: string, from: AttributeValue, mine: AttributeValue, other: AttributeValue): AttributeValue => {
    if (mine === other || other === from) return mine
    if (mine === from) return other
    // An id says nothing to a reader.
    if (name === 'id') return mine
    const choice = settling.settle(key, `a${name}`, {
      ...{ kind: 'attribute', block: placeOf(ours), name, takes: ['ours', 'theirs'] },
      ...{ base: said(from), ours: said(mine), theirs: said(other) },
    })
    return choice?.take === 'theirs' ? other : mine
  }
  const type = String(merged('kind', base?.type ?? null, ours.type, theirs.type))
  const attrs: Record<string, AttributeValue> = {}
  for (const [name, spec] of Object.entries(documentSchema.nodes[type]?.spec.attrs ?? {})) {
    const valueIn = (node: NodeJson | null): AttributeValue => node?.attrs?.[name] ?? (spec.default as AttributeValue)
    attrs[name] = merged(name, valueIn(base), valueIn(ours), valueIn(theirs))
  }
  return { type, attrs }
}

function said(value: AttributeValue): string | null {
  return value === null || value === '' ? null : String(value)
}
