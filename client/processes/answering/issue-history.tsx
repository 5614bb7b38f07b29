import type { IssueEvent } from '@fieldword/shared/processes/issues-contract.ts'
import { toTheMinute } from '../../ui/dates.ts'

const words: Readonly<Record<IssueEvent['kind'], string>> = {
  opened: 'Opened',
  edited: 'Said in other words; before:',
  merged: 'Merged into',
  'took-in': 'Took in',
  split: 'Split off',
  'split-off': 'Split off from',
}

/** [PR152] What became of an issue, oldest first. */
export function IssueHistory({ slug, events }: { readonly slug: string; readonly events: readonly IssueEvent[] }) {
  return (
    <section aria-labelledby="became">
      <h2 id="became">History</h2>
      <ol>
        {events.map(({ kind, by, at, reason, other, before }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: only added to, at the end
          <li key={place} className="ans__a">
            {words[kind]} {before ? `“${before}”` : ''}
            {other ? <a href={`/processes/${slug}/issues/${other.number}`}>{other.title}</a> : null}
            {reason ? <p>{reason}</p> : null}
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
