import type { QueueFilter } from '@fieldword/shared/review/queue-contract.ts'
import { type AskedFilter, changeKinds } from '../revisions/index.ts'
import { hintChoices } from './hints.ts'
import { isNarrowed, queueHref } from './queue-address.ts'

/** Narrows the queue: a plain form, so that what is found has its address. */
export function QueueFilterForm({ asked: { filter, leftOut } }: { readonly asked: AskedFilter<QueueFilter> }) {
  const { show, sort, turned, text, page, kind, hint, state, free } = filter
  return (
    <search className="fl__f" aria-label="Narrow the queue">
      <form action="/review">
        {show ? <input type="hidden" name="show" value={show} /> : null}
        {sort ? <input type="hidden" name="sort" value={sort} /> : null}
        {turned ? <input type="hidden" name="turned" value="true" /> : null}
        <input
          className="fw-input fw-input--sm fl__s"
          name="text"
          aria-label="Page or member"
          placeholder="Page or member"
          defaultValue={text}
          maxLength={100}
          autoComplete="off"
        />
        <Choice name="page" label="Pages" any="All pages" choices={pageKinds} chosen={page} />
        <Choice name="kind" label="Kind of change" any="All kinds" choices={kinds} chosen={kind} />
        <Choice name="hint" label="Hint" any="Any hint" choices={hintChoices} chosen={hint} />
        {show === 'done' ? (
          <Choice name="state" label="Decision" any="Any decision" choices={states} chosen={state} />
        ) : (
          <label className="fw-check fl__c">
            <input type="checkbox" name="free" value="true" defaultChecked={free} />
            Only unassigned
          </label>
        )}
        <button type="submit" className="fw-btn fw-btn--sm">
          Filter
        </button>
        {isNarrowed(filter) ? (
          <a className="fw-btn fw-btn--sm fw-btn--quiet" href={queueHref({ show, sort, turned })}>
            Show all
          </a>
        ) : null}
      </form>
      {leftOut.map(({ name, why }) => (
        <p key={name} className="fw-error" role="status">
          “{name}” was left out. {why}
        </p>
      ))}
    </search>
  )
}

const pageKinds = [
  ['definition', 'Definitions'],
  ['article', 'Articles'],
] as const
const states = [
  ['approved', 'Approved'],
  ['rejected', 'Rejected'],
  ['withdrawn', 'Withdrawn'],
] as const
const kinds = changeKinds.map(({ kind, name }) => [kind, name] as const)

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly any: string
  readonly choices: readonly (readonly [value: string, word: string])[]
  readonly chosen: string | undefined
}

function Choice({ name, label, any, choices, chosen }: ChoiceProps) {
  return (
    <select className="fw-select fw-select--sm" name={name} aria-label={label} defaultValue={chosen ?? ''}>
      <option value="">{any}</option>
      {choices.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  )
}
