import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { fieldId } from '../ui/text-field.tsx'

interface InstantFieldProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly problem?: string | undefined
  /** As it was sent, or an instant. */
  readonly written: string
}

/** A day and a time of it, in UTC for everybody. */
export function InstantField({ name, label, help, problem, written }: InstantFieldProps) {
  const id = fieldId(name)
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label} (UTC)
      </label>
      <input
        className="fw-input"
        {...{ id, name }}
        type="datetime-local"
        defaultValue={written.slice(0, 16)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}

/** What such a field sends, as an instant; what is none is sent as it is, to be refused in words. */
export function instantIn(sent: string | null | undefined): string | null {
  if (!sent) return null
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(sent) ? `${sent}:00.000Z` : sent
}
