import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { Redirect } from './page.ts'

/** Where somebody goes who may not do what a page is for: a visitor to sign in and come back, others to what they may. */
export function notAllowed(actor: Actor, next: string): Redirect {
  return new Redirect(actor.role === 'visitor' ? `/sign-in?next=${encodeURIComponent(next)}` : '/account')
}
