import type { DemoAccount } from '@fieldword/shared/accounts/contract.ts'
import { api } from '../platform/api.ts'
import { useSending } from '../platform/use-sending.ts'
import { Avatar } from '../ui/avatar.tsx'
import { FormProblems } from '../ui/form-problems.tsx'
import { goTo } from './next.ts'
import { roleWords } from './role-words.ts'

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[]
  readonly next: string
}

/** [ACC12] The people of the demo, ready to be. */
export function DemoAccounts({ accounts, next }: DemoAccountsProps) {
  const { busy, failure, send } = useSending()

  function signIn({ email, password }: DemoAccount) {
    void send(async () => {
      await api.accounts.signIn({ email, password })
      goTo(next)
    })
  }

  return (
    <section className="acc__demo" aria-labelledby="demo">
      <h2 id="demo">Try the demo</h2>
      <p className="fw-2">
        These accounts come with the demo and exist on this computer only. Use two browsers to write together.
      </p>
      <FormProblems failure={failure} labels={{}} />
      <ul>
        {accounts.map(account => (
          <li key={account.email}>
            <p className="acc__who">
              <Avatar person={account} />
              <b>{account.name}</b>
              <span className="fw-muted">{roleWords[account.role].does}</span>
            </p>
            <dl className="fw-dl">
              <dt>E-mail</dt>
              <dd>{account.email}</dd>
              <dt>Password</dt>
              <dd>{account.password}</dd>
            </dl>
            <button type="button" className="fw-btn" aria-disabled={busy || undefined} onClick={() => signIn(account)}>
              Sign in as {account.name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
