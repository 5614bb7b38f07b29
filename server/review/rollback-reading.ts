import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import { messageOf, type RefusalCode, refusals } from '@fieldword/shared/kernel/refusals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Rollback, RolledItem } from '@fieldword/shared/review/rollback-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { findPagesById } from '../pages/index.ts'
import { idCursor, listFrom, numberCursor } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { countItems, type RollbackRow } from './rollback-queries.ts'

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [RV135] Moderators see what was rolled back, newest first. */
export async function listRollbacks(
  platform: Platform,
  actor: Actor,
  { person, cursor, limit }: Listing & { readonly person?: string | undefined },
): Promise<List<Rollback>> {
  demand(actor, 'rollback:run', { role: 'member' })
  const before = idCursor(cursor)
  const rows = await platform.database.prisma.rollback.findMany({
    where: { ...(person ? { userId: person } : {}), ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return listFrom(
    await inWords(platform, rows),
    limit,
    row => row,
    ({ id }) => id,
  )
}

export async function viewRollback(platform: Platform, actor: Actor, id: string): Promise<Rollback> {
  demand(actor, 'rollback:run', { role: 'member' })
  const row = await platform.database.prisma.rollback.findUnique({ where: { id } })
  const [rollback] = row ? await inWords(platform, [row]) : []
  return rollback ?? refuseWith('not-found')
}

/** [RV135] What came of each change, in the order in which they are taken. */
export async function listItems(
  platform: Platform,
  actor: Actor,
  { id, refused, cursor, limit }: Listing & { readonly id: string; readonly refused?: boolean | undefined },
): Promise<List<RolledItem>> {
  demand(actor, 'rollback:run', { role: 'member' })
  const { prisma } = platform.database
  const rows = await prisma.rollbackItem.findMany({
    where: {
      rollbackId: id,
      place: { gt: numberCursor(cursor) ?? 0 },
      ...(refused ? { AND: [{ outcome: { not: null } }, { outcome: { not: 'done' } }] } : {}),
    },
    orderBy: { place: 'asc' },
    take: limit + 1,
  })
  const named = await nameChanges(platform, rows)
  const made = await findRevisions(
    prisma,
    rows.flatMap(({ madeId }) => madeId ?? []),
  )
  return listFrom(
    rows,
    limit,
    ({ place, kind, reviewId, outcome, undone, madeId, revisionId }) => ({
      ...{ place, kind, reviewId, ...named(revisionId) },
      result: outcome === null ? 'due' : outcome === 'done' ? 'done' : 'refused',
      why: outcome === null || outcome === 'done' ? null : sentenceOf(outcome),
      madeNumber: (madeId && made.get(madeId)?.number) || null,
      undone: undone === null ? null : undone === 'done' ? 'done' : 'refused',
      whyNotUndone: undone === null || undone === 'done' ? null : sentenceOf(undone),
    }),
    ({ place }) => String(place),
  )
}

/** Where each of these revisions stands. */
export async function nameChanges(platform: Platform, rows: readonly { readonly revisionId: string }[]) {
  const { prisma } = platform.database
  const revisions = await findRevisions(
    prisma,
    rows.map(({ revisionId }) => revisionId),
  )
  const pages = await findPagesById(
    prisma,
    [...revisions.values()].map(({ pageId }) => pageId),
  )
  return (revisionId: string) => {
    const revision = revisions.get(revisionId)
    const page = revision && pages.get(revision.pageId)
    if (!revision || !page) throw new Error(`Revision ${revisionId} is not stored.`)
    return { pageSlug: page.slug, pageTitle: page.title, revisionNumber: revision.number }
  }
}

export function sentenceOf(code: string): string {
  return messageOf(Object.hasOwn(refusals, code) ? (code as RefusalCode) : 'internal')
}

async function inWords(platform: Platform, rows: readonly RollbackRow[]): Promise<Rollback[]> {
  const ids = rows.flatMap(({ userId, byId, undoneById }) => [userId, byId, ...(undoneById ? [undoneById] : [])])
  const people = new Map<string, Person>((await findPeople(platform, ids)).map(person => [person.id, person]))
  const counts = await countItems(
    platform.database.prisma,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(row => {
    const person = people.get(row.userId)
    const count = counts.find(({ id }) => id === row.id)
    if (!person || !count) return []
    const { all, due, done, undone } = count
    return {
      ...{ id: row.id, person, by: people.get(row.byId) ?? null, reason: row.reason, state: row.state },
      ...{ from: row.from?.toISOString() ?? null, to: row.to?.toISOString() ?? null },
      ...{ startedAt: row.startedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null },
      undoneBy: row.undoneById ? (people.get(row.undoneById) ?? null) : null,
      counts: { all, due, done, refused: all - due - done },
      undone,
    }
  })
}
