import { oc } from '@orpc/contract'
import { z } from 'zod'
import { name } from '../accounts/contract.ts'
import { id, instant, line, listing, listOf, person, slug } from '../kernel/contract.ts'
import { pageRef } from '../pages/contract.ts'

export const ownDraft = z.object({
  id,
  page: pageRef,
  owner: person,
  /** What it is for, in its owner's words. */
  purpose: z.string(),
  /** Begun from the working draft, and not from the approved text. */
  fromWorking: z.boolean(),
  state: z.enum(['open', 'approved', 'deleted', 'destroyed']),
  createdAt: instant,
  closedAt: instant.nullable(),
  guests: z.array(person),
  /** Another text was approved since the draft was last brought up to it. */
  behind: z.boolean(),
  may: z.object({ write: z.boolean(), manage: z.boolean(), delete: z.boolean(), bringBack: z.boolean() }),
})
export type OwnDraft = z.infer<typeof ownDraft>

const purpose = line.min(3, 'Say in a few words what it is for.').max(200, 'Use at most 200 characters.')
const tags = ['collab']
const one = z.strictObject({ id })

export const ownDraftsContract = {
  ownDrafts: oc
    .route({ method: 'GET', path: '/drafts', tags, summary: 'Drafts of one’s own, and those one is invited to' })
    .input(z.strictObject({ ...listing, closed: z.stringbool().default(false) }))
    .output(listOf(ownDraft)),
  pageDrafts: oc
    .route({ method: 'GET', path: '/pages/{slug}/drafts', tags, summary: 'The open own drafts of a page one may read' })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(ownDraft)),
  ownDraft: oc
    .route({ method: 'GET', path: '/drafts/{id}', tags, summary: 'One draft that is somebody’s own' })
    .input(one)
    .output(ownDraft),
  beginDraft: oc
    .route({
      method: 'POST',
      path: '/pages/{slug}/drafts',
      tags,
      summary: 'Begin a draft of one’s own, from the approved text or from the working draft',
      successStatus: 201,
    })
    .input(z.strictObject({ slug, purpose, from: z.enum(['approved', 'working']).default('approved') }))
    .output(ownDraft),
  renameDraft: oc
    .route({ method: 'PUT', path: '/drafts/{id}/purpose', tags, summary: 'Say what a draft is for' })
    .input(z.strictObject({ id, purpose }))
    .output(ownDraft),
  inviteToDraft: oc
    .route({ method: 'POST', path: '/drafts/{id}/guests', tags, summary: 'Invite somebody to write in it' })
    .input(z.strictObject({ id, name }))
    .output(ownDraft),
  uninviteFromDraft: oc
    .route({ method: 'DELETE', path: '/drafts/{id}/guests/{userId}', tags, summary: 'Take an invitation back' })
    .input(z.strictObject({ id, userId: id }))
    /** None for a guest who took their own back: the draft is no longer theirs to read. */
    .output(ownDraft.nullable()),
  deleteDraft: oc
    .route({ method: 'POST', path: '/drafts/{id}/deletion', tags, summary: 'Close a draft one is done with' })
    .input(one)
    .output(ownDraft),
  bringDraftBack: oc
    .route({ method: 'POST', path: '/drafts/{id}/return', tags, summary: 'Open a deleted draft again' })
    .input(one)
    .output(ownDraft),
}
