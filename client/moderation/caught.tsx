import type { FilterTrial, MetRule } from '@fieldword/shared/review/filter-trial-contract.ts'
import { actNames } from './rule-fields.tsx'

interface CaughtProps {
  readonly trial: FilterTrial
  /** The rule that is tried; empty where none is. */
  readonly rule: string
  readonly hasText: boolean
}

const outcomes = {
  refuse: 'This text would be refused.',
  hold: 'This text would be held for a moderator.',
  warn: 'Whoever writes this text would be asked whether they mean it.',
} as const

/** [ACC48] What was met, in the text and in proposals, and why. */
export function Caught({ trial: { act, met, proposals }, rule, hasText }: CaughtProps) {
  const { looked, refuse, hold, warn, byRule, newest } = proposals
  return (
    <section className="caught" aria-labelledby="caught">
      <h2 id="caught">What is caught</h2>
      {hasText ? <p role="status">{act ? outcomes[act] : 'Nothing is met in this text.'}</p> : null}
      {met.length > 0 ? (
        <ul className="modlog">
          {met.map(one => (
            <li key={one.id ?? 'tried'}>
              <Met rule={one} />
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        Of the newest {looked === 1 ? 'proposal' : `${looked} proposals`} of members, {refuse} would be refused, {hold}{' '}
        held and {warn} warned of.
        {rule ? ` ${byRule} of them only by the rule about “${rule}”.` : ''}
      </p>
      {newest.length > 0 ? (
        <ul className="modlog">
          {newest.map(({ id, page, number, act: does, found }) => (
            <li key={id}>
              <p>
                <a href={`/review/${id}`}>
                  {page}, r{number}
                </a>
                : {actNames[does].toLowerCase()} for {found.map(text => `“${text}”`).join(', ')}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function Met({ rule: { id, text, act, reason } }: { readonly rule: MetRule }) {
  return (
    <>
      <p>
        <b>{text}</b>: {actNames[act].toLowerCase()}
      </p>
      {id === null ? <p className="fw-muted">The rule that is tried</p> : <blockquote>{reason}</blockquote>}
    </>
  )
}
