import type { Question } from '@fieldword/shared/processes/survey.ts'
import type { Survey } from '@fieldword/shared/processes/survey-contract.ts'
import { notAllowed } from '../../platform/not-allowed.ts'
import { type Api, definePage, type Frame, Redirect, type ViewProps } from '../../platform/page.ts'
import { Empty } from '../../ui/empty.tsx'
import { RefusedNote } from '../../ui/refused-note.tsx'
import { processHref } from '../contributions/addresses.ts'
import { Lines } from '../contributions/comment-form.tsx'
import { HeadOfProcess } from '../contributions/process-head.tsx'
import { QuestionEditor } from './question-editor.tsx'
import { blank, moved, questionOf, type Written, writtenIn, writtenOf } from './question-form.ts'
import { kindNames } from './question-words.ts'

interface QuestionsPage {
  readonly survey: Survey
  /** The form that was sent and not carried out: of which question (empty for a new one), and what is wrong with it. */
  readonly sent: {
    readonly key: string
    readonly written: Written
    readonly fields: Readonly<Record<string, string>>
  } | null
}

const href = (slug: string) => `/processes/${encodeURIComponent(slug)}/questions`

/** [PR63] What a call for input asks, until it opens. */
export default definePage<QuestionsPage>({
  path: '/processes/:slug/questions',
  script: 'form',
  section: 'definitions',
  async load(api, { actor, params: { slug = '' }, url, form }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const survey = await api.processes.survey({ slug })
    return { survey, sent: form?.get('act') === 'question' ? readAgain(survey, form) : null }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const survey = await api.processes.survey({ slug })
    const next = nextOf(survey, form)
    if (!next) return null
    await save(api, slug, next)
    return new Redirect(`${href(slug)}#q-${form.get('key') || 'new'}`)
  },
  head: ({ survey: { process } }) => ({
    title: `Questions: ${process.title} — Fieldword`,
    momentary: true,
    noIndex: true,
  }),
  View: QuestionsPageView,
})

function save(api: Api, slug: string, { intro, questions }: Pick<Survey, 'intro' | 'questions'>) {
  return api.processes.editSurvey({ slug, intro, questions })
}

/** What is asked once this form is carried out; null where it cannot be. */
function nextOf({ intro, questions }: Survey, form: URLSearchParams): Pick<Survey, 'intro' | 'questions'> | null {
  const key = form.get('key') ?? ''
  switch (form.get('act')) {
    case 'intro':
      return { intro: (form.get('intro') ?? '').replaceAll('\r\n', '\n'), questions }
    case 'up':
      return { intro, questions: moved(questions, key, -1) }
    case 'down':
      return { intro, questions: moved(questions, key, 1) }
    case 'remove':
      return { intro, questions: questions.filter(question => question.key !== key) }
    case 'question': {
      const before = questions.find(question => question.key === key) ?? null
      const { question } = questionOf(writtenIn(form), before, questions)
      if (!question) return null
      return {
        intro,
        questions: before ? questions.map(each => (each === before ? question : each)) : [...questions, question],
      }
    }
    default:
      return null
  }
}

function readAgain({ questions }: Survey, form: URLSearchParams): QuestionsPage['sent'] {
  const key = form.get('key') ?? ''
  const written = writtenIn(form)
  const before = questions.find(question => question.key === key) ?? null
  return { key, written, fields: questionOf(written, before, questions).fields ?? {} }
}

function QuestionsPageView({ answer: { survey, sent }, frame }: ViewProps<QuestionsPage>) {
  const { process, questions, intro, may } = survey
  const trail = [{ name: 'Questions', href: href(process.slug) }]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess
        process={process}
        title="What is asked"
        trail={trail}
        lead="Until the stage opens. Then nobody changes it any more."
      />
      {may.edit ? (
        <div className="desk__one">
          <RefusedNote refused={frame.refused} />
          <Intro intro={intro} frame={frame} />
          {questions.length === 0 ? <Empty>Nothing is asked yet. Write the first question.</Empty> : null}
          <ol className="ask__edit">
            {questions.map((question, index) => (
              <One key={question.key} {...{ question, sent, index }} count={questions.length} />
            ))}
          </ol>
          <details className="desk__write" id="q-new" open={sent?.key === '' || questions.length === 0}>
            <summary>Add a question</summary>
            <QuestionEditor
              id="new"
              questionKey=""
              written={sent?.key === '' ? sent.written : blank}
              fields={sent?.key === '' ? sent.fields : {}}
            />
          </details>
          <p>
            <a className="fw-btn" href={`${processHref(process.slug)}/survey`}>
              See it as it is answered
            </a>
          </p>
        </div>
      ) : (
        <Empty action={{ name: 'To the questions', href: `${processHref(process.slug)}/survey` }}>
          {survey.stage.state === 'planned'
            ? 'Who runs the process says what is asked.'
            : 'The questions are locked since this stage opened.'}
        </Empty>
      )}
    </div>
  )
}

function Intro({ intro, frame: { refused } }: { readonly intro: string; readonly frame: Frame }) {
  return (
    <form method="post" className="ask-form" noValidate>
      <input type="hidden" name="act" value="intro" />
      <Lines
        {...{ id: 'intro', name: 'intro', label: 'Said before the questions', rows: 3, written: intro }}
        problem={refused?.fields.intro}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--sm">
          Save
        </button>
      </p>
    </form>
  )
}

interface OneProps {
  readonly question: Question
  readonly sent: QuestionsPage['sent']
  readonly index: number
  readonly count: number
}

function One({ question, sent, index, count }: OneProps) {
  const { key, text, kind, required } = question
  const own = sent?.key === key ? sent : null
  return (
    <li id={`q-${key}`}>
      <p>
        <b>{text}</b>
        <small className="fw-muted">
          {kindNames[kind]}
          {required ? ', needed' : ''}
        </small>
      </p>
      <form method="post" className="ask__order">
        <input type="hidden" name="key" value={key} />
        <button type="submit" className="fw-btn fw-btn--sm" name="act" value="up" disabled={index === 0}>
          Up<span className="fw-vh">: {text}</span>
        </button>
        <button type="submit" className="fw-btn fw-btn--sm" name="act" value="down" disabled={index === count - 1}>
          Down<span className="fw-vh">: {text}</span>
        </button>
        <button type="submit" className="fw-btn fw-btn--sm" name="act" value="remove">
          Remove<span className="fw-vh">: {text}</span>
        </button>
      </form>
      <details className="desk__write" open={own !== null}>
        <summary>
          Edit<span className="fw-vh">: {text}</span>
        </summary>
        <QuestionEditor
          id={key}
          questionKey={key}
          written={own?.written ?? writtenOf(question)}
          fields={own?.fields ?? {}}
        />
      </details>
    </li>
  )
}
