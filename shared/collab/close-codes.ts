import type { RefusalCode } from '../kernel/refusals.ts'

/**
 * [COL4] How the server ends a connection. The reason of the close frame is the refusal's code, whose sentence stands in the
 * one table of refusals. The y-websocket client takes 4400 to 4499 as final and comes back after any other code, so what
 * passes by itself must stay outside that range.
 */
export const finalCodes = {
  'broken-message': 4400,
  'sign-in-needed': 4401,
  forbidden: 4403,
  blocked: 4403,
  'read-only': 4403,
  'not-invited': 4403,
  'cross-site': 4403,
  'not-found': 4404,
  'schema-changed': 4409,
  'page-deleted': 4410,
  'draft-replaced': 4410,
  'draft-closed': 4410,
  'too-large': 4413,
  'draft-too-large': 4413,
  'too-many': 4429,
} as const satisfies Partial<Record<RefusalCode, number>>

export type FinalReason = keyof typeof finalCodes

export const passingCodes = {
  /** The server stops or reloads the room; another process answers the next attempt. */
  restart: 1012,
  internal: 4500,
  'database-away': 4503,
  /** More waited to be read than the server keeps for one reader; reconnecting fetches only what is missing. */
  'slow-reader': 4508,
} as const

export type PassingReason = keyof typeof passingCodes

export type CloseReason = FinalReason | PassingReason

export function closeCodeOf(reason: CloseReason): number {
  return isFinal(reason) ? finalCodes[reason] : passingCodes[reason]
}

export function isFinal(reason: string): reason is FinalReason {
  return Object.hasOwn(finalCodes, reason)
}

export function isPassing(reason: string): reason is PassingReason {
  return Object.hasOwn(passingCodes, reason)
}
