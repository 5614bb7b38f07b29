import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person } from '../kernel/contract.ts'
import { block, networkScope } from './contract.ts'

/** [ACC49] Ended: the block is over, by its time or by hand, and nobody decided on this. */
const state = z.enum(['waiting', 'answered', 'lifted', 'declined', 'ended'])

const message = z.object({
  id,
  /** A moderator; null where whoever is blocked wrote it. */
  by: person.nullable(),
  text: z.string(),
  at: instant,
})
export type AppealMessage = z.infer<typeof message>

/** [ACC35] What whoever is blocked finds. */
export const ownAppeal = z.object({
  /** What is in force now. */
  block: block.nullable(),
  conversation: z.object({ state, messages: z.array(message) }).nullable(),
  mayWrite: z.boolean(),
})
export type OwnAppeal = z.infer<typeof ownAppeal>

export const appeal = z.object({
  id,
  state,
  openedAt: instant,
  /** Null where a visitor writes. */
  person: person.nullable(),
  block: z.object({
    reason: z.string(),
    until: instant.nullable(),
    inForce: z.boolean(),
    by: person.nullable(),
    /** Where it is a network that is blocked. */
    network: z.object({ id, range: z.string(), scope: networkScope }).nullable(),
  }),
})
export type Appeal = z.infer<typeof appeal>
export const readAppeal = appeal.extend({ messages: z.array(message) })
export type ReadAppeal = z.infer<typeof readAppeal>

const text = lines.min(10, 'Write a sentence or two.').max(2000, 'Use at most 2,000 characters.')
const key = z.string().min(20).max(60)
const tags = ['accounts']

export const appealsContract = {
  ownAppeal: oc
    .route({ method: 'GET', path: '/appeal', tags, summary: 'Why one is blocked, and what was written about it' })
    .input(z.strictObject({ key: key.optional() }))
    .output(ownAppeal),
  sendAppeal: oc
    .route({ method: 'POST', path: '/appeal', tags, summary: 'Write to moderators about the block one is under' })
    .input(z.strictObject({ text, key: key.optional() }))
    /** For visitors: by this they come back to it. */
    .output(z.object({ key: z.string().nullable() })),
  appeals: oc
    .route({ method: 'GET', path: '/appeals', tags, summary: 'What people who are blocked wrote, for moderators' })
    .input(z.strictObject({ ...listing, show: z.enum(['waiting', 'all']).default('waiting') }))
    .output(listOf(appeal)),
  appealsWaiting: oc
    .route({ method: 'GET', path: '/appeals/waiting', tags, summary: 'How many of these wait for an answer' })
    .output(z.object({ waiting: z.number().int() })),
  readAppeal: oc
    .route({ method: 'GET', path: '/appeals/{id}', tags, summary: 'All that was written about one block' })
    .input(z.strictObject({ id }))
    .output(readAppeal),
  answerAppeal: oc
    .route({ method: 'POST', path: '/appeals/{id}/answers', tags, summary: 'Answer, lift the block, or decline' })
    .input(z.strictObject({ id, act: z.enum(['answer', 'lift', 'decline']), text }))
    .output(readAppeal),
}
