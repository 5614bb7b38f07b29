import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ReactNode } from 'react'
import type { Refused } from '../platform/page.ts'
import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Sent } from './talk-form.ts'

interface CommentFormProps {
  readonly actor: Actor
  readonly act: 'start' | 'reply'
  /** The thread it answers; empty where it starts one. */
  readonly thread?: string
  /** This very form, where it was sent and refused. */
  readonly sent: Sent | null
  readonly refused: Refused | null
  /** Fields before the comment itself. */
  readonly children?: ReactNode
}

/** Writes a comment. Visitors give a name, and are told that it waits. */
export function CommentForm({ actor, act, thread = '', sent, refused, children }: CommentFormProps) {
  const problem = sent ? refused : null
  const isVisitor = actor.role === 'visitor'
  return (
    <form className="cm-form" method="post" noValidate>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="thread" value={thread} />
      <RefusedNote refused={problem} />
      {children}
      {isVisitor ? (
        <TextField
          name="guestName"
          label="Your name"
          autoComplete="name"
          maxLength={60}
          help="Shown with your comment. A moderator looks at it before anybody else sees it."
          problem={problem?.fields.guestName}
          written={sent?.guestName ?? ''}
        />
      ) : null}
      <CommentField id={`comment-${thread || 'new'}`} written={sent?.text ?? ''} problem={problem?.fields.text} />
      {isVisitor ? (
        <div className="cm-form__trap" aria-hidden="true">
          <label htmlFor={`website-${thread || 'new'}`}>Leave this empty</label>
          <input id={`website-${thread || 'new'}`} name="website" tabIndex={-1} autoComplete="off" />
        </div>
      ) : null}
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          {isVisitor ? 'Send to moderators' : act === 'start' ? 'Start thread' : 'Reply'}
        </button>
      </p>
    </form>
  )
}

interface CommentFieldProps {
  readonly id: string
  readonly written: string
  readonly problem: string | undefined
}

export function CommentField({ id, written, problem }: CommentFieldProps) {
  const help = '**bold**, *italic*, > quotation, - list, @name to mention somebody'
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        Comment
      </label>
      <textarea
        className="fw-input"
        id={id}
        name="text"
        rows={4}
        maxLength={5000}
        defaultValue={written}
        data-mentions=""
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes id={id} help={help} problem={problem} />
    </div>
  )
}
