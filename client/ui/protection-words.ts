import type { AccountRole } from '@fieldword/shared/policy/actor.ts'

/** Whom a page's draft is for, as a sentence begins. */
export function writersWords(editableBy: AccountRole): string {
  switch (editableBy) {
    case 'member':
      return 'All members'
    case 'moderator':
      return 'Moderators and admins'
    case 'admin':
      return 'Admins'
  }
}
