import { api } from '../platform/api.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { AccountForm } from './account-form.tsx'
import { NewAccountFields, newAccountLabels } from './new-account-fields.tsx'
import { doorTo, nextPath } from './next.ts'

export default definePage<{ readonly next: string }>({
  path: '/sign-up',
  script: 'work',
  async load(_server, { query, actor }) {
    const next = nextPath(query)
    return actor.role === 'visitor' ? { next } : new Redirect(next)
  },
  head: () => ({ title: 'Sign up — Fieldword', noIndex: true }),
  View: SignUpView,
})

function SignUpView({ answer: { next } }: ViewProps<{ readonly next: string }>) {
  return (
    <div className="fw-wrap acc">
      <div className="acc__main">
        <h1>Sign up</h1>
        <p className="acc__lead">Members write drafts together and propose revisions. Reading needs no account.</p>
        <AccountForm
          does="Sign up"
          labels={newAccountLabels}
          next={next}
          send={({ name = '', email = '', password = '' }) => api.accounts.signUp({ name, email, password })}
          fields={problems => <NewAccountFields problems={problems} />}
        />
        <p className="acc__other">
          Have an account? <a href={doorTo('/sign-in', next)}>Sign in</a>
        </p>
      </div>
    </div>
  )
}
