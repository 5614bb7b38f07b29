import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import type { AccountRole } from '../policy/actor.ts'

export interface Delegating {
  readonly byId: string
  readonly to: { readonly id: string; readonly role: AccountRole; readonly isBlocked: boolean }
  readonly now: Date
  readonly until: Date
}

const longest = 90 * 24 * 60 * 60 * 1000

/** [RV76] Whether a moderator may name this account for this long. */
export function checkDelegation({ byId, to, now, until }: Delegating): Result<'fits'> {
  if (to.id === byId || to.role !== 'member' || to.isBlocked) return refuse('delegate-unfit')
  const span = until.getTime() - now.getTime()
  if (span <= 0 || span > longest) return refuse('delegation-span')
  return 'fits'
}

export interface Delegation {
  readonly byId: string
  readonly until: Date
  readonly endedAt: Date | null
}

/** [RV76] It holds until its time, or until it is ended, and only while its giver moderates. */
export function holds({ byId, until, endedAt }: Delegation, now: Date, moderatorIds: readonly string[]): boolean {
  return endedAt === null && until.getTime() > now.getTime() && moderatorIds.includes(byId)
}
