import type { LiveRule } from '@fieldword/shared/revisions/contract.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface PatrolRow {
  readonly revisionId: string
  readonly pageId: string
  readonly reviewId: string
  readonly rule: LiveRule
  readonly liveById: string
  readonly liveAt: Date
  readonly checkedById: string | null
  readonly checkedAt: Date | null
}

export interface PatrolPart {
  readonly state: 'unchecked' | 'checked'
  readonly pageId: string | undefined
  readonly by: string | undefined
  readonly rule: LiveRule | undefined
  /** The last change of the part before. */
  readonly after: string | null
  readonly limit: number
}

/** [RV125] To check: oldest first, so that nothing is passed over. Checked: newest first. None of deleted pages. */
export function readPatrol(tx: Tx, { state, pageId, by, rule, after, limit }: PatrolPart): Promise<PatrolRow[]> {
  const isOpen = state === 'unchecked'
  const [direction, beyond] = isOpen ? [Prisma.sql`ASC`, Prisma.sql`>`] : [Prisma.sql`DESC`, Prisma.sql`<`]
  const wanted = [
    isOpen ? Prisma.sql`patrol.checked_at IS NULL` : Prisma.sql`patrol.checked_at IS NOT NULL`,
    ...(pageId === undefined ? [] : [Prisma.sql`patrol.page_id = ${pageId}::uuid`]),
    ...(by === undefined ? [] : [Prisma.sql`patrol.live_by_id = ${by}::uuid`]),
    ...(rule === undefined ? [] : [Prisma.sql`patrol.rule::text = ${rule}`]),
    ...(after === null ? [] : [Prisma.sql`patrol.revision_id ${beyond} ${after}::uuid`]),
  ]
  return tx.$queryRaw<PatrolRow[]>`
    SELECT patrol.revision_id AS "revisionId", patrol.page_id AS "pageId", round.review_id AS "reviewId",
      patrol.rule::text AS rule, patrol.live_by_id AS "liveById", patrol.live_at AS "liveAt",
      patrol.checked_by_id AS "checkedById", patrol.checked_at AS "checkedAt"
    FROM patrols patrol JOIN pages page ON page.id = patrol.page_id JOIN rounds round ON round.revision_id = patrol.revision_id
    WHERE page.deleted_at IS NULL AND ${Prisma.join(wanted, ' AND ')}
    ORDER BY patrol.revision_id ${direction} LIMIT ${limit}`
}

export interface ActRow {
  readonly id: string
  readonly revisionId: string
  readonly kind: 'live' | 'check' | 'uncheck' | 'revert'
  readonly actorId: string
  readonly at: Date
}

/** [RV127] Newest first. */
export function readPatrolActs(tx: Tx, before: string | null, limit: number): Promise<ActRow[]> {
  return tx.patrolAct.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: limit,
  })
}
