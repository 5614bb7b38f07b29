import { oc } from '@orpc/contract'
import { z } from 'zod'
import { line, slug } from '../kernel/contract.ts'

export const citationFormat = z.enum(['apa', 'chicago', 'bibtex', 'ris', 'csl'])
export type CitationFormat = z.infer<typeof citationFormat>

/** [DEF62] An element by its number in the version, as its address has it: e4. */
export const elementAnchor = z
  .string()
  .regex(/^e[1-9]\d{0,3}$/, 'An element is named as in its address: e4.')
  .transform(anchor => Number(anchor.slice(1)))

export const citation = z.object({
  format: citationFormat,
  /** As it is copied, or written to a file. */
  text: z.string(),
})
export type Citation = z.infer<typeof citation>

export const citations = z.object({
  slug,
  title: z.string(),
  /** Null when the text has no version name. */
  label: z.string().nullable(),
  /** "version 2019, revision 2". */
  of: z.string(),
  /** The number of the element that is cited; null for all of it. */
  element: z.number().int().nullable(),
  elements: z.array(z.object({ number: z.number().int(), handle: z.string() })),
  /** Whole, and permanent. */
  address: z.string(),
  citations: z.array(citation),
})
export type Citations = z.infer<typeof citations>

/** What the page of a version says of itself to programs. */
export const pageDescription = z.object({
  /** schema.org, as JSON-LD. */
  described: z.record(z.string(), z.unknown()),
})
export type PageDescription = z.infer<typeof pageDescription>

const label = line.min(1).max(40)
const tags = ['definitions']

export const citeContract = {
  cite: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/citations',
      tags,
      summary: 'A version, or one element of it (e4), cited in APA, Chicago, BibTeX, RIS and CSL-JSON',
    })
    .input(z.strictObject({ slug, version: label.optional(), element: elementAnchor.optional() }))
    .output(citations),
  describe: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/description',
      tags,
      summary: 'A version as a schema.org DefinedTermSet, in JSON-LD',
    })
    .input(z.strictObject({ slug, version: label.optional() }))
    .output(pageDescription),
}
