import type { Account } from '@fieldword/shared/accounts/contract.ts'

interface RoleWords {
  readonly name: string
  /** What the role is for, after a name. */
  readonly does: string
  readonly may: string
}

export const roleWords: Readonly<Record<Account['role'], RoleWords>> = {
  member: { name: 'Member', does: 'writes and proposes', may: 'You may write drafts and propose revisions.' },
  moderator: {
    name: 'Moderator',
    does: 'decides on what others propose',
    may: 'You may write drafts, propose revisions, decide on those of others, protect pages and block accounts.',
  },
  admin: {
    name: 'Admin',
    does: 'gives people their roles',
    may: 'You may write drafts, propose revisions, decide on those of others, protect pages, block accounts, and give people their roles.',
  },
}
