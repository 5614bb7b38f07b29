import { oc } from '@orpc/contract'
import { z } from 'zod'
import { revisionNumber, slug } from '../kernel/contract.ts'
import { moderationReason } from '../moderation/contract.ts'
import { hiddenParts, revisionRef } from './contract.ts'

const tags = ['revisions']

export const hidingWish = z.strictObject({
  slug,
  number: revisionNumber,
  ...hiddenParts.shape,
  reason: moderationReason,
})
export type HidingWish = z.infer<typeof hidingWish>

export const redactionWish = z.strictObject({ slug, number: revisionNumber, reason: moderationReason })
export type RedactionWish = z.infer<typeof redactionWish>

export const hidingContract = {
  hide: oc
    .route({
      method: 'PUT',
      path: '/pages/{slug}/revisions/{number}/hiding',
      tags,
      summary: 'Say what of a revision is hidden from public view; it is kept, and can be shown again',
    })
    .input(hidingWish)
    .output(revisionRef),
  redact: oc
    .route({
      method: 'POST',
      path: '/pages/{slug}/revisions/{number}/redaction',
      tags,
      summary: 'Destroy the text of a revision for good; its hash is kept',
    })
    .input(redactionWish)
    .output(revisionRef),
}
