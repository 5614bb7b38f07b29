import { attempts, spend } from '../platform/attempts.ts'
import type { Platform } from '../platform/platform.ts'

/** Pages that one member has read in so many seconds. */
const points = 20
const duration = 10 * 60

/** [DEF90] Refuses with `too-many`. What is over is cleared with all other counts. */
export async function countOutsideReading({ database }: Platform, actorId: string): Promise<void> {
  await spend(attempts(database.prisma, 'read-outside', points, duration), actorId)
}
