import type { ProposalPreview, ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { ChangeKind } from '@fieldword/shared/revisions/contract.ts'
import { type SubmitEvent, useState } from 'react'
import { api, type Failure, failureOf } from '../platform/api.ts'
import { changeKinds } from '../revisions/change-kinds.ts'
import { outcomeWords } from './outcome-words.ts'
import { ProposedChanges } from './proposed-changes.tsx'
import { SummaryField, summaryIn } from './summary-field.tsx'

interface ProposeFormProps {
  readonly slug: string
  readonly own: string | undefined
  readonly preview: ProposalPreview
  reload(): Promise<void>
  onClose(): void
  onProposed(review: ReviewRef): void
  readonly canPropose: { readonly ok: boolean; readonly why: string }
}

export function ProposeForm({ slug, own, preview, reload, onClose, onProposed, canPropose }: ProposeFormProps) {
  const [changeKind, setChangeKind] = useState<ChangeKind>('wording')
  const [review, setReview] = useState<string | null>(
    () => preview.own.find(({ state }) => state === 'changes_requested')?.id ?? null,
  )
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
      const goesOn = review === null ? {} : { review }
      onProposed(
        await api.review.propose({
          slug,
          own,
          summary,
          changeKind,
          minor,
          contentHash: preview.contentHash,
          ...goesOn,
        }),
      )
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
        <ProposedChanges preview={preview} slug={slug} own={own} />
        {mayNot ? null : (
          <>
            <RoundField own={preview.own} value={review} onChange={setReview} />
            <p className="fw-note">{outcomeWords(preview.outcome)}</p>
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
            {review === null ? 'Propose revision' : 'Propose next round'}
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

interface RoundFieldProps {
  readonly own: ProposalPreview['own']
  readonly value: string | null
  onChange(review: string | null): void
}

/** [RV60] Whether the text goes on with a proposal of one's own, where there is one. */
function RoundField({ own, value, onChange }: RoundFieldProps) {
  if (own.length === 0) return null
  return (
    <fieldset>
      <legend className="fw-label">What does it go on with?</legend>
      <div className="prop__k">
        {own.map(({ id, number, round, state, summary }) => (
          <label key={id}>
            <input
              className="fw-radio"
              type="radio"
              name="review"
              checked={value === id}
              onChange={() => onChange(id)}
            />
            <span>
              <b>Next round of r{number}</b>
              <small>
                {summary}, round {round}
                {state === 'changes_requested' ? ', changes requested' : '. Its approvals end'}
              </small>
            </span>
          </label>
        ))}
        <label>
          <input
            className="fw-radio"
            type="radio"
            name="review"
            checked={value === null}
            onChange={() => onChange(null)}
          />
          <span>
            <b>Nothing</b>
            <small>A proposal of its own</small>
          </span>
        </label>
      </div>
    </fieldset>
  )
}
