import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type Action, can, type Subjects } from '@fieldword/shared/policy/can.ts'
import { refuseWith } from './errors.ts'

export type SignedIn = Exclude<Actor, { readonly role: 'visitor' }>

/** The actor, who has an account; a visitor is asked to sign in. */
export function signedIn(actor: Actor): SignedIn {
  return actor.role === 'visitor' ? refuseWith('sign-in-needed') : actor
}

/** Asks the policy. A visitor may be able to once signed in; anybody else is told no. */
export function demand<A extends Action>(
  actor: Actor,
  action: A,
  ...subject: Subjects[A] extends undefined ? [] : [subject: Subjects[A]]
): void {
  if (!can(actor, action, ...subject)) refuseWith(actor.role === 'visitor' ? 'sign-in-needed' : 'forbidden')
}
