import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, lines } from '../kernel/contract.ts'
import { filterAct, filterKind, ruleToTry } from '../moderation/filter-contract.ts'

export const filterTrialWish = z.strictObject({
  text: lines.max(20_000, 'Use at most 20,000 characters.').default(''),
  /** One more rule, as if it held. */
  rule: ruleToTry.nullable().default(null),
})
export type FilterTrialWish = z.infer<typeof filterTrialWish>

const metRule = z.object({
  /** Null for the rule that is tried. */
  id: id.nullable(),
  kind: filterKind,
  text: z.string(),
  act: filterAct,
  reason: z.string(),
})
export type MetRule = z.infer<typeof metRule>

const caughtProposal = z.object({
  id,
  page: z.string(),
  number: z.number().int(),
  act: filterAct,
  found: z.array(z.string()),
})

export const filterTrial = z.object({
  /** What would come of the text; null where nothing is met. */
  act: filterAct.nullable(),
  met: z.array(metRule),
  /** The newest proposals of members: how many were looked at, and would be met with each act. */
  proposals: z.object({
    looked: z.number().int(),
    refuse: z.number().int(),
    hold: z.number().int(),
    warn: z.number().int(),
    /** Met by the rule that is tried, and by no other. */
    byRule: z.number().int(),
    /** The newest that are met. */
    newest: z.array(caughtProposal),
  }),
})
export type FilterTrial = z.infer<typeof filterTrial>

export const filterTrialContract = {
  tryFilter: oc
    .route({
      method: 'POST',
      path: '/filter-trials',
      tags: ['moderation'],
      summary: 'What the filter would catch: in a text, and in the newest proposals; nothing is written down',
    })
    .input(filterTrialWish)
    .output(filterTrial),
}
