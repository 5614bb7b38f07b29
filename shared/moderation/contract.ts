import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, lines, listing, listOf, person, slug } from '../kernel/contract.ts'

export const moderationKind = z.enum(['hide', 'show', 'redact', 'delete', 'undelete', 'protect'])
export type ModerationKind = z.infer<typeof moderationKind>

export const revisionPart = z.enum(['text', 'authors', 'summary'])
export type RevisionPart = z.infer<typeof revisionPart>

/** [MOD1] An entry of the public log. */
export const moderation = z.object({
  id,
  kind: moderationKind,
  pageSlug: slug,
  pageTitle: z.string(),
  /** Of the revision that is meant; null for the whole page. */
  revisionNumber: z.number().int().nullable(),
  /** Of the comment that is meant; null where none is. */
  commentId: id.nullable(),
  parts: z.array(revisionPart),
  reason: z.string(),
  at: instant,
  by: person.nullable(),
})
export type Moderation = z.infer<typeof moderation>

/** [MOD2] What everybody reads in the log. */
export const moderationReason = lines
  .min(3, 'Say why: everybody reads it in the log.')
  .max(500, 'Use at most 500 characters.')

const tags = ['moderation']

export const moderationContract = {
  log: oc
    .route({
      method: 'GET',
      path: '/moderation-log',
      tags,
      summary: 'What was hidden, shown again, destroyed, deleted, brought back and protected, newest first',
    })
    .input(z.strictObject({ ...listing, slug: slug.optional() }))
    .output(listOf(moderation)),
}
