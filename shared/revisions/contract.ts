import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id, instant, person, revisionNumber, slug, source } from '../kernel/contract.ts'

export const revisionState = z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'superseded'])
export const revisionOrigin = z.enum(['proposal', 'restore', 'undo', 'import', 'creation'])
export type RevisionOrigin = z.infer<typeof revisionOrigin>
export const changeKind = z.enum(['wording', 'meaning', 'evidence', 'structure'])
export type ChangeKind = z.infer<typeof changeKind>

/** What a list may be narrowed to. The first three follow from the origin; the others are kept with the revision. */
export const revisionTag = z.enum(['restore', 'undo', 'import', 'minor', 'automatic'])
export type RevisionTag = z.infer<typeof revisionTag>

/** Somebody who typed in a revision. */
export const author = person.extend({
  /** Characters since the parent; 0 for who proposed words that others or the server wrote. */
  typed: z.number().int(),
  /** Of all that was typed, from 0 to 1; null where nothing was. */
  share: z.number().nullable(),
})
export type Author = z.infer<typeof author>

export const hiddenParts = z.object({ text: z.boolean(), authors: z.boolean(), summary: z.boolean() })
export type HiddenParts = z.infer<typeof hiddenParts>

/** [RV120] trusted: its people are trusted. open: its page asks for nobody's approval. [RV131] rollback: a moderator rolled back what somebody changed. */
export const liveRule = z.enum(['trusted', 'open', 'rollback'])
export type LiveRule = z.infer<typeof liveRule>

export const revisionRef = z.object({
  id,
  /** Counts up within its page. */
  number: z.number().int(),
  parentNumber: z.number().int().nullable(),
  title: z.string(),
  /** Empty when it is hidden from whoever asks; so are the authors. */
  summary: z.string(),
  changeKind,
  origin: revisionOrigin,
  restoredFromNumber: z.number().int().nullable(),
  /** The revision that this one takes back. */
  undoesNumber: z.number().int().nullable(),
  /** The proposal that this one brings up to date, and the one that does so with this. */
  updatesNumber: z.number().int().nullable(),
  updatedByNumber: z.number().int().nullable(),
  tags: z.array(revisionTag),
  state: revisionState,
  /** True for the one that visitors read now. */
  current: z.boolean(),
  /** Who typed most comes first. */
  authors: z.array(author),
  outsideAuthors: z.array(z.string()),
  sources: z.array(source),
  writtenOn: z.string(),
  createdAt: instant,
  /** Characters of text, and the difference to the parent's. */
  characters: z.number().int(),
  delta: z.number().int(),
  contentHash: z.string(),
  /** What a moderator hid. Moderators see it all the same. */
  hidden: hiddenParts,
  /** True when the text was destroyed: the hash is what is left of it. */
  redacted: z.boolean(),
  /** [RV125] Of one that went live without approval: by which rule, and whether somebody looked at it since. */
  live: z.object({ rule: liveRule, checked: z.boolean() }).nullable(),
  /** True when whoever asks may read both its text and the one it was made from, so that what it changed can be shown. */
  changesShown: z.boolean(),
})
export type RevisionRef = z.infer<typeof revisionRef>

/** [REV72] A revision to be picked. */
export const revisionChoice = revisionRef.pick({
  ...{ id: true, number: true, parentNumber: true, summary: true, hidden: true, state: true, writtenOn: true },
})
export type RevisionChoice = z.infer<typeof revisionChoice>

export const revisionView = revisionRef.extend({
  /** Null when the text is hidden from whoever asks, or destroyed. */
  html: z.string().nullable(),
  pageSlug: slug,
  pageTitle: z.string(),
})
export type RevisionView = z.infer<typeof revisionView>

export const revisionComparison = z.object({
  pageSlug: slug,
  pageTitle: z.string(),
  from: revisionRef,
  to: revisionRef,
  comparison,
})
export type RevisionComparison = z.infer<typeof revisionComparison>

const tags = ['revisions']

export const revisionsContract = {
  read: oc
    .route({ method: 'GET', path: '/pages/{slug}/revisions/{number}', tags, summary: 'One revision, whole' })
    .input(z.strictObject({ slug, number: revisionNumber }))
    .output(revisionView),
  compare: oc
    .route({ method: 'GET', path: '/pages/{slug}/compare', tags, summary: 'Two revisions of a page compared' })
    .input(z.strictObject({ slug, from: revisionNumber, to: revisionNumber, ...comparisonWish }))
    .output(revisionComparison),
}
