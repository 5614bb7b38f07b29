import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, listing, person } from '../kernel/contract.ts'
import { pageKind } from '../pages/contract.ts'
import { changeKind } from '../revisions/contract.ts'
import { reviewRef } from './contract.ts'

/** Facts that follow from a text when it is proposed; README, [RV102]. */
export const hint = z.enum([
  ...['new-page', 'first-edit', 'removes-much', 'large-rewrite', 'new-links', 'no-source', 'personal-data', 'filtered'],
] as const)
export type Hint = z.infer<typeof hint>

export const facts = z.object({
  /** Characters that came, and that went, whatever place they have. */
  added: z.number().int(),
  removed: z.number().int(),
  /** Of the text before, in percent. */
  shareRemoved: z.number().int(),
  /** Sites it links to that the text before does not. */
  sites: z.number().int(),
  hints: z.array(hint),
})
export type Facts = z.infer<typeof facts>

export const queueEntry = reviewRef.extend({
  /** Null where they were not found out yet. */
  facts: facts.nullable(),
  /** The moderator who took it, or was given it. */
  assignee: person.nullable(),
})
export type QueueEntry = z.infer<typeof queueEntry>

export const segment = z.enum(['waiting', 'yours', 'returned', 'done'])
export type Segment = z.infer<typeof segment>
export const queueSort = z.enum(['age', 'size', 'page', 'approvals'])
export type QueueSort = z.infer<typeof queueSort>

/** What narrows and sorts the queue. Each stands in the address of the page under the same name. */
export const queueFilter = {
  show: segment.optional(),
  /** Of those that are done. */
  state: z.enum(['approved', 'rejected', 'withdrawn']).optional(),
  /** In the title of the page, or in the name of who proposed it. */
  text: line.min(1).max(100).optional(),
  page: pageKind.optional(),
  kind: changeKind.optional(),
  hint: z.enum([...hint.options, 'conflict']).optional(),
  /** Only what nobody has taken. */
  free: z.stringbool().optional(),
  sort: queueSort.optional(),
  /** The other way round: newest, smallest, last. */
  turned: z.stringbool().optional(),
}
export type QueueFilter = { readonly [Name in keyof typeof queueFilter]?: z.output<(typeof queueFilter)[Name]> }

/** Counts go no further than this: a longer list says "more than". */
export const mostCounted = 1000

const counted = {
  /** How many fit; one more than `mostCounted` where it is more. */
  total: z.number().int(),
  /** How many of them stand before; null past `mostCounted`. */
  before: z.number().int().nullable(),
}

export const queuePart = z.object({
  items: z.array(queueEntry),
  nextCursor: z.string().nullable(),
  previousCursor: z.string().nullable(),
  ...counted,
})
export type QueuePart = z.infer<typeof queuePart>

export const assignment = z.object({
  /** Null where it was handed back. */
  assignee: person.nullable(),
  by: person.nullable(),
  at: instant,
})

export const queuePlace = z.object({
  ...counted,
  /** False once it does not fit any more: decided on, for instance. Then the neighbours are those of where it stood. */
  fits: z.boolean(),
  previousId: id.nullable(),
  nextId: id.nullable(),
  facts: facts.nullable(),
  assignee: person.nullable(),
  /** The latest last, twenty at most. */
  assignments: z.array(assignment),
})
export type QueuePlace = z.infer<typeof queuePlace>

export const queueFigures = z.object({
  waiting: z.number().int(),
  yours: z.number().int(),
  /** Changes were requested of so many. */
  returned: z.number().int(),
  /** Of those that wait: who waits longest, since when. */
  oldest: instant.nullable(),
  /** How many wait longer than the field promises. */
  late: z.number().int(),
  /** Half of those that wait have waited longer; since when. */
  median: instant.nullable(),
  promisedDays: z.number().int(),
})
export type QueueFigures = z.infer<typeof queueFigures>

const assignmentWish = {
  /** Null to hand it back. */
  assigneeId: id.nullable(),
  /** Who was to decide when this was asked for. */
  seenId: id.nullable(),
}

export const assigned = z.object({ id, assignee: person.nullable() })

const tags = ['review']

export const queueContract = {
  queue: oc
    .route({
      method: 'GET',
      path: '/reviews',
      tags,
      summary: 'Reviews, oldest first while open, latest decided first otherwise; narrowed and sorted as asked for',
    })
    .input(
      z.strictObject({
        ...listing,
        ...queueFilter,
        /** Only what they opened themselves. */
        mine: z.stringbool().optional(),
      }),
    )
    .output(queuePart),
  count: oc
    .route({ method: 'GET', path: '/reviews/count', tags, summary: 'How many reviews are open' })
    .output(z.object({ open: z.number().int() })),
  figures: oc
    .route({ method: 'GET', path: '/reviews/figures', tags, summary: 'How many reviews wait, and for how long' })
    .output(queueFigures),
  place: oc
    .route({
      method: 'GET',
      path: '/reviews/{id}/place',
      tags,
      summary: 'Where a review stands in the queue, what lies before and after it, and who is to decide',
    })
    .input(z.strictObject({ id, ...queueFilter }))
    .output(queuePlace),
  assign: oc
    .route({
      method: 'PUT',
      path: '/reviews/{id}/assignment',
      tags,
      summary: 'Take a proposal, hand it back, or give it to another moderator',
    })
    .input(z.strictObject({ id, ...assignmentWish }))
    .output(assigned),
  assignees: oc
    .route({ method: 'GET', path: '/reviews/assignees', tags, summary: 'Who may be given a proposal' })
    .output(z.object({ items: z.array(person) })),
}
