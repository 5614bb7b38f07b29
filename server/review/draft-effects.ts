import { defaultBudget } from '@fieldword/shared/diff/budget.ts'
import { type DocumentJson, emptyDocument } from '@fieldword/shared/document/document.ts'
import { mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'
import { tellConflict } from '@fieldword/shared/merge/tell-conflict.ts'
import type { DraftEffect, DraftMode } from '@fieldword/shared/review/merging-contract.ts'
import { editDraftBy, findOrCreateWorkingDraft } from '../collab/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, contentHashOf } from '../revisions/index.ts'
import { mergeTexts } from './merging.ts'
import { readDraftNow } from './proposing.ts'

/** A draft is merged while nobody can write to its log, so it gets less than a page that is read. */
const budget = defaultBudget / 4

export interface TextChange {
  /** What visitors read; null when nothing is approved. */
  readonly from: DocumentJson | null
  readonly to: DocumentJson
}

/** [RV22] What would become of a page's draft. */
export async function draftEffectOf(
  platform: Platform,
  pageId: string,
  { from, to }: TextChange,
): Promise<DraftEffect> {
  const draft = await readDraftNow(platform, pageId)
  if (from && draft.contentHash === contentHashOf(from)) return null
  const three = { base: from ?? emptyDocument, ours: draft.document, theirs: to }
  const merged = await mergeTexts(platform, three, { budget })
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

/**
 * What a draft says with a change from elsewhere made in it. Blank paragraphs at its end are no content, but somebody's caret may
 * stand in one.
 */
export function mergedDraft(draft: DocumentJson, { from, to }: TextChange): DocumentJson {
  const { document } = mergeDocuments(from ?? emptyDocument, draft, to, { budget })
  const blanks = draft.content.slice(
    draft.content.findLastIndex(node => node.type !== 'paragraph' || node.content?.length) + 1,
  )
  return { ...document, content: [...document.content, ...blanks] }
}

/**
 * [RV22] Makes the same change in the live draft. Merged, it keeps every word that nobody approved, and its own where both
 * changed the same; replaced, it says what is proposed, if it still says what the person saw.
 */
export async function bringDraftAlong(
  platform: Platform,
  tx: Tx,
  pageId: string,
  { from, to }: TextChange,
  wish: DraftWish & { readonly userId: string | null },
): Promise<BroughtDraft> {
  const { draftId } = await findOrCreateWorkingDraft(platform, pageId, tx)
  const edited = await editDraftBy(
    platform,
    tx,
    draftId,
    draft => {
      if (wish.draft !== 'replace') return mergedDraft(draft, { from, to })
      const contentHash = contentHashOf(draft)
      if (contentHash !== wish.draftHash) refuseWith('draft-moved-on', { contentHash })
      return to
    },
    wish.userId,
  )
  const inStep = edited.contentHash === contentHashOf(to)
  return { draftId, draftSeq: inStep ? edited.seq : edited.baseSeq, inStep }
}
