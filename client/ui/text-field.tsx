import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { describedBy, FieldNotes } from './field-notes.tsx'

export interface TextFieldProps {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password' | 'date'
  readonly autoComplete: HTMLInputAutoCompleteAttribute
  readonly help?: string
  readonly problem?: string | undefined
  /** Beside the label. */
  readonly tool?: ReactNode
  readonly maxLength?: number
  readonly isOptional?: boolean
  /** What was filled in before, in a form that nothing follows. */
  readonly written?: string
  /** Both for a form that follows what is typed. */
  readonly value?: string
  onType?(value: string): void
}

/** A labelled line to type in. Its text stays in the document, where password managers and slow networks leave it alone. */
export function TextField({
  name,
  label,
  type = 'text',
  help,
  problem,
  tool,
  isOptional,
  written,
  onType,
  ...input
}: TextFieldProps) {
  const id = fieldId(name)
  return (
    <div className="fw-field">
      <div className="fw-field__label">
        <label className="fw-label" htmlFor={id}>
          {label}
        </label>
        {tool}
      </div>
      <input
        {...input}
        className="fw-input"
        id={id}
        name={name}
        type={type}
        autoCapitalize={type === 'text' ? undefined : 'none'}
        spellCheck={false}
        onChange={onType && (event => onType(event.currentTarget.value))}
        defaultValue={written}
        aria-required={!isOptional}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}

/** Where a summary of problems leads to. */
export function fieldId(name: string): string {
  return `field-${name}`
}
