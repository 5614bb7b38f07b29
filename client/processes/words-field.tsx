import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { fieldId } from '../ui/text-field.tsx'

interface WordsFieldProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly problem?: string | undefined
  readonly written: string
  readonly rows?: number
}

/** A labelled field for a few sentences. */
export function WordsField({ name, label, help, problem, written, rows = 3 }: WordsFieldProps) {
  const id = fieldId(name)
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        className="fw-input"
        {...{ id, name, rows }}
        defaultValue={written}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}

/** As it was typed: forms are sent with line ends of their own. */
export const wordsIn = (form: URLSearchParams | null, name: string) => (form?.get(name) ?? '').replaceAll('\r\n', '\n')
