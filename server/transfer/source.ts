/** What any source of histories says, whatever its format. */
export type SourceEvent =
  | { readonly kind: 'site'; readonly site: SourceSite }
  | { readonly kind: 'page'; readonly page: SourcePage }
  | { readonly kind: 'revision'; readonly revision: SourceRevision }
  | { readonly kind: 'page-end' }

export interface SourceSite {
  /** Tells this source from all others, for good: part of the key of everything it brings. */
  readonly key: string
  readonly name: string
  /** Address of a page there up to its title; null when the source does not say. */
  readonly base: string | null
  readonly namespaces: readonly { readonly number: number; readonly name: string }[]
}

export interface SourcePage {
  readonly id: string
  readonly title: string
  readonly namespace: number
}

export type Contributor =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'suppressed' }

export interface SourceRevision {
  readonly id: string
  readonly parentId: string | null
  /** An instant, ISO 8601 in UTC. */
  readonly at: string
  readonly contributor: Contributor
  /** Null when the source keeps it to itself. */
  readonly summary: string | null
  readonly minor: boolean
  /** wikitext, markdown, text, or the content model the source names. */
  readonly format: string
  /** Null when the source keeps it to itself. */
  readonly text: string | null
  /** The text was taken away on purpose at this point. */
  readonly deleted: boolean
  /** All else the source says, in its own terms. */
  readonly about: Readonly<Record<string, string | boolean | null>>
}
