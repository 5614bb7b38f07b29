/** A statement about a resource, as RDF has it. Resources and kinds of statements are named whole, by their addresses. */
export interface Fact {
  readonly subject: string
  readonly predicate: string
  readonly object: FactObject
}

export type FactObject =
  | { readonly kind: 'resource'; readonly address: string }
  | { readonly kind: 'words'; readonly text: string; readonly language: string }
  | { readonly kind: 'value'; readonly text: string; readonly type: string }

/** What addresses are shortened by where facts are written down. */
export const prefixes = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  dc: 'http://purl.org/dc/elements/1.1/',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

type Prefix = keyof typeof prefixes

/** `skos:Concept` in full. */
export function named(short: `${Prefix}:${string}`): string {
  const [prefix = '', name = ''] = short.split(':')
  return prefixes[prefix as Prefix] + name
}

export function resource(address: string): FactObject {
  return { kind: 'resource', address }
}

export function words(text: string, language: string): FactObject {
  return { kind: 'words', text, language }
}

export function value(text: string, type: `xsd:${string}` = 'xsd:string'): FactObject {
  return { kind: 'value', text, type: named(type) }
}

/** Facts about one resource; what is null is not known and not said. */
export function about(
  subject: string,
  told: readonly (readonly [predicate: `${Prefix}:${string}`, object: FactObject | null])[],
): Fact[] {
  return told.flatMap(([predicate, object]) => (object ? [{ subject, predicate: named(predicate), object }] : []))
}
