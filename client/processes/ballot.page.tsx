import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { BallotView, VoteView } from '@fieldword/shared/processes/adoption-contract.ts'
import { ruleInWords } from '@fieldword/shared/processes/ballot.ts'
import { ballotChoice } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { BallotResultTable, choiceWords, votedWords, voteWords } from './ballot-result.tsx'
import { ConductWords } from './conduct-words.tsx'
import { DecidingPage, ElementList, field, WordsField } from './deciding-parts.tsx'

interface Ballot {
  readonly ballot: BallotView
  readonly votes: List<VoteView>
  readonly form: URLSearchParams | null
}

/** [PR230–PR235] The ballot: what is voted on, by which rule, and how it went. */
export default definePage<Ballot>({
  path: '/processes/:slug/ballot',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query, form }) {
    const [ballot, votes] = await Promise.all([
      api.processes.ballot({ slug }),
      api.processes.votes({ slug, ...partOf(query) }),
    ])
    return { ballot, votes, form }
  },
  async submit(api, { params: { slug = '' }, form }) {
    const choice = ballotChoice.safeParse(form.get('choice')).data
    if (!choice) return null
    await api.processes.vote({ slug, choice, reason: field(form, 'reason'), textHash: field(form, 'textHash') })
    return new Redirect(`/processes/${slug}/ballot`)
  },
  head: ({ ballot: { process } }) => ({ title: `Ballot of ${process.title} — Fieldword`, momentary: true }),
  View: BallotPage,
})

function BallotPage({ answer: { ballot, votes, form }, frame: { actor, here, refused } }: ViewProps<Ballot>) {
  const { process, plan, elements, turnout, result, mayVote, mayAdopt, adopted, closesAt } = ballot
  return (
    <DecidingPage {...{ process, title: 'Ballot', path: 'ballot' }} lead={ruleInWords(plan)}>
      {adopted ? (
        <p className="fw-note">
          What passed was adopted as{' '}
          <a href={`/wiki/${process.pageSlug}/versions/${adopted}`}>
            {process.pageTitle}, {adopted}
          </a>
          .
        </p>
      ) : null}
      {result ? (
        <BallotResultTable result={result} />
      ) : (
        <p className="dec__turn">
          <b>
            {turnout.voted} of {turnout.roll} voted.
          </b>{' '}
          How they voted is told once the ballot is closed
          {closesAt ? (
            <>
              , <Day at={closesAt} />
            </>
          ) : null}
          .
        </p>
      )}
      {mayAdopt ? (
        <p>
          <a className="fw-btn fw-btn--primary" href={`/processes/${process.slug}/adopt`}>
            Adopt this text
          </a>
        </p>
      ) : null}
      <section className="dec__s" aria-labelledby="text">
        <h2 id="text">The text</h2>
        {elements.length > 0 ? (
          <ElementList elements={elements} />
        ) : (
          <p className="fw-help">This ballot has no text with elements.</p>
        )}
        {ballot.textHash ? (
          <p className="fw-help">
            Frozen as revision {ballot.revisionNumber},{' '}
            <code className="dec__hash">{ballot.textHash.slice(0, 16)}…</code>
          </p>
        ) : null}
      </section>
      {mayVote ? <VoteForm ballot={ballot} form={form} refused={refused} /> : null}
      {votes.items.length > 0 ? (
        <Votes {...{ votes, here, moderated: can(actor, 'comment:moderate') ? process.slug : null }} />
      ) : null}
    </DecidingPage>
  )
}

interface VoteFormProps {
  readonly ballot: BallotView
  readonly form: URLSearchParams | null
  readonly refused: Refused | null
}

function VoteForm({ ballot: { own, textHash }, form, refused }: VoteFormProps) {
  const chosen = form?.get('choice') ?? own?.choice
  const problems = refused?.fields ?? {}
  const unchosen = form !== null && !form.has('choice')
  return (
    <form className="form rform" id="vote" method="post" noValidate>
      <h2>{own ? 'Your vote' : 'Vote'}</h2>
      {own ? (
        <p className="fw-help">
          You {votedWords[own.choice]} on <Day at={own.at} />. You can change it until the ballot closes.
        </p>
      ) : null}
      <RefusedNote refused={refused} />
      {unchosen ? (
        <p className="fw-error" role="alert">
          Choose one, then send again.
        </p>
      ) : null}
      <input type="hidden" name="textHash" value={textHash ?? ''} />
      <fieldset className="fw-field form__kinds">
        <legend className="fw-label">The text as it stands above</legend>
        {ballotChoice.options.map(choice => (
          <label key={choice} className="fw-check">
            <input type="radio" className="fw-radio" name="choice" value={choice} defaultChecked={chosen === choice} />
            <span>{voteWords[choice]}</span>
          </label>
        ))}
      </fieldset>
      <WordsField
        {...{ name: 'reason', label: 'Why', most: 2000, isOptional: true, written: form?.get('reason') ?? own?.reason }}
        help="Needed where you are against it. Everybody reads it once the ballot is closed."
        problem={problems.reason}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          {own ? 'Change your vote' : 'Vote'}
        </button>
      </p>
    </form>
  )
}

interface VotesProps {
  readonly votes: List<VoteView>
  readonly here: string
  /** The process, for whoever moderates it. */
  readonly moderated: string | null
}

function Votes({ votes, here, moderated }: VotesProps) {
  return (
    <section className="dec__s" aria-labelledby="votes">
      <h2 id="votes">The votes</h2>
      <ol className="modlog">
        {votes.items.map(({ id, choice, reason, by, withheld }) => (
          <li key={id}>
            <p>
              <b>{choiceWords[choice]}</b>
              {by ? `, ${by.name}` : null}
            </p>
            <ConductWords {...{ text: reason, withheld, moderated, words: { kind: 'vote', id } }} />
          </li>
        ))}
      </ol>
      <Pagination here={here} nextCursor={votes.nextCursor} />
    </section>
  )
}
