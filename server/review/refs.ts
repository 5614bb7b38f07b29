import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ReviewRef, Standing } from '@fieldword/shared/review/contract.ts'
import { isStale } from '@fieldword/shared/review/machine.ts'
import { findPeople } from '../accounts/index.ts'
import { findPagesById, type PageRecord, pageRefOf } from '../pages/index.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, type RevisionRow, refOf } from '../revisions/index.ts'
import type { ReviewRow } from './queries.ts'

/** A review with what it is about. */
export interface ReviewInFull {
  readonly row: ReviewRow
  readonly page: PageRecord
  readonly pageRef: PageRef
  readonly revision: RevisionRow
  readonly openedBy: Person
}

/** Three queries, however many reviews. */
export async function inFull(platform: Platform, rows: readonly ReviewRow[]): Promise<ReviewInFull[]> {
  const { prisma } = platform.database
  const [pages, revisions, people] = await Promise.all([
    findPagesById(
      prisma,
      rows.map(row => row.pageId),
    ),
    findRevisions(
      prisma,
      rows.map(row => row.revisionId),
    ),
    findPeople(
      platform,
      rows.map(row => row.openedById),
    ),
  ])
  return rows.map(row => {
    const page = pages.get(row.pageId)
    const revision = revisions.get(row.revisionId)
    const openedBy = people.find(({ id }) => id === row.openedById)
    if (!page || !revision || !openedBy) throw new Error(`The review ${row.id} is about something that is not there.`)
    return { row, page, pageRef: pageRefOf(platform, page), revision, openedBy }
  })
}

/** As the API tells it to this actor: who proposed a text is hidden with its authors. */
export function reviewRefOf(
  { row, page, pageRef, revision, openedBy }: ReviewInFull,
  actor: Actor,
  standing: Standing | null,
): ReviewRef {
  const isHidden = revision.hidden.authors && !can(actor, 'revision:read-hidden')
  return {
    id: row.id,
    state: row.state,
    round: row.round,
    approvals: { given: row.approvalsGiven, needed: row.approvalsNeeded },
    standing,
    page: pageRef,
    revision: refOf(revision, page.approvedRevisionId, actor),
    openedBy: isHidden ? null : openedBy,
    openedAt: row.openedAt.toISOString(),
  }
}

export async function reviewRef(platform: Platform, actor: Actor, row: ReviewRow): Promise<ReviewRef> {
  const [review] = await inFull(platform, [row])
  if (!review) throw new Error('unreachable: one row in, one review out')
  const isOutdated = isStale(row, review.page.approvedRevisionId)
  return reviewRefOf(review, actor, row.state === 'open' ? (isOutdated ? 'unknown' : 'current') : null)
}
