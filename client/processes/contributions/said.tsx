import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { toTheMinute } from '../../ui/dates.ts'
import { contributionHref, idOf } from './addresses.ts'
import { Proposed } from './proposed.tsx'
import { Stances } from './stances.tsx'
import { kindWords, stateNotes, typeWords } from './words.ts'

interface SaidProps {
  readonly slug: string
  readonly contribution: ContributionView
  /** What the groups of the process are called, by key. */
  readonly alone?: boolean
}

/** One contribution: who said it, when, about which words, and what others think of it. */
export function Said({ slug, contribution, alone = false }: SaidProps) {
  const { number, kind, type, state, writtenAt, element, text } = contribution
  return (
    <article
      className="said"
      id={idOf(number)}
      tabIndex={-1}
      data-state={state}
      aria-label={`${kindWords[kind]} ${number}`}
    >
      <p className="said__by">
        {alone ? null : (
          <a className="said__no" href={contributionHref(slug, number)}>
            {kindWords[kind]} {number}
          </a>
        )}
        <By contribution={contribution} />
        <time dateTime={writtenAt}>{toTheMinute(writtenAt)}</time>
      </p>
      <p className="said__about">
        <span>
          {element ? `Element ${element.number}${element.handle ? `, ${element.handle}` : ''}` : 'The whole text'}
        </span>
        <span>{typeWords[type]}</span>
      </p>
      <Quoted contribution={contribution} />
      <Unusual slug={slug} contribution={contribution} />
      {text ? <p className="said__text">{text}</p> : null}
      <Proposed contribution={contribution} />
      <Stances contribution={contribution} />
    </article>
  )
}

/** [PR24] [PR77] Who said it, or where it comes from. */
function By({
  contribution: { author, source, enteredBy, mine, stratum },
}: {
  readonly contribution: ContributionView
}) {
  return (
    <>
      {author ? (
        <>
          <Avatar person={author} small />
          <a className="said__name" href={`/people/${author.id}`}>
            {author.name}
          </a>
        </>
      ) : null}
      {author || source ? null : <span className="fw-muted">Somebody</span>}
      {source ? (
        <span>
          {source.name || 'Somebody'}, {source.how === 'file' || source.how === 'answers' ? 'from a file' : source.how}
          {source.received ? `, ${source.received}` : ''}
        </span>
      ) : null}
      {enteredBy ? <span className="fw-muted">entered by {enteredBy.name}</span> : null}
      {stratum ? <span className="fw-muted">{stratum}</span> : null}
      {mine ? <span className="fw-muted">yours</span> : null}
    </>
  )
}

/** [PR72] The words as they were when it was said. */
function Quoted({ contribution: { words } }: { readonly contribution: ContributionView }) {
  return words === null ? null : <blockquote className="said__quote">{words}</blockquote>
}

function Unusual({ slug, contribution }: SaidProps) {
  const { state, reason, replaces, replacedBy } = contribution
  return (
    <>
      {state === 'published' ? null : (
        <p className="fw-muted">{reason ? `${stateNotes[state].replace(/\.$/, '')}: ${reason}` : stateNotes[state]}</p>
      )}
      {replacedBy ? (
        <p className="fw-muted">
          Said anew as <a href={contributionHref(slug, replacedBy)}>{replacedBy}</a>.
        </p>
      ) : null}
      {replaces ? (
        <p className="fw-muted">
          Instead of <a href={contributionHref(slug, replaces)}>{replaces}</a>.
        </p>
      ) : null}
    </>
  )
}
