import { oc } from '@orpc/contract'
import { z } from 'zod'
import { blockId } from '../document/blocks.ts'
import { id, instant, line, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { pageRef } from '../pages/contract.ts'
import { anchor } from './anchor-contract.ts'

export const threadState = z.enum(['open', 'resolved'])
export type ThreadState = z.infer<typeof threadState>
export const commentState = z.enum(['published', 'held', 'discarded', 'deleted', 'hidden'])
export type CommentState = z.infer<typeof commentState>

/** [DSC9] All there are. */
export const reactionKind = z.enum(['agree', 'disagree', 'thanks', 'unclear'])
export type ReactionKind = z.infer<typeof reactionKind>

export const reaction = z.object({
  kind: reactionKind,
  count: z.number().int(),
  /** The first ten. */
  people: z.array(person),
  mine: z.boolean(),
})

/** Other words for those the thread holds on to. Whoever takes them over makes the edit. */
export const proposedWords = z.object({
  text: z.string(),
  state: z.enum(['open', 'accepted', 'declined']),
  decidedBy: person.nullable(),
})

export const comment = z.object({
  id,
  threadId: id,
  state: commentState,
  /** Null for visitors, who give a name. */
  author: person.nullable(),
  guestName: z.string().nullable(),
  /** As it was written, with mentions as @[account id]; empty where it is not shown. */
  text: z.string(),
  /** Safe to set as inner HTML. */
  html: z.string(),
  mentions: z.array(person),
  proposed: proposedWords.nullable(),
  reactions: z.array(reaction),
  writtenAt: instant,
  editedAt: instant.nullable(),
  /** How often it was edited; every version is kept. */
  edits: z.number().int(),
  /** Why a moderator hid or discarded it. */
  reason: z.string(),
  may: z.object({ change: z.boolean(), react: z.boolean(), report: z.boolean(), moderate: z.boolean() }),
})
export type Comment = z.infer<typeof comment>

export const thread = z.object({
  id,
  page: pageRef,
  title: z.string(),
  /** Null for the page as a whole. Without its quote where the text it was taken from may not be read. */
  anchor: anchor.nullable(),
  /** The number of the revision that was commented on. */
  revisionNumber: z.number().int().nullable(),
  state: threadState,
  startedBy: person.nullable(),
  startedAt: instant,
  /** When the last of its comments was published. */
  activeAt: instant,
  resolvedBy: person.nullable(),
  resolvedAt: instant.nullable(),
  /** Oldest first. In lists the first and the newest, with what lies between left out. */
  comments: z.array(comment),
  commentCount: z.number().int(),
  /** Where the comments of one thread go on; null in lists and at the end. */
  nextCursor: z.string().nullable(),
  may: z.object({ reply: z.boolean(), resolve: z.boolean() }),
})
export type Thread = z.infer<typeof thread>

/** What somebody wrote became this. Held: it waits for a moderator. */
export const written = z.object({ threadId: id, commentId: id, state: z.enum(['published', 'held']) })
export type Written = z.infer<typeof written>

export const commentText = lines.min(1, 'Write something first.').max(5000, 'Use at most 5,000 characters.')
export const guest = {
  /** For visitors, who have no account. */
  guestName: line.min(2, 'Use at least 2 characters.').max(60, 'Use at most 60 characters.').optional(),
  /** Nobody sees this field: whoever fills it in is no person. */
  website: z.string().max(500).optional(),
}
export const threadWish = z.strictObject({
  slug,
  title: line.max(150, 'Use at most 150 characters.').default(''),
  text: commentText,
  anchor: anchor.nullable().default(null),
  proposedText: z.string().max(2000, 'Use at most 2,000 characters.').optional(),
  ...guest,
})
export const replyWish = z.strictObject({ id, text: commentText, ...guest })

/** Which threads of a page. */
export const threadFilters = {
  state: threadState.optional(),
  place: z.enum(['page', 'draft', 'revision', 'diff']).optional(),
  block: z.string().regex(blockId).optional(),
  revisionId: id.optional(),
  reviewId: id.optional(),
  mine: z.stringbool().optional(),
}

const tags = ['discussion']

export const discussionContract = {
  threads: oc
    .route({ method: 'GET', path: '/pages/{slug}/threads', tags, summary: 'Threads of a page, newest activity first' })
    .input(z.strictObject({ slug, ...listing, ...threadFilters }))
    .output(listOf(thread)),
  anchors: oc
    .route({ method: 'GET', path: '/pages/{slug}/anchors', tags, summary: 'What the threads of a page hold on to' })
    .input(
      z.strictObject({
        slug,
        ...threadFilters,
        cursor: listing.cursor,
        limit: z.coerce.number().int().min(1).max(5000).default(2000),
      }),
    )
    .output(listOf(z.object({ threadId: id, state: threadState, anchor }))),
  thread: oc
    .route({ method: 'GET', path: '/threads/{id}', tags, summary: 'One thread, with its comments' })
    .input(
      z.strictObject({
        ...{ id, ...listing },
        /** Begins with this comment. */
        from: id.optional(),
      }),
    )
    .output(thread),
  start: oc
    .route({ method: 'POST', path: '/pages/{slug}/threads', tags, summary: 'Start a thread', successStatus: 201 })
    .input(threadWish)
    .output(written),
  reply: oc
    .route({ method: 'POST', path: '/threads/{id}/comments', tags, summary: 'Reply', successStatus: 201 })
    .input(replyWish)
    .output(written),
  setState: oc
    .route({ method: 'PUT', path: '/threads/{id}/state', tags, summary: 'Resolve a thread, or open it again' })
    .input(z.strictObject({ id, state: threadState }))
    .output(z.object({ id, state: threadState })),
  decideProposed: oc
    .route({
      method: 'PUT',
      path: '/comments/{id}/proposed',
      tags,
      summary: 'Take over proposed words, or decline them',
    })
    .input(z.strictObject({ id, state: z.enum(['accepted', 'declined']) }))
    .output(z.object({ id, state: z.enum(['accepted', 'declined']) })),
  reanchor: oc
    .route({
      method: 'PUT',
      path: '/threads/{id}/anchor',
      tags,
      summary: 'Say which of several words that are the same a thread is about',
    })
    .input(z.strictObject({ id, anchor }))
    .output(z.object({ id })),
}
