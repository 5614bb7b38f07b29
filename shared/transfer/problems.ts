/** What an import can fail to carry over, in the order a report tells it. */
export const problemKinds = [
  'namespace',
  'title-taken',
  'title-unusable',
  'page-in-use',
  'redirect-with-history',
  'redirect-taken',
  'redirect-unresolved',
  'model',
  'text-redacted',
  'text-suppressed',
  'author-suppressed',
  'summary-suppressed',
  'deleted',
  'open-proposal',
  'unconvertible',
  'plain-text',
  'front-matter',
  'template',
  'tag',
  'image',
  'category',
  'interwiki',
  'switch',
  'html',
] as const

export type ProblemKind = (typeof problemKinds)[number]

export interface Problem {
  readonly kind: ProblemKind
  /** The template, tag, namespace or model it is about; empty where the kind says it all. */
  readonly name: string
}
