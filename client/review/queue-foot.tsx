import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { mostCounted, type QueuePart } from '@fieldword/shared/review/queue-contract.ts'
import { withCursor } from '../ui/pagination.tsx'

interface QueueFootProps {
  readonly part: QueuePart
  /** Path and query of this page. */
  readonly here: string
  readonly moderates: boolean
}

/** Which part of the queue this is, and the ways to its neighbours. */
export function QueueFoot({ part, here, moderates }: QueueFootProps) {
  const { previousCursor, nextCursor } = part
  return (
    <div className="qfoot">
      <span className="fw-help fw-hide-m">
        <kbd>j</kbd> <kbd>k</kbd> move <kbd>Enter</kbd> open{' '}
        {moderates ? (
          <>
            <kbd>t</kbd> take <kbd>x</kbd> select
          </>
        ) : null}
      </span>
      <span className="fw-help fw-num">{extentOf(part)}</span>
      {previousCursor || nextCursor ? (
        <nav className="fw-pages" aria-label="Parts of this list">
          {previousCursor ? (
            <a className="fw-btn fw-btn--sm" href={withCursor(here, previousCursor)} rel="prev">
              Previous
            </a>
          ) : null}
          {nextCursor ? (
            <a className="fw-btn fw-btn--sm" href={withCursor(here, nextCursor)} rel="next">
              Next
            </a>
          ) : null}
        </nav>
      ) : null}
    </div>
  )
}

/** "31–60 of 1,000". A long queue is not counted to its end. */
export function extentOf({ items, before, total }: Pick<QueuePart, 'items' | 'before' | 'total'>): string {
  if (items.length === 0) return ''
  const of = total > mostCounted ? `more than ${inFigures(mostCounted)}` : inFigures(total)
  if (before === null) return `${items.length} of ${of}`
  return `${inFigures(before + 1)}–${inFigures(before + items.length)} of ${of}`
}
