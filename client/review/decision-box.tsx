import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { useSending } from '../platform/use-sending.ts'
import { decide } from './decide.ts'
import { StaleNote } from './stale-note.tsx'

type Choice = 'approve' | 'reject'

/** A moderator's decision: chosen first, then sent by a button that repeats the chosen word. */
export function DecisionBox({ review }: { readonly review: ReviewView }) {
  const { busy, failure, send } = useSending()
  const [missing, setMissing] = useState<'choice' | 'reason' | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { choice, choose } = useChoice(form)
  const problem = useId()
  const options = optionsOf(review)
  const chosen = options.find(({ kind }) => kind === choice)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    const lacks = !chosen ? 'choice' : chosen.kind === 'reject' && reason === '' ? 'reason' : null
    setMissing(lacks)
    if (lacks === 'reason') event.currentTarget.querySelector('textarea')?.focus()
    if (chosen && lacks === null) void send(() => decide(review.id, chosen.kind, reason))
  }

  return (
    <form className="rd__dec" ref={form} onSubmit={submit} noValidate>
      <h2>Your decision</h2>
      {review.stale ? <StaleNote review={review} /> : null}
      <fieldset className="dcs" aria-describedby={missing === 'choice' ? problem : undefined}>
        <legend className="fw-vh">Decision</legend>
        {options.map(({ kind, word, means }) => (
          <label key={kind}>
            <input
              className="fw-radio"
              type="radio"
              name="decision"
              value={kind}
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
      <Reason needed={choice === 'reject'} missing={missing === 'reason'} />
      {missing === 'choice' || failure ? (
        <p className="fw-error" role="alert" id={problem}>
          {failure ? failure.message : 'Choose a decision first.'}
        </p>
      ) : null}
      <p className="rd__act">
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined}>
          {chosen ? `${chosen.word} r${review.revision.number}` : 'Decide'}
        </button>
      </p>
    </form>
  )
}

/** What is chosen; also what was chosen before the script took the page over. */
function useChoice(form: { readonly current: HTMLFormElement | null }) {
  const [choice, choose] = useState<Choice | null>(null)
  useEffect(() => {
    const value = form.current && new FormData(form.current).get('decision')
    if (value === 'approve' || value === 'reject') choose(value)
  }, [form])
  return { choice, choose }
}

function optionsOf({ may, stale, revision }: ReviewView) {
  const approve = { kind: 'approve', word: 'Approve', means: 'Visitors read this text from then on' } as const
  const reject = {
    kind: 'reject',
    word: 'Reject',
    means: `Closes r${revision.number}; the text stays as it is`,
  } as const
  return [...(may.approve && !stale ? [approve] : []), ...(may.reject ? [reject] : [])]
}

function Reason({ needed, missing }: { readonly needed: boolean; readonly missing: boolean }) {
  const id = useId()
  return (
    <>
      <label className="fw-label" htmlFor={id}>
        Reason <span className="fw-muted rd__pub">{needed ? 'needed, shown publicly' : 'shown publicly'}</span>
      </label>
      <textarea
        className="fw-input"
        id={id}
        name="reason"
        rows={4}
        maxLength={2000}
        aria-required={needed}
        aria-invalid={missing || undefined}
        aria-describedby={missing ? `${id}-problem` : undefined}
      />
      {missing ? (
        <p className="fw-error" role="alert" id={`${id}-problem`}>
          A rejection needs a reason, which is public. Write one and send again.
        </p>
      ) : null}
    </>
  )
}
