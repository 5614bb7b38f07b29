import type { ElementToRate } from '@fieldword/shared/processes/rating-contract.ts'
import type { RatingPlan } from '@fieldword/shared/processes/stages/rating.ts'
import { GroupBefore } from './group-before.tsx'
import { type Filled, fieldOf, noRating } from './rating-form.ts'
import { bandWords, highEnd, lowEnd } from './words.ts'

interface ElementProps {
  readonly element: ElementToRate
  readonly filled: Filled
  readonly plan: RatingPlan
  /** The round before, where there is one. */
  readonly before: number | null
  readonly disabled: boolean
  readonly problem: string | undefined
}

/** An element with its scale and the reason, and from the second round on what one said and where the group stood. */
export function ElementToRateView({ element, filled, plan, before, disabled, problem }: ElementProps) {
  const { id, number, handle, text, hash, own } = element
  const ids = { text: `text-${id}`, help: `why-${id}`, problem: `problem-${id}` }
  const described = [ids.text, problem ? ids.problem : ''].filter(Boolean).join(' ')
  return (
    <fieldset className="rate" id={`element-${id}`} disabled={disabled} aria-describedby={described}>
      <legend>
        <span className="con__n">{number}</span> {handle || `Element ${number}`}
      </legend>
      <p className="rate__t" id={ids.text}>
        {text}
      </p>
      <input type="hidden" name={fieldOf('hash', id)} value={hash} />
      <Changed element={element} filled={filled} before={before} />
      {before === null ? null : <GroupBefore element={element} plan={plan} before={before} />}
      <div className="rate__s">
        <span className="rate__end" aria-hidden="true">
          {lowEnd}
        </span>
        <div className="rate__p" data-scale={plan.scale}>
          {Array.from({ length: plan.scale }, (_, index) => index + 1).map(point => (
            <label key={point} data-last={element.last?.value === point && !element.last.stale ? '' : undefined}>
              <input
                type="radio"
                name={fieldOf('value', id)}
                value={point}
                defaultChecked={filled.value === String(point)}
              />
              <span>{point}</span>
              {point === 1 ? <span className="fw-vh"> {lowEnd}</span> : null}
              {point === plan.scale ? <span className="fw-vh"> {highEnd}</span> : null}
            </label>
          ))}
        </div>
        <span className="rate__end" aria-hidden="true">
          {highEnd}
        </span>
        <label className="rate__no">
          <input type="radio" name={fieldOf('value', id)} value={noRating} defaultChecked={filled.value === noRating} />
          No rating
        </label>
      </div>
      <div className="fw-field rate__w">
        <label className="fw-label" htmlFor={`reason-${id}`}>
          Reason
        </label>
        <textarea
          className="fw-input"
          id={`reason-${id}`}
          name={fieldOf('reason', id)}
          rows={2}
          maxLength={1000}
          defaultValue={filled.reason}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${ids.help} ${ids.problem}` : ids.help}
        />
        <p className="fw-help" id={ids.help}>
          {plan.reasons === 'required' ? 'Needed' : 'Asked'} for {bandWords(plan.scale).disagree}: what would change
          your mind? Shown to all without your name.
        </p>
        {problem ? (
          <p className="fw-error" id={ids.problem}>
            {problem}
          </p>
        ) : null}
      </div>
      <p className="rate__o">{ownInWords(own)}</p>
    </fieldset>
  )
}

function ownInWords(own: ElementToRate['own']): string {
  if (!own) return 'Not rated yet'
  return own.value === null ? 'Saved: no rating' : `Saved: ${own.value}`
}

/** [PR177] [PR178] That the words are not those somebody rated, or looked at. */
function Changed({ element: { last }, filled, before }: Pick<ElementProps, 'element' | 'filled' | 'before'>) {
  if (filled.moved) {
    return (
      <p className="fw-note" data-s="wait" role="alert">
        These words changed while you looked. Nothing was saved: read them, and rate again.
      </p>
    )
  }
  if (!last?.stale) return null
  return (
    <p className="fw-note" data-s="wait">
      Reworded since round {before}. You rated the earlier words {last.value}; that does not count for these.
    </p>
  )
}
