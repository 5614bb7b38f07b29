/** Strongest last: each role may do what those before it may. */
export const roles = ['visitor', 'member', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whoever asks. A visitor has no account. */
export type Actor =
  | { readonly role: 'visitor'; readonly id: null }
  | { readonly role: Exclude<Role, 'visitor'>; readonly id: string; readonly name: string; readonly colour: number }

export const visitor: Actor = { role: 'visitor', id: null }

export function isAtLeast(actor: Actor, role: Role): boolean {
  return roles.indexOf(actor.role) >= roles.indexOf(role)
}
