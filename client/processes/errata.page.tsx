import { can } from '@fieldword/shared/policy/can.ts'
import type { ElementRef, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import type { ReportView } from '@fieldword/shared/processes/maintenance-contract.ts'
import { erratumOutcome } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { ConductWords } from './conduct-words.tsx'
import { DecidingPage, ElementField, elementIn, elementInSentence, field, WordsField } from './deciding-parts.tsx'

interface Errata {
  readonly items: readonly ReportView[]
  readonly nextCursor: string | null
  readonly process: ProcessHead
  readonly adopted: string | null
  readonly elements: readonly ElementRef[]
  readonly mayReport: boolean
  readonly mayDecline: boolean
  readonly mayIssue: boolean
  readonly mayCall: boolean
  readonly mayStart: boolean
  readonly form: URLSearchParams | null
}

/** [PR245–PR247] What is wrong with the adopted text, and what was done about it. */
export default definePage<Errata>({
  path: '/processes/:slug/errata',
  script: 'form',
  section: 'definitions',
  load: async (api, { params: { slug = '' }, query, form }) => ({
    ...(await api.processes.errata({ slug, ...partOf(query) })),
    form,
  }),
  async submit(api, { params: { slug = '' }, form }) {
    const outcome = erratumOutcome.safeParse(form.get('do')).data
    const reason = field(form, 'reason')
    if (outcome) await api.processes.decideErratum({ slug, number: Number(form.get('number')), outcome, reason })
    else if (form.get('do') === 'cycle') await api.processes.callCycle({ slug, reason })
    else await api.processes.reportErratum({ slug, text: field(form, 'text'), elementId: elementIn(form) })
    return new Redirect(`/processes/${slug}/errata`)
  },
  head: ({ process }) => ({ title: `Errata of ${process.title} — Fieldword`, momentary: true }),
  View: ErrataPage,
})

function ErrataPage({ answer, frame: { actor, here, refused } }: ViewProps<Errata>) {
  const { process, items, nextCursor, adopted, mayReport, mayCall, mayStart, form } = answer
  const sent = form?.get('do') ?? null
  return (
    <DecidingPage
      {...{ process, title: 'Errata', path: 'errata' }}
      lead="What is wrong with the adopted text. The text stays as it is; an erratum stands beside it."
    >
      {adopted ? (
        <p>
          <a href={`/wiki/${process.pageSlug}/versions/${adopted}`}>
            {process.pageTitle}, {adopted}
          </a>
        </p>
      ) : (
        <p className="fw-help">This process has adopted no version yet.</p>
      )}
      {sent === 'report' || sent === 'cycle' ? null : <RefusedNote refused={refused} />}
      {items.length > 0 ? (
        <ol className="modlog" aria-label="Newest first">
          {items.map(report => (
            <li key={report.number}>
              <Report {...{ report, answer }} moderates={can(actor, 'comment:moderate')} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="fw-help">Nothing was reported.</p>
      )}
      <Pagination here={here} nextCursor={nextCursor} />
      {mayReport ? <ReportForm answer={answer} refused={sent === 'report' ? refused : null} /> : null}
      {mayCall ? <CycleForm {...{ process, mayStart }} refused={sent === 'cycle' ? refused : null} /> : null}
    </DecidingPage>
  )
}

const outcomes = {
  issued: { state: 'approved', word: 'Erratum issued' },
  declined: { state: 'rejected', word: 'Declined' },
} as const

interface ReportProps {
  readonly report: ReportView
  readonly answer: Errata
  /** Whether whoever reads it hides words for their conduct. */
  readonly moderates: boolean
}

function Report({ report: { number, text, element, by, at, decided }, answer, moderates }: ReportProps) {
  const { state, word } = decided ? outcomes[decided.outcome] : { state: 'open' as const, word: 'Open' }
  const { mayIssue, mayDecline } = answer
  return (
    <>
      <p className="rvw__w">
        <Badge state={state}>{word}</Badge>
        <b>
          Report {number}, on {element ? elementInSentence(element) : 'the whole text'}
        </b>
      </p>
      {text ? <blockquote>{text}</blockquote> : <p className="fw-help">Its words are hidden.</p>}
      <p className="fw-muted">
        {by ? `${by.name}, ` : null}
        <Day at={at} />
      </p>
      {decided ? (
        <>
          <ConductWords
            {...{ text: decided.reason, withheld: decided.withheld, moderated: moderates ? answer.process.slug : null }}
            words={decided.words === null ? null : { kind: 'erratum', id: decided.words }}
          />
          <p className="fw-muted">
            {decided.by ? `${decided.by.name}, ` : null}
            <Day at={decided.at} />
          </p>
        </>
      ) : mayIssue || mayDecline ? (
        <details className="dec__answer">
          <summary>Decide on report {number}</summary>
          <form method="post" className="form" noValidate>
            <input type="hidden" name="number" value={number} />
            <WordsField
              {...{ name: 'reason', label: 'What you decide', most: 2000 }}
              help="What the erratum says, or why there is none. Everybody reads it."
            />
            <p className="dec__acts">
              {mayIssue ? (
                <button type="submit" className="fw-btn" name="do" value="issued">
                  Issue the erratum
                </button>
              ) : null}
              {mayDecline ? (
                <button type="submit" className="fw-btn" name="do" value="declined">
                  Decline
                </button>
              ) : null}
            </p>
          </form>
        </details>
      ) : null}
    </>
  )
}

function ReportForm({
  answer: { elements, form },
  refused,
}: Pick<ReportProps, 'answer'> & { readonly refused: Refused | null }) {
  return (
    <form className="form rform" method="post" id="report" noValidate>
      <h2>Report what is wrong</h2>
      <RefusedNote refused={refused} />
      <ElementField elements={elements} written={field(form, 'elementId')} />
      <WordsField
        {...{ name: 'text', label: 'What is wrong', most: 2000, written: field(form, 'text') }}
        problem={refused?.fields.text}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary" name="do" value="report">
          Report it
        </button>
      </p>
    </form>
  )
}

interface CycleFormProps {
  readonly process: ProcessHead
  readonly mayStart: boolean
  readonly refused: Refused | null
}

function CycleForm({ process, mayStart, refused }: CycleFormProps) {
  return (
    <form className="form rform" method="post" noValidate>
      <h2>Call for a new process</h2>
      <p className="fw-help">
        Where the meaning has to change, an erratum is not enough. This is a decision in the log of the process.
        {mayStart ? (
          <>
            {' '}
            <a href={`/processes/new?page=${process.pageSlug}`}>Begin the new process</a> then.
          </>
        ) : null}
      </p>
      <RefusedNote refused={refused} />
      <ReasonField help="Everybody reads it." problem={refused?.fields.reason} />
      <p>
        <button type="submit" className="fw-btn" name="do" value="cycle">
          Say that it needs one
        </button>
      </p>
    </form>
  )
}
