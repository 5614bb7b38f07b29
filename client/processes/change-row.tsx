import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { ChangeView } from '@fieldword/shared/processes/changes-contract.ts'
import { Day } from '../ui/day.tsx'
import { answerWords } from './answering/words.ts'
import { classWords, operationWords, placeOf } from './change-words.ts'

/** A change: where, what, of which class, and why. */
export function ChangeRow({
  change,
  slug,
  heading: Heading = 'h3',
}: {
  readonly change: ChangeView
  /** Of its process. */
  readonly slug: string
  readonly heading?: 'h2' | 'h3'
}) {
  return (
    <>
      <Heading className="chg__h">
        {placeOf(change)} · {operationWords[change.operation]}
      </Heading>
      <p className="chg__words fw-serif">
        <ChangedWords change={change} />
      </p>
      <p className="fw-2">
        {classWords[change.class]}
        {change.classReason ? (
          <>
            , and not {classWords[change.suggested]}
            {change.classedBy ? `, says ${change.classedBy.name}` : ''}: {change.classReason}
          </>
        ) : null}
      </p>
      <Why change={change} slug={slug} />
    </>
  )
}

/** The words that went and those that came, with those around them. */
function ChangedWords({ change }: { readonly change: ChangeView }) {
  const { operation, beforeText, afterText, lead, tail } = change
  if (operation === 'moved' || operation === 'formatted') return afterText
  return (
    <>
      {lead}
      {beforeText ? (
        <del className="fw-del">
          <span className="fw-vh">removed: </span>
          {beforeText}
        </del>
      ) : null}
      {beforeText && afterText ? ' ' : null}
      {afterText ? (
        <ins className="fw-ins">
          <span className="fw-vh">added: </span>
          {afterText}
        </ins>
      ) : null}
      {tail}
    </>
  )
}

interface WhyProps {
  readonly change: ChangeView
  readonly slug: string
}

function Why({ change, slug }: WhyProps) {
  const { initiative, answers, answered, unexplained } = change
  const elementId = change.after?.elementId ?? change.before?.elementId
  if (unexplained) return <p className="chg__open">Nobody has said why yet.</p>
  return (
    <>
      {answers.map(({ id, kind, rationale, contribution }) => (
        <p key={id} className="chg__why">
          <b>{answerWords[kind]}</b>:{' '}
          <a href={`/processes/${slug}/what-happened/${contribution.number}`}>no. {contribution.number}</a>
          {contribution.author ? ` by ${contribution.author.name}` : ''}, “{contribution.text}”
          {rationale ? ` ${rationale}` : ''}
        </p>
      ))}
      {answered > answers.length ? (
        <p className="chg__why">
          {inFigures(answered)} answers led to this.{' '}
          <a href={`/processes/${slug}/what-happened${elementId ? `?element=${encodeURIComponent(elementId)}` : ''}`}>
            See all
          </a>
        </p>
      ) : null}
      {initiative ? (
        <p className="chg__why">
          The editors’ own initiative{initiative.by ? `, says ${initiative.by.name}` : ''}, <Day at={initiative.at} />:{' '}
          {initiative.reason}
        </p>
      ) : null}
    </>
  )
}
