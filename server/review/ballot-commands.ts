import { decideByBallot } from '@fieldword/shared/review/machine.ts'
import { demandPresent, lockPage } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import type { Platform } from '../platform/platform.ts'
import { readDecided } from './deciding.ts'
import { movePointer, nothingAbove } from './decision-commands.ts'
import { whileOthersWrite } from './draft-merging.ts'
import { type OwnPlan, planForOwn } from './own-draft-effects.ts'
import { lockReview } from './queries.ts'

/** A ballot that passed, on a text. */
export interface BallotMandate {
  /** Of the text that was voted on. */
  readonly contentHash: string
  /** Who carries it out. */
  readonly actorId: string
  /** What the ballot said, for the log. */
  readonly reason: string
  /** Where the ballot can be read: a path. */
  readonly path: string
}

/** Approves the proposal of a text in the transaction that does the rest. */
export type ApproveByBallot = (tx: Tx, mandate: BallotMandate) => Promise<void>

/**
 * [PR236] Runs what carries out a ballot on a revision, as often as people who write in its draft at the time make necessary. The ballot
 * counts as the approvals a round needs; the decision says so and leads to the ballot. Refuses with `candidate-not-proposed` where no
 * round that is open has exactly this revision.
 */
export function decidingByBallot<Answer>(
  platform: Platform,
  revisionId: string,
  carryOut: (approve: ApproveByBallot) => Promise<Answer>,
): Promise<Answer> {
  return whileOthersWrite(async () => {
    const review = await platform.database.prisma.review.findUnique({ where: { revisionId }, select: { id: true } })
    const own = review && (await planForOwn(platform, review.id))
    return carryOut((tx, mandate) =>
      review ? approve(tx, platform, review.id, { mandate, own, revisionId }) : refuseWith('candidate-not-proposed'),
    )
  })
}

interface Approving {
  readonly mandate: BallotMandate
  readonly own: OwnPlan | null
  readonly revisionId: string
}

async function approve(tx: Tx, platform: Platform, id: string, { mandate, own, revisionId }: Approving): Promise<void> {
  const review = (await lockReview(tx, id)) ?? refuseWith('not-found')
  if (review.revisionId !== revisionId) refuseWith('candidate-not-proposed')
  const page = await lockPage(tx, review.pageId)
  demandPresent(page)
  const { subject, revision } = await readDecided(platform, tx, review, page)
  const outcome = orThrow(decideByBallot(subject, mandate.contentHash, page.approvedRevisionId))
  const stepBefore = await movePointer(tx, platform, { review, revision, outcome, needs: nothingAbove, own })
  const at = platform.clock()
  const { actorId, reason, path } = mandate
  const made = { id: platform.newId(), reviewId: id, round: review.round, actorId, decidedAt: at, mandate: path }
  const needed = subject.approvals.needed
  await tx.decision.create({ data: { ...made, kind: 'by_ballot', reason, checked: [], given: 0, needed } })
  const event = { kind: 'review-decided', pageId: review.pageId, revisionId, reviewId: id, actorId } as const
  await recordEvent(tx, { ...event, decision: 'by_ballot', state: 'approved' }, at)
  const closed = { state: 'approved', approvalsGiven: 0, stepBefore, closedAt: at } as const
  await tx.review.update({ where: { id }, data: closed })
}
