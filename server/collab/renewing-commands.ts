import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf } from '../revisions/index.ts'
import { storeFirstText } from './commands.ts'
import { docOf, readDocument } from './draft-document.ts'
import { readStored } from './log-queries.ts'

/**
 * [COL50] Destroys the past of a page's working draft with all that was ever typed in it, and goes on in another draft from
 * what it says now. Refuses with `draft-holds-text` when that is just the text of this hash. The page is locked by the caller.
 *
 * Another draft, and not the same one anew: whoever has it open holds its whole past, and would send it back.
 */
export async function renewDraft(platform: Platform, tx: Tx, pageId: string, contentHash: string): Promise<void> {
  const [draft] = await tx.$queryRaw<{ id: string; seq: bigint }[]>`
    SELECT id, seq FROM drafts WHERE page_id = ${pageId}::uuid AND working FOR UPDATE`
  if (!draft) return
  const document = draft.seq > 0n ? readDocument(docOf((await readStored(tx, draft.id)).updates)) : null
  if (document && contentHashOf(document) === contentHash) refuseWith('draft-holds-text')
  await retire(tx, draft.id, platform.clock())
  const page = (await findPagesById(tx, [pageId])).get(pageId)
  const draftId = platform.newId()
  await tx.draft.create({
    data: { id: draftId, pageId, baseRevisionId: page?.approvedRevisionId ?? null, createdAt: platform.clock() },
  })
  if (document && document.content.length > 0) await storeFirstText(platform, tx, draftId, document)
}

/** The row stays: reviews name it. */
async function retire(tx: Tx, draftId: string, retiredAt: Date): Promise<void> {
  await tx.draftUpdate.deleteMany({ where: { draftId } })
  await tx.draftPack.deleteMany({ where: { draftId } })
  await tx.draftSnapshot.deleteMany({ where: { draftId } })
  await tx.draftAuthorship.deleteMany({ where: { draftId } })
  await tx.draftClient.deleteMany({ where: { draftId } })
  await tx.draft.update({ where: { id: draftId }, data: { working: false, retiredAt } })
}
