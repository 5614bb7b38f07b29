import { attempts, spend } from '../platform/attempts.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'

const limits = {
  contributions: { points: 60, duration: 10 * 60 },
  stances: { points: 300, duration: 10 * 60 },
  answers: { points: 120, duration: 10 * 60 },
  entries: { points: 120, duration: 10 * 60 },
  'contribution-files': { points: 30, duration: 60 * 60 },
} as const

/** [PR79] Counts what an account does; refuses with `too-many`. */
export async function countActs({ database }: Platform, { id }: SignedIn, what: keyof typeof limits): Promise<void> {
  const { points, duration } = limits[what]
  await spend(attempts(database.prisma, what, points, duration), id)
}
