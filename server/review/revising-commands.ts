import type { TypedRun } from '@fieldword/shared/blame/origins.ts'
import type { PageRecord } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, type SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { keepTyping } from '../revisions/index.ts'
import { readDecided } from './deciding.ts'
import { goLive } from './live-commands.ts'
import type { Opening } from './opening-commands.ts'
import type { ReviewRow } from './queries.ts'
import { isRevisable } from './revising.ts'
import { neededFor, openRound } from './round-commands.ts'

/** A text as its people propose it, whether a proposal begins with it or goes on. */
export interface ProposedText extends Omit<Opening, 'origin' | 'restoredFromId' | 'undoneId'> {
  readonly typed: readonly TypedRun[]
}

interface Revising {
  /** Locked, before its page. */
  readonly review: ReviewRow
  readonly page: PageRecord
  readonly text: ProposedText
}

/** [RV60] The text becomes the next round of a proposal, by somebody who has a part in it. */
export async function revise(tx: Tx, platform: Platform, by: SignedIn, { review, page, text }: Revising) {
  if (review.pageId !== page.id) refuseWith('not-found')
  if (!isRevisable(review.state)) refuseWith('review-closed')
  const { subject } = await readDecided(platform, tx, review, page)
  demand(by, 'review:revise', subject)
  const { typed, draftSeq, tags = [], ...told } = text
  const row = await openRound(tx, platform, {
    ...{ kind: 'revised', review, page, by, tags, draftSeq: BigInt(draftSeq), ...told },
  })
  await keepTyping(tx, row.revisionId, typed)
  const needed = await neededFor(tx, platform, page, told.document)
  return goLive(tx, platform, by, { review: row, page, needed, authors: told.authors })
}
