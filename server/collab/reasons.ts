import { type CloseReason, isFinal } from '@fieldword/shared/collab/close-codes.ts'
import type { Refusal } from '@fieldword/shared/kernel/refusals.ts'

/** The reason a socket is closed with; refusals that have no place on a socket are a fault of the server. */
export function reasonOf({ code }: Refusal): CloseReason {
  // Why, and that it is the network, the session says.
  if (code === 'network-blocked') return 'blocked'
  return isFinal(code) || code === 'database-away' ? code : 'internal'
}
