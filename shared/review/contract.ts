import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id, instant, line, lines, person, slug } from '../kernel/contract.ts'
import { pageRef } from '../pages/contract.ts'
import { changeKind, liveRule, revisionRef } from '../revisions/contract.ts'

export const reviewState = z.enum(['open', 'changes_requested', 'approved', 'rejected', 'withdrawn'])
export const decisionKind = z.enum([
  'approve',
  'take_back',
  'request_changes',
  'reject',
  'withdraw',
  'reopen',
  'revert',
])
export type DecisionKind = z.infer<typeof decisionKind>

/**
 * [RV25] How a proposal stands to the text approved now. current: it was made on it. clean: bringing it up to date needs nobody's
 * decision. conflicts: it needs some. contained: the approved text says all of it already. unknown: nobody has looked yet.
 */
export const standing = z.enum(['current', 'clean', 'conflicts', 'contained', 'unknown'])
export type Standing = z.infer<typeof standing>

/** [RV73] What a moderator may say they looked at. */
export const check = z.enum(['summary', 'kind', 'sources'])
export type Check = z.infer<typeof check>

/** [RV64] Of the present round: how many different people approved it, and how many have to. */
export const approvals = z.object({ given: z.number().int(), needed: z.number().int() })
export type Approvals = z.infer<typeof approvals>

export const reviewRef = z.object({
  id,
  state: reviewState,
  /** The round it is in, from 1. */
  round: z.number().int(),
  approvals,
  /** Of open ones. */
  standing: standing.nullable(),
  page: pageRef,
  /** The text of the present round. */
  revision: revisionRef,
  /** Null when the authors of the revision are hidden from whoever asks. */
  openedBy: person.nullable(),
  openedAt: instant,
})
export type ReviewRef = z.infer<typeof reviewRef>

/** What the log tells: decisions, that something went live, or back, by rule, without anybody's [RV124], and that a ballot decided [PR236]. */
export const loggedKind = z.enum([...decisionKind.options, 'live_trusted', 'live_open', 'live_rollback', 'by_ballot'])
export type LoggedKind = z.infer<typeof loggedKind>

export const decision = z.object({
  kind: loggedKind,
  actor: person,
  /** The round it was about. */
  round: z.number().int(),
  reason: z.string(),
  /** [RV73] What the moderator says they looked at. */
  checked: z.array(check),
  /** What was given and needed once it was made. */
  approvals,
  decidedAt: instant,
  /** The path of what decided, where that was no moderator: the ballot of a process. */
  mandate: z.string().nullable(),
})
export type Decision = z.infer<typeof decision>

/**
 * opened: as it was proposed. revised: proposed again by its people. updated: brought up to date [RV24]. parted: what is left of it after
 * some of its changes were accepted [RV95].
 */
export const roundKind = z.enum(['opened', 'revised', 'updated', 'parted'])
export type RoundKind = z.infer<typeof roundKind>
export const neededFor = z.enum(['article', 'definition', 'large', 'protection'])

export const round = z.object({
  number: z.number().int(),
  kind: roundKind,
  /** Its text. */
  revision: revisionRef,
  /** The approved revision it was made on; none for a page's first text. */
  baseNumber: z.number().int().nullable(),
  /** Null when the authors of the revision are hidden from whoever asks. */
  openedBy: person.nullable(),
  openedAt: instant,
  /** [RV64] When it was opened. */
  approvalsNeeded: z.number().int(),
  neededFor,
})
export type Round = z.infer<typeof round>

export const reviewView = reviewRef.extend({
  /** The approved revision the proposal was made on; none for a page's first. */
  baseNumber: z.number().int().nullable(),
  /** True when another revision was approved since, so that this one cannot be. */
  stale: z.boolean(),
  comparison,
  decisions: z.array(decision),
  /** What whoever asks may do now: every decision, the next round of their own, and bringing up to date. */
  may: z.record(z.enum([...decisionKind.options, 'revise', 'update']), z.boolean()),
  /** The first one first; the last one is the present. */
  rounds: z.array(round),
  /** [RV95] The proposal that these changes were accepted out of. */
  partOf: id.nullable(),
  /** Who approved the present round, in the order they did. */
  approvers: z.array(person),
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
  /** [RV128] What proposing it comes to: by which rule it goes live at once, or how many approvals it waits for, and why. */
  outcome: z.object({ live: liveRule.nullable(), approvalsNeeded: z.number().int(), neededFor }),
  /** [RV60] Proposals of this page that whoever asks may go on with instead: the text becomes their next round. */
  own: z.array(
    z.object({ id, state: reviewState, round: z.number().int(), number: z.number().int(), summary: z.string() }),
  ),
})
export type ProposalPreview = z.infer<typeof proposalPreview>

const summary = line.min(3, 'Say in a few words what changed.').max(300, 'Use at most 300 characters.')
const hash = z.string().length(64)
const tags = ['review']
/** The draft of somebody's own that is meant; the page's working draft where none is named. */
const own = id.optional()

export const reviewContract = {
  preview: oc
    .route({ method: 'GET', path: '/pages/{slug}/proposal', tags, summary: 'What would be proposed now' })
    .input(z.strictObject({ slug, own, ...comparisonWish }))
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
        own,
        summary,
        changeKind,
        minor: z.boolean().default(false),
        contentHash: hash,
        /** [RV60] The proposal that goes on with this text; none to open one. */
        review: id.optional(),
      }),
    )
    .output(reviewRef),
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
    .route({
      method: 'POST',
      path: '/reviews/{id}/decisions',
      tags,
      summary: 'Approve, request changes, reject, withdraw, reopen, or take an approval back',
    })
    .input(
      z
        .strictObject({
          id,
          kind: decisionKind,
          reason: lines.max(2000).default(''),
          /** Of the text that was seen. */
          contentHash: hash.optional(),
          checked: z.array(check).max(check.options.length).default([]),
        })
        .refine(({ kind, contentHash }) => kind !== 'approve' || contentHash !== undefined, {
          path: ['contentHash'],
          message: 'Name the hash of the text that you approve.',
        }),
    )
    .output(reviewRef),
}
