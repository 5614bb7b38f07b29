import { type ListedAccount, role as roles } from '@fieldword/shared/accounts/contract.ts'
import { type SubmitEvent, useId, useState } from 'react'
import { api, type Failure, failureOf } from '../platform/api.ts'
import { roleWords } from './role-words.ts'

interface RoleFormProps {
  readonly account: ListedAccount
  onChanged(after: ListedAccount): void
}

/** Saved by its button, not by choosing: arrow keys choose on their way, and nobody should be an admin for a moment. */
export function RoleForm({ account, onChanged }: RoleFormProps) {
  const id = useId()
  const [chosen, choose] = useState(account.role)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const waits = busy || chosen === account.role

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (waits) return
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
    <form className="acc__role" onSubmit={event => void submit(event)}>
      <select
        className="fw-select fw-select--sm"
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
      <button type="submit" className="fw-btn fw-btn--sm" aria-disabled={waits || undefined}>
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
