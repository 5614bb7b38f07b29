import { oc } from '@orpc/contract'
import { z } from 'zod'
import { blockId } from '../document/blocks.ts'
import { id, line, revisionNumber, slug } from '../kernel/contract.ts'
import { commentText, guest, written } from './contract.ts'

/** [DSC66] A part of a text that can be commented on. */
export const passage = z.object({
  blockId: z.string(),
  kind: z.enum(['paragraph', 'heading', 'element', 'code', 'summary']),
  /** Which element it is, counted from 1. */
  number: z.number().int().nullable(),
  text: z.string(),
  openThreads: z.number().int(),
})
export type Passage = z.infer<typeof passage>

/** Words of a part as they stand there, whatever spaces are between them; none for all of it. */
const words = z.string().trim().max(2000, 'Use at most 2,000 characters.').default('')
const tags = ['discussion']

export const passagesContract = {
  passages: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/revisions/{number}/passages',
      tags,
      summary: 'The parts of a text, and how much is said about each',
    })
    .input(z.strictObject({ slug, number: revisionNumber }))
    .output(z.object({ items: z.array(passage) })),
  startOn: oc
    .route({
      method: 'POST',
      path: '/pages/{slug}/revisions/{number}/threads',
      tags,
      summary: 'Start a thread about a part of a text, or words of it',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        ...{ slug, number: revisionNumber },
        blockId: z.string().regex(blockId),
        words,
        title: line.max(150, 'Use at most 150 characters.').default(''),
        text: commentText,
        ...guest,
      }),
    )
    .output(written),
  startInReview: oc
    .route({
      method: 'POST',
      path: '/reviews/{id}/threads',
      tags,
      summary: 'Start a thread about a changed part of a review, or words of it',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        ...{ id, slug, words },
        /** Of the text before the proposal, or of the proposal. */
        side: z.enum(['old', 'new']),
        blockId: z.string().regex(blockId),
        text: commentText,
      }),
    )
    .output(written),
}
