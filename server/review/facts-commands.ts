import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { factsOf } from '@fieldword/shared/review/facts.ts'
import { rulesMet } from '@fieldword/shared/review/filtering.ts'
import { readFilter } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { documentOf, findRevisions, hasWrittenBefore } from '../revisions/index.ts'

/** Reviews that are looked for at once while catching up. */
const batch = 100

export interface FactsOfReview {
  readonly id: string
  readonly revisionId: string
  readonly baseRevisionId: string | null
  readonly openedById: string
  readonly openedAt: Date
}

/** [RV101] Finds out about the text that a review decides on from now on; what was known of the text before goes. */
export async function recordFacts(
  tx: Tx,
  review: FactsOfReview,
  pageKind: 'article' | 'definition',
  after: DocumentJson,
): Promise<void> {
  const { id: reviewId, revisionId, baseRevisionId } = review
  const before = baseRevisionId === null ? null : await documentOf(tx, baseRevisionId)
  const firstEdit = !(await hasWrittenBefore(tx, review.openedById, review.openedAt))
  const { added, removed, ...facts } = factsOf({
    ...{ before, after, pageKind, firstEdit },
    filtered: await isMet(tx, before, after),
  })
  const row = { revisionId, added, removed, size: added + removed, ...facts }
  await tx.reviewFacts.upsert({ where: { reviewId }, create: { reviewId, ...row }, update: row })
}

/** [ACC46] */
async function isMet(tx: Tx, before: DocumentJson | null, after: DocumentJson): Promise<boolean> {
  const filter = await readFilter(tx)
  const stood = before ? rulesMet(filter, before) : new Set()
  return [...rulesMet(filter, after)].some(rule => !stood.has(rule))
}

/**
 * [RV101] Catches up on reviews that were opened before facts were kept, or came in without. Can be broken off anywhere, and run
 * by several processes at once. Destroyed texts are left without.
 */
export async function fillFacts(platform: Platform, signal?: AbortSignal): Promise<void> {
  const { prisma } = platform.database
  let after: string | null = null
  while (!signal?.aborted) {
    const due: DueReview[] = await readDue(prisma, after)
    const last = due.at(-1)
    if (!last) return
    for (const review of due) {
      if (signal?.aborted) return
      const ids = [review.revisionId, ...(review.baseRevisionId ? [review.baseRevisionId] : [])]
      const revisions = await findRevisions(prisma, ids)
      if (ids.some(id => revisions.get(id)?.redacted !== false)) continue
      await recordFacts(prisma, review, review.pageKind, await documentOf(prisma, review.revisionId))
    }
    after = last.id
  }
}

interface DueReview extends FactsOfReview {
  readonly pageKind: 'article' | 'definition'
}

function readDue(tx: Tx, after: string | null): Promise<DueReview[]> {
  return tx.$queryRaw<DueReview[]>`
    SELECT review.id, review.revision_id AS "revisionId", review.base_revision_id AS "baseRevisionId",
      review.opened_by_id AS "openedById", review.opened_at AS "openedAt", page.kind::text AS "pageKind"
    FROM reviews review JOIN pages page ON page.id = review.page_id
    WHERE (${after}::uuid IS NULL OR review.id > ${after}::uuid)
      AND NOT EXISTS (SELECT FROM review_facts WHERE review_id = review.id)
    ORDER BY review.id LIMIT ${batch}`
}
