import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { tellConflict } from '@fieldword/shared/merge/tell-conflict.ts'
import type { DraftEffect, DraftMode } from '@fieldword/shared/review/merging-contract.ts'
import { editDraftBy, findOrCreateWorkingDraft } from '../collab/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, contentHashOf } from '../revisions/index.ts'
import { asMerged, type MergedDraft, mergeDraft, mergeIntoDraft, type TextChange } from './draft-merging.ts'
import { readDraftNow } from './proposing.ts'

/** [RV22] What would become of a page's draft. */
export async function draftEffectOf(platform: Platform, pageId: string, change: TextChange): Promise<DraftEffect> {
  const { from, to } = change
  const draft = await readDraftNow(platform, pageId)
  if (from && draft.contentHash === contentHashOf(from)) return null
  const merged = await mergeIntoDraft(platform, draft.document, change)
  const effectOf = ({ document }: { readonly document: DocumentJson }) =>
    compareTexts(platform, { document: draft.document }, { document }, { rows: 'changes' })
  return {
    contentHash: draft.contentHash,
    merged: await effectOf(merged),
    replaced: await effectOf({ document: to }),
    kept: merged.conflicts.map(tellConflict),
  }
}

export interface DraftWish {
  /** Merged, unless told otherwise. */
  readonly draft?: DraftMode | undefined
  readonly draftHash?: string | undefined
}

export interface BroughtDraft {
  readonly draftId: string
  /** Up to here the draft's typing is in the new text. */
  readonly draftSeq: number
  readonly inStep: boolean
}

/** What is to be made of a page's draft: worked out beforehand, or the new text itself. */
export type DraftPlan =
  | { readonly mode: 'merge'; readonly merged: MergedDraft }
  | { readonly mode: 'replace'; readonly draftHash: string | undefined }

/** [RV22] [RV27] Before anything is locked. */
export async function planDraft(
  platform: Platform,
  pageId: string,
  change: TextChange,
  { draft = 'merge', draftHash }: DraftWish,
): Promise<DraftPlan> {
  if (draft === 'replace') return { mode: 'replace', draftHash }
  const { draftId } = await findOrCreateWorkingDraft(platform, pageId)
  return { mode: 'merge', merged: await mergeDraft(platform, draftId, change) }
}

/**
 * [RV22] Makes the same change in the live draft. Merged, it keeps every word that nobody approved, and its own where both
 * changed the same; replaced, it says what is proposed, if it still says what the person saw.
 */
export async function bringDraftAlong(
  platform: Platform,
  tx: Tx,
  pageId: string,
  { to, plan, userId }: { readonly to: DocumentJson; readonly plan: DraftPlan; readonly userId: string | null },
): Promise<BroughtDraft> {
  const { draftId } = await findOrCreateWorkingDraft(platform, pageId, tx)
  const edited = await editDraftBy(
    platform,
    tx,
    draftId,
    draft => {
      if (plan.mode === 'merge') return asMerged(plan.merged, draftId, draft)
      const contentHash = contentHashOf(draft)
      if (contentHash !== plan.draftHash) refuseWith('draft-moved-on', { contentHash })
      return to
    },
    userId,
  )
  const inStep = edited.contentHash === contentHashOf(to)
  return { draftId, draftSeq: inStep ? edited.seq : edited.baseSeq, inStep }
}
