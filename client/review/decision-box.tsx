import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { type SubmitEvent, useId, useState } from 'react'
import { useSending } from '../platform/use-sending.ts'
import { decide } from './decide.ts'
import { StaleNote } from './stale-note.tsx'

type Choice = 'approve' | 'reject'

/** A moderator's decision: chosen first, then sent by a button that repeats the chosen word. */
export function DecisionBox({ review }: { readonly review: ReviewView }) {
  const { busy, failure, send } = useSending()
  const [choice, choose] = useState<Choice | null>(null)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<'choice' | 'reason' | null>(null)
  const ids = { reason: useId(), reasonProblem: useId(), problem: useId() }
  const number = review.revision.number

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const lacks = choice === null ? 'choice' : choice === 'reject' && reason.trim() === '' ? 'reason' : null
    setMissing(lacks)
    if (lacks === 'reason') event.currentTarget.querySelector('textarea')?.focus()
    if (choice !== null && lacks === null) void send(() => decide(review.id, choice, reason.trim()))
  }

  const options = [
    ...(review.may.approve && !review.stale
      ? [{ kind: 'approve', word: 'Approve', means: 'Visitors read this text from then on' } as const]
      : []),
    ...(review.may.reject
      ? [{ kind: 'reject', word: 'Reject', means: `Closes r${number}; the text stays as it is` } as const]
      : []),
  ]
  const chosen = options.find(({ kind }) => kind === choice)
  return (
    <form className="rd__dec" onSubmit={submit} noValidate>
      <h2>Your decision</h2>
      {review.stale ? <StaleNote review={review} /> : null}
      <fieldset className="dcs" aria-describedby={missing === 'choice' ? ids.problem : undefined}>
        <legend className="fw-vh">Decision</legend>
        {options.map(({ kind, word, means }) => (
          <label key={kind}>
            <input
              className="fw-radio"
              type="radio"
              name="decision"
              checked={choice === kind}
              onChange={() => {
                choose(kind)
                setMissing(null)
              }}
            />
            <span>
              <b>{word}</b>
              <small>{means}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="fw-label" htmlFor={ids.reason}>
        Reason{' '}
        <span className="fw-muted rd__pub">{choice === 'reject' ? 'needed, shown publicly' : 'shown publicly'}</span>
      </label>
      <textarea
        className="fw-input"
        id={ids.reason}
        rows={4}
        maxLength={2000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        aria-required={choice === 'reject'}
        aria-invalid={missing === 'reason' || undefined}
        aria-describedby={missing === 'reason' ? ids.reasonProblem : undefined}
      />
      {missing === 'reason' ? (
        <p className="fw-error" role="alert" id={ids.reasonProblem}>
          A rejection needs a reason, which is public. Write one and send again.
        </p>
      ) : null}
      {missing === 'choice' || failure ? (
        <p className="fw-error" role="alert" id={ids.problem}>
          {failure ? failure.message : 'Choose a decision first.'}
        </p>
      ) : null}
      <p className="rd__act">
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined}>
          {chosen ? `${chosen.word} r${number}` : 'Decide'}
        </button>
      </p>
    </form>
  )
}
