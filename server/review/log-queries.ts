import type { Check, DecisionKind } from '@fieldword/shared/review/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { DecisionRow } from './queries.ts'

export interface LoggedRow extends DecisionRow {
  readonly id: string
  readonly reviewId: string
  readonly pageId: string
  /** The text that was decided on. */
  readonly revisionId: string
}

export interface LogPart {
  readonly pageId: string | null
  readonly kind: DecisionKind | undefined
  readonly actorId: string | undefined
  /** Whether whoever asks reads revisions that visitors do not. */
  readonly seesAll: boolean
  readonly seesDeleted: boolean
  /** The last one of the part before. */
  readonly before: string | null
  readonly limit: number
}

/** [RV74] Visitors read of decisions on what they may read, and of approvals that were reverted. */
const forVisitors = Prisma.sql`(revision.state = 'approved' OR decision.kind = 'revert')`

/** [RV74] Newest first. */
export function readDecisionLog(tx: Tx, part: LogPart): Promise<LoggedRow[]> {
  const { pageId, kind, actorId, seesAll, seesDeleted, before, limit } = part
  const conditions = [
    ...(pageId ? [Prisma.sql`review.page_id = ${pageId}::uuid`] : []),
    ...(kind ? [Prisma.sql`decision.kind = ${kind}::decision_kind`] : []),
    ...(actorId ? [Prisma.sql`decision.actor_id = ${actorId}::uuid`] : []),
    ...(seesAll ? [] : [forVisitors]),
    ...(seesDeleted ? [] : [Prisma.sql`review.page_id NOT IN (SELECT id FROM pages WHERE deleted_at IS NOT NULL)`]),
    ...(before
      ? [
          Prisma.sql`(decision.decided_at, decision.id) < (SELECT last.decided_at, last.id FROM decisions last WHERE last.id = ${before}::uuid)`,
        ]
      : []),
  ]
  return tx.$queryRaw<LoggedRow[]>`
    SELECT decision.id, decision.review_id AS "reviewId", decision.round, decision.kind::text AS kind,
      decision.actor_id AS "actorId", decision.reason, decision.checked, decision.given, decision.needed,
      decision.decided_at AS "decidedAt", decision.mandate, review.page_id AS "pageId", round.revision_id AS "revisionId"
    FROM decisions decision
    JOIN reviews review ON review.id = decision.review_id
    JOIN rounds round ON round.review_id = decision.review_id AND round.number = decision.round
    JOIN revisions revision ON revision.id = round.revision_id
    ${conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty}
    ORDER BY decision.decided_at DESC, decision.id DESC LIMIT ${limit}`
}

/** The newest decision on each of these reviews. */
export async function readLastDecisions(
  tx: Tx,
  reviewIds: readonly string[],
): Promise<Map<string, DecisionRow & { readonly reviewId: string }>> {
  const rows = await tx.decision.findMany({
    where: { reviewId: { in: [...reviewIds] } },
    distinct: ['reviewId'],
    orderBy: [{ reviewId: 'asc' }, { decidedAt: 'desc' }, { id: 'desc' }],
  })
  return new Map(rows.map(row => [row.reviewId, { ...row, checked: row.checked as Check[] }]))
}
