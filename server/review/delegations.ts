import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { holds } from '@fieldword/shared/review/delegation.ts'
import type { DelegationView } from '@fieldword/shared/review/delegation-contract.ts'
import { findModerators, findPeople } from '../accounts/index.ts'
import { findPage, findPagesById } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readDelegations } from './delegation-queries.ts'

/** [RV76] For members: who was named to decide on which pages, by whom, why, and whether it holds. */
export async function listDelegations(
  platform: Platform,
  actor: Actor,
  asked: { readonly page?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<DelegationView>> {
  demand(actor, 'review:read')
  const { prisma } = platform.database
  const now = platform.clock()
  const pageId = asked.page === undefined ? null : (await findPage(platform, asked.page)).id
  const rows = await readDelegations(prisma, { pageId, before: idCursor(asked.cursor), limit: asked.limit + 1 })
  const [pages, people, moderators] = await Promise.all([
    findPagesById(
      prisma,
      rows.map(row => row.pageId),
    ),
    findPeople(
      platform,
      rows.flatMap(({ toId, byId, endedById }) => [toId, byId, ...(endedById ? [endedById] : [])]),
    ),
    findModerators(prisma, now),
  ])
  const personOf = (id: string | null) => people.find(person => person.id === id)
  const moderatorIds = moderators.map(({ id }) => id)
  const told = rows.flatMap(row => {
    const [page, to, by] = [pages.get(row.pageId), personOf(row.toId), personOf(row.byId)]
    if (!page || !to || !by) return []
    const { id, reason, at, until, endedAt, endedById } = row
    return [
      {
        ...{ id, pageSlug: page.slug, pageTitle: page.title, to, by, reason },
        ...{ at: at.toISOString(), until: until.toISOString(), holds: holds(row, now, moderatorIds) },
        ended: endedAt && { at: endedAt.toISOString(), by: personOf(endedById) ?? null },
      },
    ]
  })
  return listFrom(
    told,
    asked.limit,
    row => row,
    row => row.id,
  )
}
