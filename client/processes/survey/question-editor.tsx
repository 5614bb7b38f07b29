import { questionKind } from '@fieldword/shared/processes/survey.ts'
import { Lines } from '../contributions/comment-form.tsx'
import type { Written } from './question-form.ts'
import { kindNames } from './question-words.ts'

interface QuestionEditorProps {
  readonly id: string
  /** Empty for a new one. */
  readonly questionKey: string
  readonly written: Written
  readonly fields: Readonly<Record<string, string>>
}

/** [PR60] Everything a question can be, in one plain form: what its kind has no use for is passed over. */
export function QuestionEditor({ id, questionKey, written, fields }: QuestionEditorProps) {
  const of = (name: string) => `${id}-${name}`
  return (
    <form method="post" className="ask-form" noValidate>
      <input type="hidden" name="act" value="question" />
      <input type="hidden" name="key" value={questionKey} />
      <Lines
        {...{ id: of('text'), name: 'text', label: 'Question', rows: 1, maxLength: 300, isNeeded: true }}
        written={written.text}
        problem={fields.text}
      />
      <div className="fw-field">
        <label className="fw-label" htmlFor={of('kind')}>
          Answered with
        </label>
        <select className="fw-select" id={of('kind')} name="kind" defaultValue={written.kind}>
          {questionKind.options.map(kind => (
            <option key={kind} value={kind}>
              {kindNames[kind]}
            </option>
          ))}
        </select>
      </div>
      <label className="fw-check">
        <input type="checkbox" name="required" defaultChecked={written.required} /> It has to be answered
      </label>
      <Lines
        {...{ id: of('help'), name: 'help', label: 'Explained', rows: 2, maxLength: 1000, help: 'May stay empty.' }}
        written={written.help}
        problem={fields.help}
      />
      <Lines
        {...{ id: of('choices'), name: 'choices', label: 'Choices', rows: 4, written: written.choices }}
        help="One a line, for choices and rankings."
        problem={fields.choices}
      />
      <div className="ask__scaleof">
        <Field
          id={of('points')}
          name="points"
          label="Points of the scale"
          written={written.points}
          problem={fields.points}
        />
        <Field id={of('low')} name="low" label="What 1 means" written={written.low} problem={fields.low} />
        <Field id={of('high')} name="high" label="What the last means" written={written.high} problem={fields.high} />
      </div>
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          {questionKey === '' ? 'Add the question' : 'Save the question'}
        </button>
      </p>
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly written: string
  readonly problem: string | undefined
}

function Field({ id, name, label, written, problem }: FieldProps) {
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label}
      </label>
      <input
        className="fw-input"
        {...{ id, name }}
        maxLength={60}
        autoComplete="off"
        defaultValue={written}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem ? (
        <p className="fw-error" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </div>
  )
}
