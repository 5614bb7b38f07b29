import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { DecisionKind } from '@fieldword/shared/review/contract.ts'
import type { LoggedDecision } from '@fieldword/shared/review/log-contract.ts'
import { findPeople, findPersonNamed } from '../accounts/index.ts'
import { findPage, findPagesById } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, refOf } from '../revisions/index.ts'
import { readDecisionLog } from './log-queries.ts'

export interface LogWish {
  readonly page?: string | undefined
  readonly kind?: DecisionKind | undefined
  readonly by?: string | undefined
  readonly person?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [RV74] What was decided, for everybody as far as they may read what it was about. */
export async function listDecisions(platform: Platform, actor: Actor, wish: LogWish): Promise<List<LoggedDecision>> {
  const { prisma } = platform.database
  const named = wish.person ? await findPersonNamed(platform, wish.person) : undefined
  // Whoever is not here decided nothing.
  if (named === null) return { items: [], nextCursor: null }
  const rows = await readDecisionLog(prisma, {
    pageId: wish.page === undefined ? null : (await findPage(platform, wish.page)).id,
    ...{ kind: wish.kind, actorId: wish.by ?? named?.id, before: idCursor(wish.cursor), limit: wish.limit + 1 },
    seesAll: can(actor, 'review:read'),
    seesDeleted: can(actor, 'page:read-deleted'),
  })
  const idsOf = (key: 'pageId' | 'revisionId' | 'actorId') => rows.map(row => row[key])
  const [pages, revisions, people] = await Promise.all([
    findPagesById(prisma, idsOf('pageId')),
    findRevisions(prisma, idsOf('revisionId')),
    findPeople(platform, idsOf('actorId')),
  ])
  const told = rows.flatMap(({ given, needed, decidedAt, ...row }) => {
    const [page, revision] = [pages.get(row.pageId), revisions.get(row.revisionId)]
    const by = people.find(({ id }) => id === row.actorId)
    if (!page || !revision || !by) return []
    const { id, reviewId, kind, round, reason, checked, mandate } = row
    return [
      {
        ...{ id, reviewId, kind, round, reason, checked, mandate, actor: by, approvals: { given, needed } },
        ...{ decidedAt: decidedAt.toISOString(), pageSlug: page.slug, pageTitle: page.title },
        revisionNumber: revision.number,
        summary: can(actor, 'revision:read', revision) ? refOf(revision, null, actor).summary : '',
      },
    ]
  })
  return listFrom(
    told,
    wish.limit,
    row => row,
    row => row.id,
  )
}
