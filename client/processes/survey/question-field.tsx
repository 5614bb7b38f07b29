import type { Answer } from '@fieldword/shared/processes/answers.ts'
import type { Question } from '@fieldword/shared/processes/survey.ts'
import type { ReactNode } from 'react'
import { describedBy, FieldNotes } from '../../ui/field-notes.tsx'
import { Lines } from '../contributions/comment-form.tsx'
import { fieldOf } from './answers-form.ts'

export interface SurveyElement {
  readonly id: string
  readonly number: number
  readonly handle: string
}

interface QuestionFieldProps {
  readonly question: Question
  readonly place: number
  readonly elements: readonly SurveyElement[]
  readonly written: Answer | undefined
  readonly problems: Readonly<Record<string, string>>
}

/** [PR60] A question, and what it is answered with. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, written, problems } = props
  const { key, kind, help } = question
  const id = fieldOf(key)
  const problem = problems[key]
  switch (kind) {
    case 'short':
    case 'long':
      return (
        <div className="ask">
          <Lines
            {...{ id, name: id, label: labelOf(props), help, problem, isNeeded: question.required }}
            rows={kind === 'short' ? 1 : 5}
            maxLength={kind === 'short' ? 300 : 5000}
            written={typeof written === 'string' ? written : ''}
          />
        </div>
      )
    case 'ranking':
      return <Group {...props}>{<Ranking question={question} written={written} />}</Group>
    case 'evidence':
      return <Group {...props}>{<EvidenceFields question={question} written={written} problems={problems} />}</Group>
    default:
      return <Group {...props}>{<Choices {...props} />}</Group>
  }
}

function labelOf({ question: { text, required }, place }: QuestionFieldProps): string {
  return `${place}. ${text}${required ? ' (needed)' : ''}`
}

function Group(props: QuestionFieldProps & { readonly children: ReactNode }) {
  const { question, problems, children } = props
  const id = fieldOf(question.key)
  const problem = problems[question.key]
  return (
    <fieldset
      className="ask"
      aria-describedby={describedBy(id, { help: question.help, problem })}
      id={id}
      tabIndex={-1}
    >
      <legend className="fw-label">{labelOf(props)}</legend>
      <FieldNotes id={id} help={question.help} problem={problem} />
      {children}
    </fieldset>
  )
}

interface Choosable {
  readonly value: string
  readonly name: string
}

function Choices({ question, elements, written }: QuestionFieldProps) {
  const type = question.kind === 'several' ? 'checkbox' : 'radio'
  const isChosen = (value: string) =>
    Array.isArray(written) ? written.includes(value) : String(written ?? '') === value
  return (
    <div className={question.kind === 'scale' ? 'ask__scale' : 'ask__choices'}>
      {choosable(question, elements).map(({ value, name }) => (
        <label key={value} className="fw-check">
          <input type={type} name={fieldOf(question.key)} value={value} defaultChecked={isChosen(value)} />{' '}
          <span>{name}</span>
        </label>
      ))}
    </div>
  )
}

function choosable(question: Question, elements: readonly SurveyElement[]): Choosable[] {
  switch (question.kind) {
    case 'single':
    case 'several':
      return question.choices.map(({ key, name }) => ({ value: key, name }))
    case 'scale':
      return Array.from({ length: question.points }, (_, index) => {
        const point = index + 1
        const end = point === 1 ? question.low : point === question.points ? question.high : ''
        return { value: String(point), name: end ? `${point} ${end}` : String(point) }
      })
    case 'element':
      return [
        ...elements.map(({ id, number, handle }) => ({ value: id, name: `${number} ${handle}`.trim() })),
        { value: 'whole', name: 'The whole text' },
        { value: 'missing', name: 'Something that is missing' },
      ]
    default:
      return []
  }
}

interface RankingProps {
  readonly question: Extract<Question, { kind: 'ranking' }>
  readonly written: Answer | undefined
}

function Ranking({ question: { key, choices }, written }: RankingProps) {
  const ranked = Array.isArray(written) ? written : []
  return (
    <div className="ask__ranking">
      {choices.map(choice => {
        const place = ranked.indexOf(choice.key)
        return (
          <label key={choice.key}>
            <select
              className="fw-select fw-select--sm"
              name={fieldOf(key, choice.key)}
              defaultValue={place < 0 ? '' : String(place + 1)}
            >
              <option value="">–</option>
              {choices.map((each, index) => (
                <option key={each.key} value={index + 1}>
                  {index + 1}
                </option>
              ))}
            </select>{' '}
            <span>{choice.name}</span>
          </label>
        )
      })}
    </div>
  )
}

interface EvidenceProps {
  readonly question: Question
  readonly written: Answer | undefined
  readonly problems: Readonly<Record<string, string>>
}

function EvidenceFields({ question: { key }, written, problems }: EvidenceProps) {
  const said = typeof written === 'object' && !Array.isArray(written) ? written : { address: '', note: '' }
  const id = fieldOf(key, 'address')
  const problem = problems[`${key}.address`]
  return (
    <>
      <div className="fw-field">
        <label className="fw-label" htmlFor={id}>
          Address
        </label>
        <input
          className="fw-input"
          {...{ id, name: id }}
          type="url"
          maxLength={500}
          defaultValue={said.address}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy(id, { problem })}
        />
        <FieldNotes id={id} problem={problem} />
      </div>
      <Lines
        {...{ id: fieldOf(key, 'note'), name: fieldOf(key, 'note'), label: 'What it shows', rows: 2, maxLength: 1000 }}
        written={said.note}
        problem={problems[`${key}.note`]}
      />
    </>
  )
}
