import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison } from '../diff/contract.ts'
import { id, instant, listing, listOf, person, slug, source } from '../kernel/contract.ts'

export const revisionState = z.enum(['pending', 'approved', 'rejected', 'withdrawn'])
export const revisionOrigin = z.enum(['proposal', 'restore', 'import', 'creation'])
export type RevisionOrigin = z.infer<typeof revisionOrigin>
export const changeKind = z.enum(['wording', 'meaning', 'evidence', 'structure'])
export type ChangeKind = z.infer<typeof changeKind>

export const revisionRef = z.object({
  id,
  /** Counts up within its page. */
  number: z.number().int(),
  parentNumber: z.number().int().nullable(),
  title: z.string(),
  summary: z.string(),
  changeKind,
  origin: revisionOrigin,
  restoredFromNumber: z.number().int().nullable(),
  state: revisionState,
  /** True for the one that visitors read now. */
  current: z.boolean(),
  authors: z.array(person),
  outsideAuthors: z.array(z.string()),
  sources: z.array(source),
  writtenOn: z.string(),
  createdAt: instant,
  /** Characters of text, and the difference to the parent's. */
  characters: z.number().int(),
  delta: z.number().int(),
  contentHash: z.string(),
})
export type RevisionRef = z.infer<typeof revisionRef>

export const revisionView = revisionRef.extend({ html: z.string(), pageSlug: slug, pageTitle: z.string() })
export type RevisionView = z.infer<typeof revisionView>

export const revisionComparison = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  from: revisionRef,
  to: revisionRef,
  comparison,
})
export type RevisionComparison = z.infer<typeof revisionComparison>

const number = z.coerce.number().int().min(1).max(2_000_000_000)
const tags = ['revisions']

export const revisionsContract = {
  history: oc
    .route({ method: 'GET', path: '/pages/{slug}/revisions', tags, summary: 'History of a page, newest first' })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(revisionRef)),
  read: oc
    .route({ method: 'GET', path: '/pages/{slug}/revisions/{number}', tags, summary: 'One revision, whole' })
    .input(z.strictObject({ slug, number }))
    .output(revisionView),
  compare: oc
    .route({ method: 'GET', path: '/pages/{slug}/compare', tags, summary: 'Two revisions of a page compared' })
    .input(z.strictObject({ slug, from: number, to: number }))
    .output(revisionComparison),
}
