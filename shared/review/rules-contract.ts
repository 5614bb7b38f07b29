import { oc } from '@orpc/contract'
import { z } from 'zod'
import { instant, lines, listing, listOf, person } from '../kernel/contract.ts'

const count = z.coerce.number().int().min(1).max(2)

/** [RV64] How many approvals a change needs; an article's other changes need one. */
export const reviewRules = z.object({ definitions: count, largeChanges: count })
export type ReviewRules = z.infer<typeof reviewRules>

export const usualRules: ReviewRules = { definitions: 2, largeChanges: 2 }

export const ruleChange = reviewRules.extend({ reason: z.string(), by: person.nullable(), at: instant })
export type RuleChange = z.infer<typeof ruleChange>

const tags = ['review']

export const reviewRulesContract = {
  rules: oc
    .route({ method: 'GET', path: '/review-rules', tags, summary: 'How many approvals a change needs' })
    .output(reviewRules.extend({ deciders: z.number().int() })),
  ruleChanges: oc
    .route({
      method: 'GET',
      path: '/review-rules/log',
      tags,
      summary: 'Who set how many approvals are needed, newest first',
    })
    .input(z.strictObject(listing))
    .output(listOf(ruleChange)),
  setRules: oc
    .route({ method: 'PUT', path: '/review-rules', tags, summary: 'Set how many approvals a change needs' })
    .input(reviewRules.extend({ reason: lines.min(3, 'Say why in a few words.').max(2000) }).strict())
    .output(reviewRules),
}
