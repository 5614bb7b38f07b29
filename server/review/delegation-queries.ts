import { holds } from '@fieldword/shared/review/delegation.ts'
import { findModerators } from '../accounts/index.ts'
import type { Delegation } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

export type DelegationRow = Delegation

/** [RV76] Whom moderators named to decide on a page, as of now. */
export async function readDelegates(tx: Tx, pageId: string, now: Date): Promise<string[]> {
  const rows = await tx.delegation.findMany({ where: { pageId, endedAt: null, until: { gt: now } } })
  if (rows.length === 0) return []
  const moderators = (await findModerators(tx, now)).map(({ id }) => id)
  return rows.filter(row => holds(row, now, moderators)).map(({ toId }) => toId)
}

/** Newest first. */
export function readDelegations(
  tx: Tx,
  { pageId, before, limit }: { readonly pageId: string | null; readonly before: string | null; readonly limit: number },
): Promise<DelegationRow[]> {
  return tx.delegation.findMany({
    where: { ...(pageId && { pageId }), ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  })
}
