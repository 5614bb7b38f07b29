import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { fieldId } from '../ui/text-field.tsx'
import { byDate, firstOfAll } from './publish-sent.ts'

interface StatusChoiceProps {
  readonly inForce: VersionRef | null
  readonly chosen: string
  readonly problem: string | undefined
}

/** What the version is from now on. The version in force is sent along: the one whose place is taken is the one that was seen. */
export function StatusChoice({ inForce, chosen, problem }: StatusChoiceProps) {
  const id = fieldId('status')
  const choices = [
    {
      status: 'in_force',
      name: 'In force',
      means: inForce
        ? `It takes the place of ${inForce.label}, which is superseded then.`
        : 'It is what visitors are told is agreed.',
    },
    { status: 'working', name: 'Working version', means: 'It is named, and not in force.' },
    { status: 'superseded', name: 'Superseded', means: 'It was in force before a later version that is here.' },
  ]
  return (
    <fieldset className="form__kinds" id={id} tabIndex={-1} aria-describedby={describedBy(id, { problem })}>
      <legend className="fw-label">Status</legend>
      {inForce ? <input type="hidden" name="supersedes" value={inForce.label} /> : null}
      {choices.map(({ status, name, means }) => (
        <label key={status} className="fw-check">
          <input className="fw-radio" type="radio" name="status" value={status} defaultChecked={status === chosen} />
          <span>
            {name}
            <small className="fw-help form__what">{means}</small>
          </span>
        </label>
      ))}
      <FieldNotes id={id} problem={problem} />
    </fieldset>
  )
}

interface PlaceChoiceProps {
  readonly name: 'after' | 'follows'
  readonly versions: readonly VersionRef[]
  readonly chosen: string
  readonly problem: string | undefined
}

/** Where it stands among the others, or which of them it was made from. */
export function PlaceChoice({ name, versions, chosen, problem }: PlaceChoiceProps) {
  if (versions.length === 0) return null
  const id = fieldId(name)
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {name === 'after' ? 'Place in the line of versions' : 'Made from'}
      </label>
      <select
        className="fw-select"
        id={id}
        name={name}
        defaultValue={chosen}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { problem })}
      >
        <option value={byDate}>{name === 'after' ? 'By its date' : 'The version before it that was in force'}</option>
        {name === 'after' ? <option value={firstOfAll}>Before all others</option> : null}
        {versions.map(({ id: key, label }) => (
          <option key={key} value={label}>
            {name === 'after' ? `After ${label}` : label}
          </option>
        ))}
      </select>
      <FieldNotes id={id} problem={problem} />
    </div>
  )
}
