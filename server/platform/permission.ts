import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type Action, can, type Subjects } from '@fieldword/shared/policy/can.ts'
import { whyNot } from '@fieldword/shared/policy/why-not.ts'
import { RefusalError, refuseWith } from './errors.ts'

export type SignedIn = Exclude<Actor, { readonly role: 'visitor' }>

/** The actor, who has an account; a visitor is asked to sign in. */
export function signedIn(actor: Actor): SignedIn {
  return actor.role === 'visitor' ? refuseWith('sign-in-needed') : actor
}

/** Asks the policy, and refuses with why not. */
export function demand<A extends Action>(
  actor: Actor,
  action: A,
  ...subject: Subjects[A] extends undefined ? [] : [subject: Subjects[A]]
): void {
  if (!can(actor, action, ...subject)) throw new RefusalError(whyNot(actor, action, ...subject))
}
