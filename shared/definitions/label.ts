import { z } from 'zod'

/** Words that stand in the place of a label in addresses and choices, or will: a version named so could not be reached. */
const reserved = new Set(
  `all approved cite compare current delete diff draft edit element elements embed errata export feed head history in-force
  latest lineage list map memento new newest none now over-time revision revisions settings status table terms timegate timemap
  translations version versions working`.split(/\s+/),
)

/** Behind its address, other forms of a version are named so. */
const fileEnding = /\.(?:atom|bib|csv|html?|json|jsonld|md|pdf|rdf|ris|svg|ttl|txt|xml)$/i

/**
 * [DEF12] The short name of a version in its address. Letters, digits and single points, hyphens or underscores between them: no
 * address has to escape it, and nothing takes it for a path.
 */
export const versionLabel = z
  .string()
  .trim()
  .normalize('NFC')
  .min(1, 'Write a label.')
  .max(40, 'Use at most 40 characters.')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[._-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u,
    'Use letters and digits, with single points, hyphens or underscores between them: 2019, 2.0.0, 1.0.0-rc.1.',
  )
  .refine(label => !fileEnding.test(label), 'A label does not end as files do: .txt, .json.')
  .refine(label => !isReserved(label), 'This word has a meaning of its own in addresses. Choose another label.')

/** `r12` is how revisions are named beside versions. */
function isReserved(label: string): boolean {
  return reserved.has(foldLabel(label)) || /^r\d+$/i.test(label)
}

/** Labels of one page differ by more than the case of their letters. */
export function foldLabel(label: string): string {
  return label.normalize('NFC').toLowerCase()
}
