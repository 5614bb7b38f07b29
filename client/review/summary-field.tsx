import { useId } from 'react'

interface SummaryFieldProps {
  readonly value: string
  onChange(value: string): void
  readonly problem?: string | undefined
}

/** The one line of the history. */
export function SummaryField({ value, onChange, problem }: SummaryFieldProps) {
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
        value={value}
        // One line: it stands in lists, and a pasted line end would be refused.
        onChange={event => onChange(event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
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
