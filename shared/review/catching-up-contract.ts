import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ownDraft } from '../collab/own-drafts-contract.ts'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id } from '../kernel/contract.ts'
import { choice } from '../merge/contract.ts'
import { conflictView } from '../merge/tell-conflict.ts'
import { revisionRef } from '../revisions/contract.ts'

const hash = z.string().length(64)
const choices = z.array(choice).max(5000).default([])
const { part } = comparisonWish
const tags = ['review']

/** [RV82] What was approved since a draft of somebody's own was last in step with the approved text, and what it makes of the draft. */
export const catchUpPreview = z.object({
  draft: ownDraft,
  /** What visitors read now. */
  onto: revisionRef,
  /** How many texts were approved since; 500 stand for that many or more. */
  approvedSince: z.number().int(),
  conflicts: z.array(conflictView),
  /** From the draft as it is to the draft with them. */
  comparison,
})
export type CatchUpPreview = z.infer<typeof catchUpPreview>

export const catchingUpContract = {
  catchingUp: oc
    .route({
      method: 'GET',
      path: '/drafts/{id}/update',
      tags,
      summary: 'What was approved since makes of a draft of one’s own, and where the two conflict',
    })
    .input(z.strictObject({ id, choices, part }))
    .output(catchUpPreview),
  catchUp: oc
    .route({
      method: 'POST',
      path: '/drafts/{id}/updates',
      tags,
      summary: 'Bring a draft of one’s own up to the approved text',
    })
    .input(z.strictObject({ id, choices, ontoHash: hash }))
    .output(ownDraft),
}
