import { createHmac } from 'node:crypto'
import { networkOf } from '../accounts/index.ts'
import { attempts, spend } from '../platform/attempts.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'

const ofMembers = { points: 60, duration: 10 * 60 }
const ofReports = { points: 20, duration: 60 * 60 }
const ofVisitors = { points: 5, duration: 60 * 60 }

/** [DSC21] Counts what a member writes; refuses with `too-many`. */
export async function countComment({ database }: Platform, { id }: SignedIn): Promise<void> {
  await spend(attempts(database.prisma, 'comments', ofMembers.points, ofMembers.duration), id)
}

/** [DSC16] The same for reports. */
export async function countReport({ database }: Platform, { id }: SignedIn): Promise<void> {
  await spend(attempts(database.prisma, 'reports', ofReports.points, ofReports.duration), id)
}

/** [DSC33] The same for visitors, by where they write from. */
export async function countGuestComment({ database }: Platform, guestKey: string): Promise<void> {
  await spend(attempts(database.prisma, 'guest-comments', ofVisitors.points, ofVisitors.duration), guestKey)
}

/** [DSC34] Tells whether two visitors write from one place, and to nobody from where. */
export function guestKeyOf({ config }: Platform, address: string): string {
  return createHmac('sha256', config.sessionSecret)
    .update(`guest ${networkOf(address)}`)
    .digest('base64url')
}
