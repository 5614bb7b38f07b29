import type { Account } from '@fieldword/shared/accounts/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { api } from '../platform/api.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { useSending } from '../platform/use-sending.ts'
import { Avatar } from '../ui/avatar.tsx'
import { FormProblems } from '../ui/form-problems.tsx'
import { doorTo, goTo } from './next.ts'
import { roleWords } from './role-words.ts'

interface Own {
  readonly account: Account
  /** Proposals that nobody else goes on with. */
  readonly waiting: number
  /** What people who are blocked wrote and nobody answered, for moderators. */
  readonly appeals: number
}

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

function AccountView({ answer: { account, waiting, appeals } }: ViewProps<Own>) {
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
        <FormProblems failure={failure} labels={{}} />
        <p className="acc__acts">
          <button
            type="button"
            className="fw-btn fw-btn--lg"
            aria-disabled={busy || undefined}
            onClick={() => void send(signOut)}
          >
            Sign out
          </button>
          <a className="fw-btn fw-btn--lg" href={`/people/${account.id}`}>
            What you wrote
          </a>
          {can(account, 'review:read') ? (
            <a className="fw-btn fw-btn--lg" href="/proposals">
              {waiting > 0 ? `Your proposals, ${waiting} waiting for you` : 'Your proposals'}
            </a>
          ) : null}
          {can(account, 'draft:read') ? (
            <a className="fw-btn fw-btn--lg" href="/drafts">
              Your drafts
            </a>
          ) : null}
          <a className="fw-btn fw-btn--lg" href="/mentions">
            Mentions of you
          </a>
          <a className="fw-btn fw-btn--lg" href="/account/mail">
            Your mail
          </a>
          {can(account, 'comment:report') ? (
            <a className="fw-btn fw-btn--lg" href="/reports?show=yours">
              What you reported
            </a>
          ) : null}
          {can(account, 'comment:moderate') ? (
            <>
              <a className="fw-btn fw-btn--lg" href="/comments/held">
                Comments of visitors
              </a>
              <a className="fw-btn fw-btn--lg" href="/reports">
                Reports
              </a>
            </>
          ) : null}
          {can(account, 'appeal:answer') ? (
            <a className="fw-btn fw-btn--lg" href="/appeals">
              {appeals > 0 ? `Appeals, ${appeals} waiting` : 'Appeals'}
            </a>
          ) : null}
          {can(account, 'network:block') ? (
            <a className="fw-btn fw-btn--lg" href="/blocks">
              Blocked addresses
            </a>
          ) : null}
          {can(account, 'appeal:send') ? (
            <a className="fw-btn fw-btn--lg" href="/appeal">
              Ask about the block
            </a>
          ) : null}
          {can(account, 'account:list') ? (
            <a className="fw-btn fw-btn--lg" href="/people">
              People and roles
            </a>
          ) : null}
          {can(account, 'wiki:import') ? (
            <a className="fw-btn fw-btn--lg" href="/imports">
              Import and export
            </a>
          ) : null}
        </p>
      </div>
    </div>
  )
}

async function signOut(): Promise<void> {
  await api.accounts.signOut()
  goTo('/')
}
