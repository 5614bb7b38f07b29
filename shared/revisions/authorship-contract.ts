import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { NodeJson } from '../document/document.ts'
import { person, revisionNumber, slug } from '../kernel/contract.ts'
import { revisionRef } from './contract.ts'

/** How somebody is known. */
export const writerKind = z.enum([
  /** One member. */
  'member',
  /** Several members of one revision, of whom nobody knows who typed what. */
  'members',
  /** People outside this wiki, by name. */
  'outside',
  /** Hidden from whoever asks. */
  'hidden',
  /** The text came with no name. */
  'unnamed',
])

export const writer = z.object({
  kind: writerKind,
  /** The members. */
  people: z.array(person),
  /** The names outside this wiki. */
  names: z.array(z.string()),
  /** Unicode code points of the text that are theirs, and how much of it that is: percent that add up to 100. */
  characters: z.number().int(),
  percent: z.number().int(),
})
export type Writer = z.infer<typeof writer>

export const writtenRun = z.object({
  /** UTF-16 units of the block's text, one run after another. A forced line break is none of them. */
  length: z.number().int(),
  /** Place in `writers`. */
  writer: z.number().int(),
  /** The number of the revision that brought these words. */
  revision: z.number().int(),
})
export type WrittenRun = z.infer<typeof writtenRun>

export const authorship = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  /** The revision whose text this is. */
  revision: revisionRef,
  /** Revisions that have to be looked into before this one is known. While there are any, the rest is empty: ask again. */
  left: z.number().int(),
  document: z.object({ type: z.literal('doc'), content: z.array(z.custom<NodeJson>()) }),
  /** The slugs in the text that lead to a page. */
  links: z.array(slug),
  /** [WHO11] Blocks of text in their order. */
  blocks: z.array(z.object({ id: z.string().nullable(), type: z.string(), runs: z.array(writtenRun) })),
  /** Who wrote most comes first. */
  writers: z.array(writer),
  /** [WHO16] Of the revisions that brought something of the text those of this part, oldest first. */
  revisions: z.array(revisionRef),
  /** Part 1 has the newest of them. */
  part: z.object({ number: z.number().int(), of: z.number().int(), revisions: z.number().int() }),
})
export type Authorship = z.infer<typeof authorship>

export const authorshipContract = {
  authorship: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/revisions/{number}/authorship',
      tags: ['revisions'],
      summary: 'Who wrote each word of a revision, and which revision brought it',
    })
    .input(
      z.strictObject({
        slug,
        number: revisionNumber,
        part: z.coerce.number().int().min(1).max(1_000_000).default(1),
      }),
    )
    .output(authorship),
}
