import { messageOf, type RefusalCode, refusals } from '@fieldword/shared/kernel/refusals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Batch, BatchResult } from '@fieldword/shared/review/batch-contract.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { type BatchRow, findBatch, undoUntil } from './batch-queries.ts'
import { readReviews } from './queue-queries.ts'
import { inFull } from './refs.ts'

/** [RV103] What came of it, for whoever did it. */
export async function viewBatch(platform: Platform, actor: Actor, id: string): Promise<Batch> {
  demand(actor, 'review:assign')
  return tellBatch(platform, await ownBatch(platform, actor, id))
}

export async function ownBatch({ database }: Platform, actor: Actor, id: string): Promise<BatchRow> {
  const batch = await findBatch(database.prisma, id)
  // What others did at once is told by the logs, review by review.
  return batch?.byId === signedIn(actor).id ? batch : refuseWith('not-found')
}

async function tellBatch(platform: Platform, batch: BatchRow): Promise<Batch> {
  const ids = batch.items.map(({ reviewId }) => reviewId)
  const reviews = await inFull(platform, await readReviews(platform.database.prisma, ids))
  const names = new Map(reviews.map(({ row, page, revision }) => [row.id, `${page.title}, r${revision.number}`]))
  const until = undoUntil(batch)
  const isUndoable = batch.undoneAt === null && until > platform.clock()
  return {
    ...{ id: batch.id, action: batch.action, at: batch.at.toISOString() },
    undoUntil: isUndoable ? until.toISOString() : null,
    results: batch.items.map(item => tellItem(item, names.get(item.reviewId) ?? 'A review that is not there')),
  }
}

function tellItem({ reviewId, outcome, undone }: BatchRow['items'][number], name: string): BatchResult {
  const isMade = outcome === 'done' || outcome === 'counted'
  return {
    ...{ reviewId, name, outcome: isMade ? outcome : 'refused', why: isMade ? null : wordsOf(outcome) },
    undone: undone === null ? null : undone === 'done' ? 'done' : 'refused',
    whyNotUndone: undone === null || undone === 'done' ? null : wordsOf(undone),
  }
}

function wordsOf(code: string): string {
  return messageOf(Object.hasOwn(refusals, code) ? (code as RefusalCode) : 'internal')
}
