import { oc } from '@orpc/contract'
import { z } from 'zod'
import { lines, slug } from '../kernel/contract.ts'
import { compareRow } from './compare-contract.ts'
import { versionLabel } from './label.ts'
import { versionRef } from './version-contract.ts'

/** Characters of an adapted text. */
export const mostPasted = 100_000

/** [DEF85] An element of the version and what became of it, or what the adapted text says instead of any. */
export const driftRow = z.object({
  kind: z.enum(['kept', 'reworded', 'regrouped', 'missing']),
  /** It stands in another order than in the version. */
  moved: z.boolean(),
  /** Elements of the version, and passages of the adapted text, with their words marked. */
  before: compareRow.shape.before,
  after: compareRow.shape.after,
  inline: compareRow.shape.inline,
})
export type DriftRow = z.infer<typeof driftRow>

export const driftCounts = z.object({
  kept: z.number().int(),
  reworded: z.number().int(),
  regrouped: z.number().int(),
  missing: z.number().int(),
  moved: z.number().int(),
  added: z.number().int(),
})
export type DriftCounts = z.infer<typeof driftCounts>

export const drift = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  versions: z.array(versionRef),
  /** Null when the approved text has no named version. */
  version: versionRef.nullable(),
  /** Where the adapted text was read; null for one that was pasted. */
  address: z.string().nullable(),
  summary: z.string(),
  counts: driftCounts,
  rows: z.array(driftRow),
  /** Passages that come from no element, the first hundred. */
  added: z.array(z.string()),
  /** Only the first passages of a very long text were looked at. */
  isCut: z.boolean(),
})
export type Drift = z.infer<typeof drift>

export const driftWish = z
  .strictObject({
    slug,
    version: versionLabel.optional(),
    /** One passage a line. */
    text: lines.max(mostPasted, 'Use at most 100,000 characters.').optional(),
    /** Of a page on the web, which the server reads; for members. */
    address: z
      .url({ protocol: /^https?$/, error: 'Write an address that begins with https://.' })
      .max(2000)
      .optional(),
  })
  .refine(({ text, address }) => Boolean(text) !== Boolean(address), {
    path: ['text'],
    message: 'Paste a text, or give the address of one.',
  })
export type DriftWish = z.infer<typeof driftWish>

export const driftContract = {
  drift: oc
    .route({
      method: 'POST',
      path: '/definitions/{slug}/drift',
      tags: ['definitions'],
      summary: 'How an adapted text departs from a version, element by element. Nothing of it is kept',
    })
    .input(driftWish)
    .output(drift),
}
