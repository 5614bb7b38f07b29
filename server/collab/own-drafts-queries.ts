import type { Owned } from '@fieldword/shared/policy/can.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'

const whole = {
  guests: { select: { userId: true }, orderBy: [{ invitedAt: 'asc' }, { userId: 'asc' }] },
  draft: { select: { baseRevisionId: true } },
} satisfies Prisma.OwnDraftInclude

export type OwnDraftRow = Prisma.OwnDraftGetPayload<{ include: typeof whole }>

/** As far as permission depends on it. */
export function ownedOf({
  ownerId,
  guests,
}: {
  readonly ownerId: string
  readonly guests: readonly { readonly userId: string }[]
}): Owned {
  return { ownerId, guestIds: guests.map(({ userId }) => userId) }
}

export function findOwnDraft(tx: Tx, id: string): Promise<OwnDraftRow | null> {
  return tx.ownDraft.findUnique({ where: { id }, include: whole })
}

/** Those of these ids that are there, with who writes in them. */
export function readOwnDraftsOf(tx: Tx, ids: readonly string[]): Promise<OwnDraftRow[]> {
  return tx.ownDraft.findMany({ where: { id: { in: [...ids] } }, include: whole })
}

/** The draft of this text, where it is somebody's own. */
export function findOwnDraftOf(tx: Tx, draftId: string): Promise<OwnDraftRow | null> {
  return tx.ownDraft.findUnique({ where: { draftId }, include: whole })
}

/** The draft, which nobody else changes until the transaction ends. Its page is locked before it, where it is. */
export async function lockOwnDraft(tx: Tx, id: string): Promise<OwnDraftRow | null> {
  await tx.$queryRaw`SELECT 1 FROM own_drafts WHERE id = ${id}::uuid FOR UPDATE`
  return findOwnDraft(tx, id)
}

export interface OwnListPart {
  /** Of whom: theirs, and those they are invited to. Null for everybody's. */
  readonly userId: string | null
  /** Of which page; of those that are not deleted where null. */
  readonly pageId: string | null
  readonly closed: boolean
  readonly after: string | null
  readonly limit: number
}

/** [COL54] Newest first: its id says when a draft was begun. */
export async function readOwnDrafts(tx: Tx, part: OwnListPart): Promise<OwnDraftRow[]> {
  const { userId, pageId, closed, after, limit } = part
  const whose = userId === null ? anybody : theirs(userId)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT own.id FROM own_drafts own
    WHERE ${whose} AND ${pageId === null ? onPresentPage : Prisma.sql`own.page_id = ${pageId}::uuid`}
      AND ${closed ? Prisma.sql`own.closed_at IS NOT NULL` : Prisma.sql`own.closed_at IS NULL`}
      AND (${after}::uuid IS NULL OR own.id < ${after}::uuid)
    ORDER BY own.id DESC LIMIT ${limit}`
  const drafts = await tx.ownDraft.findMany({ where: { id: { in: rows.map(({ id }) => id) } }, include: whole })
  return drafts.sort((a, b) => (a.id < b.id ? 1 : -1))
}

const anybody = Prisma.sql`true`
const onPresentPage = Prisma.sql`own.page_id NOT IN (SELECT id FROM pages WHERE deleted_at IS NOT NULL)`

function theirs(userId: string): Prisma.Sql {
  return Prisma.sql`(own.owner_id = ${userId}::uuid
    OR own.id IN (SELECT own_draft_id FROM draft_guests WHERE user_id = ${userId}::uuid))`
}

/** [COL53] How many open drafts of their own somebody has. */
export async function countOwnDrafts(
  tx: Tx,
  ownerId: string,
  pageId: string,
): Promise<{ readonly all: number; readonly onPage: number }> {
  const open = await tx.ownDraft.groupBy({
    by: ['pageId'],
    where: { ownerId, closedAt: null },
    _count: { _all: true },
  })
  const all = open.reduce((sum, { _count }) => sum + _count._all, 0)
  return { all, onPage: open.find(of => of.pageId === pageId)?._count._all ?? 0 }
}
