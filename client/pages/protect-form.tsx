import type { ProtectionScope } from '@fieldword/shared/pages/protection.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import type { Refused } from '../platform/page.ts'
import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { waitsWords, writersWords } from '../ui/protection-words.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import type { SentProtection } from './protect-sent.ts'

interface ProtectFormProps {
  readonly scope: ProtectionScope
  readonly choices: readonly AccountRole[]
  readonly sent: SentProtection
  /** Whether a rule is in force that it would take the place of. */
  readonly isInForce: boolean
  readonly refused: Refused | null
}

const approvers = { moderator: 'Moderators and admins', admin: 'Admins' } as const
const approvals = { 0: 'As many as usual', 1: 'One at least', 2: 'Two at least', 3: 'Three at least' } as const

/** A rule, field by field. Without scripts it is a form like any other. */
export function ProtectForm({ scope, choices, sent, isInForce, refused }: ProtectFormProps) {
  const named = (levels: readonly AccountRole[]) =>
    Object.fromEntries(levels.filter(level => choices.includes(level)).map(level => [level, writersWords(level)]))
  return (
    <form className="form" method="post" noValidate>
      <p>What is chosen here holds at once, also for drafts that are open.</p>
      <RefusedNote refused={refused} />
      <input type="hidden" name="scope" value={scope} />
      <Choice name="editableBy" legend="May write" options={named(choices)} sent={sent} refused={refused} />
      <Choice
        name="movableBy"
        legend="May rename, move and delete"
        options={named(choices)}
        sent={sent}
        refused={refused}
      />
      <Choice name="waits" legend="Waits for approval" options={waitsWords} sent={sent} refused={refused} />
      {choices.includes('admin') ? (
        <Choice name="approvableBy" legend="May approve" options={approvers} sent={sent} refused={refused} />
      ) : (
        <input type="hidden" name="approvableBy" value="moderator" />
      )}
      <Choice name="approvals" legend="Approvals needed" options={approvals} sent={sent} refused={refused} />
      <UntilField day={sent.untilDay} problem={refused?.fields.until} />
      <ReasonField
        help="Public: everybody reads it in the log."
        problem={refused?.fields.reason}
        written={sent.reason}
      />
      <p className="form__acts">
        <button type="submit" className="fw-btn fw-btn--primary">
          Save
        </button>
        {isInForce ? (
          <button type="submit" className="fw-btn" name="act" value="lift">
            Lift this protection
          </button>
        ) : null}
      </p>
    </form>
  )
}

interface ChoiceProps {
  readonly name: 'editableBy' | 'movableBy' | 'waits' | 'approvableBy' | 'approvals'
  readonly legend: string
  readonly options: Readonly<Record<string, string>>
  readonly sent: SentProtection
  readonly refused: Refused | null
}

function Choice({ name, legend, options, sent, refused }: ChoiceProps) {
  return (
    <fieldset className="form__kinds">
      <legend className="fw-label">{legend}</legend>
      {Object.entries(options).map(([value, words]) => (
        <label key={value} className="fw-check">
          <input
            type="radio"
            className="fw-radio"
            name={name}
            value={value}
            defaultChecked={String(sent[name]) === value}
          />
          <span>{words}</span>
        </label>
      ))}
      {refused?.fields[name] ? <p className="fw-error">{refused.fields[name]}</p> : null}
    </fieldset>
  )
}

function UntilField({ day, problem }: { readonly day: string; readonly problem: string | undefined }) {
  const help = 'It ends by itself at the end of that day (UTC). Left empty, it holds until a moderator lifts it.'
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor="until">
        Until
      </label>
      <input
        className="fw-input"
        id="until"
        type="date"
        name="untilDay"
        defaultValue={day}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy('until', { help, problem })}
      />
      <FieldNotes id="until" help={help} problem={problem} />
    </div>
  )
}
