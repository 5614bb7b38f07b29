import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'

/** Pages that one member has read in so many seconds. */
const points = 20
const duration = 10 * 60

/** [DEF90] Counts in the database, for all processes together; refuses with `too-many`. What is over is cleared with all other counts. */
export async function countOutsideReading({ database }: Platform, actorId: string): Promise<void> {
  const store = { storeClient: database.prisma, tableName: 'rateLimit', clearExpiredByTimeout: false }
  const limiter = new RateLimiterPrisma({ ...store, keyPrefix: 'read-outside', points, duration })
  try {
    await limiter.consume(actorId)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    refuseWith('too-many', { retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
  }
}
