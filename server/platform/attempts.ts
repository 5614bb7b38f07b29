import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from './database/prisma.ts'
import { refuseWith } from './errors.ts'

/** So many attempts in so many seconds, counted in the database for all processes together. */
export function attempts(prisma: Database['prisma'], keyPrefix: string, points: number, duration: number) {
  const store = { storeClient: prisma, tableName: 'rateLimit', clearExpiredByTimeout: false }
  return new RateLimiterPrisma({ ...store, keyPrefix, points, duration })
}

/** Counts one; refuses with `too-many` where there are none left. */
export async function spend(limiter: RateLimiterPrisma, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    refuseWith('too-many', { retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) })
  }
}
