import { useId } from 'react'
import { describedBy, FieldNotes } from './field-notes.tsx'

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
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}
