import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { fieldId } from '../ui/text-field.tsx'

interface WrittenFieldProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly problem?: string | undefined
  /** What was filled in before. */
  readonly written: string
  /** Several lines, and how many are seen. */
  readonly rows?: number
  readonly maxLength?: number
  readonly optional?: boolean
}

/** A labelled field of a form that works without scripts: it says beside itself what is wrong with it. */
export function WrittenField({ name, label, help, problem, written, rows, maxLength, optional }: WrittenFieldProps) {
  const id = fieldId(name)
  const shared = {
    ...{ id, name, maxLength, className: 'fw-input', defaultValue: written, autoComplete: 'off' },
    'aria-required': optional ? undefined : true,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy(id, { help, problem }),
  }
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label}
        {optional ? <span className="fw-muted"> (optional)</span> : null}
      </label>
      {rows ? <textarea {...shared} rows={rows} /> : <input {...shared} type="text" spellCheck={false} />}
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}
