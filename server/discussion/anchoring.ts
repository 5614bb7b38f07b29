import type { Anchor } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import { demandText, findRevisions } from '../revisions/index.ts'
import type { DiscussionNeeds } from './needs.ts'
import type { ThreadRow } from './thread-queries.ts'

export type Held = Pick<ThreadRow, 'place' | 'draftId' | 'revisionId' | 'reviewId' | 'blockId'>

const nowhere: Held = { place: 'page', draftId: null, revisionId: null, reviewId: null, blockId: null }

/** [DSC3] What a thread is about, if the actor may read it and it is the page's. */
export async function placeOf(
  needs: DiscussionNeeds,
  tx: Tx,
  actor: Actor,
  pageId: string,
  anchor: Anchor | null,
): Promise<Held> {
  if (!anchor) return nowhere
  const { place, blockId } = anchor
  switch (place.kind) {
    case 'draft':
      demand(actor, 'draft:read')
      return { ...nowhere, place: 'draft', draftId: place.draftId ?? null, blockId }
    case 'revision':
      await demandRevision(tx, actor, pageId, place.revisionId)
      return { ...nowhere, place: 'revision', revisionId: place.revisionId, blockId }
    case 'diff': {
      demand(actor, 'review:read')
      const review = await needs.findReview(tx, place.reviewId)
      const revisionId = place.side === 'new' ? review?.revisionId : review?.baseRevisionId
      if (review?.pageId !== pageId || !revisionId) return refuseWith('no-such-text')
      await demandRevision(tx, actor, pageId, revisionId)
      return { ...nowhere, place: 'diff', revisionId, reviewId: place.reviewId, blockId }
    }
  }
}

async function demandRevision(tx: Tx, actor: Actor, pageId: string, revisionId: string): Promise<void> {
  const revision = (await findRevisions(tx, [revisionId])).get(revisionId)
  if (revision?.pageId !== pageId || !can(actor, 'revision:read', revision)) return refuseWith('no-such-text')
  demandText(revision, actor)
}
