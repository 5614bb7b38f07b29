import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type Action, can, type Subjects } from '@fieldword/shared/policy/can.ts'
import { refuseWith } from './errors.ts'

/** Goes on only if the policy allows it. A visitor is asked to sign in; anybody else is told no. */
export function demand<A extends Action>(
  actor: Actor,
  action: A,
  ...subject: Subjects[A] extends undefined ? [] : [subject: Subjects[A]]
): void {
  if (can(actor, action, ...subject)) return
  refuseWith(actor.role === 'visitor' ? 'sign-in-needed' : 'forbidden')
}
