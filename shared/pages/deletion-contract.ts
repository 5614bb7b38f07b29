import { oc } from '@orpc/contract'
import { z } from 'zod'
import { instant, listing, listOf, person, slug } from '../kernel/contract.ts'
import { moderationReason } from '../moderation/contract.ts'
import { pageRef } from './contract.ts'

/** [PG20] What the address of a deleted page says. */
export const deletedPage = pageRef.extend({
  deletedAt: instant,
  reason: z.string(),
  by: person.nullable(),
  /** Whether whoever asks may bring it back. */
  mayUndelete: z.boolean(),
})
export type DeletedPage = z.infer<typeof deletedPage>

export const deletionWish = z.strictObject({ slug, reason: moderationReason })
export type DeletionWish = z.infer<typeof deletionWish>

const tags = ['pages']

export const deletionContract = {
  delete: oc
    .route({ method: 'POST', path: '/pages/{slug}/deletion', tags, summary: 'Delete a page; its history is kept' })
    .input(deletionWish)
    .output(deletedPage),
  undelete: oc
    .route({ method: 'POST', path: '/pages/{slug}/undeletion', tags, summary: 'Bring a deleted page back' })
    .input(deletionWish)
    .output(pageRef),
  read: oc
    .route({ method: 'GET', path: '/pages/{slug}/deletion', tags, summary: 'Who deleted a page, when and why' })
    .input(z.strictObject({ slug }))
    .output(deletedPage),
  list: oc
    .route({ method: 'GET', path: '/deleted-pages', tags, summary: 'Deleted pages, by title' })
    .input(z.strictObject({ ...listing }))
    .output(listOf(pageRef)),
}
