import type { Prisma } from './database/client/client.ts'
import type { Tx } from './database/prisma.ts'

/** What other parts may follow. Written in the transaction that makes it true. */
export type OutboxEvent =
  | {
      readonly kind: 'page-created' | 'page-renamed' | 'page-moved' | 'page-deleted' | 'page-undeleted'
      readonly pageId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'revision-proposed'
      readonly pageId: string
      readonly revisionId: string
      readonly reviewId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'review-updated'
      readonly pageId: string
      readonly revisionId: string
      readonly reviewId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'review-decided'
      readonly pageId: string
      readonly revisionId: string
      readonly reviewId: string
      readonly decision: string
      /** What the review is from then on. */
      readonly state: string
      readonly actorId: string
    }
  | {
      readonly kind: 'review-assigned'
      readonly pageId: string
      readonly reviewId: string
      readonly assigneeId: string | null
      readonly actorId: string
    }
  | {
      readonly kind: 'revision-hidden' | 'revision-redacted'
      readonly pageId: string
      readonly revisionId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'version-published' | 'version-corrected'
      readonly pageId: string
      readonly versionId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'version-status-set'
      readonly pageId: string
      readonly versionId: string
      readonly status: string
      readonly actorId: string
    }
  | {
      readonly kind: 'lineage-recorded'
      readonly pageId: string
      readonly readingId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'comment-published' | 'comment-hidden' | 'comment-shown'
      readonly pageId: string
      readonly threadId: string
      readonly commentId: string
      /** None for a visitor. */
      readonly actorId: string | null
      /** Accounts that it mentions, or that wrote in its thread. */
      readonly noticed: readonly string[]
    }
  | {
      readonly kind: 'thread-resolved' | 'thread-reopened'
      readonly pageId: string
      readonly threadId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'contribution-answered'
      readonly pageId: string
      readonly processId: string
      readonly contributionId: string
      readonly dispositionId: string
      readonly actorId: string
      /** Who made it, where they have an account. */
      readonly noticed: readonly string[]
    }
  | {
      readonly kind: 'review-delegated' | 'delegation-ended'
      readonly pageId: string
      readonly delegationId: string
      /** Who was named. */
      readonly userId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'review-rules-set'
      readonly definitions: number
      readonly largeChanges: number
      readonly actorId: string
    }
  | {
      readonly kind: 'stage-opened'
      readonly processId: string
      readonly stageId: string
      /** None where it opened by schedule. */
      readonly actorId: string | null
    }
  | { readonly kind: 'front-page-set'; readonly pageId: string | null; readonly actorId: string }
  | { readonly kind: 'terms-changed'; readonly pageId: string; readonly actorId: string }
  | { readonly kind: 'page-protected'; readonly pageId: string; readonly editableBy: string; readonly actorId: string }
  | {
      readonly kind: 'account-blocked'
      readonly userId: string
      readonly until: string | null
      readonly actorId: string
    }
  | {
      readonly kind: 'network-blocked' | 'network-block-ended'
      readonly networkBlockId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'appeal-written' | 'appeal-answered'
      readonly appealId: string
      /** None for whoever is blocked and has no account. */
      readonly actorId: string | null
    }
  | {
      readonly kind: 'rollback-started'
      readonly rollbackId: string
      readonly userId: string
      readonly actorId: string
    }
  | {
      readonly kind: 'account-trusted'
      readonly userId: string
      readonly trusted: boolean
      readonly actorId: string
    }
  | { readonly kind: 'account-unblocked'; readonly userId: string; readonly actorId: string }
  | { readonly kind: 'role-changed'; readonly userId: string; readonly role: string; readonly actorId: string }

export function recordEvent(tx: Tx, event: OutboxEvent, at: Date): Promise<void> {
  return recordEvents(tx, [event], at)
}

/** In their order. */
export async function recordEvents(tx: Tx, events: readonly OutboxEvent[], at: Date): Promise<void> {
  await tx.outboxEvent.createMany({
    data: events.map(({ kind, ...payload }) => {
      return { kind, payload: payload satisfies Prisma.InputJsonObject, createdAt: at }
    }),
  })
}
