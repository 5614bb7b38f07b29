import type { Source } from '../kernel/contract.ts'

/** All of a version that never changes after it was published. */
export interface VersionContent {
  /** Of its text. */
  readonly contentHash: string
  readonly label: string
  readonly name: string
  readonly datedOn: string
  readonly language: string
  readonly provenance: string
  readonly sources: readonly Source[]
  readonly variants: readonly {
    readonly elementId: string
    readonly text: string
    readonly difference: string | null
    readonly seenIn: readonly string[]
  }[]
  /** The hash of the version it was made from, where it says so. */
  readonly follows: string | null
  /** The hash of the version it translates. */
  readonly translationOf: string | null
}

/** [DEF11] The one form of it, keys in order: what is hashed. Its page and its id are left out, so that a copy elsewhere has its hash. */
export function canonicalVersion(version: VersionContent): string {
  const { contentHash, label, name, datedOn, language, provenance, follows, translationOf } = version
  const sources = version.sources.map(({ address, title }) => ({ address, title }))
  const variants = version.variants.map(({ difference, elementId, seenIn, text }) => ({
    difference,
    elementId,
    seenIn,
    text,
  }))
  return JSON.stringify({
    contentHash,
    datedOn,
    follows,
    label,
    language,
    name,
    provenance,
    sources,
    translationOf,
    variants,
  })
}
