import type { Batch, BatchAction, BatchResult } from '@fieldword/shared/review/batch-contract.ts'
import { toTheMinute } from '../ui/dates.ts'
import { undoField } from './queue-sent.ts'

/** What came of doing something with several rows at once, row by row where it was refused, and the way to undo it. */
export function BatchNote({ batch }: { readonly batch: Batch }) {
  const { id, undoUntil, results } = batch
  const isUndoable = undoUntil !== null && results.some(({ outcome }) => outcome !== 'refused')
  return (
    <section className="bulk__note" aria-label="What was done">
      <div role="status">
        <p>
          <b>{batchInWords(batch)}</b>
        </p>
        <ul>
          {results.map(result => (
            <Failure key={result.reviewId} result={result} />
          ))}
        </ul>
      </div>
      {isUndoable ? (
        <form method="post">
          <input type="hidden" name={undoField} value={id} />
          <button type="submit" className="fw-btn fw-btn--sm">
            Undo
          </button>{' '}
          <span className="fw-help">until {toTheMinute(undoUntil)}</span>
        </form>
      ) : null}
    </section>
  )
}

function Failure({ result: { reviewId, name, outcome, why, whyNotUndone } }: { readonly result: BatchResult }) {
  const counted = outcome === 'counted' ? 'Your approval counts; another one is needed.' : null
  const words = whyNotUndone ?? why ?? counted
  if (words === null) return null
  return (
    <li>
      <a href={`/review/${reviewId}`}>{name}</a>: {words}
    </li>
  )
}

const done: Readonly<Record<BatchAction, string>> = {
  take: 'Taken',
  'hand-back': 'Handed back',
  approve: 'Approved',
  reject: 'Rejected',
}

/** "Rejected: 11 of 12." Once it was undone: "Undone: 11 of 11." */
export function batchInWords({ action, results }: Pick<Batch, 'action' | 'results'>): string {
  const made = results.filter(({ outcome }) => outcome !== 'refused')
  const tried = made.filter(({ undone }) => undone !== null)
  if (tried.length > 0) return `Undone: ${tried.filter(({ undone }) => undone === 'done').length} of ${tried.length}.`
  return `${done[action]}: ${made.length} of ${results.length}.`
}
