import { approversOf, type RoundDecision } from '@fieldword/shared/review/approvals.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { checkEach, correctRow, type Damage } from '../platform/verifying.ts'

const rows = 500

interface ReviewFacts {
  readonly id: string
  readonly slug: string | null
  readonly state: string
  readonly revisionState: string | null
  readonly isOnPage: boolean
  readonly isDraftThere: boolean
  readonly decisions: bigint
  readonly round: number
  readonly rounds: bigint
  /** Of its last round. */
  readonly lastRevisionId: string | null
  readonly revisionId: string
  readonly approvalsGiven: number
  /** What was decided in its present round, oldest first. */
  readonly inRound: RoundDecision[] | null
}

/** [VER6] Reviews: that they are about something, in the round they say, and decided and approved where they say so. */
export const reviewsCheck = checkEach('reviews', readFacts, wrongIn)

function readFacts(tx: Tx, last: ReviewFacts | null): Promise<ReviewFacts[]> {
  return tx.$queryRaw<ReviewFacts[]>`
    SELECT review.id, page.slug, review.state::text AS state, revision.state::text AS "revisionState",
      coalesce(revision.page_id = review.page_id, false) AS "isOnPage",
      EXISTS (SELECT FROM drafts WHERE id = review.draft_id AND page_id = review.page_id) AS "isDraftThere",
      (SELECT count(*) FROM decisions WHERE review_id = review.id) AS decisions,
      review.round, review.revision_id AS "revisionId", review.approvals_given AS "approvalsGiven",
      (SELECT count(*) FROM rounds WHERE review_id = review.id) AS rounds,
      (SELECT revision_id FROM rounds WHERE review_id = review.id ORDER BY number DESC LIMIT 1) AS "lastRevisionId",
      (SELECT json_agg(json_build_object('kind', kind, 'actorId', actor_id) ORDER BY decided_at, id)
        FROM decisions WHERE review_id = review.id AND decisions.round = review.round) AS "inRound"
    FROM reviews review
    LEFT JOIN pages page ON page.id = review.page_id
    LEFT JOIN revisions revision ON revision.id = review.revision_id
    WHERE ${last?.id ?? null}::uuid IS NULL OR review.id > ${last?.id ?? null}::uuid
    ORDER BY review.id LIMIT ${rows}`
}

function wrongIn({ id, slug, state, revisionState, ...facts }: ReviewFacts): Damage[] {
  const problems: string[] = []
  if (slug === null) problems.push('Its page is not there.')
  if (!facts.isOnPage) problems.push('What it decides on is not a revision of its page.')
  else if (revisionState !== (waits.has(state) ? 'pending' : state)) {
    problems.push(`It is ${state}, and its revision ${revisionState}.`)
  }
  if (!facts.isDraftThere) problems.push('The draft it came from is not there.')
  if (decidedBySomebody.has(state) && facts.decisions === 0n) problems.push('It is decided, and nothing says by whom.')
  if (BigInt(facts.round) !== facts.rounds || facts.lastRevisionId !== facts.revisionId) {
    problems.push('Its text is not the one of its last round.')
  }
  const given = approversOf(facts.inRound ?? []).length
  if (given !== facts.approvalsGiven) {
    problems.push(`It counts ${facts.approvalsGiven} approvals, and the log of its round ${given}.`)
  }
  return problems.map(problem => ({ what: `review of ${slug ?? 'no page'} (${id})`, problem, remedy: correctRow }))
}

const waits = new Set(['open', 'changes_requested'])
const decidedBySomebody = new Set(['changes_requested', 'approved', 'rejected', 'withdrawn'])
