import { type Answers, answeredOf } from '@fieldword/shared/processes/answers.ts'
import type { Survey } from '@fieldword/shared/processes/survey-contract.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../../platform/page.ts'
import { inWords, toTheMinute } from '../../ui/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { filesHref } from '../contributions/addresses.ts'
import { HeadOfProcess } from '../contributions/process-head.tsx'
import { StratumField } from '../contributions/stratum-field.tsx'
import { answersIn, fieldOf } from './answers-form.ts'
import { QuestionField } from './question-field.tsx'

interface SurveyPage {
  readonly survey: Survey
  /** What stands in the fields. */
  readonly written: Answers
  readonly stratum: string
  readonly done: string | null
}

const surveyHref = (slug: string) => `/processes/${encodeURIComponent(slug)}/survey`

/** [PR60] [PR62] A call for input: its questions, to be answered, saved and gone on with. */
export default definePage<SurveyPage>({
  path: '/processes/:slug/survey',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, form, query }) {
    const survey = await api.processes.survey({ slug })
    const written = form ? answersIn(form, survey.questions) : (survey.own?.answers ?? {})
    return { survey, written, stratum: form?.get('stratum') ?? '', done: query.get('done') }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const { questions } = await api.processes.survey({ slug })
    const submit = form.get('act') === 'submit'
    await api.processes.answerSurvey({
      ...{ slug, submit, answers: answersIn(form, questions), stratum: form.get('stratum') || null },
    })
    return new Redirect(`${surveyHref(slug)}?done=${submit ? 'submitted' : 'saved'}`)
  },
  head: ({ survey: { stage, process } }) => ({
    title: `${stage.title}: ${process.title} — Fieldword`,
    momentary: true,
    noIndex: true,
  }),
  View: SurveyPageView,
})

function SurveyPageView({ answer, frame }: ViewProps<SurveyPage>) {
  const { survey } = answer
  const { process, stage, intro, questions } = survey
  const trail = [{ name: stage.title, href: surveyHref(process.slug) }]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess process={process} title={stage.title} trail={trail} lead={stage.purpose} />
      <div className="desk__one">
        {intro ? <p className="said__text">{intro}</p> : null}
        <State answer={answer} frame={frame} />
        {questions.length === 0 ? <Empty>Nothing is asked yet.</Empty> : null}
        {survey.may.answer && questions.length > 0 ? <Form answer={answer} frame={frame} /> : <Asked survey={survey} />}
        <Ways survey={survey} />
      </div>
    </div>
  )
}

function State({ answer: { survey, done }, frame }: { readonly answer: SurveyPage; readonly frame: Frame }) {
  const { own, why, stage } = survey
  if (done === 'submitted' && own?.state === 'submitted') {
    return (
      <p className="fw-note" data-s="ok" role="status">
        Thank you. Your answers are in.
        {stage.closesAt
          ? ` You can change them until ${inWords(stage.closesAt)}.`
          : ' You can change them until it is closed.'}
      </p>
    )
  }
  if (why !== '') {
    return (
      <p className="fw-note">
        {why}{' '}
        {frame.actor.role === 'visitor' && stage.state === 'open' ? (
          <a href={`/sign-in?next=${encodeURIComponent(frame.here)}`}>Sign in</a>
        ) : null}
      </p>
    )
  }
  if (!own) return null
  return (
    <p className="fw-help" role="status">
      {own.state === 'saved'
        ? `Saved ${toTheMinute(own.savedAt)}, and not submitted yet.`
        : `Submitted ${toTheMinute(own.savedAt)}.`}
    </p>
  )
}

function Form({ answer: { survey, written, stratum }, frame }: { readonly answer: SurveyPage; readonly frame: Frame }) {
  const { questions, elements, own, process } = survey
  const problems = frame.refused?.fields ?? {}
  return (
    <form className="ask-form" method="post" noValidate>
      <Problems survey={survey} frame={frame} />
      <StratumField id="survey-stratum" process={process} written={stratum} />
      {questions.map((question, index) => (
        <QuestionField
          key={question.key}
          {...{ question, elements, problems, place: index + 1 }}
          written={written[question.key]}
        />
      ))}
      <p className="ask-form__acts">
        <button type="submit" className="fw-btn fw-btn--primary" name="act" value="submit">
          {own?.state === 'submitted' ? 'Submit again' : 'Submit'}
        </button>
        {own?.state === 'submitted' ? null : (
          <button type="submit" className="fw-btn" name="act" value="save">
            Save and go on later
          </button>
        )}
        <span className="fw-help">
          {answeredOf(questions, own?.answers ?? {})} of {questions.length} answered
        </span>
      </p>
    </form>
  )
}

/** What has to change, with a way to each. */
function Problems({ survey: { questions }, frame: { refused } }: { readonly survey: Survey; readonly frame: Frame }) {
  if (!refused) return null
  const named = Object.keys(refused.fields).flatMap(path => {
    const [key = ''] = path.split('.')
    const place = questions.findIndex(question => question.key === key)
    return place < 0 ? [] : [{ path, key, place: place + 1 }]
  })
  return (
    <div className="fw-problems" role="alert">
      <p>{named.length > 0 ? 'Correct this and try again:' : refused.message}</p>
      <ul>
        {named.map(({ path, key, place }) => (
          <li key={path}>
            <a href={`#${fieldOf(key)}`}>Question {place}</a>: {refused.fields[path]}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The questions alone, for whoever may not answer. */
function Asked({ survey: { questions } }: { readonly survey: Survey }) {
  return (
    <ol className="ask__list">
      {questions.map(({ key, text, help }) => (
        <li key={key}>
          {text}
          {help ? <small className="fw-help">{help}</small> : null}
        </li>
      ))}
    </ol>
  )
}

function Ways({ survey: { process, may, submitted } }: { readonly survey: Survey }) {
  const { slug } = process
  return (
    <ul className="desk__ways">
      {may.see ? (
        <li>
          <a href={`${surveyHref(slug)}/results`}>Results{submitted === null ? '' : ` of ${submitted}`}</a>
        </li>
      ) : null}
      {may.edit ? (
        <li>
          <a href={`/processes/${slug}/questions`}>Edit the questions</a>
        </li>
      ) : null}
      {may.enter ? (
        <li>
          <a href={`${filesHref(slug)}?kind=answers`}>Bring answers in a file</a>
        </li>
      ) : null}
    </ul>
  )
}
