import { api } from '../platform/api.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { AccountForm } from './account-form.tsx'
import { NewAccountFields, newAccountLabels } from './new-account-fields.tsx'

interface FirstAccount {
  /** Null when the address is not the whole one that was printed. */
  readonly token: string | null
}

export default definePage<FirstAccount>({
  path: '/first-account',
  script: 'work',
  load: async (_server, { query }) => ({ token: query.get('token') }),
  head: () => ({ title: 'First account — Fieldword', noIndex: true }),
  View: FirstAccountView,
})

function FirstAccountView({ answer: { token } }: ViewProps<FirstAccount>) {
  return (
    <div className="fw-wrap acc">
      <div className="acc__main">
        <h1>Make the first account</h1>
        {token ? (
          <>
            <p className="acc__lead">It becomes an admin, who gives others their roles. This link works once.</p>
            <AccountForm
              does="Make the account"
              labels={newAccountLabels}
              next="/people"
              send={({ name = '', email = '', password = '' }) =>
                api.accounts.signUpFirst({ name, email, password, token })
              }
              fields={problems => <NewAccountFields problems={problems} />}
            />
          </>
        ) : (
          <Empty action={{ name: 'Sign in', href: '/sign-in' }}>
            The link is not complete. Open the whole address that the server printed at its start.
          </Empty>
        )}
      </div>
    </div>
  )
}
