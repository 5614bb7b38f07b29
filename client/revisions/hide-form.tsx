import type { HiddenParts } from '@fieldword/shared/revisions/contract.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { formField } from './hiding-sent.ts'

const choices = [
  {
    part: 'text',
    name: 'Text',
    means: 'Also in other revisions of this page that say exactly the same. Take the words out of the draft as well.',
  },
  { part: 'authors', name: 'Authors', means: 'Who wrote and who proposed it, here and in lists' },
  { part: 'summary', name: 'Summary', means: 'The sentence that says what changed' },
] as const

interface HideFormProps {
  /** What is ticked to begin with. */
  readonly parts: HiddenParts
  readonly reason: string
  readonly problem: string | undefined
}

/** [REV22] What of a revision everybody sees, and what moderators only. Reversible, so nothing more is asked. */
export function HideForm({ parts, reason, problem }: HideFormProps) {
  return (
    <form className="form" method="post" noValidate aria-labelledby="hide">
      <input type="hidden" name={formField} value="hide" />
      <h2 id="hide">Hide from public view</h2>
      <p>
        What is ticked is kept, and only moderators see it. Untick it to show it again. While text or authors are
        hidden, the past of the draft is played back to moderators only.
      </p>
      <fieldset className="form__kinds">
        <legend className="fw-label">Hidden</legend>
        {choices.map(({ part, name, means }) => (
          <label key={part} className="fw-check">
            <input type="checkbox" name={part} defaultChecked={parts[part]} />
            <span>
              {name}
              <small className="fw-help form__what">{means}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <ReasonField
        help="Public: it stands in the log. Do not repeat what is hidden."
        problem={problem}
        written={reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Save
        </button>
      </p>
    </form>
  )
}
