import { type Refusal, refuse } from '../kernel/refusals.ts'
import type { Account } from './contract.ts'

/** [ACC9] Whether an account gets another role; nothing happens when it has it already. */
export function changeRole(
  account: Pick<Account, 'role'>,
  role: Account['role'],
  admins: number,
): 'changed' | 'unchanged' | Refusal {
  if (account.role === role) return 'unchanged'
  // Without an admin nobody could make one again.
  if (account.role === 'admin' && admins === 1) return refuse('last-admin')
  return 'changed'
}
