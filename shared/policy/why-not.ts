import { type Refusal, refuse } from '../kernel/refusals.ts'
import { type Actor, visitor } from './actor.ts'
import {
  type Action,
  can,
  type Discussable,
  type Movable,
  type Owned,
  type Protected,
  type Subjects,
  writesIn,
} from './can.ts'

/** The refusal of what `can` said no to, by what would have to change for a yes. */
export function whyNot<A extends Action>(
  actor: Actor,
  action: A,
  ...subject: Subjects[A] extends undefined ? [] : [subject: Subjects[A]]
): Refusal {
  const [about] = subject
  if (action === 'comment:write' && (about as Discussable).closed) return refuse('discussion-closed')
  if (action === 'appeal:send') return refuse('not-blocked')
  if (actor.block && can(withoutBlock(actor), action, ...subject)) {
    return refuse(actor.block.network ? 'network-blocked' : 'blocked', { ...actor.block })
  }
  if (actor.role === 'visitor') return refuse('sign-in-needed')
  if (action === 'draft:replay' && !actor.block && can(actor, 'draft:read')) return refuse('replay-hidden')
  if (forGuests.includes(action) && !actor.block && !writesIn(actor, subject[0] as Owned)) return refuse('not-invited')
  return refuse(!actor.block && canUnprotected(actor, action, subject[0]) ? 'protected' : 'forbidden')
}

function withoutBlock(actor: Actor): Actor {
  return actor.role === 'visitor' ? visitor : { ...actor, block: null }
}

/** Whether it is the page's protection alone that stands in the way. */
function canUnprotected<A extends Action>(actor: Actor, action: A, subject: unknown): boolean {
  if (typeof subject !== 'object' || subject === null || !('editableBy' in subject || 'movableBy' in subject))
    return false
  return (can as (...asked: unknown[]) => boolean)(actor, action, { ...subject, ...open })
}

const open: Protected & Movable = { editableBy: 'member', movableBy: 'member' }

/** What somebody may do in a draft that is another's own, once they are invited. */
const forGuests: readonly Action[] = ['own-draft:read', 'own-draft:write']
