import type { List } from '@fieldword/shared/kernel/contract.ts'
import { asUsual, inForce, type ProtectionScope, type WhoseChanges } from '@fieldword/shared/pages/protection.ts'
import type { PageProtection, PlacedProtection, ProtectionEntry } from '@fieldword/shared/pages/protection-contract.ts'
import type { AccountRole, Actor } from '@fieldword/shared/policy/actor.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import { Prisma, type PageProtection as Row } from '../platform/database/client/client.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findReadablePage, type PageRecord, protectionOf, rulesOf } from './queries.ts'

interface Listing {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [PG15] Newest first. */
export async function listProtections(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: Listing & { readonly slug: string },
): Promise<List<ProtectionEntry>> {
  demand(actor, 'draft:read')
  const { id: pageId } = await findReadablePage(platform, actor, slug)
  const before = idCursor(cursor)
  const rows = await platform.database.prisma.pageProtection.findMany({
    where: { pageId, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const { items, nextCursor } = listFrom(
    rows,
    limit,
    row => row,
    row => row.id,
  )
  return { items: await entriesOf(platform, items), nextCursor }
}

/** [PG41] What holds for a page now, and by which rules: those of its own first, then those from above. */
export async function readReaching(
  platform: Platform,
  actor: Actor,
  slug: string,
): Promise<{ protection: PageProtection; rules: PlacedProtection[] }> {
  demand(actor, 'draft:read')
  const page = await findReadablePage(platform, actor, slug)
  const ids = inForce(rulesOf(page), platform.clock()).map(({ id }) => id)
  const rows = await platform.database.prisma.pageProtection.findMany({
    where: { id: { in: ids } },
    include: { page: { select: { slug: true, title: true } } },
    orderBy: { id: 'desc' },
  })
  rows.sort((one, other) => Number(other.pageId === page.id) - Number(one.pageId === page.id))
  return { protection: protectionOf(platform, page), rules: await placed(platform, rows) }
}

interface Asked extends Listing {
  readonly scope?: ProtectionScope | undefined
  readonly editableBy?: AccountRole | undefined
  readonly waits?: WhoseChanges | undefined
  readonly timed?: boolean | undefined
}

/** [PG47] The rules in force on all pages that are not deleted, newest first. */
export async function listProtected(
  platform: Platform,
  actor: Actor,
  { cursor, limit, ...asked }: Asked,
): Promise<List<PlacedProtection>> {
  demand(actor, 'page:list-protected')
  const { prisma } = platform.database
  const found = await prisma.$queryRaw<{ id: string }[]>`
    SELECT rule.id FROM page_protections rule JOIN pages page ON page.id = rule.page_id
    WHERE page.deleted_at IS NULL AND (rule.until IS NULL OR rule.until > ${platform.clock()})
      AND NOT EXISTS (SELECT FROM page_protections later
        WHERE later.page_id = rule.page_id AND later.scope = rule.scope AND later.id > rule.id)
      AND NOT (rule.editable_by::text = ${asUsual.editableBy} AND rule.movable_by::text = ${asUsual.movableBy}
        AND rule.waits::text = ${asUsual.waits} AND rule.approvable_by::text = ${asUsual.approvableBy}
        AND rule.approvals = ${asUsual.approvals})
      AND ${narrowed(asked)} AND ${before(idCursor(cursor))}
    ORDER BY rule.id DESC LIMIT ${limit + 1}`
  const { items, nextCursor } = listFrom(
    found,
    limit,
    ({ id }) => id,
    ({ id }) => id,
  )
  const rows = await prisma.pageProtection.findMany({
    where: { id: { in: items } },
    include: { page: { select: { slug: true, title: true } } },
    orderBy: { id: 'desc' },
  })
  return { items: await placed(platform, rows), nextCursor }
}

function narrowed({ scope, editableBy, waits, timed }: Omit<Asked, keyof Listing>): Prisma.Sql {
  const wanted = [
    scope === undefined ? [] : [Prisma.sql`rule.scope::text = ${scope}`],
    editableBy === undefined ? [] : [Prisma.sql`rule.editable_by::text = ${editableBy}`],
    waits === undefined ? [] : [Prisma.sql`rule.waits::text = ${waits}`],
    timed === undefined ? [] : [Prisma.sql`(rule.until IS NOT NULL) = ${timed}`],
  ].flat()
  return wanted.length === 0 ? Prisma.sql`true` : Prisma.join(wanted, ' AND ')
}

function before(id: string | null): Prisma.Sql {
  return id === null ? Prisma.sql`true` : Prisma.sql`rule.id < ${id}::uuid`
}

/** [PG14] Why not everybody may change the draft of this page: the reason of the strictest rule, the newest of several. */
export async function whyProtected(platform: Platform, page: PageRecord): Promise<string> {
  const { editableBy } = protectionOf(platform, page)
  const keeping = inForce(rulesOf(page), platform.clock()).filter(rule => rule.editableBy === editableBy)
  const newest = keeping.at(-1)
  if (!newest) return ''
  const row = await platform.database.prisma.pageProtection.findUnique({ where: { id: newest.id } })
  return row?.reason ?? ''
}

type PlacedRow = Row & { readonly page: { readonly slug: string; readonly title: string } }

async function placed(platform: Platform, rows: readonly PlacedRow[]): Promise<PlacedProtection[]> {
  const entries = await entriesOf(platform, rows)
  return entries.map((entry, index) => {
    const { slug = '', title = '' } = rows[index]?.page ?? {}
    return { ...entry, page: { slug, title } }
  })
}

/** Two queries, however many rows. */
async function entriesOf(platform: Platform, rows: readonly Row[]): Promise<ProtectionEntry[]> {
  const people = await findPeople(
    platform,
    rows.flatMap(({ setById }) => setById ?? []),
  )
  const byId = new Map(people.map(one => [one.id, one]))
  return rows.map(
    ({ id, scope, editableBy, movableBy, waits, approvableBy, approvals, until, reason, setAt, setById }) => ({
      ...{ id, scope, editableBy, movableBy, waits, approvals, reason },
      approvableBy: approvableBy === 'admin' ? 'admin' : 'moderator',
      until: until?.toISOString() ?? null,
      at: setAt.toISOString(),
      by: byId.get(setById ?? '') ?? null,
    }),
  )
}
