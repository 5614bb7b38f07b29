import type { Account } from '@fieldword/shared/accounts/contract.ts'

export const roleWords: Readonly<Record<Account['role'], { readonly name: string; readonly may: string }>> = {
  member: { name: 'Member', may: 'You may write drafts and propose revisions.' },
  moderator: { name: 'Moderator', may: 'You may write drafts, propose revisions, and decide on those of others.' },
  admin: {
    name: 'Admin',
    may: 'You may write drafts, propose revisions, decide on those of others, and give people their roles.',
  },
}
