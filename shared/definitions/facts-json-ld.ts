import { type Fact, type FactObject, named, prefixes } from './facts.ts'

interface Node {
  '@id': string
  '@type'?: string[]
  [predicate: string]: unknown
}

const type = named('rdf:type')
const string = named('xsd:string')

/** [DEF66] Facts as JSON-LD 1.1: one node a resource, in the order they are told. The context holds prefixes alone, so nothing is fetched to read it. */
export function jsonLdOf(facts: readonly Fact[]): Record<string, unknown> {
  const nodes = new Map<string, Node>()
  for (const { subject, predicate, object } of facts) {
    const node = nodes.get(subject) ?? { '@id': subject }
    nodes.set(subject, node)
    if (predicate === type && object.kind === 'resource') {
      node['@type'] = [...(node['@type'] ?? []), shortened(object.address)]
      continue
    }
    const key = shortened(predicate)
    node[key] = [...((node[key] as unknown[] | undefined) ?? []), writtenAs(object)]
  }
  return { '@context': prefixes, '@graph': [...nodes.values()] }
}

function writtenAs(object: FactObject): unknown {
  switch (object.kind) {
    case 'resource':
      return { '@id': object.address }
    case 'words':
      return { '@value': object.text, '@language': object.language }
    case 'value':
      return object.type === string
        ? { '@value': object.text }
        : { '@value': object.text, '@type': shortened(object.type) }
  }
}

/** Only names of the vocabularies are shortened: an address of this wiki stays as it is. */
function shortened(address: string): string {
  const found = Object.entries(prefixes).find(([, base]) => address.startsWith(base))
  return found ? `${found[0]}:${address.slice(found[1].length)}` : address
}
