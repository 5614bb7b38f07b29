import type { AppealMessage } from '@fieldword/shared/accounts/appeals-contract.ts'
import { toTheMinute } from '../ui/dates.ts'

interface ConversationProps {
  readonly messages: readonly AppealMessage[]
  /** How whoever is blocked is called here. */
  readonly other: string
}

/** [ACC35] What was written about a block, oldest first; the same for both sides. */
export function Conversation({ messages, other }: ConversationProps) {
  return (
    <ol className="acc__said" aria-label="What was written, oldest first">
      {messages.map(({ id, by, text, at }) => (
        <li key={id} data-by={by ? 'moderator' : 'blocked'}>
          <p className="fw-muted">
            <b>{by ? `${by.name}, a moderator` : other}</b> <time dateTime={at}>{toTheMinute(at)}</time>
          </p>
          <p className="acc__words">{text}</p>
        </li>
      ))}
    </ol>
  )
}
