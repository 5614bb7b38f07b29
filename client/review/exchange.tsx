import type { QueueEntry } from '@fieldword/shared/review/queue-contract.ts'
import { Delta } from '../revisions/index.ts'

/** Characters that came, and that went; where that is not known yet, how much longer or shorter the text is. */
export function Exchange({ entry: { facts, revision } }: { readonly entry: Pick<QueueEntry, 'facts' | 'revision'> }) {
  if (!facts) return <Delta characters={revision.delta} />
  const { added, removed } = facts
  if (added + removed === 0) return <span className="fw-muted">same words</span>
  return (
    <span className="fw-delta">
      {added > 0 ? (
        <b>
          +{added}
          <span className="fw-vh"> characters added</span>
        </b>
      ) : null}
      {removed > 0 ? (
        <i>
          −{removed}
          <span className="fw-vh"> characters removed</span>
        </i>
      ) : null}
    </span>
  )
}
