import type { DocumentJson } from '@fieldword/shared/document/document.ts'
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
  await renewOwnDrafts(platform, tx, pageId, contentHash)
  const [draft] = await tx.$queryRaw<{ id: string; seq: bigint }[]>`
    SELECT id, seq FROM drafts WHERE page_id = ${pageId}::uuid AND working FOR UPDATE`
  if (!draft) return
  const document = draft.seq > 0n ? readDocument(docOf((await readStored(tx, draft.id)).updates)) : null
  if (document && contentHashOf(document) === contentHash) refuseWith('draft-holds-text')
  await goOnWith(platform, tx, { id: draft.id, pageId, document })
}

/**
 * [COL57] The same for drafts that are somebody's own. One that says just the text of this hash is closed instead: nobody is to take it
 * out of a draft that is not theirs. What had been typed before is nobody's any more.
 */
async function renewOwnDrafts(platform: Platform, tx: Tx, pageId: string, contentHash: string): Promise<void> {
  const drafts = await tx.$queryRaw<{ id: string; own_id: string; seq: bigint }[]>`
    SELECT draft.id, own.id AS own_id, draft.seq FROM drafts draft JOIN own_drafts own ON own.draft_id = draft.id
    WHERE own.page_id = ${pageId}::uuid AND draft.retired_at IS NULL ORDER BY draft.id FOR UPDATE OF draft`
  for (const { id, own_id: ownId, seq } of drafts) {
    const document = seq > 0n ? readDocument(docOf((await readStored(tx, id)).updates)) : null
    if (document && contentHashOf(document) === contentHash) {
      await retire(tx, id, platform.clock())
      const closed = { closedAt: platform.clock(), closedFor: 'destroyed' } as const
      await tx.ownDraft.update({ where: { id: ownId }, data: { ...closed, brought: [] } })
    } else {
      const draftId = await goOnWith(platform, tx, { id, pageId, document })
      await tx.ownDraft.update({ where: { id: ownId }, data: { draftId, brought: [] } })
    }
    await platform.signals.notifyIn(tx, 'own-drafts', id)
  }
}

/** Retires a draft, and makes the one that goes on from this text. */
async function goOnWith(
  platform: Platform,
  tx: Tx,
  { id, pageId, document }: { readonly id: string; readonly pageId: string; readonly document: DocumentJson | null },
): Promise<string> {
  const { working } = await tx.draft.findUniqueOrThrow({ where: { id }, select: { working: true } })
  await retire(tx, id, platform.clock())
  const page = (await findPagesById(tx, [pageId])).get(pageId)
  const draftId = platform.newId()
  await tx.draft.create({
    data: {
      id: draftId,
      pageId,
      working,
      baseRevisionId: page?.approvedRevisionId ?? null,
      createdAt: platform.clock(),
    },
  })
  if (document && document.content.length > 0) await storeFirstText(platform, tx, draftId, document)
  return draftId
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
