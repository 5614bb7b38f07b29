import type { Action } from '@fieldword/shared/policy/can.ts'
import type { World } from './world.ts'

/** One way to try an action. What it asks for fails after permission was asked, or changes nothing: it can be tried again and again. */
export interface Door {
  readonly action: Action
  /** As the policy's table says it. */
  readonly when: string
  readonly over: 'HTTP' | 'page'
  /** What to do, for whoever it is; null where such a thing cannot be. */
  try(world: World, who: Who): Try | null
  /** What a refusal says that is not one of permission: to whoever may not read something, it is not there. */
  readonly hides?: true
}

export interface Try {
  readonly method: string
  /** Below /api/v1, or of the site for a page. */
  readonly path: string
  readonly body?: unknown
}

export type Who = 'visitor' | 'member' | 'moderator' | 'admin' | 'blockedMember' | 'blockedAdmin'

export const nobody = '00000000-0000-7000-8000-000000000000'
export const stale = '0'.repeat(64)
export const reason = 'Tried by a test'
export const roles = ['member', 'moderator', 'admin'] as const

export const http = (action: Action, when: string, attempt: (world: World, who: Who) => Try | null): Door => ({
  ...{ action, when, over: 'HTTP' },
  try: attempt,
})
export const page = (action: Action, when: string, path: (world: World) => string): Door => ({
  ...{ action, when, over: 'page' },
  try: world => ({ method: 'GET', path: path(world) }),
})
export const get = (path: string): Try => ({ method: 'GET', path })
