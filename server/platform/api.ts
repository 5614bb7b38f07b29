import type { Account, Credentials } from '@fieldword/shared/accounts/contract.ts'
import { contract } from '@fieldword/shared/api.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { implement } from '@orpc/server'
import type { Platform } from './platform.ts'
import { demandStorable } from './storable.ts'

/** What only a browser's own request can do. Absent when a page is rendered in-process. */
export interface SessionPort {
  /** The account of these credentials; refuses with `bad-credentials`, and with `too-many` past the limit on attempts. */
  authenticate(credentials: Credentials): Promise<Account>
  /** Counts a sign-up; refuses with `too-many` past the limit. */
  admitSignUp(): Promise<void>
  /** Makes this browser's session the account's: a fresh session id, so that none can be planted. */
  start(account: Account): Promise<void>
  end(): Promise<void>
}

export interface ApiContext {
  readonly platform: Platform
  readonly actor: Actor
  readonly session: SessionPort | null
  /** The address the request came from; empty where there is no request. */
  readonly address: string
}

/** Each slice's routes are made from this, so that the contract and the code cannot part. */
export const api = implement(contract)
  .$context<ApiContext>()
  .use(({ next }, input) => {
    demandStorable(input)
    return next()
  })
