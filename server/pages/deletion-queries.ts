import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { findPeople } from '../accounts/index.ts'
import { readLast } from '../moderation/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findPageEver, pageRefOf, readDeletedList } from './queries.ts'

/** [PG20] What everybody learns of a deleted page: its name, and who deleted it when and why. */
export async function readDeletedPage(platform: Platform, actor: Actor, slug: string): Promise<DeletedPage> {
  demand(actor, 'page:read')
  const page = await findPageEver(platform.database.prisma, slug)
  const act = await readLast(platform.database.prisma, page.id, 'delete')
  if (!page.deletedAt || !act) return refuseWith('page-not-deleted')
  const [by = null] = await findPeople(platform, [act.actorId])
  return {
    ...pageRefOf(platform, page),
    ...{ deletedAt: page.deletedAt.toISOString(), reason: act.reason, by },
    mayUndelete: can(actor, 'page:undelete'),
  }
}

/** [PG20] By title. */
export async function listDeletedPages(
  platform: Platform,
  actor: Actor,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<PageRef>> {
  demand(actor, 'page:read-deleted')
  const pages = await readDeletedList(platform.database.prisma, idCursor(cursor), limit + 1)
  return listFrom(
    pages,
    limit,
    page => pageRefOf(platform, page),
    page => page.id,
  )
}
