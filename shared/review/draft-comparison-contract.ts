import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id, revisionNumber, slug } from '../kernel/contract.ts'
import { revisionRef } from '../revisions/contract.ts'

export const draftComparison = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  /** The text the draft is held against; none where nothing is approved and nothing else was asked for. */
  from: revisionRef.nullable(),
  /** The draft as it is now: its hash, and the last change in it. */
  contentHash: z.string(),
  seq: z.number().int(),
  comparison,
})
export type DraftComparison = z.infer<typeof draftComparison>

export const draftComparisonContract = {
  compareDraft: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/compare/draft',
      tags: ['review'],
      summary: 'The working draft, or one of somebody’s own, beside what visitors read, or beside a revision',
    })
    .input(z.strictObject({ slug, from: revisionNumber.optional(), own: id.optional(), ...comparisonWish }))
    .output(draftComparison),
}
