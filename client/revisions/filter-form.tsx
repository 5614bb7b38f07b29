import type { ChangeFilter } from '@fieldword/shared/pages/changes-contract.ts'
import { longestSearch } from '@fieldword/shared/revisions/changed-text.ts'
import { IconFilter } from '@tabler/icons-react'
import { directions, kinds, pageKinds, states, tags } from './filter-choices.ts'
import { type AskedFilter, isNarrowed } from './filter-query.ts'

interface FilterFormProps {
  /** The list's own path; without a query it shows all of it. */
  readonly action: string
  readonly asked: AskedFilter<ChangeFilter>
  /** Names that are offered while somebody writes one; none where the list is one person's. */
  readonly authors: readonly string[] | null
  /** Visitors see approved revisions alone. */
  readonly withStates: boolean
  readonly withPages?: boolean
}

/** Narrows a list of revisions: a plain form, so that what is found has its address. */
export function FilterForm({ action, asked, authors, withStates, withPages = false }: FilterFormProps) {
  const { filter, leftOut } = asked
  const { text, in: _, kind, tag, since, until } = filter
  return (
    <search aria-label="Narrow the list">
      <form className="flt" action={action}>
        {withPages ? <Choice name="page" any="All pages" choices={pageKinds} chosen={filter.page} /> : null}
        {withStates ? <Choice name="state" any="Any state" choices={states} chosen={filter.state} /> : null}
        {authors ? <AuthorField names={authors} written={filter.author} /> : null}
        <details className="flt__more" open={[text, kind, tag, since, until].some(Boolean)}>
          <summary className="fw-btn fw-btn--sm">More filters</summary>
          <div className="flt__fields">
            <TextField filter={filter} />
            <Choice name="kind" any="Any kind" choices={kinds} chosen={kind} />
            <Choice name="tag" any="Any tag" choices={tags} chosen={tag} />
            <DayField name="since" day={since} />
            <DayField name="until" day={until} />
          </div>
        </details>
        <span className="flt__do">
          <button type="submit" className="fw-btn fw-btn--sm">
            <IconFilter className="i" aria-hidden="true" />
            Filter
          </button>
          {isNarrowed(filter) ? (
            <a className="fw-btn fw-btn--sm fw-btn--quiet" href={action}>
              Show all
            </a>
          ) : null}
        </span>
      </form>
      {leftOut.map(({ name, why }) => (
        <p key={name} className="fw-error" role="status">
          “{labels[name] ?? name}” was left out. {why}
        </p>
      ))}
    </search>
  )
}

const labels: Readonly<Record<string, string>> = {
  ...{ page: 'Pages', state: 'State', author: 'Author', kind: 'Kind of change', tag: 'Tag' },
  ...{ text: 'Text it changed', in: 'How', since: 'From', until: 'To' },
}

interface ChoiceProps {
  readonly name: string
  readonly any: string
  readonly choices: readonly (readonly [value: string, word: string])[]
  readonly chosen: string | undefined
}

function Choice({ name, any, choices, chosen }: ChoiceProps) {
  return (
    <label>
      <span>{labels[name]}</span>
      <select className="fw-select fw-select--sm" name={name} defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {choices.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}

function AuthorField({ names, written }: { readonly names: readonly string[]; readonly written: string | undefined }) {
  return (
    <label>
      <span>{labels.author}</span>
      <input
        className="fw-input fw-input--sm"
        name="author"
        defaultValue={written}
        placeholder="Anyone"
        maxLength={200}
        autoComplete="off"
        list="filter-authors"
      />
      <datalist id="filter-authors">
        {names.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  )
}

function TextField({ filter }: { readonly filter: ChangeFilter }) {
  return (
    <div className="flt__text">
      <label>
        <span>{labels.text}</span>
        <input
          className="fw-input fw-input--sm"
          name="text"
          defaultValue={filter.text}
          maxLength={longestSearch}
          autoComplete="off"
          placeholder="Words or part of a sentence"
        />
      </label>
      <Choice name="in" any="Added or removed" choices={directions} chosen={filter.in} />
    </div>
  )
}

function DayField({ name, day }: { readonly name: string; readonly day: string | undefined }) {
  return (
    <label>
      <span>{labels[name]}</span>
      <input className="fw-input fw-input--sm" type="date" name={name} defaultValue={day} />
    </label>
  )
}
