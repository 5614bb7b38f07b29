import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type QueueHealth, weeksTold } from '@fieldword/shared/review/health-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readLoad, readWeeks } from './health-queries.ts'
import { day, usualPromise } from './promise.ts'

/** [RV112] How the queue did, week by week, from what was proposed and decided. */
export async function queueHealth(platform: Platform, actor: Actor): Promise<QueueHealth> {
  demand(actor, 'review:read')
  const { prisma } = platform.database
  const now = platform.clock()
  const first = new Date(mondayOf(now).getTime() - (weeksTold - 1) * 7 * day)
  const [weeks, load] = await Promise.all([readWeeks(prisma, first, now, usualPromise), readLoad(prisma, first)])
  const people = await findPeople(
    platform,
    load.map(({ actorId }) => actorId),
  )
  return {
    promisedDays: usualPromise,
    weeks: weeks.map(({ from, ...week }) => ({ from: from.toISOString(), ...week })),
    load: load.flatMap(({ actorId, ...counts }) => {
      const moderator = people.find(({ id }) => id === actorId)
      return moderator ? [{ moderator, ...counts }] : []
    }),
  }
}

/** When the week began, UTC. */
function mondayOf(at: Date): Date {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  return new Date(midnight - ((at.getUTCDay() + 6) % 7) * day)
}
