import { check, type DecisionKind, type ReviewView } from '@fieldword/shared/review/contract.ts'
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import type { Refused } from '../platform/page.ts'
import { kindInWords } from '../revisions/index.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { approvalsInWords, checkWords } from './decision-words.ts'
import type { Sent } from './review-form.ts'
import { StaleNote } from './stale-note.tsx'

interface DecisionBoxProps {
  readonly review: ReviewView
  readonly sent: Sent
  readonly refused: Refused | null
}

/** A moderator's decision: chosen first, then sent by a button that repeats the chosen word. A plain form, which a script watches. */
export function DecisionBox({ review, sent, refused }: DecisionBoxProps) {
  const [missing, setMissing] = useState<'choice' | 'reason' | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const options = optionsOf(review)
  const { choice, choose } = useChoice(form, sent.kind)
  const problem = useId()
  const chosen = options.find(({ kind }) => kind === choice)
  const lacks = missing ?? lackIn(refused)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    const lack = !chosen ? 'choice' : chosen.needsReason && reason === '' ? 'reason' : null
    setMissing(lack)
    if (lack === 'reason') event.currentTarget.querySelector('textarea')?.focus()
    if (lack !== null) event.preventDefault()
  }

  return (
    <form className="rd__dec" ref={form} method="post" onSubmit={submit} noValidate>
      <h2>Your decision</h2>
      {review.stale ? <StaleNote review={review} /> : null}
      <input type="hidden" name="contentHash" value={review.revision.contentHash} />
      <Checks review={review} sent={sent} />
      <fieldset className="dcs" aria-describedby={lacks === 'choice' ? problem : undefined}>
        <legend className="fw-vh">Decision</legend>
        {options.map(({ kind, word, means }) => (
          <label key={kind}>
            <input
              className="fw-radio"
              type="radio"
              name="decision"
              value={kind}
              defaultChecked={kind === sent.kind}
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
      <Reason
        needed={chosen?.needsReason === true}
        missing={lacks === 'reason' ? `${chosen?.noun ?? 'This'} needs a reason` : null}
        written={sent.reason}
      />
      {lacks === 'choice' ? (
        <p className="fw-error" role="alert" id={problem}>
          Choose a decision first.
        </p>
      ) : lacks === null ? (
        <RefusedNote refused={refused} />
      ) : null}
      <p className="rd__act">
        <button type="submit" className="fw-btn fw-btn--primary">
          {chosen ? chosen.act : 'Decide'}
        </button>
        {review.may.approve && review.comparison.changes > 1 ? (
          <a className="fw-btn" href={`/review/${review.id}/part`}>
            Accept only some changes
          </a>
        ) : null}
      </p>
    </form>
  )
}

function lackIn(refused: Refused | null): 'choice' | 'reason' | null {
  if (refused?.code === 'reason-needed') return 'reason'
  return refused?.fields.kind ? 'choice' : null
}

/** What is chosen; also what was chosen before the script took the page over. */
function useChoice(form: { readonly current: HTMLFormElement | null }, sent: DecisionKind | null) {
  const [choice, choose] = useState(sent)
  useEffect(() => {
    const value = form.current && new FormData(form.current).get('decision')
    if (value) choose(value as DecisionKind)
  }, [form])
  return { choice, choose }
}

interface Option {
  readonly kind: DecisionKind
  readonly word: string
  readonly means: string
  /** What the button says. */
  readonly act: string
  readonly needsReason: boolean
  readonly noun: string
}

function optionsOf(review: ReviewView): Option[] {
  const { may, revision, openedBy, approvals } = review
  const number = `r${revision.number}`
  const isLast = approvals.given + 1 >= approvals.needed
  const closes = approvals.needed === 1 ? 'Visitors read this text from then on' : approvalsInWords(review)
  const options: Option[] = [
    {
      ...{ kind: 'approve', word: 'Approve', act: `Approve ${number}`, needsReason: false, noun: 'An approval' },
      means: isLast && approvals.needed > 1 ? `${closes}; yours is the last` : closes,
    },
    {
      ...{ kind: 'request_changes', word: 'Request changes', act: 'Request changes', needsReason: true },
      noun: 'A request for changes',
      means: `Goes back to ${openedBy?.name ?? 'its author'} with your reason`,
    },
    {
      ...{ kind: 'reject', word: 'Reject', act: `Reject ${number}`, needsReason: true, noun: 'A rejection' },
      means: `Closes ${number}; the text stays as it is`,
    },
  ]
  return options.filter(({ kind }) => may[kind])
}

/** What a moderator may say they looked at: told with the decision, and never asked for. */
function Checks({ review, sent }: Pick<DecisionBoxProps, 'review' | 'sent'>) {
  return (
    <fieldset className="chk">
      <legend className="fw-vh">What you looked at</legend>
      {check.options.map(each => (
        <label key={each} className="fw-check">
          <input
            type="checkbox"
            className="fw-checkbox"
            name="checked"
            value={each}
            defaultChecked={sent.checked.includes(each)}
          />
          <span>
            {checkWords[each]}
            {each === 'kind' ? `: ${kindInWords(review.revision).toLowerCase()}` : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface ReasonProps {
  readonly needed: boolean
  readonly missing: string | null
  readonly written: string
}

function Reason({ needed, missing, written }: ReasonProps) {
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
        defaultValue={written}
        aria-required={needed}
        aria-invalid={missing !== null || undefined}
        aria-describedby={missing ? `${id}-problem` : undefined}
      />
      {missing ? (
        <p className="fw-error" role="alert" id={`${id}-problem`}>
          {missing}, which is public. Write one and send again.
        </p>
      ) : null}
    </>
  )
}
