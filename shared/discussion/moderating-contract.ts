import { oc } from '@orpc/contract'
import { z } from 'zod'
import { loggedNetworkBlock, networkWish } from '../accounts/networks-contract.ts'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { moderationReason } from '../moderation/contract.ts'
import { pageRef } from '../pages/contract.ts'
import { commentPlace } from './comments-contract.ts'
import { comment } from './contract.ts'

/** [DSC30] A page's discussion as it is, and how much there is in it for whoever asks. */
export const discussion = z.object({
  closed: z.boolean(),
  guests: z.boolean(),
  open: z.number().int(),
  resolved: z.number().int(),
  may: z.object({ write: z.boolean(), set: z.boolean() }),
})
export type Discussion = z.infer<typeof discussion>

/** [DSC30] An entry of the log. */
export const discussionSetting = z.object({
  id,
  closed: z.boolean(),
  guests: z.boolean(),
  reason: z.string(),
  at: instant,
  by: person.nullable(),
})
export type DiscussionSetting = z.infer<typeof discussionSetting>

/** [DSC34] What a visitor wrote, and waits. */
export const heldComment = z.object({
  ...{ comment, page: pageRef, threadTitle: z.string(), starts: z.boolean() },
  /** [DSC36] It is known from where it came, and can be blocked there. */
  hasNetwork: z.boolean(),
})
export type HeldComment = z.infer<typeof heldComment>

export const reportOutcome = z.enum(['handled', 'dismissed'])

/** [DSC16] What somebody thinks a moderator should look at. */
export const report = z.object({
  id,
  comment,
  page: pageRef,
  reason: z.string(),
  reportedAt: instant,
  reporter: person.nullable(),
  /** Null while it is open. */
  outcome: reportOutcome.nullable(),
  answer: z.string(),
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
})
export type Report = z.infer<typeof report>

const reportReason = lines.min(3, 'Say what is wrong with it.').max(500, 'Use at most 500 characters.')
const answer = lines.max(500, 'Use at most 500 characters.').default('')
const tags = ['discussion']

export const moderatingContract = {
  about: oc
    .route({ method: 'GET', path: '/pages/{slug}/discussion', tags, summary: 'How a page’s discussion is' })
    .input(z.strictObject({ slug }))
    .output(discussion),
  set: oc
    .route({
      method: 'PUT',
      path: '/pages/{slug}/discussion',
      tags,
      summary: 'Close a discussion, or open it to visitors',
    })
    .input(z.strictObject({ slug, closed: z.boolean(), guests: z.boolean(), reason: moderationReason }))
    .output(discussion),
  settings: oc
    .route({ method: 'GET', path: '/pages/{slug}/discussion/log', tags, summary: 'How it was, newest first' })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(discussionSetting)),
  setHidden: oc
    .route({ method: 'PUT', path: '/comments/{id}/hidden', tags, summary: 'Hide a comment, or show it again' })
    .input(z.strictObject({ id, hidden: z.boolean(), reason: moderationReason }))
    .output(commentPlace),
  held: oc
    .route({ method: 'GET', path: '/comments/held', tags, summary: 'What visitors wrote and waits, oldest first' })
    .input(z.strictObject(listing))
    .output(listOf(heldComment)),
  release: oc
    .route({ method: 'POST', path: '/comments/{id}/release', tags, summary: 'Publish or discard what waits' })
    .input(
      z.strictObject({ id, publish: z.boolean(), reason: lines.max(500, 'Use at most 500 characters.').default('') }),
    )
    .output(commentPlace),
  blockGuest: oc
    .route({
      method: 'POST',
      path: '/comments/{id}/network-block',
      tags,
      summary: 'Block the network that a comment which waits came from',
      successStatus: 201,
    })
    .input(z.strictObject({ id, reason: networkWish.shape.reason, until: networkWish.shape.until }))
    .output(loggedNetworkBlock),
  report: oc
    .route({ method: 'POST', path: '/comments/{id}/reports', tags, summary: 'Report a comment', successStatus: 201 })
    .input(z.strictObject({ id, reason: reportReason }))
    .output(commentPlace),
  reports: oc
    .route({ method: 'GET', path: '/reports', tags, summary: 'Reports: of everybody for moderators, else one’s own' })
    .input(z.strictObject({ ...listing, open: z.stringbool().optional(), mine: z.stringbool().optional() }))
    .output(listOf(report)),
  decideReport: oc
    .route({ method: 'POST', path: '/reports/{id}/decision', tags, summary: 'Say what comes of a report' })
    .input(z.strictObject({ id, outcome: reportOutcome, answer }))
    .output(report),
}
