import { contract } from '@fieldword/shared/api.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { implement } from '@orpc/server'
import type { Platform } from './platform.ts'

/** What only a browser's own request can do. Absent when a page is rendered in-process. */
export interface SessionPort {
  /** Makes this browser's session the account's: a fresh session id, so that none can be planted. */
  start(userId: string): Promise<void>
  end(): Promise<void>
  /** For limits on attempts. */
  readonly address: string
}

export interface ApiContext {
  readonly platform: Platform
  readonly actor: Actor
  readonly session: SessionPort | null
}

/** Each slice's routes are made from this, so that the contract and the code cannot part. */
export const api = implement(contract).$context<ApiContext>()
