import { createHash } from 'node:crypto'
import { attempts, spend } from '../platform/attempts.ts'
import type { Platform } from '../platform/platform.ts'
import { networkOf } from './network.ts'

const quarterOfAnHour = 15 * 60
const hour = 60 * 60

/** [ACC5] Attempts, counted in the database for all processes together. Past a limit they refuse with `too-many`. */
export interface Limits {
  /** Answers how to take the attempt back, for one that succeeds. */
  countSignIn(email: string, address: string): Promise<() => Promise<void>>
  countSignUp(address: string): Promise<void>
  close(): void
}

export function createLimits({ database: { prisma }, log }: Pick<Platform, 'database' | 'log'>): Limits {
  const limit = (keyPrefix: string, points: number, duration: number) => attempts(prisma, keyPrefix, points, duration)
  // The library's own clearing cannot be ended with the server.
  const clearing = setInterval(() => {
    prisma.rateLimit
      .deleteMany({ where: { expire: { lt: new Date() } } })
      .catch(error => log.warn({ err: error }, 'counts of attempts that are over could not be cleared'))
  }, hour * 1000).unref()
  // The narrow limit comes first: whoever guesses from one address must not lock the account for everybody else.
  const here = limit('sign-in-here', 10, quarterOfAnHour)
  const account = limit('sign-in-account', 50, quarterOfAnHour)
  const network = limit('sign-in-network', 100, quarterOfAnHour)
  const signUps = limit('sign-up-network', 60, hour)
  return {
    async countSignIn(email, address) {
      const [known, from] = [accountKey(email), networkOf(address)]
      await spend(here, `${known}@${from}`)
      await spend(account, known)
      await spend(network, from)
      return async () => {
        await Promise.all([here.delete(`${known}@${from}`), account.reward(known), network.reward(from)])
      }
    },
    async countSignUp(address) {
      await spend(signUps, networkOf(address))
    },
    close: () => clearInterval(clearing),
  }
}

/** Addresses that are tried need not belong to anybody here and are not kept in clear. */
function accountKey(email: string): string {
  return createHash('sha256').update(email).digest('base64url')
}
