import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import type { SubmitEvent } from 'react'
import { api } from '../platform/api.ts'
import { useSending } from '../platform/use-sending.ts'
import { FormProblems } from '../ui/form-problems.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { hrefOf } from './names.ts'

const parts = [
  {
    part: 'text',
    name: 'Text',
    means: 'Also in other revisions of this page that say exactly the same. Take the words out of the draft as well.',
  },
  { part: 'authors', name: 'Authors', means: 'Who wrote and who proposed it, here and in lists' },
  { part: 'summary', name: 'Summary', means: 'The sentence that says what changed' },
] as const

interface HideFormProps {
  readonly slug: string
  readonly revision: RevisionRef
}

/** [REV22] What of a revision everybody sees, and what moderators only. Reversible, so nothing more is asked. */
export function HideForm({ slug, revision }: HideFormProps) {
  const { number, hidden } = revision
  const { busy, failure, send } = useSending()

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wish = { text: form.has('text'), authors: form.has('authors'), summary: form.has('summary') }
    void send(async () => {
      await api.revisions.hide({ slug, number, ...wish, reason: String(form.get('reason')) })
      globalThis.location.assign(hrefOf(slug, number))
    })
  }

  return (
    <form className="form" onSubmit={submit} noValidate aria-labelledby="hide">
      <h2 id="hide">Hide from public view</h2>
      <p>
        What is ticked is kept, and only moderators see it. Untick it to show it again. While text or authors are
        hidden, the past of the draft is played back to moderators only.
      </p>
      <FormProblems failure={failure} labels={{ reason: 'Reason' }} />
      <fieldset className="form__kinds">
        <legend className="fw-label">Hidden</legend>
        {parts.map(({ part, name, means }) => (
          <label key={part} className="fw-check">
            <input type="checkbox" name={part} defaultChecked={hidden[part]} />
            <span>
              {name}
              <small className="fw-help form__what">{means}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <ReasonField
        help="Public: it stands in the log. Do not repeat what is hidden."
        problem={failure?.fields.reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined}>
          Save
        </button>
      </p>
    </form>
  )
}
