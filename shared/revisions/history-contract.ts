import { oc } from '@orpc/contract'
import { z } from 'zod'
import { line, listing, slug } from '../kernel/contract.ts'
import { foldText, longestSearch } from './changed-text.ts'
import { changeKind, revisionChoice, revisionRef, revisionState, revisionTag } from './contract.ts'

const searched = line
  .refine(text => foldText(text) !== '', 'Write what to look for.')
  .refine(text => foldText(text).length <= longestSearch, `Use at most ${longestSearch} characters.`)

/** What any list of revisions can be narrowed to; all that are given must hold. */
export const revisionFilters = {
  /** A name, of a member or of an author outside this wiki. Case does not matter. */
  author: line.min(1, 'Write a name.').max(200, 'Use at most 200 characters.').optional(),
  kind: z.enum([...changeKind.options, 'creation']).optional(),
  state: revisionState.optional(),
  tag: revisionTag.optional(),
  /** Days, both included. */
  since: z.iso.date('Use a date such as 2026-11-24.').optional(),
  until: z.iso.date('Use a date such as 2026-11-24.').optional(),
  /** Occurs more often (added), less often (removed) or in another number than in the text it was made from. */
  text: searched.optional(),
  in: z.enum(['added', 'removed']).optional(),
}
const revisionFilter = z.strictObject(revisionFilters)
export type RevisionFilter = z.infer<typeof revisionFilter>

/** A list that is walked both ways. `cursor` is one of these, or `oldest`. */
export function walkOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    /** To what is older; null at the end. */
    nextCursor: z.string().nullable(),
    /** To what is newer; null at the start. */
    previousCursor: z.string().nullable(),
    /** How many fit in all; null where all there are were asked for. */
    total: z
      .object({
        count: z.number().int(),
        /** False when there may be more: so far it was counted. */
        exact: z.boolean(),
      })
      .nullable(),
    /** True when nobody has looked further than `nextCursor` (or, walking to newer ones, `previousCursor`), to be quick. */
    stopped: z.boolean(),
    /** The day of the last revision that was looked at, where it stopped. */
    lookedTo: z.string().nullable(),
  })
}

export interface Walk<T> {
  readonly items: T[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
  readonly total: { readonly count: number; readonly exact: boolean } | null
  readonly stopped: boolean
  readonly lookedTo: string | null
}

export const historyContract = {
  history: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/revisions',
      tags: ['revisions'],
      summary: 'History of a page, newest first, and what of it fits',
    })
    .input(z.strictObject({ slug, ...listing, ...revisionFilters }))
    .output(walkOf(revisionRef)),
  choices: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/choices',
      tags: ['revisions'],
      summary: 'The newest revisions of a page, as a form that picks one calls them',
    })
    .input(z.strictObject({ slug, state: revisionState.optional() }))
    .output(z.array(revisionChoice)),
}
