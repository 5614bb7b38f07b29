import { oc } from '@orpc/contract'
import { z } from 'zod'
import { comparison, comparisonWish } from '../diff/contract.ts'
import { id, line, revisionNumber, slug } from '../kernel/contract.ts'
import { choice } from '../merge/contract.ts'
import { conflictView } from '../merge/tell-conflict.ts'
import { revisionRef } from '../revisions/contract.ts'
import { reviewRef } from './contract.ts'

const hash = z.string().length(64)
const summary = line.min(3, 'Say in a few words what changed.').max(300, 'Use at most 300 characters.')
const choices = z.array(choice).max(5000).default([])
/** Of the comparison, where it is long; without long unchanged stretches. */
const { part } = comparisonWish
const tags = ['review']

/** [RV22] What happens to the words in the draft that nobody has approved yet. */
export const draftMode = z.enum(['merge', 'replace'])
export type DraftMode = z.infer<typeof draftMode>

/** What would become of the draft. Null where it says exactly what visitors read: then it becomes what is proposed. */
export const draftEffect = z
  .object({
    contentHash: hash,
    /** From the draft to what merging makes of it, and to what replacing makes of it. */
    merged: comparison,
    replaced: comparison,
    /** Where the draft says something of its own about the same place; it keeps that when it is merged. */
    kept: z.array(conflictView),
  })
  .nullable()
export type DraftEffect = z.infer<typeof draftEffect>

const draftWish = {
  draft: draftMode.default('merge'),
  /** Of the draft as it was seen; needed to replace it. */
  draftHash: hash.optional(),
}

export const undoPreview = z.object({
  revision: revisionRef,
  /** What visitors read now, and what this is merged with. */
  onto: revisionRef,
  conflicts: z.array(conflictView),
  /** True when something of the revision is left to undo. */
  changes: z.boolean(),
  /** From what visitors read to what would be proposed. */
  comparison,
  draft: draftEffect,
})
export type UndoPreview = z.infer<typeof undoPreview>

export const restorePreview = z.object({
  revision: revisionRef,
  /** None when nothing is approved. */
  onto: revisionRef.nullable(),
  changes: z.boolean(),
  comparison,
  draft: draftEffect,
})
export type RestorePreview = z.infer<typeof restorePreview>

export const updatePreview = z.object({
  review: reviewRef,
  onto: revisionRef,
  conflicts: z.array(conflictView),
  changes: z.boolean(),
  comparison,
})
export type UpdatePreview = z.infer<typeof updatePreview>

export const mergingContract = {
  restoring: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/revisions/{number}/restoration',
      tags,
      summary: 'What restoring a revision would change',
    })
    .input(z.strictObject({ slug, number: revisionNumber, part }))
    .output(restorePreview),
  restore: oc
    .route({
      method: 'POST',
      path: '/pages/{slug}/restorations',
      tags,
      summary: 'Propose an old text again, and bring the draft along',
      successStatus: 201,
    })
    .input(z.strictObject({ slug, number: revisionNumber, summary: summary.optional(), ...draftWish }))
    .output(reviewRef),
  undoing: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/revisions/{number}/undo',
      tags,
      summary: 'What undoing one revision would change, and where later texts changed the same',
    })
    .input(z.strictObject({ slug, number: revisionNumber, choices, part }))
    .output(undoPreview),
  undo: oc
    .route({
      method: 'POST',
      path: '/pages/{slug}/undos',
      tags,
      summary: 'Propose the approved text without what one revision changed, and bring the draft along',
      successStatus: 201,
    })
    .input(
      z.strictObject({
        ...{ slug, number: revisionNumber, choices, summary: summary.optional() },
        /** Of the approved text that was seen. */
        ontoHash: hash,
        ...draftWish,
      }),
    )
    .output(reviewRef),
  updating: oc
    .route({
      method: 'GET',
      path: '/reviews/{id}/update',
      tags,
      summary: 'What bringing a proposal up to date makes of it, and where it conflicts',
    })
    .input(z.strictObject({ id, choices, part }))
    .output(updatePreview),
  update: oc
    .route({
      method: 'POST',
      path: '/reviews/{id}/updates',
      tags,
      summary: 'Bring a proposal up to the text approved since',
    })
    .input(z.strictObject({ id, choices, ontoHash: hash }))
    .output(reviewRef),
}
