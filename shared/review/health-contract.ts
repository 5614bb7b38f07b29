import { oc } from '@orpc/contract'
import { z } from 'zod'
import { instant, person } from '../kernel/contract.ts'

/** [RV112] Weeks that are told, the present one the last. */
export const weeksTold = 26

const hours = z.number().nullable()

export const healthWeek = z.object({
  /** Its Monday, UTC. */
  from: instant,
  opened: z.number().int(),
  /** Approved, rejected or withdrawn. */
  closed: z.number().int(),
  /** At its end; of the present week, now. */
  open: z.number().int(),
  /** How long half of those that were approved or rejected in it had waited, and who waited longest at its end: in hours. */
  medianWait: hours,
  oldestWait: hours,
  /** Of those approved or rejected in it, how many were so within the promise. */
  decided: z.number().int(),
  inTime: z.number().int(),
})
export type HealthWeek = z.infer<typeof healthWeek>

export const moderatorLoad = z.object({
  moderator: person,
  approved: z.number().int(),
  requested: z.number().int(),
  rejected: z.number().int(),
})
export type ModeratorLoad = z.infer<typeof moderatorLoad>

export const queueHealth = z.object({
  promisedDays: z.number().int(),
  weeks: z.array(healthWeek),
  /** Decisions in these weeks, most first. */
  load: z.array(moderatorLoad),
})
export type QueueHealth = z.infer<typeof queueHealth>

export const healthContract = {
  health: oc
    .route({ method: 'GET', path: '/reviews/health', tags: ['review'], summary: 'How the queue did, week by week' })
    .output(queueHealth),
}
