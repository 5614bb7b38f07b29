import type { ListedAccount } from '@fieldword/shared/accounts/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type SubmitEvent, useRef, useState } from 'react'
import { api, type Failure, failureOf } from '../platform/api.ts'
import { untilWords } from '../ui/block-note.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { BlockLog } from './block-log.tsx'

interface BlockCellProps {
  readonly account: ListedAccount
  readonly actor: Actor
  onChanged(after: ListedAccount): void
}

const day = 24 * 60 * 60 * 1000
const lengths = [
  { name: 'for a day', days: 1 },
  { name: 'for a week', days: 7 },
  { name: 'for 30 days', days: 30 },
  { name: 'until a moderator ends it', days: null },
] as const

/** Whether somebody is blocked, and for whoever may: to block them, or to end it. */
export function BlockCell({ account, actor, onChanged }: BlockCellProps) {
  const { block } = account
  const cell = useRef<HTMLDivElement>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFailure(null)
    try {
      onChanged(await changed(account, form))
      // The form goes, and what had the focus with it.
      cell.current?.focus()
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }

  return (
    <div className="acc__block" ref={cell} tabIndex={-1}>
      {block ? (
        <p>
          <b>Blocked</b> {untilWords(block.until)}
          {block.by ? ` by ${block.by.name}` : ''}: {block.reason}
        </p>
      ) : null}
      {can(actor, 'account:block', account) ? (
        <details key={block ? 'end' : 'begin'} className="acc__act">
          <summary>
            {block ? 'End the block' : 'Block'}
            <span className="fw-vh"> of {account.name}</span>
          </summary>
          <form onSubmit={event => void send(event)} noValidate>
            {block ? null : <Length name={account.name} />}
            <ReasonField
              help={block ? 'Kept in the log.' : `Shown to ${account.name}, and kept in the log.`}
              problem={failure?.fields.reason}
            />
            {failure && !failure.fields.reason ? (
              <p className="fw-error" role="alert">
                {failure.message}
              </p>
            ) : null}
            <button type="submit" className="fw-btn fw-btn--sm" aria-disabled={busy || undefined}>
              {block ? `End the block of ${account.name}` : `Block ${account.name}`}
            </button>
          </form>
          <BlockLog account={account} />
        </details>
      ) : null}
    </div>
  )
}

function Length({ name }: { readonly name: string }) {
  return (
    <select className="fw-select fw-select--sm" name="days" aria-label={`How long ${name} is blocked`} defaultValue="7">
      {lengths.map(({ name, days }) => (
        <option key={name} value={days ?? ''}>
          {name}
        </option>
      ))}
    </select>
  )
}

function changed({ id, block }: ListedAccount, form: FormData): Promise<ListedAccount> {
  const reason = String(form.get('reason'))
  if (block) return api.accounts.unblock({ id, reason })
  const days = String(form.get('days'))
  const until = days === '' ? null : new Date(Date.now() + Number(days) * day).toISOString()
  return api.accounts.block({ id, reason, until })
}
