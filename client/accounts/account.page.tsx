import { can } from '@fieldword/shared/policy/can.ts'
import { api } from '../platform/api.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { useSending } from '../platform/use-sending.ts'
import { Avatar } from '../ui/avatar.tsx'
import { FormProblems } from '../ui/form-problems.tsx'
import { type AccountDoor, keepersDoors, type Own, ownDoors } from './account-doors.ts'
import { doorTo, goTo } from './next.ts'
import { roleWords } from './role-words.ts'

export default definePage<Own>({
  path: '/account',
  script: 'work',
  async load(api, { actor: account }) {
    if (account.role === 'visitor') return new Redirect(doorTo('/sign-in', '/account'))
    const waiting = can(account, 'review:read') ? (await api.review.countOwn()).waiting : 0
    const appeals = can(account, 'appeal:answer') ? (await api.accounts.appealsWaiting()).waiting : 0
    return { account, waiting, appeals }
  },
  head: () => ({ title: 'Your account — Fieldword', noIndex: true }),
  View: AccountView,
})

function AccountView({ answer }: ViewProps<Own>) {
  const { account } = answer
  const { busy, failure, send } = useSending()
  const role = roleWords[account.role]
  return (
    <div className="fw-wrap acc">
      <div className="acc__main">
        <h1>Your account</h1>
        <p className="acc__who acc__who--lg">
          <Avatar person={account} />
          <b>{account.name}</b>
          <span className="fw-muted">{role.name}</span>
        </p>
        {account.block ? null : <p className="acc__lead">{role.may}</p>}
        <AccountDoors title="Yours" doors={ownDoors(answer)} />
      </div>
      <AccountDoors title="What you look after" doors={keepersDoors(answer)} />
      <div className="acc__main">
        <FormProblems failure={failure} labels={{}} />
        <button
          type="button"
          className="fw-btn fw-btn--lg"
          aria-disabled={busy || undefined}
          onClick={() => void send(signOut)}
        >
          Sign out
        </button>
      </div>
    </div>
  )
}

function AccountDoors({ title, doors }: { readonly title: string; readonly doors: readonly AccountDoor[] }) {
  if (doors.length === 0) return null
  return (
    <section className="acc__doors">
      <h2>{title}</h2>
      <ul>
        {doors.map(({ href, name }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function signOut(): Promise<void> {
  await api.accounts.signOut()
  goTo('/')
}
