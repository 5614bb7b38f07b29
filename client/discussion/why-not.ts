import type { Discussion } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'

/** Why somebody has no form to write in. */
export function whyNot(about: Discussion, page: { readonly deletedAt: string | null }, actor: Actor): string {
  if (page.deletedAt) return 'This page is deleted: what was said stays to be read.'
  if (about.closed) return 'A moderator closed this discussion. It can still be read.'
  if (actor.role === 'visitor') return 'Sign in to take part.'
  return 'Your account may not write here.'
}
