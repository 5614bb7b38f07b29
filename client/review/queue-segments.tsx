import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { QueueFigures, QueueFilter, Segment } from '@fieldword/shared/review/queue-contract.ts'
import { queueHref } from './queue-address.ts'

const segments = [
  { id: 'waiting', name: 'Waiting', empty: 'Nothing waits for review.' },
  { id: 'yours', name: 'Yours', empty: 'You have taken nothing that waits.' },
  { id: 'returned', name: 'Changes requested', empty: 'No changes are requested of anybody.' },
  { id: 'done', name: 'Done', empty: 'Nothing has been decided by review yet.' },
] as const satisfies readonly { readonly id: Segment; readonly name: string; readonly empty: string }[]

export function segmentNamed(show: Segment | undefined): (typeof segments)[number] {
  return segments.find(({ id }) => id === show) ?? segments[0]
}

interface QueueSegmentsProps {
  readonly filter: QueueFilter
  readonly figures: QueueFigures
  readonly moderates: boolean
}

/** The parts of the queue. What narrows and sorts one goes along to the next. */
export function QueueSegments({ filter, figures, moderates }: QueueSegmentsProps) {
  const shown = segments.filter(({ id }) => moderates || id !== 'yours')
  const counts: Partial<Record<Segment, number>> = {
    waiting: figures.waiting,
    yours: figures.yours,
    returned: figures.returned,
  }
  return (
    <nav aria-label="Which revisions">
      <div className="fw-seg">
        {shown.map(({ id, name }) => (
          <a
            key={id}
            href={queueHref({ ...filter, show: id })}
            aria-current={id === segmentNamed(filter.show).id ? 'page' : undefined}
          >
            {counts[id] ? `${name} ${inFigures(counts[id])}` : name}
          </a>
        ))}
      </div>
    </nav>
  )
}
