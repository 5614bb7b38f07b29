import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { ProcessRowView } from '@fieldword/shared/processes/contract.ts'
import { daysOver } from '@fieldword/shared/processes/overdue.ts'
import { findPageEver, findPagesById } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Platform } from '../platform/platform.ts'
import { readProcesses, readProcessRows, type StageRow } from './queries.ts'
import { refOf } from './reading.ts'

interface ListAsked {
  /** The definition that they update. */
  readonly page?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [PR45] Processes that were begun. */
export async function listProcesses(
  platform: Platform,
  { page, cursor, limit }: ListAsked,
): Promise<List<ProcessRowView>> {
  const { prisma: tx } = platform.database
  const pageId = page === undefined ? null : (await findPageEver(tx, page)).id
  const found = await readProcesses(tx, { pageId, after: idCursor(cursor), limit: limit + 1 })
  const rows = await readProcessRows(
    tx,
    found.map(({ id }) => id),
  )
  const pages = await findPagesById(
    tx,
    rows.map(({ pageId }) => pageId),
  )
  return listFrom(
    rows,
    limit,
    ({ stages, ...process }) => ({
      ...refOf(process, pages.get(process.pageId) ?? { slug: process.slug, title: process.title }),
      open: stages.map(stage => openView(stage, platform.clock())),
    }),
    ({ id }) => id,
  )
}

function openView({ id, kind, title, closesAt }: StageRow, now: Date): ProcessRowView['open'][number] {
  return { id, kind, title, closesAt: closesAt?.toISOString() ?? null, daysOver: daysOver(closesAt, now) }
}
