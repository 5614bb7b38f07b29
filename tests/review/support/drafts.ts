import { findOrCreateWorkingDraft, readDraft } from '@fieldword/server/collab/index.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

/** What a page's working draft says. */
export async function draftText(platform: Platform, slug: string): Promise<DocumentJson> {
  const { draftId } = await findOrCreateWorkingDraft(platform, (await findPage(platform, slug)).id)
  return (await readDraft(platform, draftId)).document
}
