import { approversOf } from '@fieldword/shared/review/approvals.ts'
import type { OpenedReview } from '@fieldword/shared/review/machine.ts'
import { type PageRecord, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions, type RevisionRow } from '../revisions/index.ts'
import { readDelegates } from './delegation-queries.ts'
import { type DecisionRow, type ReviewRow, type RoundRow, readDecisions, readRounds } from './queries.ts'

/** All that a decision on a review depends on. */
export interface Decided {
  readonly subject: OpenedReview
  /** The text of its present round. */
  readonly revision: RevisionRow
  readonly rounds: readonly (RoundRow & { readonly revision: RevisionRow })[]
  readonly decisions: readonly DecisionRow[]
}

export async function readDecided(platform: Platform, tx: Tx, review: ReviewRow, page: PageRecord): Promise<Decided> {
  const { approvableBy, approvals: atLeast } = protectionOf(platform, page)
  const rows = await readRounds(tx, review.id)
  const revisions = await findRevisions(
    tx,
    rows.map(({ revisionId }) => revisionId),
  )
  const rounds = rows.map(row => ({ ...row, revision: present(revisions.get(row.revisionId), row.revisionId) }))
  const decisions = await readDecisions(tx, review.id)
  const revision = present(revisions.get(review.revisionId), review.revisionId)
  const by = approversOf(decisions.filter(({ round }) => round === review.round))
  return {
    ...{ revision, rounds, decisions },
    subject: {
      ...{ state: review.state, openedById: review.openedById, authorIds: partsIn(rounds) },
      delegateIds: await readDelegates(tx, review.pageId, platform.clock()),
      ...{ baseRevisionId: review.baseRevisionId, revisionId: review.revisionId, contentHash: revision.contentHash },
      // A page that was protected since asks for more at once; a round never needs fewer than when it was opened.
      approvals: { by, needed: Math.max(review.approvalsNeeded, atLeast) },
      approvableBy,
    },
  }
}

/** [RV63] Who typed in any round, or proposed one. Bringing up to date by itself is no part [RV24], nor is accepting some of it [RV95]. */
function partsIn(rounds: Decided['rounds']): string[] {
  const parts = rounds.flatMap(({ kind, openedById, revision: { authors } }) => [
    ...authors.map(({ id }) => id),
    ...(kind === 'updated' || kind === 'parted' ? [] : [openedById]),
  ])
  return [...new Set(parts)]
}

function present(revision: RevisionRow | undefined, id: string): RevisionRow {
  if (!revision) throw new Error(`The proposed revision ${id} is not stored.`)
  return revision
}
