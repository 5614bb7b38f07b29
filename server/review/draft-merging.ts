import { defaultBudget } from '@fieldword/shared/diff/budget.ts'
import { canonical } from '@fieldword/shared/document/canonical.ts'
import { type DocumentJson, emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Merged } from '@fieldword/shared/merge/merge-documents.ts'
import { type MergedBefore, withTypingSince } from '@fieldword/shared/merge/typing-since.ts'
import { readDraft } from '../collab/index.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { mergeTexts } from './merging.ts'

/** People wait for it while they type, so it gets less than a page that is read. */
const budget = defaultBudget / 4
/** How often what somebody wrote meanwhile is taken in before they are left to finish. */
const attempts = 5

export interface TextChange {
  /** What visitors read; null when nothing is approved. */
  readonly from: DocumentJson | null
  readonly to: DocumentJson
}

/** What a draft says with a change from elsewhere made in it. */
export interface MergedDraft extends MergedBefore {
  readonly draftId: string
}

/** [RV22] The draft is ours: where both changed the same, it stays as it is. */
export function mergeIntoDraft(platform: Platform, draft: DocumentJson, { from, to }: TextChange): Promise<Merged> {
  return mergeTexts(platform, { base: from ?? emptyDocument, ours: draft, theirs: to }, { budget })
}

/** [RV27] Worked out before anything is locked, for a long draft on another thread. */
export async function mergeDraft(platform: Platform, draftId: string, change: TextChange): Promise<MergedDraft> {
  const { document } = await readDraft(platform, draftId)
  const merged = await mergeIntoDraft(platform, document, change)
  return { draftId, before: canonical(document), after: merged.document }
}

/**
 * [RV27] What to make of the draft as it is by now, for nobody can write to it any more. Refuses with `draft-busy` where more
 * was written since than can be taken in as it is.
 */
export function asMerged(merged: MergedDraft, draftId: string, draft: DocumentJson): DocumentJson {
  const document = draftId === merged.draftId ? withTypingSince(merged, canonical(draft)) : null
  if (!document) return refuseWith('draft-busy')
  return { ...document, content: [...document.content, ...blanksAtEnd(draft)] }
}

/** No content, but somebody's caret may stand in one. */
function blanksAtEnd({ content }: DocumentJson): DocumentJson['content'] {
  return content.slice(content.findLastIndex(node => node.type !== 'paragraph' || node.content?.length) + 1)
}

/** [RV27] Tries again, from reading on, what found the draft changed; at last it is refused with `draft-busy`. */
export async function whileOthersWrite<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  for (let left = attempts - 1; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0 || !(error instanceof RefusalError) || error.refusal.code !== 'draft-busy') throw error
    }
  }
}
