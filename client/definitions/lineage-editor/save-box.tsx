import type { TiedElement } from '@fieldword/shared/definitions/lineage-contract.ts'
import { describedBy, FieldNotes } from '../../ui/field-notes.tsx'
import { joined } from '../../ui/in-words.ts'
import type { Draft } from './draft.ts'

interface SaveBoxProps {
  readonly draft: Draft
  readonly live: boolean
  readonly busy: boolean
  readonly suggestions: number
  readonly left: { readonly from: readonly TiedElement[]; readonly to: readonly TiedElement[] }
  readonly labels: { readonly from: string; readonly to: string }
  /** The number it will have. */
  readonly next: number
  readonly fields: Readonly<Record<string, string>>
  onChange(part: Partial<Pick<Draft, 'reading' | 'summary'>>, about: string): void
}

/** Who says so, the one line of the history, and what is not said. */
export function SaveBox({ draft, live, busy, suggestions, left, labels, next, fields, onChange }: SaveBoxProps) {
  return (
    <aside className="lne__save" aria-label="Record">
      <div className="rd__dec">
        <h2>Record reading {next}</h2>
        <Line
          name="reading"
          label="Who says so"
          help="“editorial reading”, or the name of the process that decided it. Shown with every statement made from it."
          maxLength={80}
          value={draft.reading}
          problem={fields.reading}
          live={live}
          onChange={reading => onChange({ reading }, 'reading')}
        />
        <Line
          name="summary"
          label="Summary"
          help="One line that will make sense in the history a year from now."
          maxLength={300}
          value={draft.summary}
          problem={fields.summary}
          live={live}
          onChange={summary => onChange({ summary }, 'summary')}
        />
        {suggestions > 0 ? (
          <p className="fw-help">
            {suggestions === 1 ? 'One suggestion is' : `${suggestions} suggestions are`} not part of it until confirmed.
          </p>
        ) : null}
        {left.from.length + left.to.length > 0 ? (
          <p className="fw-help">
            Nothing is said of{' '}
            {[leftIn(left.from, labels.from), leftIn(left.to, labels.to)].filter(Boolean).join(', and of ')}.
          </p>
        ) : null}
        <p className="rd__act">
          <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={busy || undefined}>
            Record reading {next}
          </button>
        </p>
      </div>
    </aside>
  )
}

function leftIn(elements: readonly TiedElement[], label: string): string {
  return elements.length === 0 ? '' : `${joined(elements.map(({ number }) => number))} of ${label}`
}

interface LineProps {
  readonly name: string
  readonly label: string
  readonly help: string
  readonly maxLength: number
  readonly value: string
  readonly problem: string | undefined
  readonly live: boolean
  onChange(value: string): void
}

function Line({ name, label, help, maxLength, value, problem, live, onChange }: LineProps) {
  const id = `field-${name}`
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="fw-input"
        id={id}
        name={name}
        maxLength={maxLength}
        autoComplete="off"
        aria-required
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={describedBy(id, { help, problem })}
        {...(live ? { value, onChange: event => onChange(event.target.value) } : { defaultValue: value })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}
