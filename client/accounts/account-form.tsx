import type { ReactNode, SubmitEvent } from 'react'
import type { Failure } from '../platform/api.ts'
import { useSending } from '../platform/use-sending.ts'
import { FormProblems } from '../ui/form-problems.tsx'
import { goTo } from './next.ts'

interface AccountFormProps {
  /** What the button says. */
  readonly does: string
  readonly labels: Readonly<Record<string, string>>
  /** Sends what was typed. */
  send(typed: Readonly<Record<string, string>>): Promise<unknown>
  readonly next: string
  fields(problems: Readonly<Record<string, string>>): ReactNode
}

/** The one form of signing in and up: fields, what is wrong with them, one button, and on to where one was going. */
export function AccountForm({ does, labels, send, next, fields }: AccountFormProps) {
  const sending = useSending()
  const failure = sending.failure && inFields(sending.failure)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    void sending.send(async () => {
      await send(typed)
      goTo(next)
    })
  }

  return (
    // Sent before the script is there, a form of the method get would put the password into the address.
    <form className="acc__form" method="post" onSubmit={submit} noValidate>
      <FormProblems failure={failure} labels={labels} />
      {fields(failure?.fields ?? {})}
      <button type="submit" className="fw-btn fw-btn--primary fw-btn--lg" aria-disabled={sending.busy || undefined}>
        {does}
      </button>
      <noscript>
        <p className="fw-error">This needs JavaScript. Allow it for this site and reload; reading works without.</p>
      </noscript>
    </form>
  )
}

function typedIn(form: HTMLFormElement): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') typed[name] = value
  }
  return typed
}

/** Puts a refusal that is about one field beside that field. */
function inFields(failure: Failure): Failure {
  switch (failure.code) {
    case 'email-taken':
      return { ...failure, fields: { email: failure.message } }
    case 'name-taken':
      return { ...failure, fields: { name: failure.message } }
    default:
      return failure
  }
}
