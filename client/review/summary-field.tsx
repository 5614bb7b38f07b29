import { useId } from 'react'

interface SummaryFieldProps {
  readonly suggested?: string
  readonly problem?: string | undefined
}

/** The one line of the history. */
export function SummaryField({ suggested, problem }: SummaryFieldProps) {
  const id = useId()
  return (
    <div>
      <label className="fw-label" htmlFor={id}>
        Summary
      </label>
      <textarea
        className="fw-input"
        id={id}
        rows={2}
        maxLength={300}
        name="summary"
        defaultValue={suggested}
        aria-required
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={`${id}-help${problem === undefined ? '' : ` ${id}-problem`}`}
      />
      <p className="fw-help" id={`${id}-help`}>
        One line that will make sense in the history a year from now.
      </p>
      {problem === undefined ? null : (
        <p className="fw-error" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

/** What a form's summary says. */
export function summaryIn(form: HTMLFormElement): string {
  return asLine(new FormData(form).get('summary'))
}

/** As one line: it stands in lists, and a line end would be refused. */
export function asLine(summary: unknown): string {
  return String(summary ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}
