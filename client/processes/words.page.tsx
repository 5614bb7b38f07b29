import { can } from '@fieldword/shared/policy/can.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import {
  type HeldWords,
  hiddenKind,
  type WordsKind,
  wordsKind,
} from '@fieldword/shared/processes/withholding-contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Day } from '../ui/day.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { DecidingPage, elementName } from './deciding-parts.tsx'

interface Words {
  readonly words: HeldWords
  readonly written: string
  /** Which of the two forms was sent. */
  readonly act: string | null
}

const names = {
  note: 'A minority note',
  reason: 'A reason for a rating',
  contribution: 'A contribution',
  answer: 'An answer',
  acknowledgement: 'What was said to an answer',
  vote: 'A reason for a vote',
  step: 'What was said to an objection',
  contest: 'Why a place is contested',
  poll: 'A straw poll',
  event: 'What the log says',
  return: 'An answer that was given back',
  issue: 'What an issue is and was called',
  move: 'Why issues were moved',
  meeting: 'What a meeting is called, and where it was',
  erratum: 'Why a report was declined',
  adoption: 'Why a version was adopted',
} as const satisfies Record<WordsKind, string>

/** [PR380] [PR381] Hides words for their conduct, shows them again, or destroys them: for moderators and admins. */
export default definePage<Words>({
  path: `/processes/:slug/words/:kind(${wordsKind.options.join('|')})/:id`,
  script: 'form',
  section: 'definitions',
  async load(api, { actor, form, url, params: { slug = '', kind, id = '' } }) {
    if (!can(actor, 'comment:moderate')) return notAllowed(actor, url.pathname)
    const words = await api.processes.words({ slug, kind: wordsKind.parse(kind), id })
    return { words, written: reasonIn(form), act: form?.get('act') ?? null }
  },
  async submit(api, { form, params: { slug = '', kind, id = '' } }) {
    const [act, reason] = [form.get('act'), reasonIn(form)]
    if (act === 'destroy') await api.processes.destroyWords({ slug, kind: wordsKind.parse(kind), id, reason })
    else await api.processes.setWordsHidden({ slug, kind: hiddenKind.parse(kind), id, hidden: act === 'hide', reason })
    return new Redirect(`/processes/${slug}/words/${kind}/${id}`)
  },
  head: () => ({ title: 'Words that may have to go — Fieldword', noIndex: true }),
  View: WordsPage,
})

function WordsPage({ answer: { words, written, act }, frame: { refused } }: ViewProps<Words>) {
  const { process, kind, id, state, mayDestroy } = words
  const formOf = (name: string) => (act === name ? { refused, written } : { refused: null, written: '' })
  return (
    <DecidingPage
      {...{ process, title: 'Words that may have to go', path: `words/${kind}/${id}` }}
      lead="What it says about the text is for editors to answer, and no reason to hide or destroy it."
    >
      <Shown words={words} />
      {!hiddenKind.safeParse(kind).success || state === 'redacted' || state === 'withdrawn' ? null : (
        <Hiding isHidden={state === 'hidden'} {...formOf(state === 'hidden' ? 'show' : 'hide')} />
      )}
      {mayDestroy ? <Destroying {...formOf('destroy')} /> : null}
    </DecidingPage>
  )
}

function Shown({
  words: { process, kind, number, element, state, text, reason, hash, at },
}: {
  readonly words: HeldWords
}) {
  return (
    <>
      <p>
        <b>{names[kind]}</b>
        {number === null ? null : (
          <>
            {' '}
            <a href={`/processes/${process.slug}/contributions/${number}`}>{number}</a>
          </>
        )}
        , {element ? elementName(element) : 'the whole text'}, <Day at={at} />
      </p>
      {text ? <blockquote>{text}</blockquote> : null}
      {state === 'hidden' || state === 'redacted' ? (
        <p className="fw-note">{withheldInWords({ state, reason })}</p>
      ) : null}
      <p className="fw-help">SHA-256 {hash}</p>
    </>
  )
}

interface FormProps {
  readonly refused: Refused | null
  readonly written: string
}

const everybody = 'Everybody reads it in the log of the process.'

function Hiding({ isHidden, refused, written }: FormProps & { readonly isHidden: boolean }) {
  return (
    <form className="form rform" method="post" noValidate>
      <h2>{isHidden ? 'Show it again' : 'Hide it for its conduct'}</h2>
      <p>
        {isHidden
          ? 'Everybody reads it again.'
          : 'Moderators and its author still read it. For everybody else the reason stands in its place.'}
      </p>
      <RefusedNote refused={refused} />
      <ReasonField help={everybody} problem={refused?.fields.reason} written={written} />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary" name="act" value={isHidden ? 'show' : 'hide'}>
          {isHidden ? 'Show again' : 'Hide'}
        </button>
      </p>
    </form>
  )
}

function Destroying({ refused, written }: FormProps) {
  return (
    <form className="form rform" method="post" noValidate>
      <h2>Destroy it for good</h2>
      <p>Nobody reads it any more, and nothing brings it back. Its hash, its place and the reason stay.</p>
      <RefusedNote refused={refused} />
      <ReasonField help={everybody} problem={refused?.fields.reason} written={written} />
      <p>
        <button type="submit" className="fw-btn" name="act" value="destroy">
          Destroy
        </button>
      </p>
    </form>
  )
}
