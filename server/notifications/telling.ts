import { findNotices } from '../discussion/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { OutboxEvent } from '../platform/outbox.ts'
import { findDecided } from '../review/index.ts'
import { tellAnswer, tellOpening } from './telling-stages.ts'
import type { Telling } from './told.ts'

type Kind = OutboxEvent['kind']
type Tellers = {
  readonly [K in Kind]?: (tx: Tx, event: Extract<OutboxEvent, { kind: K }>) => Promise<readonly Telling[]>
}

/** [NTF1] [NTF8] Who is told what of each kind of event; of the others nobody is. */
const tellers: Tellers = {
  'comment-published': tellComment,
  'review-decided': tellDecision,
  'stage-opened': tellOpening,
  'contribution-answered': tellAnswer,
}

export function tellingsOf(tx: Tx, event: OutboxEvent): Promise<readonly Telling[]> {
  const tell = tellers[event.kind] as ((tx: Tx, event: OutboxEvent) => Promise<readonly Telling[]>) | undefined
  return tell ? tell(tx, event) : Promise.resolve([])
}

async function tellComment(
  tx: Tx,
  { commentId }: Extract<OutboxEvent, { kind: 'comment-published' }>,
): Promise<Telling[]> {
  const notices = await findNotices(tx, commentId)
  return notices
    .filter(({ userId, authorId }) => userId !== authorId)
    .map(({ userId, kind, slug, title, text }) => ({
      ...{ userId, key: `comment:${commentId}`, text },
      subject:
        kind === 'mention'
          ? `You are mentioned in the discussion of “${title}”`
          : `A reply in the discussion of “${title}”`,
      path: `/wiki/${encodeURIComponent(slug)}/talk?comment=${commentId}#c-${commentId}`,
    }))
}

const decided: Readonly<Record<string, string>> = {
  approve: 'was approved',
  request_changes: 'came back with changes requested',
  reject: 'was rejected',
  reopen: 'is open again',
  revert: 'was taken back: its approval was reverted',
}

async function tellDecision(tx: Tx, event: Extract<OutboxEvent, { kind: 'review-decided' }>): Promise<Telling[]> {
  const outcome = decided[event.decision]
  const review = outcome ? await findDecided(tx, event.reviewId) : null
  // An approval that another has to follow is no outcome yet.
  if (!review || review.openedById === event.actorId || (event.decision === 'approve' && event.state === 'open'))
    return []
  return [
    {
      userId: review.openedById,
      key: `decision:${event.reviewId}:${event.decision}:${event.state}`,
      subject: `Your proposal for “${review.title}” ${outcome}`,
      text: review.reason,
      path: `/review/${event.reviewId}`,
    },
  ]
}
