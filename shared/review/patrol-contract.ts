import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, listing, listOf, person, slug } from '../kernel/contract.ts'
import { pageRef } from '../pages/contract.ts'
import { liveRule, revisionRef } from '../revisions/contract.ts'

/** [RV125] A change that went live without anybody's approval. */
export const liveChange = z.object({
  page: pageRef,
  revision: revisionRef,
  /** The proposal it was. */
  reviewId: id,
  rule: liveRule,
  /** Null when the authors of the revision are hidden from whoever asks. */
  liveBy: person.nullable(),
  liveAt: instant,
  checkedBy: person.nullable(),
  checkedAt: instant.nullable(),
  /** Whether whoever asks may mark it. */
  mayCheck: z.boolean(),
})
export type LiveChange = z.infer<typeof liveChange>

/** What became of one of the changes that were named. */
export const marked = z.object({
  id,
  result: z.enum(['done', 'not-found', 'already-so', 'own-revision', 'not-yours']),
})
export type Marked = z.infer<typeof marked>

/** [RV127] An entry of the public log of patrol. */
export const patrolAct = z.object({
  id,
  kind: z.enum(['live', 'check', 'uncheck', 'revert']),
  pageSlug: slug,
  pageTitle: z.string(),
  number: z.number().int(),
  by: person.nullable(),
  at: instant,
})
export type PatrolAct = z.infer<typeof patrolAct>

export const patrolWish = z.strictObject({ revisionIds: z.array(id).min(1, 'Choose at least one change.').max(100) })

const tags = ['patrol']

export const patrolContract = {
  list: oc
    .route({
      method: 'GET',
      path: '/patrol',
      tags,
      summary: 'Changes that went live without approval: those to check oldest first, those checked newest first',
    })
    .input(
      z.strictObject({
        ...listing,
        state: z.enum(['unchecked', 'checked']).default('unchecked'),
        slug: slug.optional(),
        /** Who let it go live. */
        by: id.optional(),
        rule: liveRule.optional(),
      }),
    )
    .output(listOf(liveChange)),
  check: oc
    .route({ method: 'POST', path: '/patrol/checks', tags, summary: 'Mark changes checked, each for itself' })
    .input(patrolWish)
    .output(z.object({ items: z.array(marked) })),
  uncheck: oc
    .route({ method: 'POST', path: '/patrol/unchecks', tags, summary: 'Take back marks of your own' })
    .input(patrolWish)
    .output(z.object({ items: z.array(marked) })),
  log: oc
    .route({
      method: 'GET',
      path: '/patrol/log',
      tags,
      summary: 'What went live, was checked and reverted, newest first',
    })
    .input(z.strictObject(listing))
    .output(listOf(patrolAct)),
}
