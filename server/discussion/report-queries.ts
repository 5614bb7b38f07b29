import type { Report } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPeople } from '../accounts/index.ts'
import { pageRefOf } from '../pages/index.ts'
import { idCursor, listFrom } from '../platform/cursor.ts'
import type { Prisma } from '../platform/database/client/client.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lookAround } from './around.ts'
import { commentView } from './views.ts'

const inFull = { comment: { include: { thread: true } } } satisfies Prisma.CommentReportInclude
type ReportRow = Prisma.CommentReportGetPayload<{ include: typeof inFull }>

interface Wish {
  readonly open?: boolean | undefined
  readonly mine?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [DSC16] Open ones oldest first, others newest first; of one's own, or of everybody for moderators. */
export async function listReports(
  platform: Platform,
  actor: Actor,
  { open, mine, cursor, limit }: Wish,
): Promise<List<Report>> {
  const reader = signedIn(actor)
  if (!mine) demand(actor, 'comment:moderate')
  const beyond = idCursor(cursor)
  const rows = await platform.database.prisma.commentReport.findMany({
    where: {
      ...(mine ? { reporterId: reader.id } : {}),
      ...(open === undefined ? {} : { outcome: open ? null : { not: null } }),
      ...(beyond ? { id: open ? { gt: beyond } : { lt: beyond } } : {}),
    },
    orderBy: { id: open ? 'asc' : 'desc' },
    take: limit + 1,
    include: inFull,
  })
  const { items, nextCursor } = listFrom(
    rows,
    limit,
    row => row,
    ({ id }) => id,
  )
  return { items: await viewsOf(platform, actor, items), nextCursor }
}

export async function viewReport(platform: Platform, actor: Actor, id: string): Promise<Report> {
  const row = await platform.database.prisma.commentReport.findUnique({ where: { id }, include: inFull })
  const [view] = row ? await viewsOf(platform, actor, [row]) : []
  return view ?? refuseWith('not-found')
}

async function viewsOf(platform: Platform, actor: Actor, rows: readonly ReportRow[]): Promise<Report[]> {
  const comments = rows.map(({ comment: { thread: _, ...comment } }) => comment)
  const [around, people] = await Promise.all([
    lookAround(
      platform,
      actor,
      rows.map(({ comment }) => comment.thread),
      comments,
    ),
    findPeople(
      platform,
      rows.flatMap(({ reporterId, decidedById }) => [reporterId, ...(decidedById ? [decidedById] : [])]),
    ),
  ])
  const personOf = (id: string | null) => people.find(person => person.id === id) ?? null
  return rows.flatMap(({ comment: { thread, ...comment }, ...row }) => {
    const page = around.pages.get(thread.pageId)
    if (!page) return []
    const { id, reason, reportedAt, outcome, answer, decidedAt } = row
    return [
      {
        ...{ id, reason, outcome, answer, page: pageRefOf(platform, page) },
        comment: commentView(comment, around),
        reportedAt: reportedAt.toISOString(),
        reporter: personOf(row.reporterId),
        decidedBy: personOf(row.decidedById),
        decidedAt: decidedAt?.toISOString() ?? null,
      },
    ]
  })
}
