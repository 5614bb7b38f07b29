import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { List, Person } from '@fieldword/shared/kernel/contract.ts'
import { type Actor, isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { findPeople } from '../accounts/index.ts'
import { demandPresent, findPage, findPagesById, type PageRecord, pageRefOf, protectionOf } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findOwnDraft, type OwnDraftRow, ownedOf, readOwnDrafts } from './own-drafts-queries.ts'

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [COL54] The actor's own, and those they are invited to. */
export async function listOwnDrafts(
  platform: Platform,
  actor: Actor,
  { cursor, limit, closed }: Listing & { readonly closed: boolean },
): Promise<List<OwnDraft>> {
  demand(actor, 'draft:read')
  const part = { userId: signedIn(actor).id, pageId: null, closed, after: idCursor(cursor), limit: limit + 1 }
  return told(platform, actor, await readOwnDrafts(platform.database.prisma, part), limit)
}

/** [COL52] [COL54] The open ones of a page: moderators see everybody's. */
export async function listPageDrafts(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: Listing & { readonly slug: string },
): Promise<List<OwnDraft>> {
  demand(actor, 'draft:read')
  const page = await findPage(platform, slug)
  const userId = isAtLeast(actor, 'moderator') ? null : signedIn(actor).id
  const part = { userId, pageId: page.id, closed: false, after: idCursor(cursor), limit: limit + 1 }
  return told(platform, actor, await readOwnDrafts(platform.database.prisma, part), limit)
}

async function told(
  platform: Platform,
  actor: Actor,
  rows: readonly OwnDraftRow[],
  limit: number,
): Promise<List<OwnDraft>> {
  const { items, nextCursor } = listFrom(
    rows,
    limit,
    row => row,
    row => row.id,
  )
  return { items: await ownDraftsOf(platform, actor, items), nextCursor }
}

export async function viewOwnDraft(platform: Platform, actor: Actor, id: string): Promise<OwnDraft> {
  const { row } = await readableOwnDraft(platform.database.prisma, actor, id)
  return ownDraftOf(platform, actor, row)
}

/** [COL52] A draft that the actor may read, open or closed, and its page. */
export async function readableOwnDraft(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ readonly row: OwnDraftRow; readonly page: PageRecord }> {
  // Whoever may read no draft is not told which there are.
  demand(actor, 'draft:read')
  const row = (await findOwnDraft(tx, id)) ?? refuseWith('not-found')
  demand(actor, 'own-draft:read', ownedOf(row))
  const page = (await findPagesById(tx, [row.pageId])).get(row.pageId) ?? refuseWith('not-found')
  demandPresent(page)
  return { row, page }
}

/** The same while it is open, of the page at this address. */
export async function openOwnDraft(
  tx: Tx,
  actor: Actor,
  { id, pageId }: { readonly id: string; readonly pageId: string },
): Promise<OwnDraftRow> {
  const { row } = await readableOwnDraft(tx, actor, id)
  if (row.pageId !== pageId) refuseWith('not-found')
  return row.closedAt ? refuseWith('draft-closed') : row
}

export async function ownDraftOf(platform: Platform, actor: Actor, row: OwnDraftRow): Promise<OwnDraft> {
  const [draft] = await ownDraftsOf(platform, actor, [row])
  return draft ?? refuseWith('not-found')
}

/** Two queries, however many drafts. */
async function ownDraftsOf(platform: Platform, actor: Actor, rows: readonly OwnDraftRow[]): Promise<OwnDraft[]> {
  const everybody = rows.flatMap(({ ownerId, guests }) => [ownerId, ...guests.map(({ userId }) => userId)])
  const [pages, found] = await Promise.all([
    findPagesById(platform.database.prisma, [...new Set(rows.map(({ pageId }) => pageId))]),
    findPeople(platform, everybody),
  ])
  const people = new Map(found.map(person => [person.id, person]))
  return rows.flatMap(row => {
    const page = pages.get(row.pageId)
    const owner = people.get(row.ownerId)
    return page && owner ? [toOwnDraft(platform, actor, { row, page, owner, people })] : []
  })
}

interface OwnInFull {
  readonly row: OwnDraftRow
  readonly page: PageRecord
  readonly owner: Person
  readonly people: ReadonlyMap<string, Person>
}

function toOwnDraft(platform: Platform, actor: Actor, { row, page, owner, people }: OwnInFull): OwnDraft {
  const owned = ownedOf(row)
  const isOpen = row.closedAt === null
  return {
    ...{ id: row.id, page: pageRefOf(platform, page), owner, purpose: row.purpose, fromWorking: row.fromWorking },
    state: row.closedFor ?? 'open',
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    guests: owned.guestIds.flatMap(id => people.get(id) ?? []),
    behind: isOpen && row.draft.baseRevisionId !== page.approvedRevisionId,
    may: {
      write: isOpen && can(actor, 'own-draft:write', { ...owned, ...protectionOf(platform, page) }),
      manage: isOpen && can(actor, 'own-draft:manage', owned),
      delete: isOpen && can(actor, 'own-draft:delete', owned),
      bringBack: row.closedFor === 'deleted' && can(actor, 'own-draft:manage', owned),
    },
  }
}
