import { useId } from 'react'
import { describedBy, FieldNotes } from '../ui/field-notes.tsx'

interface MessageFieldProps {
  readonly label: string
  readonly help: string
  readonly problem?: string | undefined
  readonly written: string
}

/** What somebody writes about a block. */
export function MessageField({ label, help, problem, written }: MessageFieldProps) {
  const id = useId()
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        className="fw-input"
        id={id}
        name="text"
        rows={6}
        maxLength={2000}
        defaultValue={written}
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}
