import type { AccountRole, Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'

const levels = ['member', 'moderator', 'admin'] as const

/** For whom this person may keep the page; nobody where it is not theirs to say. */
export function protectChoices(actor: Actor, { editableBy }: { readonly editableBy: AccountRole }): AccountRole[] {
  return levels.filter(to => can(actor, 'page:protect', { from: editableBy, to }))
}
