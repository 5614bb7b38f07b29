import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines } from '../kernel/contract.ts'

export const batchAction = z.enum(['take', 'hand-back', 'approve', 'reject'])
export type BatchAction = z.infer<typeof batchAction>

/** [RV104] Minutes in which it can be undone. */
export const undoMinutes = 10

const result = z.object({
  reviewId: id,
  /** "Badge, r9". */
  name: z.string(),
  /** counted: an approval that was not the last one needed. */
  outcome: z.enum(['done', 'counted', 'refused']),
  /** Why it was refused; null where it was not. */
  why: z.string().nullable(),
  /** What came of undoing it; null where nobody tried. */
  undone: z.enum(['done', 'refused']).nullable(),
  whyNotUndone: z.string().nullable(),
})
export type BatchResult = z.infer<typeof result>

export const batch = z.object({
  id,
  action: batchAction,
  at: instant,
  /** Until when whoever did it may undo it; null once it was tried, or too late. */
  undoUntil: instant.nullable(),
  results: z.array(result),
})
export type Batch = z.infer<typeof batch>

const tags = ['review']

export const batchContract = {
  batch: oc
    .route({
      method: 'POST',
      path: '/review-batches',
      tags,
      summary: 'Take, hand back, approve or reject several reviews at once, each on its own',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        action: batchAction,
        /** The reviews, and of each the hash of the text that was seen. */
        picks: z
          .array(z.strictObject({ id, contentHash: z.string().length(64) }))
          .min(1, 'Select at least one row.')
          .max(100, 'Select at most 100 rows.'),
        /** Of a rejection; public. */
        reason: lines.max(2000).default(''),
      }),
    )
    .output(batch),
  readBatch: oc
    .route({ method: 'GET', path: '/review-batches/{id}', tags, summary: 'What came of it, row by row' })
    .input(z.strictObject({ id }))
    .output(batch),
  undoBatch: oc
    .route({ method: 'POST', path: '/review-batches/{id}/undo', tags, summary: 'Undo it, where nobody acted since' })
    .input(z.strictObject({ id }))
    .output(batch),
}
