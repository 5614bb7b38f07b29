import { type DocumentJson, emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { applyChosen } from '@fieldword/shared/review/choosing/apply-chosen.ts'
import { type Parts, partsOf } from '@fieldword/shared/review/choosing/parts.ts'
import { picksOf } from '@fieldword/shared/review/choosing/tell-picks.ts'
import { pickersOf } from '@fieldword/shared/review/part.ts'
import type { PartPreview } from '@fieldword/shared/review/part-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { demandPresent } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, contentHashOf, findRevisions, type RevisionRow, readTexts } from '../revisions/index.ts'
import { readPicks } from './part-queries.ts'
import { findReview, type ReviewRow } from './queries.ts'
import { inFull, reviewRefOf } from './refs.ts'

/** A proposal beside what it was proposed on, change by change. */
export interface Parting {
  readonly review: ReviewRow
  readonly proposed: RevisionRow
  /** None for a page's first text. */
  readonly onto: RevisionRow | null
  readonly to: DocumentJson
  readonly parts: Parts
}

/** [RV90] Refuses with `review-closed`, or what the actor may not read. */
export async function readParting(platform: Platform, actor: Actor, id: string): Promise<Parting> {
  demand(actor, 'review:read')
  const { prisma } = platform.database
  const review = (await findReview(prisma, id)) ?? refuseWith('not-found')
  if (review.state !== 'open') refuseWith('review-closed')
  const { revisionId, baseRevisionId } = review
  const revisions = await findRevisions(prisma, [revisionId, ...(baseRevisionId ? [baseRevisionId] : [])])
  const proposed = revisions.get(revisionId) ?? refuseWith('not-found')
  const onto = (baseRevisionId && revisions.get(baseRevisionId)) || null
  const [to] = await readTexts(prisma, actor, [proposed])
  const [from] = onto ? await readTexts(prisma, actor, [onto]) : [emptyDocument]
  return { review, proposed, onto, to, parts: partsOf(from ?? emptyDocument, to) }
}

/** [RV94] The changes of a proposal, and what those that are chosen make of what visitors read. */
export async function previewPart(
  platform: Platform,
  actor: Actor,
  { id, chosen, part }: { readonly id: string; readonly chosen: readonly number[]; readonly part?: number },
): Promise<PartPreview> {
  const { review, proposed, onto, parts } = await readParting(platform, actor, id)
  const [full] = await inFull(platform, [review])
  if (!full) return refuseWith('not-found')
  demandPresent(full.page)
  const taken = [...new Set(chosen)].filter(number => number <= parts.changes).sort((a, b) => a - b)
  const document = applyChosen(parts, new Set(taken))
  return {
    review: reviewRefOf(full, actor, full.page.approvedRevisionId === review.baseRevisionId ? 'current' : 'unknown'),
    picks: picksOf(parts),
    chosen: taken,
    comparison: await compareTexts(
      platform,
      onto ? { hash: onto.contentHash } : { document: emptyDocument },
      { document },
      { rows: 'changes', ...(part && { part }) },
    ),
    resultHash: contentHashOf(document),
    contentHash: proposed.contentHash,
    ontoHash: onto?.contentHash ?? null,
    picked: await pickedSoFar(platform, review),
  }
}

async function pickedSoFar(platform: Platform, review: ReviewRow): Promise<PartPreview['picked']> {
  const picks = await readPicks(platform.database.prisma, review)
  const found = await findPeople(
    platform,
    picks.map(({ actorId }) => actorId),
  )
  const people = new Map(found.map(person => [person.id, person]))
  return picks.toReversed().flatMap(({ actorId, chosen, reason, pickedAt, contentHash }) => {
    const by = people.get(actorId)
    const given = pickersOf(picks, contentHash)
    if (!by || !given.includes(actorId)) return []
    const counted = { given: given.length, needed: review.approvalsNeeded }
    return [{ by, chosen, reason, pickedAt: pickedAt.toISOString(), ...counted }]
  })
}
