import type { ProposalPreview, ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { ChangeKind } from '@fieldword/shared/revisions/contract.ts'
import { type SubmitEvent, useState } from 'react'
import { api, type Failure, failureOf } from '../platform/api.ts'
import { changeKinds } from '../revisions/change-kinds.ts'
import { ProposedChanges } from './proposed-changes.tsx'
import { SummaryField, summaryIn } from './summary-field.tsx'

interface ProposeFormProps {
  readonly slug: string
  readonly preview: ProposalPreview
  reload(): Promise<void>
  onClose(): void
  onProposed(review: ReviewRef): void
  readonly canPropose: { readonly ok: boolean; readonly why: string }
}

export function ProposeForm({ slug, preview, reload, onClose, onProposed, canPropose }: ProposeFormProps) {
  const [changeKind, setChangeKind] = useState<ChangeKind>('wording')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const mayNot = !preview.changed || preview.alreadyProposed
  const waits = busy || !canPropose.ok

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (waits) return
    const summary = summaryIn(event.currentTarget)
    const minor = new FormData(event.currentTarget).has('minor')
    setBusy(true)
    setFailure(null)
    try {
      onProposed(await api.review.propose({ slug, summary, changeKind, minor, contentHash: preview.contentHash }))
    } catch (error) {
      const failed = failureOf(error)
      // Somebody typed since: what is shown has to be what is proposed.
      if (failed.code === 'draft-moved-on') await reload()
      setFailure(failed)
      setBusy(false)
    }
  }

  return (
    <form onSubmit={event => void submit(event)} noValidate>
      <div className="prop__b">
        <ProposedChanges preview={preview} slug={slug} />
        {mayNot ? null : (
          <>
            <SummaryField problem={failure?.fields.summary} />
            <KindField value={changeKind} onChange={setChangeKind} />
            <label className="fw-check">
              <input type="checkbox" className="fw-checkbox" name="minor" />
              <span>Minor: nobody who read the text before has to read it again</span>
            </label>
          </>
        )}
        {failure && !failure.fields.summary ? (
          <p className="fw-error" role="alert">
            {failure.code === 'draft-moved-on' ? movedOn : failure.message}
          </p>
        ) : null}
        {canPropose.ok || mayNot ? null : (
          <p className="fw-help" role="status">
            {canPropose.why}
          </p>
        )}
      </div>
      <footer className="prop__f">
        <span className="fw-help">{writtenBy(preview)}</span>
        <button type="button" className="fw-btn" onClick={onClose}>
          Keep editing
        </button>
        {mayNot ? null : (
          <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={waits || undefined}>
            Propose revision
          </button>
        )}
      </footer>
    </form>
  )
}

const movedOn = 'The draft changed meanwhile. Above is what it says now: look again, then propose.'

function writtenBy({ authors }: ProposalPreview): string {
  return authors.length > 0 ? `Written by ${authors.map(({ name }) => name).join(', ')}` : ''
}

interface KindFieldProps {
  readonly value: ChangeKind
  onChange(kind: ChangeKind): void
}

function KindField({ value, onChange }: KindFieldProps) {
  return (
    <fieldset>
      <legend className="fw-label">What kind of change is it?</legend>
      <div className="prop__k">
        {changeKinds.map(({ kind, name, means }) => (
          <label key={kind}>
            <input
              className="fw-radio"
              type="radio"
              name="change-kind"
              checked={value === kind}
              onChange={() => onChange(kind)}
            />
            <span>
              <b>{name}</b>
              <small>{means}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
