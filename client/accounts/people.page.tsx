import type { ListedAccount } from '@fieldword/shared/accounts/contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { useState } from 'react'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { BlockCell } from './block-cell.tsx'
import { goTo } from './next.ts'
import { RoleForm } from './role-form.tsx'
import { roleWords } from './role-words.ts'

interface People {
  readonly list: List<ListedAccount>
  /** Whose role was sent without scripts. */
  readonly sentFor: string | null
}

export default definePage<People>({
  path: '/people',
  script: 'work',
  async load(api, { query, form }) {
    return { list: await api.accounts.list(partOf(query)), sentFor: form?.get('account') ?? null }
  },
  async submit(api, { form, actor, url }) {
    const id = form.get('account') ?? ''
    await api.accounts.setRole({ id, role: (form.get('role') ?? '') as AccountRole })
    return new Redirect(id === actor.id ? '/account' : url.pathname + url.search)
  },
  head: () => ({ title: 'People and roles — Fieldword', noIndex: true }),
  View: PeopleView,
})

function PeopleView({ answer: { list, sentFor }, frame }: ViewProps<People>) {
  const [accounts, setAccounts] = useState(list.items)
  const [said, say] = useState('')

  function gaveRole(after: ListedAccount) {
    // Whoever gives up being an admin may not see all of this list any more.
    if (after.id === frame.actor.id) goTo('/account')
    const role = roleWords[after.role].name.toLowerCase()
    setAccounts(accounts.map(account => (account.id === after.id ? after : account)))
    say(`${after.name} is now ${after.role === 'admin' ? 'an' : 'a'} ${role}.`)
  }

  return (
    <ListPage
      title="People and roles"
      lead="Oldest account first. A new role and a block hold at once, also for drafts that are open."
    >
      <p className="fw-vh" role="status">
        {said}
      </p>
      <table className="fw-table acc__people">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col" className="fw-hide-m">
              Joined
            </th>
            <th scope="col">Role and blocks</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(account => (
            <tr key={account.id}>
              <th scope="row">
                <span className="acc__who">
                  <Avatar person={account} small />
                  <a href={`/people/${account.id}`}>
                    <b>{account.name}</b>
                  </a>
                  {account.id === frame.actor.id ? <span className="fw-muted">you</span> : null}
                </span>
                {account.email === null ? null : <span className="acc__mail">{account.email}</span>}
              </th>
              <td className="fw-hide-m">
                <Day at={account.createdAt} />
              </td>
              <td>
                {can(frame.actor, 'account:set-role') ? (
                  <RoleForm
                    account={account}
                    refused={sentFor === account.id ? frame.refused : null}
                    onChanged={gaveRole}
                  />
                ) : (
                  roleWords[account.role].name
                )}
                <BlockCell account={account} actor={frame.actor} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pagination here={frame.here} nextCursor={list.nextCursor} />
    </ListPage>
  )
}
