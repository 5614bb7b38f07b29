import type { ModerationKind, RevisionPart } from '@fieldword/shared/moderation/contract.ts'
import type { Tx } from '../platform/database/prisma.ts'

export interface ModerationRow {
  readonly id: string
  readonly kind: ModerationKind
  readonly pageId: string
  readonly revisionId: string | null
  readonly commentId: string | null
  readonly parts: RevisionPart[]
  readonly reason: string
  readonly actorId: string
  readonly at: Date
}

export interface LogPart {
  /** Of one page; of all when null. */
  readonly pageId: string | null
  /** The last entry of the part before. */
  readonly before: string | null
  readonly limit: number
}

/** [MOD1] Newest first. */
export async function readLog(tx: Tx, { pageId, before, limit }: LogPart): Promise<ModerationRow[]> {
  const rows = await tx.moderation.findMany({
    where: { ...(pageId ? { pageId } : {}), ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(row => ({ ...row, parts: row.parts as RevisionPart[] }))
}

/** The newest act of a kind on a page: why it is so now. */
export async function readLast(tx: Tx, pageId: string, kind: ModerationKind): Promise<ModerationRow | null> {
  const row = await tx.moderation.findFirst({ where: { pageId, kind }, orderBy: { id: 'desc' } })
  return row && { ...row, parts: row.parts as RevisionPart[] }
}
