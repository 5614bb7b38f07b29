import type { LoggedNetworkBlock } from '@fieldword/shared/accounts/networks-contract.ts'
import type { NetworkScope } from '@fieldword/shared/policy/actor.ts'

/** Whom such a block stops, weakest first. */
export const scopes: readonly { readonly scope: NetworkScope; readonly name: string; readonly stops: string }[] = [
  { scope: 'sign_up', name: 'Making accounts', stops: 'Nobody makes an account from there.' },
  {
    scope: 'visitors',
    name: 'Making accounts, and comments of visitors',
    stops: 'Nobody makes an account or comments without one from there.',
  },
  {
    scope: 'everybody',
    name: 'All writing, by members too',
    stops: 'Members from there write nothing either. Moderators and admins do.',
  },
]

export function scopeWords(scope: NetworkScope): string {
  return scopes.find(each => each.scope === scope)?.stops ?? ''
}

export function standingWords({ inForce, ended }: Pick<LoggedNetworkBlock, 'inForce' | 'ended'>): string {
  if (inForce) return 'In force'
  return ended ? 'Ended early' : 'Over'
}
