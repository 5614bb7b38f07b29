/** Strongest last: each role may do what those before it may. */
export const roles = ['visitor', 'member', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]
/** The role of an account. */
export type AccountRole = Exclude<Role, 'visitor'>

/** Whom the block of a network stops: who makes an account, visitors who write too, or members as well. */
export const networkScopes = ['sign_up', 'visitors', 'everybody'] as const
export type NetworkScope = (typeof networkScopes)[number]

/** Why an account may do no more than a visitor, or a visitor no more than read. */
export interface Block {
  readonly reason: string
  /** An instant, ISO 8601; null until somebody ends it. */
  readonly until: string | null
  /** Where it is not the account that is blocked but the network it comes from. */
  readonly network?: NetworkScope | undefined
}

/** Whoever asks. A visitor has no account. */
export type Actor =
  | {
      readonly role: 'visitor'
      readonly id: null
      /** Of the network they come from. */
      readonly block?: Block | undefined
    }
  | {
      readonly role: AccountRole
      readonly id: string
      readonly name: string
      readonly colour: number
      /** In force as of when the actor was read. */
      readonly block: Block | null
    }

export const visitor: Actor = { role: 'visitor', id: null }

export function isAtLeast(actor: Actor, role: Role): boolean {
  return roles.indexOf(standingOf(actor)) >= roles.indexOf(role)
}

export function isStrongerThan(actor: Actor, role: Role): boolean {
  return roles.indexOf(standingOf(actor)) > roles.indexOf(role)
}

/** [POL7] A block takes everything that an account gives. */
function standingOf(actor: Actor): Role {
  return actor.role !== 'visitor' && actor.block ? 'visitor' : actor.role
}
