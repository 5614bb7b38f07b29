import { type ListedAccount, role as roles } from '@fieldword/shared/accounts/contract.ts'
import { type SubmitEvent, useId, useState } from 'react'
import { api, type Failure, failureOf } from '../platform/api.ts'
import type { Refused } from '../platform/page.ts'
import { roleWords } from './role-words.ts'

interface RoleFormProps {
  readonly account: ListedAccount
  /** Why what was sent without scripts was not carried out. */
  readonly refused: Refused | null
  onChanged(after: ListedAccount): void
}

/** Saved by its button, not by choosing: arrow keys choose on their way, and nobody should be an admin for a moment. */
export function RoleForm({ account, refused, onChanged }: RoleFormProps) {
  const id = useId()
  const [chosen, choose] = useState(account.role)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(refused)

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy || chosen === account.role) return
    setBusy(true)
    setFailure(null)
    try {
      onChanged(await api.accounts.setRole({ id: account.id, role: chosen }))
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }

  return (
    <form className="acc__role" method="post" onSubmit={event => void submit(event)}>
      <input type="hidden" name="account" value={account.id} />
      <select
        className="fw-select fw-select--sm"
        name="role"
        aria-label={`Role of ${account.name}`}
        aria-describedby={failure ? id : undefined}
        value={chosen}
        onChange={event => choose(roles.parse(event.currentTarget.value))}
      >
        {roles.options.map(role => (
          <option key={role} value={role}>
            {roleWords[role].name}
          </option>
        ))}
      </select>
      <button type="submit" className="fw-btn fw-btn--sm" aria-disabled={busy || undefined}>
        Save<span className="fw-vh"> the role of {account.name}</span>
      </button>
      {failure ? (
        <p className="fw-error" role="alert" id={id}>
          {failure.message}
        </p>
      ) : null}
    </form>
  )
}
