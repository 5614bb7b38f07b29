import type { Account } from '@fieldword/shared/accounts/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'

export interface Own {
  readonly account: Account
  /** Proposals that nobody else goes on with. */
  readonly waiting: number
  /** What people who are blocked wrote and nobody answered, for moderators. */
  readonly appeals: number
}

export interface AccountDoor {
  readonly href: string
  readonly name: string
}

type Offered = AccountDoor & { readonly open: boolean }

/** Where somebody finds what is their own. */
export function ownDoors({ account, waiting }: Own): AccountDoor[] {
  return openOf([
    { open: can(account, 'appeal:send'), href: '/appeal', name: 'Ask about the block' },
    { open: true, href: `/people/${account.id}`, name: 'What you wrote' },
    {
      open: can(account, 'review:read'),
      href: '/proposals',
      name: waiting > 0 ? `Your proposals, ${waiting} waiting for you` : 'Your proposals',
    },
    { open: can(account, 'draft:read'), href: '/drafts', name: 'Your drafts' },
    { open: true, href: '/mentions', name: 'Mentions of you' },
    { open: true, href: '/account/mail', name: 'Your mail' },
    { open: can(account, 'comment:report'), href: '/reports?show=yours', name: 'What you reported' },
  ])
}

/** Where somebody looks after the wiki; empty for members. */
export function keepersDoors({ account, appeals }: Own): AccountDoor[] {
  return openOf([
    { open: can(account, 'comment:moderate'), href: '/comments/held', name: 'Comments of visitors' },
    { open: can(account, 'comment:moderate'), href: '/reports', name: 'Reports' },
    {
      open: can(account, 'appeal:answer'),
      href: '/appeals',
      name: appeals > 0 ? `Appeals, ${appeals} waiting` : 'Appeals',
    },
    { open: can(account, 'account:list'), href: '/people', name: 'People and roles' },
    { open: can(account, 'network:block'), href: '/blocks', name: 'Blocked addresses' },
    { open: can(account, 'filter:set'), href: '/filter', name: 'Filter' },
    { open: can(account, 'wiki:import'), href: '/imports', name: 'Import and export' },
  ])
}

function openOf(doors: readonly Offered[]): AccountDoor[] {
  return doors.filter(({ open }) => open).map(({ href, name }) => ({ href, name }))
}
