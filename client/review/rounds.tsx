import type { Decision, ReviewView, Round } from '@fieldword/shared/review/contract.ts'
import { compareHref, hrefOf } from '../revisions/index.ts'
import { Badge } from '../ui/badge.tsx'
import { toTheMinute } from '../ui/dates.ts'
import { Day } from '../ui/day.tsx'
import { checkWords, decidedBadges } from './decision-words.ts'

const came: Readonly<Record<Round['kind'], string>> = {
  opened: 'proposed',
  revised: 'proposed again',
  updated: 'brought up to date',
  parted: 'went on, after some of its changes were accepted',
}

/** Every text of the proposal, newest first, with what was decided on it and what it changed of the one before. */
export function Rounds({ review }: { readonly review: ReviewView }) {
  const { rounds, decisions } = review
  return (
    <section className="rnd" aria-labelledby="rounds">
      <h2 className="fw-sideh" id="rounds">
        {rounds.length === 1 ? 'What was decided' : 'Rounds'}
      </h2>
      <p className="fw-help">
        <a href={`/decisions?page=${review.page.slug}`}>All decisions on {review.page.title}</a>
      </p>
      <ol className="rnd__l">
        {rounds.toReversed().map(round => (
          <li key={round.number}>
            <RoundLine review={review} round={round} />
            <Decisions decisions={decisions.filter(({ round: of }) => of === round.number)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function RoundLine({ review: { page, rounds }, round }: { readonly review: ReviewView; readonly round: Round }) {
  const before = rounds.find(({ number }) => number === round.number - 1)
  const { revision } = round
  return (
    <p>
      <b>Round {round.number}</b>{' '}
      <a className="fw-num" href={hrefOf(page.slug, revision.number)}>
        r{revision.number}
      </a>{' '}
      <span className="fw-muted">
        {came[round.kind]} <Day at={round.openedAt} />
        {round.openedBy ? ` by ${round.openedBy.name}` : null}
      </span>
      {before ? (
        <>
          {' '}
          <a href={compareHref(page.slug, before.revision.number, revision.number)}>
            What changed since round {before.number}
          </a>
        </>
      ) : null}
    </p>
  )
}

function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  if (decisions.length === 0) return <p className="fw-help">Nothing was decided in this round.</p>
  return (
    <ul className="rvw">
      {decisions.map(decision => (
        <li key={decision.decidedAt + decision.actor.id + decision.kind}>
          <DecisionLine decision={decision} />
        </li>
      ))}
    </ul>
  )
}

/** What was decided, by whom, when and why: as public as the text. */
export function DecisionLine({ decision }: { readonly decision: Decision }) {
  const { kind, actor, reason, checked, decidedAt, approvals, mandate } = decision
  const { state, word } = decidedBadges[kind]
  return (
    <>
      <p className="rvw__w">
        <Badge state={state}>{word}</Badge>
        <span>
          by <b>{actor.name}</b>, <time dateTime={decidedAt}>{toTheMinute(decidedAt)}</time>
          {kind === 'approve' && approvals.needed > 1 ? `, ${approvals.given} of ${approvals.needed}` : null}
        </span>
      </p>
      {reason ? <blockquote className="rvw__r">{reason}</blockquote> : null}
      {mandate ? (
        <p className="fw-help">
          <a href={mandate}>The ballot that decided</a>
        </p>
      ) : null}
      {checked.length > 0 ? (
        <p className="fw-help">Looked at: {checked.map(each => checkWords[each].toLowerCase()).join(', ')}.</p>
      ) : null}
    </>
  )
}
