import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, listing, listOf, person, slug } from '../kernel/contract.ts'
import { nextAct } from './stage.ts'
import { stageKind } from './vocabulary.ts'
import { withheld } from './withheld.ts'
import { wordsKind } from './withholding-contract.ts'

export const loggedEvent = z.object({
  number: z.number().int(),
  at: instant,
  kind: z.string(),
  /** None where it happened by schedule, or where the charter keeps the names of its people. */
  by: person.nullable(),
  /** Whether its people are named to its people alone. */
  unnamed: z.boolean(),
  stage: z.object({ id, position: z.number().int(), kind: stageKind, title: z.string() }).nullable(),
  /** Empty where it is hidden from whoever asks. */
  reason: z.string(),
  /** [PR351] What stands in its place. */
  withheld,
  /** By what its words are hidden or destroyed; null where it has none. */
  words: z.object({ kind: wordsKind, id }).nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type LoggedEventView = z.infer<typeof loggedEvent>

/** What somebody can do in a process now. */
export const processActs = z.object({
  process: z.object({ slug, title: z.string() }),
  stage: z.object({ id, title: z.string(), closesAt: instant.nullable() }),
  acts: z.array(nextAct),
  /** For whoever runs it: what keeps the stage open, where its time is over. */
  overdue: z.array(z.string()),
  /** For whoever runs it: what keeps the stage from opening, where its time to has come. */
  keptFromOpening: z.array(z.string()),
})
export type ProcessActs = z.infer<typeof processActs>

const tags = ['processes']

export const processLogContract = {
  log: oc
    .route({ method: 'GET', path: '/processes/{slug}/log', tags, summary: 'What happened in a process, newest first' })
    .input(z.strictObject({ ...listing, slug, decisionsOnly: z.enum(['true', 'false']).default('false') }))
    .output(listOf(loggedEvent)),
  acts: oc
    .route({ method: 'GET', path: '/process-acts', tags, summary: 'Everything you can do in all open processes now' })
    .input(z.strictObject({}))
    .output(z.object({ items: z.array(processActs) })),
}
