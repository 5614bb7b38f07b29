import { defaultBudget } from '@fieldword/shared/diff/budget.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Standing } from '@fieldword/shared/review/contract.ts'
import { isStale } from '@fieldword/shared/review/machine.ts'
import { RefusalError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf, findRevisions, readDocuments } from '../revisions/index.ts'
import { findMergeBase } from './merge-base-queries.ts'
import { mergeTexts } from './merging.ts'
import type { ReviewInFull } from './refs.ts'

/** Found out for one list, by one request; the next finds out more. */
const atOnce = 4
const budget = defaultBudget / 8

/**
 * [RV25] How proposals stand to what is approved now. The answer of a merge is kept for good, because neither of its texts
 * changes; a list asks for all it shows in one question.
 */
export async function standingsOf(
  platform: Platform,
  reviews: readonly ReviewInFull[],
): Promise<ReadonlyMap<string, Standing>> {
  const stale = reviews.filter(({ row, page }) => page.approvedRevisionId && isStale(row, page.approvedRevisionId))
  const known = await readOutcomes(platform, stale)
  for (const review of stale.filter(({ row }) => !known.has(row.id)).slice(0, atOnce)) {
    const found = await findOut(platform, review)
    if (found) known.set(review.row.id, found)
  }
  const isOutdated = new Set(stale.map(({ row }) => row.id))
  return new Map(
    reviews
      .filter(({ row }) => row.state === 'open')
      .map(({ row }) => [row.id, isOutdated.has(row.id) ? (known.get(row.id) ?? 'unknown') : 'current']),
  )
}

async function readOutcomes({ database: { prisma } }: Platform, stale: readonly ReviewInFull[]) {
  if (stale.length === 0) return new Map<string, Standing>()
  const outcomes = await prisma.mergeOutcome.findMany({
    where: {
      OR: stale.map(({ row, page }) => ({ revisionId: row.revisionId, ontoId: page.approvedRevisionId ?? '' })),
    },
  })
  const byRevision = new Map(outcomes.map(outcome => [outcome.revisionId, standingFrom(outcome)]))
  return new Map(
    stale.flatMap(({ row }) => {
      const standing = byRevision.get(row.revisionId)
      return standing ? [[row.id, standing] as const] : []
    }),
  )
}

async function findOut(platform: Platform, { row, page }: ReviewInFull): Promise<Standing | null> {
  const { prisma } = platform.database
  const ontoId = page.approvedRevisionId
  if (ontoId === null) return null
  const baseId = await findMergeBase(prisma, row, ontoId)
  const ids = [ontoId, row.revisionId, ...(baseId ? [baseId] : [])]
  const revisions = await findRevisions(prisma, ids)
  const rows = ids.flatMap(id => revisions.get(id) ?? [])
  if (rows.length < ids.length || rows.some(({ redacted }) => redacted)) return null
  const [ours, theirs, base] = await readDocuments(
    prisma,
    rows.map(({ contentHash }) => contentHash),
  )
  if (!ours || !theirs) return null
  const merged = await mergeTexts(platform, { base: base ?? emptyDocument, ours, theirs }, { budget }).catch(
    unlessRefused,
  )
  if (!merged) return null
  const nothingLeft = merged.conflicts.length === 0 && contentHashOf(merged.document) === rows[0]?.contentHash
  const outcome = { revisionId: row.revisionId, ontoId, conflicts: merged.conflicts.length, nothingLeft }
  await prisma.mergeOutcome.createMany({ data: [outcome], skipDuplicates: true })
  return standingFrom(outcome)
}

/** What is too much to find out now is not known yet. */
function unlessRefused(failure: unknown): null {
  if (failure instanceof RefusalError) return null
  throw failure
}

function standingFrom({
  conflicts,
  nothingLeft,
}: {
  readonly conflicts: number
  readonly nothingLeft: boolean
}): Standing {
  if (nothingLeft) return 'contained'
  return conflicts > 0 ? 'conflicts' : 'clean'
}
