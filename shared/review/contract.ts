import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id, instant, line, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { pageRef } from '../pages/contract.ts'
import { changeKind, revisionRef } from '../revisions/contract.ts'

export const reviewState = z.enum(['open', 'approved', 'rejected', 'withdrawn'])
export const decisionKind = z.enum(['approve', 'reject', 'withdraw'])
export type DecisionKind = z.infer<typeof decisionKind>

/**
 * [RV25] How a proposal stands to the text approved now. current: it was made on it. clean: bringing it up to date needs nobody's
 * decision. conflicts: it needs some. contained: the approved text says all of it already. unknown: nobody has looked yet.
 */
export const standing = z.enum(['current', 'clean', 'conflicts', 'contained', 'unknown'])
export type Standing = z.infer<typeof standing>

export const reviewRef = z.object({
  id,
  state: reviewState,
  /** Of open ones. */
  standing: standing.nullable(),
  page: pageRef,
  revision: revisionRef,
  /** Null when the authors of the revision are hidden from whoever asks. */
  openedBy: person.nullable(),
  openedAt: instant,
})
export type ReviewRef = z.infer<typeof reviewRef>

export const decision = z.object({ kind: decisionKind, actor: person, reason: z.string(), decidedAt: instant })

export const reviewView = reviewRef.extend({
  /** The approved revision the proposal was made on; none for a page's first. */
  baseNumber: z.number().int().nullable(),
  /** True when another revision was approved since, so that this one cannot be. */
  stale: z.boolean(),
  comparison,
  decisions: z.array(decision),
  may: z.object({ approve: z.boolean(), reject: z.boolean(), withdraw: z.boolean(), update: z.boolean() }),
  /** Earlier texts of this proposal, from before it was brought up to date; the first one first. */
  earlier: z.array(revisionRef),
  /** Why this moderator may not decide, where it is their own. */
  own: z.boolean(),
})
export type ReviewView = z.infer<typeof reviewView>

export const proposalPreview = z.object({
  /** Of the draft as it is now; a proposal names it, so that what was seen is what is proposed. */
  contentHash: z.string(),
  changed: z.boolean(),
  alreadyProposed: z.boolean(),
  baseNumber: z.number().int().nullable(),
  comparison,
  authors: z.array(person),
})
export type ProposalPreview = z.infer<typeof proposalPreview>

const summary = line.min(3, 'Say in a few words what changed.').max(300, 'Use at most 300 characters.')
const tags = ['review']

export const reviewContract = {
  preview: oc
    .route({ method: 'GET', path: '/pages/{slug}/proposal', tags, summary: 'What would be proposed now' })
    .input(z.strictObject({ slug, ...comparisonWish }))
    .output(proposalPreview),
  propose: oc
    .route({
      method: 'POST',
      path: '/pages/{slug}/proposals',
      tags,
      summary: 'Propose the draft as a revision',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        slug,
        summary,
        changeKind,
        minor: z.boolean().default(false),
        contentHash: z.string().length(64),
      }),
    )
    .output(reviewRef),
  queue: oc
    .route({
      method: 'GET',
      path: '/reviews',
      tags,
      summary: 'Reviews, oldest first while open, newest first otherwise',
    })
    .input(z.strictObject({ ...listing, state: reviewState.default('open'), mine: z.stringbool().optional() }))
    .output(listOf(reviewRef)),
  count: oc
    .route({ method: 'GET', path: '/reviews/count', tags, summary: 'How many reviews are open' })
    .output(z.object({ open: z.number().int() })),
  read: oc
    .route({
      method: 'GET',
      path: '/reviews/{id}',
      tags,
      summary: 'One review, with the difference to the approved text',
    })
    .input(z.strictObject({ id, ...comparisonWish }))
    .output(reviewView),
  decide: oc
    .route({ method: 'POST', path: '/reviews/{id}/decisions', tags, summary: 'Approve, reject or withdraw' })
    .input(z.strictObject({ id, kind: decisionKind, reason: lines.max(2000).default('') }))
    .output(reviewRef),
}
