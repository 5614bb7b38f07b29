import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Protection } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findPage } from './queries.ts'

/** [PG15] Newest first. */
export async function listProtections(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: { readonly slug: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<Protection>> {
  demand(actor, 'draft:read')
  const { id: pageId } = await findPage(platform, slug)
  const before = idCursor(cursor)
  const rows = await platform.database.prisma.pageProtection.findMany({
    where: { pageId, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const people = new Map(
    (
      await findPeople(
        platform,
        rows.map(row => row.setById),
      )
    ).map(one => [one.id, one]),
  )
  return listFrom(
    rows,
    limit,
    ({ id, editableBy, reason, setAt, setById }) => ({
      ...{ id, editableBy, reason },
      ...{ at: setAt.toISOString(), by: people.get(setById) ?? null },
    }),
    row => row.id,
  )
}

/** [PG14] Why not everybody may change the draft of this page. */
export async function whyProtected({ database }: Platform, pageId: string): Promise<string> {
  const newest = await database.prisma.pageProtection.findFirst({ where: { pageId }, orderBy: { id: 'desc' } })
  return newest?.reason ?? ''
}
