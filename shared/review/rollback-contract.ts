import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'

export const rollbackState = z.enum(['running', 'stopped', 'done', 'undoing', 'undone'])
export type RollbackState = z.infer<typeof rollbackState>

const what = z.object({
  place: z.number().int(),
  /** A proposal that waits, or a change that visitors read. */
  kind: z.enum(['waiting', 'live']),
  reviewId: id,
  pageSlug: slug,
  pageTitle: z.string(),
  revisionNumber: z.number().int(),
})

/** [RV133] What would be done with one of them, as things are now. */
export const plannedItem = what.extend({
  will: z.enum(['reject', 'undo', 'after-newer', 'revert', 'refused']),
  /** Why it would be refused. */
  why: z.string().nullable(),
})
export type PlannedItem = z.infer<typeof plannedItem>

export const rolledItem = what.extend({
  result: z.enum(['due', 'done', 'refused']),
  why: z.string().nullable(),
  /** The revision that undoes it. */
  madeNumber: z.number().int().nullable(),
  undone: z.enum(['done', 'refused']).nullable(),
  whyNotUndone: z.string().nullable(),
})
export type RolledItem = z.infer<typeof rolledItem>

const counts = z.object({
  all: z.number().int(),
  due: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
})

export const rollback = z.object({
  id,
  person,
  by: person.nullable(),
  reason: z.string(),
  from: instant.nullable(),
  to: instant.nullable(),
  state: rollbackState,
  startedAt: instant,
  endedAt: instant.nullable(),
  undoneBy: person.nullable(),
  counts,
  /** Of what was done, how much was taken back. */
  undone: z.number().int(),
})
export type Rollback = z.infer<typeof rollback>

const range = { from: instant.optional(), to: instant.optional() }
const tags = ['review']

export const rollbackContract = {
  plan: oc
    .route({
      method: 'GET',
      path: '/accounts/{id}/rollback',
      tags,
      summary: 'What rolling back an account would do, one by one',
    })
    .input(
      z.strictObject({
        id,
        ...range,
        cursor: listing.cursor,
        limit: z.coerce.number().int().min(1).max(30).default(20),
      }),
    )
    .output(
      z.object({
        person,
        waiting: z.number().int(),
        live: z.number().int(),
        items: z.array(plannedItem),
        nextCursor: z.string().nullable(),
      }),
    ),
  start: oc
    .route({
      method: 'POST',
      path: '/accounts/{id}/rollback',
      tags,
      summary: 'Roll back what an account changed',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        id,
        ...range,
        reason: lines.min(3, 'Say why: everybody reads it with each change.').max(300, 'Use at most 300 characters.'),
      }),
    )
    .output(rollback),
  list: oc
    .route({ method: 'GET', path: '/rollbacks', tags, summary: 'Rollbacks, newest first' })
    .input(z.strictObject({ ...listing, person: id.optional() }))
    .output(listOf(rollback)),
  read: oc
    .route({ method: 'GET', path: '/rollbacks/{id}', tags, summary: 'One rollback, and how far it is' })
    .input(z.strictObject({ id }))
    .output(rollback),
  items: oc
    .route({ method: 'GET', path: '/rollbacks/{id}/items', tags, summary: 'What came of each change' })
    .input(z.strictObject({ id, ...listing, refused: z.stringbool().optional() }))
    .output(listOf(rolledItem)),
  stop: oc
    .route({ method: 'POST', path: '/rollbacks/{id}/stop', tags, summary: 'Stop a rollback where it is' })
    .input(z.strictObject({ id }))
    .output(rollback),
  undo: oc
    .route({ method: 'POST', path: '/rollbacks/{id}/undo', tags, summary: 'Take back all that a rollback did' })
    .input(z.strictObject({ id }))
    .output(rollback),
}
