import { type SubmitEvent, useId } from 'react'
import { api } from '../platform/api.ts'
import { doneAt } from '../platform/done.ts'
import { useSending } from '../platform/use-sending.ts'
import { SummaryField, summaryIn } from './summary-field.tsx'

/** Proposes an old text again; review decides on it like on any other. */
export function RestoreForm({ slug, number }: { readonly slug: string; readonly number: number }) {
  const { busy, failure, send } = useSending()
  const problem = useId()

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const summary = summaryIn(event.currentTarget)
    void send(async () => {
      const { id } = await api.review.restore({ slug, number, summary })
      globalThis.location.assign(doneAt(`/review/${id}`, 'propose'))
    })
  }

  return (
    <form className="rd__dec" onSubmit={submit} noValidate>
      <h2>Propose this text again</h2>
      <p className="rd__say">
        It becomes a new revision that waits for review. The draft is brought to this text; its history keeps what was
        there.
      </p>
      <SummaryField suggested={`Restore the text of r${number}`} problem={failure?.fields.summary} />
      {failure && !failure.fields.summary ? (
        <p className="fw-error" role="alert" id={problem}>
          {failure.message}
        </p>
      ) : null}
      <p className="rd__act">
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined}>
          Propose restoration
        </button>
      </p>
    </form>
  )
}
