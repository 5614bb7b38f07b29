import type { DemoAccount } from '@fieldword/shared/accounts/contract.ts'
import { api } from '../platform/api.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { TextField } from '../ui/text-field.tsx'
import { AccountForm } from './account-form.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { doorTo, nextPath } from './next.ts'
import { PasswordField } from './password-field.tsx'

interface SignIn {
  readonly next: string
  readonly demo: readonly DemoAccount[]
}

export default definePage<SignIn>({
  path: '/sign-in',
  script: 'work',
  async load(server, { query, actor }) {
    const next = nextPath(query)
    if (actor.role !== 'visitor') return new Redirect(next)
    const { items } = await server.accounts.demoAccounts()
    return { next, demo: items }
  },
  head: () => ({ title: 'Sign in — Fieldword', noIndex: true }),
  View: SignInView,
})

const labels = { email: 'E-mail address', password: 'Password' }

function SignInView({ answer: { next, demo } }: ViewProps<SignIn>) {
  return (
    <div className="fw-wrap acc">
      <div className="acc__main">
        <h1>Sign in</h1>
        <AccountForm
          does="Sign in"
          labels={labels}
          next={next}
          send={({ email = '', password = '' }) => api.accounts.signIn({ email, password })}
          fields={problems => (
            <>
              <TextField
                name="email"
                label={labels.email}
                type="email"
                autoComplete="username"
                problem={problems.email}
              />
              <PasswordField autoComplete="current-password" problem={problems.password} />
            </>
          )}
        />
        <p className="acc__other">
          No account yet? <a href={doorTo('/sign-up', next)}>Sign up</a>
        </p>
      </div>
      {demo.length > 0 ? <DemoAccounts accounts={demo} next={next} /> : null}
    </div>
  )
}
