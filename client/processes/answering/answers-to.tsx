import type { DispositionView } from '@fieldword/shared/processes/answering-parts.ts'
import type { AnswerOf } from '@fieldword/shared/processes/dispositions-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { inWords } from '../../ui/dates.ts'
import { ConductLink } from '../conduct-link.tsx'
import { AnswerBadge } from './answer-badge.tsx'
import { Change } from './linked-change.tsx'
import { acknowledgedWords } from './words.ts'

interface AnswersToProps {
  readonly slug: string
  readonly page: { readonly slug: string }
  readonly answer: AnswerOf
  /** What its author filled in before. */
  readonly words?: string
  /** Whether whoever reads it hides words for their conduct. */
  readonly moderates: boolean
}

/** [PR124] The answers to one contribution: what, why, by whom, what changed, what it was before. For pages that show one. */
export function AnswersTo({ slug, page, answer, words = '', moderates }: AnswersToProps) {
  const { answers, earlier, waits, late, may, input } = answer
  return (
    <section className="ans__s" id="said" aria-labelledby="what-happened">
      <h2 id="what-happened">What was decided</h2>
      {answers.map(one => (
        <article key={one.id} className="ans__a">
          <One slug={slug} one={one} answer={answer} />
          {one.changes.map(change => (
            <div key={change.id} className="ans__c">
              <Change change={change} page={page} elements={answer.elements} />
            </div>
          ))}
          <Satisfied one={one} moderated={moderates ? slug : null} />
          {may.acknowledge.includes(one.id) ? (
            <Acknowledge action={`/processes/${slug}/what-happened/${input.number}`} one={one} words={words} />
          ) : null}
        </article>
      ))}
      {waits ? (
        <p>{answers.length > 0 ? 'Other parts of it are not answered yet.' : 'It is not answered yet.'}</p>
      ) : null}
      {late ? <p>It came after the answers were closed. It is answered if they are opened again.</p> : null}
      {!waits && answers.length === 0 ? <p>It has no answer, and needs none.</p> : null}
      {may.work ? (
        <p>
          <a
            className="fw-btn fw-btn--sm"
            href={`/processes/${slug}/dispositions?text=${input.number}&edit=${input.number}.0`}
          >
            Answer it
          </a>
        </p>
      ) : null}
      {earlier.length > 0 ? (
        <details>
          <summary>Earlier answers</summary>
          {earlier.map(one => (
            <article key={one.id} className="ans__a ans__a--old">
              <One slug={slug} one={one} answer={answer} />
              {one.supersededAt ? <p className="fw-help">In force until {inWords(one.supersededAt)}.</p> : null}
            </article>
          ))}
        </details>
      ) : null}
    </section>
  )
}

interface OneProps {
  readonly slug: string
  readonly one: DispositionView
  readonly answer: AnswerOf
}

function One({ slug, one, answer }: OneProps) {
  const quote = answer.parts.find(({ number }) => number === one.part)?.quote
  return (
    <>
      {quote ? <blockquote className="fw-serif">{quote}</blockquote> : null}
      <p>
        <AnswerBadge kind={one.kind} duplicateOf={one.duplicateOf} />
      </p>
      {one.rationale ? <p>{one.rationale}</p> : null}
      {one.duplicateOf ? (
        <p>
          <a href={`/processes/${slug}/what-happened/${one.duplicateOf}`}>Answered with {one.duplicateOf}</a>
        </p>
      ) : null}
      <p className="fw-help">
        {one.proposedBy ? `Proposed by ${one.proposedBy.name}` : 'Proposed by an editor'}
        {one.settledBy ? `, confirmed by ${one.settledBy.name}` : ', confirmed by another one'}
        {one.settledAt ? `, ${inWords(one.settledAt)}` : ''}.
      </p>
    </>
  )
}

interface SatisfiedProps {
  readonly one: DispositionView
  /** The process, for whoever moderates it. */
  readonly moderated: string | null
}

function Satisfied({ one: { acknowledged }, moderated }: SatisfiedProps) {
  if (!acknowledged) return null
  const { id, state, words, withheld } = acknowledged
  return (
    <div className="ans__k">
      <p>
        {acknowledgedWords[state]}
        {words ? ` “${words}”` : ''}
      </p>
      {withheld ? <p className="fw-help">{withheldInWords(withheld)}</p> : null}
      {moderated && id && (words || withheld) ? (
        <p>
          <ConductLink {...{ slug: moderated, kind: 'acknowledgement', id, withheld }} />
        </p>
      ) : null}
    </div>
  )
}

interface AcknowledgeProps {
  readonly action: string
  readonly one: DispositionView
  readonly words: string
}

/** [PR120] */
function Acknowledge({ action, one, words }: AcknowledgeProps) {
  const said = one.acknowledged?.state
  const isSaid = said === 'satisfied' || said === 'not_satisfied'
  return (
    <form className="form ans__f" method="post" action={action}>
      <input type="hidden" name="id" value={one.id} />
      <fieldset className="form__kinds">
        <legend>{isSaid ? 'You can say otherwise' : 'Are you satisfied with this answer to your comment?'}</legend>
        <label className="fw-check">
          <input
            type="radio"
            className="fw-radio"
            name="satisfied"
            value="yes"
            defaultChecked={said !== 'not_satisfied'}
          />
          Satisfied
        </label>
        <label className="fw-check">
          <input
            type="radio"
            className="fw-radio"
            name="satisfied"
            value="no"
            defaultChecked={said === 'not_satisfied'}
          />
          Not satisfied
        </label>
      </fieldset>
      <div className="fw-field">
        <label className="fw-label" htmlFor={`words-${one.id}`}>
          In your words
        </label>
        <textarea
          className="fw-input"
          id={`words-${one.id}`}
          name="words"
          rows={3}
          maxLength={2000}
          defaultValue={words}
          aria-describedby={`words-${one.id}-help`}
        />
        <p className="fw-help" id={`words-${one.id}-help`}>
          Everybody reads it. If you are not satisfied, say what is missing.
          {one.acknowledged?.until && !isSaid
            ? ` Until ${inWords(one.acknowledged.until)}; silence is not counted as agreement.`
            : ''}
        </p>
      </div>
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Say so
        </button>
      </p>
    </form>
  )
}
