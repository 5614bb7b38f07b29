import type { Thread } from '@fieldword/shared/discussion/contract.ts'
import { IconCheck, IconX } from '@tabler/icons-react'
import { api } from '../../platform/api.ts'
import { useSending } from '../../platform/use-sending.ts'

interface CardActionsProps {
  readonly thread: Thread
  /** Takes the proposed words over; null where that cannot be. */
  readonly onAccept: (() => Promise<void>) | null
  onReply(): void
  onChanged(): void
}

/** What can be done with a thread here: decide on its proposed words, else resolve it, and reply. */
export function CardActions({ thread, onAccept, onReply, onChanged }: CardActionsProps) {
  const { busy, failure, send } = useSending()
  const [first] = thread.comments
  const isProposal = first?.proposed?.state === 'open' && onAccept !== null
  const decline = async () => {
    await api.discussion.decideProposed({ id: first?.id ?? '', state: 'declined' })
    onChanged()
  }
  const settle = async () => {
    await api.discussion.setState({ id: thread.id, state: thread.state === 'open' ? 'resolved' : 'open' })
    onChanged()
  }
  return (
    <>
      {failure ? (
        <p className="fw-error" role="alert">
          {failure.message}
        </p>
      ) : null}
      <footer>
        {isProposal ? (
          <>
            <button type="button" className="fw-btn fw-btn--sm" disabled={busy} onClick={() => send(onAccept)}>
              <IconCheck className="i" aria-hidden="true" />
              Accept
            </button>
            <button
              type="button"
              className="fw-btn fw-btn--sm fw-btn--quiet"
              disabled={busy}
              onClick={() => send(decline)}
            >
              <IconX className="i" aria-hidden="true" />
              Decline
            </button>
          </>
        ) : null}
        {thread.may.reply ? (
          <button
            type="button"
            className={isProposal ? 'fw-btn fw-btn--sm fw-btn--quiet' : 'fw-btn fw-btn--sm'}
            onClick={onReply}
          >
            Reply
          </button>
        ) : null}
        {thread.may.resolve && !isProposal ? (
          <button
            type="button"
            className="fw-btn fw-btn--sm fw-btn--quiet"
            disabled={busy}
            onClick={() => send(settle)}
          >
            <IconCheck className="i" aria-hidden="true" />
            {thread.state === 'open' ? 'Resolve' : 'Open again'}
          </button>
        ) : null}
      </footer>
    </>
  )
}
