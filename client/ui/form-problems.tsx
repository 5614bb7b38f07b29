import { type MouseEvent, useEffect, useRef } from 'react'
import { fieldId } from './text-field.tsx'

interface FormProblemsProps {
  readonly failure: { readonly message: string; readonly fields: Readonly<Record<string, string>> } | null
  /** What the fields of this form are called, by name. */
  readonly labels: Readonly<Record<string, string>>
}

/** Why a form was not carried out, over its fields: takes the focus, and leads to each field that has to change. */
export function FormProblems({ failure, labels }: FormProblemsProps) {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure) summary.current?.focus()
  }, [failure])
  if (!failure) return null
  const named = Object.entries(failure.fields).filter(([name]) => labels[name])
  return (
    <div className="fw-problems" role="alert" tabIndex={-1} ref={summary}>
      <p>{named.length > 0 ? 'Correct this and try again:' : failure.message}</p>
      {named.length > 0 ? (
        <ul>
          {named.map(([name, problem]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} onClick={focusField}>
                {labels[name]}
              </a>
              : {problem}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** A link to a field scrolls there by itself but leaves the focus behind. */
function focusField(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault()
  document.querySelector<HTMLElement>(event.currentTarget.hash)?.focus()
}
