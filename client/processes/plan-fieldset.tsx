import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { FieldNotes } from '../ui/field-notes.tsx'
import { fieldId, TextField } from '../ui/text-field.tsx'
import { type PlanField, planFields } from './plan-fields.ts'
import { type Plan, planIn, sentAs } from './plan-sent.ts'

interface PlanFieldsetProps {
  readonly kind: StageKind
  /** As it is kept, with everything said. */
  readonly plan: Plan
  readonly sent: URLSearchParams | null
  /** By the name of the field. */
  readonly problems: Readonly<Record<string, string>>
}

/** [PR345] What a stage goes by, field by field. */
export function PlanFieldset({ kind, plan, sent, problems }: PlanFieldsetProps) {
  const fields = planFields[kind]
  if (fields.length === 0) return null
  const said = sent ? planIn(sent, kind, plan) : plan
  return (
    <fieldset className="form__plan">
      <legend>Plan</legend>
      {fields.map(field => (
        <OneField
          key={field.name}
          field={field}
          value={said[field.name]}
          typed={sent?.get(sentAs(field)) ?? null}
          problem={problems[field.name]}
        />
      ))}
    </fieldset>
  )
}

interface OneFieldProps {
  readonly field: PlanField
  readonly value: unknown
  /** As it was sent. */
  readonly typed: string | null
  readonly problem: string | undefined
}

function OneField({ field, value, typed, problem }: OneFieldProps) {
  switch (field.asked) {
    case 'number':
      return (
        <TextField
          {...{ name: sentAs(field), label: field.label, autoComplete: 'off', maxLength: 7, problem }}
          {...(field.help && { help: field.help })}
          written={typed ?? String(value)}
        />
      )
    case 'tick':
      return (
        <label className="fw-check">
          <input
            type="checkbox"
            className="fw-checkbox"
            name={sentAs(field)}
            value="yes"
            defaultChecked={value === true}
          />
          <span>{field.label}</span>
        </label>
      )
    case 'one':
      return <OneOf field={field} chosen={String(value)} problem={problem} />
    case 'several':
      return <SeveralOf field={field} chosen={value as readonly unknown[]} problem={problem} />
  }
}

type Of<Asked extends PlanField['asked']> = Extract<PlanField, { readonly asked: Asked }>

interface OneOfProps {
  readonly field: Of<'one'>
  readonly chosen: string
  readonly problem: string | undefined
}

function OneOf({ field, chosen, problem }: OneOfProps) {
  const id = fieldId(sentAs(field))
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {field.label}
      </label>
      <select
        className="fw-select"
        id={id}
        name={sentAs(field)}
        defaultValue={chosen}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      >
        {Object.entries(field.choices).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <FieldNotes id={id} problem={problem} />
    </div>
  )
}

interface SeveralOfProps {
  readonly field: Of<'several'>
  readonly chosen: readonly unknown[]
  readonly problem: string | undefined
}

function SeveralOf({ field, chosen, problem }: SeveralOfProps) {
  return (
    <fieldset className="form__kinds">
      <legend className="fw-label">{field.label}</legend>
      {Object.entries(field.choices).map(([value, words]) => (
        <label key={value} className="fw-check">
          <input
            type="checkbox"
            className="fw-checkbox"
            name={sentAs(field)}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <span>{words}</span>
        </label>
      ))}
      {problem ? <p className="fw-error">{problem}</p> : null}
    </fieldset>
  )
}
