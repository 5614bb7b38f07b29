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
  const merged = (name: string, from: Value, mine: AttributeValue, other: AttributeValue): AttributeValue => {
    if (mine === other || other === from) return mine
    if (mine === from) return other
    // An id says nothing to a reader.
    if (name === 'id') return mine
    const choice = settling.settle(key, `a${name}`, {
      ...{ kind: 'attribute', block: placeOf(ours), name, on: null, takes: ['ours', 'theirs'] },
      ...{ base: said(from ?? null), ours: said(mine), theirs: said(other) },
    })
    return choice?.take === 'theirs' ? other : mine
  }
  const type = String(merged('kind', base?.type, ours.type, theirs.type))
  const attrs: Record<string, AttributeValue> = {}
  for (const name of Object.keys(documentSchema.nodes[type]?.spec.attrs ?? {})) {
    const [mine, other] = [valueIn(ours, name), valueIn(theirs, name)]
    if (mine === undefined || other === undefined) attrs[name] = mine ?? other ?? null
    else attrs[name] = merged(name, base ? valueIn(base, name) : undefined, mine, other)
  }
  return { type, attrs }
}

/** None where blocks of its kind have no such attribute: a paragraph has no level that a heading could be said to have kept. */
type Value = AttributeValue | undefined

function valueIn({ type, attrs }: NodeJson, name: string): Value {
  const spec = documentSchema.nodes[type]?.spec.attrs?.[name]
  return spec ? (attrs?.[name] ?? (spec.default as AttributeValue)) : undefined
}

function said(value: AttributeValue): string | null {
  return value === null || value === '' ? null : String(value)
}
