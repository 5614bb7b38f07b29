import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { LiveChange, PatrolAct } from '@fieldword/shared/review/patrol-contract.ts'
import type { LiveRule } from '@fieldword/shared/revisions/contract.ts'
import { findPeople } from '../accounts/index.ts'
import { findPage, findPagesById, pageRefOf } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, type RevisionRow, refOf } from '../revisions/index.ts'
import { readPatrol, readPatrolActs } from './patrol-queries.ts'

interface Asked {
  readonly state: 'unchecked' | 'checked'
  readonly slug?: string | undefined
  readonly by?: string | undefined
  readonly rule?: LiveRule | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [RV125] Four queries, however many changes. */
export async function listPatrol(platform: Platform, actor: Actor, asked: Asked): Promise<List<LiveChange>> {
  demand(actor, 'change:list')
  const { prisma } = platform.database
  const pageId = asked.slug === undefined ? undefined : (await findPage(platform, asked.slug)).id
  const { state, by, rule, cursor, limit } = asked
  const rows = await readPatrol(prisma, { state, pageId, by, rule, after: idCursor(cursor), limit: limit + 1 })
  const [pages, revisions, people] = await Promise.all([
    findPagesById(prisma, [...new Set(rows.map(row => row.pageId))]),
    findRevisions(
      prisma,
      rows.map(row => row.revisionId),
    ),
    peopleById(
      platform,
      rows.flatMap(({ liveById, checkedById }) => [liveById, checkedById ?? []].flat()),
    ),
  ])
  return listFrom(
    rows,
    limit,
    ({ reviewId, liveById, liveAt, checkedById, checkedAt, ...row }) => {
      const page = pages.get(row.pageId)
      const revision = revisions.get(row.revisionId)
      if (!page || !revision) throw new Error(`The revision ${row.revisionId} is of a page that is not there.`)
      const authorIds = revision.authors.map(({ id }) => id)
      return {
        ...{ reviewId, rule: row.rule },
        page: pageRefOf(platform, page),
        revision: refOf(revision, page.approvedRevisionId, actor),
        liveBy: (seesAuthors(actor, revision) && people.get(liveById)) || null,
        liveAt: liveAt.toISOString(),
        checkedBy: people.get(checkedById ?? '') ?? null,
        checkedAt: checkedAt?.toISOString() ?? null,
        mayCheck: checkedAt === null && can(actor, 'change:check', { liveById, authorIds }),
      }
    },
    row => row.revisionId,
  )
}

/** [RV127] */
export async function listPatrolActs(
  platform: Platform,
  actor: Actor,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<PatrolAct>> {
  const { prisma } = platform.database
  const rows = await readPatrolActs(prisma, idCursor(cursor), limit + 1)
  const revisions = await findRevisions(
    prisma,
    rows.map(row => row.revisionId),
  )
  const [pages, people] = await Promise.all([
    findPagesById(prisma, [...new Set([...revisions.values()].map(({ pageId }) => pageId))]),
    peopleById(
      platform,
      rows.map(row => row.actorId),
    ),
  ])
  return listFrom(
    rows,
    limit,
    ({ id, kind, revisionId, actorId, at }) => {
      const revision = revisions.get(revisionId)
      const page = pages.get(revision?.pageId ?? '')
      if (!page || !revision) throw new Error(`The revision ${revisionId} is of a page that is not there.`)
      const isShown = kind !== 'live' || seesAuthors(actor, revision)
      return {
        ...{ id, kind, pageSlug: page.slug, pageTitle: page.title, number: revision.number },
        ...{ by: (isShown && people.get(actorId)) || null, at: at.toISOString() },
      }
    },
    row => row.id,
  )
}

function seesAuthors(actor: Actor, { hidden }: RevisionRow): boolean {
  return !hidden.authors || can(actor, 'revision:read-hidden')
}

async function peopleById(platform: Platform, ids: readonly string[]): Promise<Map<string, Person>> {
  return new Map((await findPeople(platform, ids)).map(person => [person.id, person]))
}
