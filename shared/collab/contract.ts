import { oc } from '@orpc/contract'
import { z } from 'zod'
import { role } from '../accounts/contract.ts'
import { id, slug } from '../kernel/contract.ts'

export const draftView = z.object({
  draftId: id,
  pageId: id,
  pageSlug: slug,
  pageTitle: z.string(),
  pageKind: z.enum(['article', 'definition']),
  /** The approved revision, which the draft is compared with. */
  approvedNumber: z.number().int().nullable(),
  /** An editor of another schema may not connect. */
  schemaFingerprint: z.string(),
  mayWrite: z.boolean(),
  /** Who may write where not every member may, and why. */
  protection: z.object({ editableBy: role, reason: z.string() }).nullable(),
})
export type DraftView = z.infer<typeof draftView>

export const collabContract = {
  draft: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/draft',
      tags: ['collab'],
      summary: 'The working draft of a page, to connect to',
    })
    .input(z.strictObject({ slug }))
    .output(draftView),
}
