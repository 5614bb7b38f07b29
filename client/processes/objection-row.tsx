import type { ObjectionStepView, ObjectionView } from '@fieldword/shared/processes/last-call-contract.ts'
import { Badge, type State } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { ConductWords } from './conduct-words.tsx'
import { elementInSentence, field, WordsField } from './deciding-parts.tsx'

const states: Readonly<Record<ObjectionView['state'], { readonly state: State; readonly word: string }>> = {
  open: { state: 'open', word: 'Open' },
  offered: { state: 'changes_requested', word: 'Answered' },
  resolved: { state: 'approved', word: 'Resolved' },
  withdrawn: { state: 'withdrawn', word: 'Withdrawn' },
  upheld: { state: 'rejected', word: 'Upheld' },
  dismissed: { state: 'reviewed', word: 'Dismissed' },
}

/** An objection with what became of it, and what one can do about it. */
export function ObjectionRow({
  objection,
  form,
  moderated,
}: {
  readonly objection: ObjectionView
  readonly form: URLSearchParams | null
  /** The process, for whoever moderates it. */
  readonly moderated: string | null
}) {
  const { number, state, text, remedy, element, by, at, supporters, steps } = objection
  const { state: look, word } = states[state]
  return (
    <>
      <p className="rvw__w">
        <Badge state={look}>{word}</Badge>
        <b>
          Objection {number}, on {element ? elementInSentence(element) : 'the whole text'}
        </b>
      </p>
      {text ? (
        <>
          <blockquote>{text}</blockquote>
          <p className="fw-muted">It would be mended by this:</p>
          <blockquote>{remedy}</blockquote>
        </>
      ) : (
        <p className="fw-help">Its words are hidden.</p>
      )}
      <p className="fw-muted">
        {by ? `${by.name}, ` : null}
        <Day at={at} />
        {supporters > 0 ? `. ${supporters} ${supporters === 1 ? 'stands' : 'stand'} behind it` : null}
      </p>
      {steps.length > 0 ? (
        <ol className="dec__steps" aria-label="What became of it">
          {steps.map(step => (
            <li key={step.id}>
              <Step step={step} moderated={moderated} />
            </li>
          ))}
        </ol>
      ) : null}
      <Acts objection={objection} written={form?.get('number') === String(number) ? field(form, 'reason') : ''} />
    </>
  )
}

interface StepProps {
  readonly step: ObjectionStepView
  readonly moderated: string | null
}

function Step({ step: { id, kind, ruling, reason, withheld, by, at }, moderated }: StepProps) {
  const what = { offer: 'Answered', accept: 'Resolved', withdraw: 'Withdrawn', rule: 'Ruling' }[kind]
  const outcome = ruling === null ? '' : `: ${ruling === 'upheld' ? 'upheld' : 'dismissed'}`
  return (
    <>
      <p>
        <b>
          {what}
          {outcome}
        </b>
        <span className="fw-muted">
          {' '}
          {by ? `by ${by.name}, ` : null}
          <Day at={at} />
        </span>
      </p>
      <ConductWords {...{ text: reason, withheld, moderated, words: { kind: 'step', id } }} />
    </>
  )
}

function Acts({ objection, written }: { readonly objection: ObjectionView; readonly written: string }) {
  const { number, may, supported } = objection
  return (
    <>
      {may.support ? (
        <form method="post">
          <input type="hidden" name="number" value={number} />
          <input type="hidden" name="support" value={supported ? 'no' : 'yes'} />
          <button type="submit" className="fw-btn fw-btn--sm" name="do" value="support">
            {supported ? 'Stand behind it no longer' : 'Stand behind it'}
            <span className="fw-vh">: objection {number}</span>
          </button>
        </form>
      ) : null}
      {may.accept || may.withdraw ? (
        <form method="post" className="dec__acts">
          <input type="hidden" name="number" value={number} />
          <button type="submit" className="fw-btn fw-btn--sm" name="do" value="accept">
            It is resolved
          </button>
          <button type="submit" className="fw-btn fw-btn--sm" name="do" value="withdraw">
            Withdraw it
          </button>
        </form>
      ) : null}
      {may.offer || may.rule ? <AnswerForm {...{ number, may, written }} /> : null}
    </>
  )
}

/** What is offered, or how it is ruled on: everybody reads the reason. */
function AnswerForm({ number, may, written }: Pick<ObjectionView, 'number' | 'may'> & { readonly written: string }) {
  return (
    <details className="dec__answer" open={written !== ''}>
      <summary>Answer objection {number}</summary>
      <form method="post" className="form" noValidate>
        <input type="hidden" name="number" value={number} />
        <WordsField
          {...{ name: 'reason', label: 'What you answer', most: 2000, written }}
          help="How it is mended, or the reasons of the ruling. Everybody reads it."
        />
        <p className="dec__acts">
          {may.offer ? (
            <button type="submit" className="fw-btn" name="do" value="offer">
              Say how it is mended
            </button>
          ) : null}
          {may.rule ? (
            <>
              <label className="fw-label" htmlFor={`ruling-${number}`}>
                Ruling
              </label>
              <select className="fw-select" id={`ruling-${number}`} name="ruling" defaultValue="dismissed">
                <option value="dismissed">Dismissed: the text stays</option>
                <option value="upheld">Upheld: the text is to be mended</option>
              </select>
              <button type="submit" className="fw-btn" name="do" value="rule">
                Rule on it
              </button>
            </>
          ) : null}
        </p>
      </form>
    </details>
  )
}
