import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { mostCounted, type QueueFilter, type QueuePlace } from '@fieldword/shared/review/queue-contract.ts'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { queueHref, reviewHref } from './queue-address.ts'

interface QueueStepsProps {
  readonly place: QueuePlace
  /** The queue in which it stands. */
  readonly from: QueueFilter
}

/** Where a review stands in the queue, and the ways to the one before and the one after. */
export function QueueSteps({ place: { before, total, fits, previousId, nextId }, from }: QueueStepsProps) {
  if (total === 0) return null
  const of = total > mostCounted ? `more than ${inFigures(mostCounted)}` : inFigures(total)
  return (
    <nav className="qsteps" aria-label="Other reviews">
      <a href={queueHref(from)}>
        {fits && before !== null ? `${inFigures(before + 1)} of ${of}` : `${of} in the queue`}
      </a>
      {previousId ? (
        <a className="fw-iconbtn" href={reviewHref({ id: previousId }, from)} rel="prev" aria-label="Previous review">
          <IconChevronLeft className="i" aria-hidden="true" />
        </a>
      ) : null}
      {nextId ? (
        <a className="fw-iconbtn" href={reviewHref({ id: nextId }, from)} rel="next" aria-label="Next review">
          <IconChevronRight className="i" aria-hidden="true" />
        </a>
      ) : null}
    </nav>
  )
}
