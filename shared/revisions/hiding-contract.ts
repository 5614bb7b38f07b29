import { oc } from '@orpc/contract'
import { z } from 'zod'
import { slug } from '../kernel/contract.ts'
import { moderationReason } from '../moderation/contract.ts'
import { hiddenParts, revisionRef } from './contract.ts'

const number = z.coerce.number().int().min(1).max(2_000_000_000)
const tags = ['revisions']

export const hidingWish = z.strictObject({ slug, number, ...hiddenParts.shape, reason: moderationReason })
export type HidingWish = z.infer<typeof hidingWish>

export const redactionWish = z.strictObject({ slug, number, reason: moderationReason })
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
