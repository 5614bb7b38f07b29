import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Moderation } from '@fieldword/shared/moderation/contract.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { readLog } from './queries.ts'

/** What the log needs to know of what lies above it; handed in by `server/app.ts`. */
export interface ModerationNeeds {
  /** The page at an address, deleted or not. */
  findPage(tx: Tx, slug: string): Promise<{ readonly id: string }>
  pagesById(
    tx: Tx,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly slug: string; readonly title: string }>>
  revisionsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly number: number }>>
}

/** [MOD1] [MOD3] */
export async function listLog(
  needs: ModerationNeeds,
  platform: Platform,
  asked: { readonly slug?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<Moderation>> {
  const { slug, cursor, limit } = asked
  const { prisma } = platform.database
  const pageId = slug === undefined ? null : (await needs.findPage(prisma, slug)).id
  const rows = await readLog(prisma, { pageId, before: idCursor(cursor), limit: limit + 1 })
  const [pages, revisions, people] = await Promise.all([
    needs.pagesById(
      prisma,
      rows.map(row => row.pageId),
    ),
    needs.revisionsById(
      prisma,
      rows.flatMap(row => row.revisionId ?? []),
    ),
    findPeople(
      platform,
      rows.map(row => row.actorId),
    ),
  ])
  return listFrom(
    rows,
    limit,
    ({ id, kind, parts, reason, commentId, at, ...row }) => ({
      ...{ id, kind, parts, reason, commentId, at: at.toISOString() },
      pageSlug: pages.get(row.pageId)?.slug ?? '',
      pageTitle: pages.get(row.pageId)?.title ?? '',
      revisionNumber: row.revisionId ? (revisions.get(row.revisionId)?.number ?? null) : null,
      by: people.find(person => person.id === row.actorId) ?? null,
    }),
    row => row.id,
  )
}
