import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, line, listing, listOf, slug } from '../kernel/contract.ts'
import { decision, decisionKind, reviewRef } from './contract.ts'

export const loggedDecision = decision.extend({
  id,
  reviewId: id,
  pageSlug: slug,
  pageTitle: z.string(),
  /** Of the text that was decided on. */
  revisionNumber: z.number().int(),
  /** Empty where it is hidden from whoever asks, or they may not read the revision. */
  summary: z.string(),
})
export type LoggedDecision = z.infer<typeof loggedDecision>

export const decisionFilters = {
  page: slug.optional(),
  kind: decisionKind.optional(),
  by: id.optional(),
  /** Who decided, by name. */
  person: line.max(80).optional(),
}

/** A proposal of whoever asks, with what came of it so far and what they can do next. */
export const ownProposal = reviewRef.extend({
  /** The newest; none before anybody decided. */
  decided: decision.nullable(),
  may: z.object({ revise: z.boolean(), withdraw: z.boolean(), reopen: z.boolean(), update: z.boolean() }),
})
export type OwnProposal = z.infer<typeof ownProposal>

const tags = ['review']

export const reviewLogContract = {
  decisions: oc
    .route({ method: 'GET', path: '/decisions', tags, summary: 'What was decided on proposals, newest first' })
    .input(z.strictObject({ ...listing, ...decisionFilters }))
    .output(listOf(loggedDecision)),
  ownProposals: oc
    .route({ method: 'GET', path: '/proposals/own', tags, summary: 'The proposals one has a part in, newest first' })
    .input(z.strictObject({ ...listing, waiting: z.stringbool().optional() }))
    .output(listOf(ownProposal)),
  countOwn: oc
    .route({
      method: 'GET',
      path: '/proposals/own/count',
      tags,
      summary: 'How many of one’s proposals wait for oneself',
    })
    .output(z.object({ waiting: z.number().int() })),
}
