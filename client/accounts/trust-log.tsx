import type { TrustEntry } from '@fieldword/shared/accounts/trust-contract.ts'
import { Day } from '../ui/day.tsx'

interface TrustLogProps {
  /** Newest first. */
  readonly entries: readonly TrustEntry[]
  readonly none: string
}

export function TrustLog({ entries, none }: TrustLogProps) {
  if (entries.length === 0) return <p className="fw-help">{none}</p>
  return (
    <ol className="acc__log" aria-label="Given and taken, newest first">
      {entries.map(({ id, person, trusted, reason, at, by }) => (
        <li key={id}>
          <a href={`/people/${person.id}`}>{person.name}</a>: <b>{trusted ? 'trusted' : 'trusted no more'}</b>,{' '}
          <Day at={at} />
          {by ? ` by ${by.name}` : ''}: {reason}
        </li>
      ))}
    </ol>
  )
}
