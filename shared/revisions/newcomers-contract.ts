import { oc } from '@orpc/contract'
import { z } from 'zod'
import { instant, lines, listing, listOf, person } from '../kernel/contract.ts'

const anHour = z.coerce.number().int('Write a whole number.').min(1, 'One at least.').max(1000, 'A thousand at most.')

/** [ACC38] Who is new, and how much they write in an hour. */
export const newcomerRules = z.object({
  /** Younger than so many days, or with fewer approved revisions than this. 0 and 0: nobody is. */
  days: z.coerce.number().int('Write a whole number.').min(0, '0 at least.').max(365, 'A year at most.'),
  revisions: z.coerce.number().int('Write a whole number.').min(0, '0 at least.').max(100, '100 at most.'),
  proposals: anHour,
  comments: anHour,
  pages: anHour,
  links: anHour,
})
export type NewcomerRules = z.infer<typeof newcomerRules>

export const usualNewcomerRules: NewcomerRules = {
  ...{ days: 4, revisions: 3, proposals: 15, comments: 20, pages: 10, links: 30 },
}

export const newcomerChange = newcomerRules.extend({ reason: z.string(), by: person.nullable(), at: instant })
export type NewcomerChange = z.infer<typeof newcomerChange>

const tags = ['accounts']

export const newcomersContract = {
  newcomers: oc
    .route({ method: 'GET', path: '/newcomer-rules', tags, summary: 'How much new accounts write in an hour' })
    .output(newcomerRules),
  newcomerChanges: oc
    .route({ method: 'GET', path: '/newcomer-rules/log', tags, summary: 'Who set that, newest first' })
    .input(z.strictObject(listing))
    .output(listOf(newcomerChange)),
  setNewcomers: oc
    .route({ method: 'PUT', path: '/newcomer-rules', tags, summary: 'Set how much new accounts write in an hour' })
    .input(newcomerRules.extend({ reason: lines.min(3, 'Say why in a few words.').max(500) }).strict())
    .output(newcomerRules),
}
