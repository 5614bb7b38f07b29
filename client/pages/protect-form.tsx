import type { PageRef, Protection } from '@fieldword/shared/pages/contract.ts'
import type { AccountRole, Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { type SubmitEvent, useState } from 'react'
import { api } from '../platform/api.ts'
import { useSending } from '../platform/use-sending.ts'
import { Day } from '../ui/day.tsx'
import { FormProblems } from '../ui/form-problems.tsx'
import { writersWords } from '../ui/protection-words.ts'
import { ReasonField } from '../ui/reason-field.tsx'

interface ProtectFormProps {
  readonly page: Pick<PageRef, 'slug' | 'editableBy'>
  readonly protections: readonly Protection[]
  readonly actor: Actor
}

const levels = ['member', 'moderator', 'admin'] as const

/** Who may change the draft: for moderators to say, for everybody else to know. */
export function ProtectForm({ page, protections, actor }: ProtectFormProps) {
  const choices = levels.filter(to => can(actor, 'page:protect', { from: page.editableBy, to }))
  return (
    <section className="form" aria-labelledby="protect">
      <h2 id="protect">Who may write</h2>
      <p>{writersWords(page.editableBy)} may change the draft of this page and propose it.</p>
      {choices.length > 0 ? <LevelForm page={page} choices={choices} /> : null}
      <ProtectionLog protections={protections} />
    </section>
  )
}

interface LevelFormProps {
  readonly page: ProtectFormProps['page']
  readonly choices: readonly AccountRole[]
}

function LevelForm({ page, choices }: LevelFormProps) {
  const { busy, failure, send } = useSending()
  const [chosen, choose] = useState(page.editableBy)
  const waits = busy || chosen === page.editableBy

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (waits) return
    const reason = String(new FormData(event.currentTarget).get('reason'))
    void send(async () => {
      await api.pages.protect({ slug: page.slug, editableBy: chosen, reason })
      globalThis.location.reload()
    })
  }

  return (
    <form className="form__level" onSubmit={submit} noValidate>
      <FormProblems failure={failure} labels={{ reason: 'Reason' }} />
      <fieldset className="form__kinds">
        <legend className="fw-label">May write</legend>
        {choices.map(level => (
          <label key={level} className="fw-check">
            <input
              type="radio"
              className="fw-radio"
              name="editableBy"
              value={level}
              checked={chosen === level}
              onChange={() => choose(level)}
            />
            <span>{writersWords(level)}</span>
          </label>
        ))}
      </fieldset>
      <ReasonField help="Shown to everybody who may not write here." problem={failure?.fields.reason} />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={waits || undefined}>
          Save
        </button>
      </p>
    </form>
  )
}

function ProtectionLog({ protections }: Pick<ProtectFormProps, 'protections'>) {
  if (protections.length === 0) return <p className="fw-help">It has been so since the page was made.</p>
  return (
    <ol className="form__log" aria-label="Changes, newest first">
      {protections.map(({ id, editableBy, reason, at, by }) => (
        <li key={id}>
          <b>{writersWords(editableBy)}</b>, <Day at={at} />
          {by ? <> by {by.name}</> : null}: {reason}
        </li>
      ))}
    </ol>
  )
}
