import type { QueueEntry } from '@fieldword/shared/review/queue-contract.ts'
import { takeField } from './queue-sent.ts'

interface ReviewerProps {
  readonly entry: QueueEntry
  readonly moderatorId: string | null
}

/** Who is to decide, or the way to be that. */
export function Reviewer({ entry: { id, state, assignee, page, openedBy, revision }, moderatorId }: ReviewerProps) {
  if (assignee) return assignee.id === moderatorId ? 'You' : assignee.name
  const isOwn = [openedBy, ...revision.authors].some(person => person?.id === moderatorId)
  if (state !== 'open' || moderatorId === null || isOwn) return <span className="fw-muted">Nobody</span>
  return (
    <button type="submit" className="fw-btn fw-btn--sm" name={takeField} value={id}>
      Take
      <span className="fw-vh">
        {' '}
        {page.title}, r{revision.number}
      </span>
    </button>
  )
}
