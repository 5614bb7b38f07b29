import { useId } from 'react'

interface ReasonFieldProps {
  readonly help: string
  readonly problem?: string | undefined
  /** What was filled in before. */
  readonly written?: string
}

/** Why, in a sentence or two. */
export function ReasonField({ help, problem, written }: ReasonFieldProps) {
  const id = useId()
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        Reason
      </label>
      <textarea
        className="fw-input"
        id={id}
        name="reason"
        rows={2}
        maxLength={500}
        defaultValue={written}
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-help${problem ? ` ${id}-problem` : ''}`}
      />
      <p className="fw-help" id={`${id}-help`}>
        {help}
      </p>
      {problem ? (
        <p className="fw-error" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  )
}
