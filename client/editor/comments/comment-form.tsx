import { useId, useState } from 'react'
import { useSending } from '../../platform/use-sending.ts'

interface CommentFormProps {
  readonly label: string
  /** What the button says. */
  readonly send: string
  onSend(text: string): Promise<void>
  onCancel(): void
  readonly children?: React.ReactNode
}

/** Where a comment or a reply is written. Mod Enter sends, Escape leaves. */
export function CommentForm({ label, send, onSend, onCancel, children }: CommentFormProps) {
  const id = useId()
  const [text, setText] = useState('')
  const sending = useSending()
  const submit = () => void sending.send(() => onSend(text))
  return (
    <form
      className="cmt__form"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        else if (event.key === 'Escape') onCancel()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <label className="fw-vh" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="fw-input"
        rows={3}
        maxLength={5000}
        placeholder={label}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: whoever asked for it wants to write
        autoFocus
        onChange={event => setText(event.target.value)}
      />
      {children}
      {sending.failure ? (
        <p className="fw-error" role="alert">
          {sending.failure.fields.text || sending.failure.message}
        </p>
      ) : null}
      <footer>
        <button type="submit" className="fw-btn fw-btn--sm fw-btn--primary" disabled={sending.busy}>
          {send}
        </button>
        <button type="button" className="fw-btn fw-btn--sm fw-btn--quiet" onClick={onCancel}>
          Cancel
        </button>
      </footer>
    </form>
  )
}
