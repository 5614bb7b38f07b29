import type { Discussable } from '@fieldword/shared/policy/can.ts'
import type { Tx } from '../platform/database/prisma.ts'

/** [DSC30] How a page's discussion is now: open to members unless a moderator said otherwise. */
export async function readSettings(tx: Tx, pageId: string): Promise<Discussable> {
  const newest = await tx.discussionSetting.findFirst({ where: { pageId }, orderBy: { id: 'desc' } })
  return { closed: newest?.closed ?? false, guests: newest?.guests ?? false }
}

/** The same for pages of a list. */
export async function readSettingsOf(tx: Tx, pageIds: readonly string[]): Promise<ReadonlyMap<string, Discussable>> {
  const rows = await tx.$queryRaw<(Discussable & { pageId: string })[]>`
    SELECT DISTINCT ON (page_id) page_id AS "pageId", closed, guests FROM discussion_settings
    WHERE page_id = ANY(${[...pageIds]}::uuid[]) ORDER BY page_id, id DESC`
  const set = new Map(rows.map(({ pageId, closed, guests }) => [pageId, { closed, guests }]))
  return new Map(pageIds.map(id => [id, set.get(id) ?? { closed: false, guests: false }]))
}

/** [DSC30] Newest first. */
export function readSettingLog(tx: Tx, pageId: string, before: string | null, limit: number) {
  return tx.discussionSetting.findMany({
    where: { pageId, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit,
  })
}
