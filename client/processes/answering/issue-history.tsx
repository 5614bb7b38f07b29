import type { IssueEvent } from '@fieldword/shared/processes/issues-contract.ts'
import { toTheMinute } from '../../ui/dates.ts'
import { ConductWords } from '../conduct-words.tsx'

const words: Readonly<Record<IssueEvent['kind'], string>> = {
  opened: 'Opened',
  edited: 'Said in other words; before:',
  merged: 'Merged into',
  'took-in': 'Took in',
  split: 'Split off',
  'split-off': 'Split off from',
}

interface IssueHistoryProps {
  readonly slug: string
  readonly events: readonly IssueEvent[]
  /** Whether whoever reads it hides words for their conduct. */
  readonly moderates: boolean
}

/** [PR152] What became of an issue, oldest first. */
export function IssueHistory({ slug, events, moderates }: IssueHistoryProps) {
  return (
    <section aria-labelledby="became">
      <h2 id="became">History</h2>
      <ol>
        {events.map(({ kind, by, at, reason, withheld, words: said, other, before }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: only added to, at the end
          <li key={place} className="ans__a">
            {words[kind]} {before ? `“${before}”` : ''}
            {other ? <a href={`/processes/${slug}/issues/${other.number}`}>{other.title}</a> : null}
            <ConductWords
              {...{ text: reason, withheld, words: said === null ? null : { kind: 'move', id: said } }}
              moderated={moderates ? slug : null}
            />
            <p className="fw-help">
              {by ? `${by.name}, ` : ''}
              <time dateTime={at}>{toTheMinute(at)}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
