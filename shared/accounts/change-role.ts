import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { Account } from './contract.ts'

/** [ACC9] [ACC17] Whether an account gets another role; nothing happens when it has it already. */
export function changeRole(
  account: Pick<Account, 'role'> & { readonly isBlocked: boolean },
  role: Account['role'],
  admins: number,
): 'changed' | 'unchanged' | Refusal {
  if (account.role === role) return 'unchanged'
  // An admin whom nobody can unblock would count as one, and could not act as one.
  if (account.isBlocked) return refuse('already-blocked')
  // Without an admin nobody could make one again.
  if (account.role === 'admin' && admins === 1) return refuse('last-admin')
  return 'changed'
}
