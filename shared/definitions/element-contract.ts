import { oc } from '@orpc/contract'
import { z } from 'zod'
import { formatChange, wordRun } from '../diff/contract.ts'
import { line, listing, listOf, slug } from '../kernel/contract.ts'
import { revisionRef } from '../revisions/contract.ts'
import { comparedText, compareRow } from './compare-contract.ts'
import { threadState } from './over-time-contract.ts'
import { variant } from './version-contract.ts'

/** An element in one text, with what became of it since the one before. */
export const elementThen = z.object({
  elementId: z.string(),
  number: z.number().int(),
  handle: z.string(),
  runs: z.array(wordRun),
  /** Beside what it came from; none where nothing earlier is told, or nobody said. */
  row: compareRow.nullable(),
  /** The text it came from, and who says that it did; none where ids say so. */
  since: z.string().nullable(),
  reading: z.string().nullable(),
  variants: z.array(variant),
})
export type ElementThen = z.infer<typeof elementThen>

export const elementEntry = z.object({
  text: comparedText,
  state: threadState,
  elements: z.array(elementThen),
})
export type ElementEntry = z.infer<typeof elementEntry>

export const elementHistory = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  id: z.string(),
  /** As it stands in the newest text that has it. */
  handle: z.string(),
  number: z.number().int(),
  runs: z.array(wordRun),
  /** That text, and whether it is the newest but for the draft. */
  standsIn: comparedText,
  stillStands: z.boolean(),
  /** [DEF99] Open threads about it that whoever asks may read. */
  threads: z.number().int(),
  /** Newest first: the draft for members, the text that visitors read, the versions; some at once. */
  entries: z.array(elementEntry),
  nextCursor: z.string().nullable(),
  /** Labels of versions whose text is hidden from whoever asks, or destroyed. */
  hidden: z.array(z.string()),
})
export type ElementHistory = z.infer<typeof elementHistory>

/** What an approved revision did to an element. */
export const elementChange = z.object({
  revision: revisionRef,
  /** The approved revision before it that is shown; none before the first. */
  sinceNumber: z.number().int().nullable(),
  kind: z.enum(['added', 'reworded', 'formatting', 'removed']),
  /** Its number then; of what was removed, before. */
  number: z.number().int(),
  runs: z.array(wordRun),
  formats: z.array(formatChange),
})
export type ElementChange = z.infer<typeof elementChange>

/** An id, or a short name in any case. */
const element = line.min(1).max(200)
const tags = ['definitions']

export const elementContract = {
  element: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/elements/{element}',
      tags,
      summary: 'An element by its id or short name: its text in each version, newest first, and what became of it',
    })
    .input(z.strictObject({ slug, element, cursor: listing.cursor }))
    .output(elementHistory),
  elementChanges: oc
    .route({
      method: 'GET',
      path: '/definitions/{slug}/elements/{element}/changes',
      tags,
      summary:
        'Which revisions changed an element, newest first, in the line of what visitors read. A part of it is looked at for each answer: an empty list that goes on says that nothing changed in that part',
    })
    .input(z.strictObject({ slug, element, cursor: listing.cursor }))
    .output(listOf(elementChange).extend({ lookedAt: z.number().int() })),
}
