import { contributionType } from '@fieldword/shared/processes/vocabulary.ts'
import type { ReactNode } from 'react'
import type { Refused } from '../../platform/page.ts'
import { describedBy, FieldNotes } from '../../ui/field-notes.tsx'
import { RefusedNote } from '../../ui/refused-note.tsx'
import type { Sent } from './act-form.ts'
import { typeNotes, typeWords } from './words.ts'

interface CommentFormProps {
  /** Tells one form of a page from the others. */
  readonly id: string
  /** What it is about; null for the whole text. */
  readonly element: { readonly id: string; readonly text: string } | null
  /** The comment that this one is instead of. */
  readonly replaces?: number
  /** This very form, where it was sent and refused; else what to begin with. */
  readonly written: Sent | null
  readonly refused: Refused | null
  readonly act?: string
  readonly button: string
  /** Fields before the button. */
  readonly children?: ReactNode
}

/** [PR70] [PR71] Writes a comment. Words are typed or, where there are scripts, marked in the text. */
export function CommentForm(props: CommentFormProps) {
  const { id, element, replaces, written, refused, act = 'comment', button, children } = props
  const fields = refused?.fields ?? {}
  return (
    <form className="cm-form said-form" method="post" noValidate data-said-form={element ? '' : undefined}>
      <input type="hidden" name="act" value={act} />
      {replaces === undefined ? null : <input type="hidden" name="number" value={replaces} />}
      <input type="hidden" name="element" value={element?.id ?? ''} />
      <input type="hidden" name="from" value={written?.from ?? ''} />
      <RefusedNote refused={refused} />
      {element ? (
        <Words id={`${id}-words`} text={element.text} written={written?.words ?? ''} problem={fields.words} />
      ) : null}
      <TypeField id={`${id}-type`} written={written?.type ?? 'general'} />
      <Lines
        {...{ id: `${id}-text`, name: 'text', label: 'Your comment', rows: 4, isNeeded: true }}
        written={written?.text ?? ''}
        problem={fields.text}
      />
      <Lines
        {...{ id: `${id}-proposed`, name: 'proposedText', label: 'What it should say instead', rows: 2 }}
        help={element ? 'In place of these words, or of the whole element. May stay empty.' : 'May stay empty.'}
        written={written?.proposedText ?? ''}
        problem={fields.proposedText}
      />
      {children}
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          {button}
        </button>
      </p>
    </form>
  )
}

interface WordsProps {
  readonly id: string
  readonly text: string
  readonly written: string
  readonly problem: string | undefined
}

function Words({ id, text, written, problem }: WordsProps) {
  const help = 'As they stand in the element. Leave this empty to speak of all of it.'
  return (
    <div className="fw-field" data-words-of={text}>
      <label className="fw-label" htmlFor={id}>
        The words you mean
      </label>
      <textarea
        className="fw-input"
        id={id}
        name="words"
        rows={1}
        maxLength={2000}
        defaultValue={written}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}

function TypeField({ id, written }: { readonly id: string; readonly written: string }) {
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        What it is about
      </label>
      <select className="fw-select" id={id} name="type" defaultValue={written}>
        {contributionType.options.map(type => (
          <option key={type} value={type}>
            {typeWords[type]}: {typeNotes[type]}
          </option>
        ))}
      </select>
    </div>
  )
}

interface LinesProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly rows: number
  readonly help?: string
  readonly written: string
  readonly problem: string | undefined
  readonly isNeeded?: boolean
  readonly maxLength?: number
}

export function Lines({ id, name, label, rows, help, written, problem, isNeeded, maxLength = 5000 }: LinesProps) {
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        className="fw-input"
        {...{ id, name, rows, maxLength }}
        defaultValue={written}
        aria-required={isNeeded}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { ...(help ? { help } : {}), problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}
