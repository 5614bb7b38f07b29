import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, listing, listOf, person, slug } from '../kernel/contract.ts'
import { pageRef } from '../pages/contract.ts'
import { comment, commentText, reactionKind } from './contract.ts'

/** [DSC7] What a comment said before it was edited. */
export const commentVersion = z.object({
  number: z.number().int(),
  text: z.string(),
  html: z.string(),
  writtenAt: instant,
})
export type CommentVersion = z.infer<typeof commentVersion>

/** [DSC14] Where a comment stands. */
export const commentPlace = z.object({ id, threadId: id, slug })

/** [DSC23] Something that concerns whoever asks. */
export const notice = z.object({
  kind: z.enum(['mention', 'reply']),
  at: instant,
  read: z.boolean(),
  page: pageRef,
  threadTitle: z.string(),
  comment,
})
export type Notice = z.infer<typeof notice>

/** One comment, with where it stands. */
export const placedComment = commentPlace.extend({ page: pageRef, threadTitle: z.string(), comment })
export type PlacedComment = z.infer<typeof placedComment>

const tags = ['discussion']

export const commentsContract = {
  comment: oc
    .route({ method: 'GET', path: '/comments/{id}', tags, summary: 'One comment, and where it stands' })
    .input(z.strictObject({ id }))
    .output(placedComment),
  edit: oc
    .route({ method: 'PUT', path: '/comments/{id}', tags, summary: 'Edit a comment of one’s own' })
    .input(z.strictObject({ id, text: commentText }))
    .output(commentPlace),
  remove: oc
    .route({ method: 'DELETE', path: '/comments/{id}', tags, summary: 'Take back a comment of one’s own' })
    .input(z.strictObject({ id }))
    .output(commentPlace),
  versions: oc
    .route({
      method: 'GET',
      path: '/comments/{id}/versions',
      tags,
      summary: 'What a comment said before, newest first',
    })
    .input(z.strictObject({ id, ...listing }))
    .output(listOf(commentVersion)),
  react: oc
    .route({
      method: 'PUT',
      path: '/comments/{id}/reactions/{kind}',
      tags,
      summary: 'React to a comment, or no longer',
    })
    .input(z.strictObject({ id, kind: reactionKind, on: z.boolean() }))
    .output(commentPlace),
  mentions: oc
    .route({ method: 'GET', path: '/mentions', tags, summary: 'Comments that concern whoever asks, newest first' })
    .input(z.strictObject({ ...listing, unread: z.stringbool().optional() }))
    .output(listOf(notice)),
  mentionCount: oc
    .route({ method: 'GET', path: '/mentions/count', tags, summary: 'How many of them are unread' })
    .output(z.object({ unread: z.number().int() })),
  readMentions: oc
    .route({ method: 'POST', path: '/mentions/read', tags, summary: 'Mark them read, up to one' })
    .input(z.strictObject({ upTo: id }))
    .output(z.object({ unread: z.number().int() })),
  suggestPeople: oc
    .route({ method: 'GET', path: '/people', tags, summary: 'Accounts whose name begins like this, for members' })
    .input(z.strictObject({ q: z.string().trim().min(1).max(60) }))
    .output(z.object({ items: z.array(person) })),
}
