import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, slug } from '../kernel/contract.ts'
import { moderationReason } from '../moderation/contract.ts'
import { elementRef, processHead } from './convening-contract.ts'
import { contributionState } from './vocabulary.ts'

/**
 * [PR380] [PR381] [PR348] A minority note, why somebody rated or voted so, what somebody said, what they were answered, or what they said to
 * that. [PR351] Why a step was taken about an objection, why a place is contested, a straw poll, and reasons in the log. [PR352] An answer that
 * was given back, what an issue or a meeting is called, why issues were moved, why a report was declined, and why a version was adopted.
 */
export const wordsKind = z.enum([
  ...(['note', 'reason', 'contribution', 'answer', 'acknowledgement', 'vote'] as const),
  ...(['step', 'contest', 'poll', 'event'] as const),
  ...(['return', 'issue', 'move', 'meeting', 'erratum', 'adoption'] as const),
])
export type WordsKind = z.infer<typeof wordsKind>

/** What is kept beside its place once it is hidden or destroyed. */
export const withheldKind = wordsKind.exclude(['contribution'])
export type WithheldKind = z.infer<typeof withheldKind>

/** Contributions are hidden where they stand [PR78], and an answer gives way to another [PR130]. */
export const hiddenKind = wordsKind.exclude(['contribution', 'answer'])
export type HiddenKind = z.infer<typeof hiddenKind>

export const heldWords = z.object({
  process: processHead,
  kind: wordsKind,
  id,
  /** Of a contribution. */
  number: z.number().int().nullable(),
  element: elementRef.pick({ id: true, number: true, handle: true }).nullable(),
  state: contributionState,
  /** As they were said; empty where they were destroyed. */
  text: z.string(),
  /** Why they are hidden or destroyed. */
  reason: z.string(),
  hash: z.string(),
  at: instant,
  mayDestroy: z.boolean(),
})
export type HeldWords = z.infer<typeof heldWords>

const path = '/processes/{slug}/words/{kind}/{id}'
const tags = ['processes']
const done = z.object({ id })

export const withholdingContract = {
  words: oc
    .route({ method: 'GET', path, tags, summary: 'Words that may have to go, for moderators' })
    .input(z.strictObject({ slug, kind: wordsKind, id }))
    .output(heldWords),
  setWordsHidden: oc
    .route({ method: 'PUT', path: `${path}/hidden`, tags, summary: 'Hide them for conduct, or show them again' })
    .input(z.strictObject({ slug, kind: hiddenKind, id, hidden: z.boolean(), reason: moderationReason }))
    .output(done),
  destroyWords: oc
    .route({ method: 'POST', path: `${path}/destruction`, tags, summary: 'Destroy them for good; a hash stays' })
    .input(z.strictObject({ slug, kind: wordsKind, id, reason: moderationReason }))
    .output(done),
}
