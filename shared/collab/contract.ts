import { oc } from '@orpc/contract'
import { z } from 'zod'
import { role } from '../accounts/contract.ts'
import { id, instant, slug } from '../kernel/contract.ts'
import { draftMoment, draftState, draftTimeline, draftUpdates, mostUpdates, seq } from './history-contract.ts'
import { ownDraft, ownDraftsContract } from './own-drafts-contract.ts'

export const draftView = z.object({
  draftId: id,
  pageId: id,
  pageSlug: slug,
  pageTitle: z.string(),
  pageKind: z.enum(['article', 'definition']),
  /** The approved revision, which the draft is compared with. */
  approvedNumber: z.number().int().nullable(),
  /** An editor of another schema may not connect. */
  schemaFingerprint: z.string(),
  mayWrite: z.boolean(),
  /** What is to be known of a draft that is somebody's own; null for the working draft. */
  own: ownDraft.nullable(),
  /** Who may write where not every member may, and why. */
  protection: z.object({ editableBy: role, until: instant.nullable(), reason: z.string() }).nullable(),
})
export type DraftView = z.infer<typeof draftView>

const tags = ['collab']
/** Which draft: the working draft of the page, unless one of somebody's own is named. */
const named = { slug, own: id.optional() }

export const collabContract = {
  draft: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/draft',
      tags,
      summary: 'The working draft of a page, or one of somebody’s own, to connect to',
    })
    .input(z.strictObject(named))
    .output(draftView),
  /** [COL22–COL25] The history of a working draft. Refuses with `no-history` where nobody has opened it yet. */
  draftTimeline: oc
    .route({ method: 'GET', path: '/pages/{slug}/draft/timeline', tags, summary: 'The history of a draft, summed up' })
    .input(z.strictObject(named))
    .output(draftTimeline),
  draftAt: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/draft/at',
      tags,
      summary: 'A draft at one moment, by number or by time, and who wrote what in it',
    })
    .input(
      z
        .strictObject({ ...named, seq: seq.optional(), time: instant.optional() })
        .refine(({ seq, time }) => (seq === undefined) !== (time === undefined), {
          path: ['seq'],
          message: 'Name the moment by seq or by time.',
        }),
    )
    .output(draftMoment),
  draftState: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/draft/state',
      tags,
      summary: 'The Yjs state of a draft at one moment, to play on from',
    })
    .input(z.strictObject({ ...named, seq }))
    .output(draftState),
  draftUpdates: oc
    .route({ method: 'GET', path: '/pages/{slug}/draft/updates', tags, summary: 'The edits of a draft after a moment' })
    .input(
      z.strictObject({
        ...named,
        after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        limit: z.coerce.number().int().min(1).max(mostUpdates).default(200),
      }),
    )
    .output(draftUpdates),
  ...ownDraftsContract,
}
