import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { documentSchema } from '@fieldword/shared/document/schema.ts'
import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { contentHashOf, documentOf } from '../revisions/index.ts'
import { convert, docOf, editTo, emptyDraft, readDocument } from './draft-document.ts'
import { readStored } from './log-queries.ts'

export interface WorkingDraft {
  readonly draftId: string
  readonly baseRevisionId: string | null
}

/** The page's working draft, made from its approved revision where there is none yet. */
export async function findOrCreateWorkingDraft(platform: Platform, pageId: string, tx?: Tx): Promise<WorkingDraft> {
  const on = tx ?? platform.database.prisma
  const found = await findWorkingDraft(on, pageId)
  if (found) return found
  const page = (await findPagesById(on, [pageId])).get(pageId) ?? refuseWith('not-found')
  // Two people may open a page's first draft at once; the index of working drafts lets one of them make it.
  await on.$executeRaw`
    INSERT INTO drafts (id, page_id, working, base_revision_id, created_at)
    VALUES (${platform.newId()}::uuid, ${pageId}::uuid, true, ${page.approvedRevisionId}::uuid, ${platform.clock()})
    ON CONFLICT (page_id) WHERE working DO NOTHING`
  return (await findWorkingDraft(on, pageId)) ?? refuseWith('not-found')
}

async function findWorkingDraft(tx: Tx, pageId: string): Promise<WorkingDraft | null> {
  const draft = await tx.draft.findFirst({
    where: { pageId, working: true },
    select: { id: true, baseRevisionId: true },
  })
  return draft && { draftId: draft.id, baseRevisionId: draft.baseRevisionId }
}

/**
 * [COL15] Makes the draft's Yjs document from its base revision, once: under the draft's row lock, and stored as update 1
 * before anyone is let in. Refuses with `not-found`.
 */
export async function seedDraft(platform: Platform, draftId: string): Promise<void> {
  const draft = await platform.database.prisma.draft.findUnique({ where: { id: draftId }, select: { seq: true } })
  if (!draft) refuseWith('not-found')
  if (draft.seq === 0n) await platform.database.inTransaction(tx => seedDraftIn(platform, tx, draftId))
}

async function seedDraftIn(platform: Platform, tx: Tx, draftId: string): Promise<void> {
  const draft = await lockDraft(tx, draftId)
  if (draft.seq > 0n) return
  await storeFirstText(platform, tx, draftId, await startingText(platform, tx, draft))
}

/** Update 1 of a draft that has none, under its row lock. */
export async function storeFirstText(
  platform: Platform,
  tx: Tx,
  draftId: string,
  document: DocumentJson,
): Promise<void> {
  const { update, client } = convert(document)
  await append(platform, tx, { draftId, seq: 1n, update, client, userId: null })
  await tx.draft.update({ where: { id: draftId }, data: { baseSeq: 1n } })
}

async function startingText(platform: Platform, tx: Tx, draft: LockedDraft): Promise<DocumentJson> {
  const base = draft.base_revision_id ? await documentOf(tx, draft.base_revision_id) : null
  if (base && base.content.length > 0) return base
  const page = (await findPagesById(tx, [draft.page_id])).get(draft.page_id) ?? refuseWith('not-found')
  return emptyDraft(page.kind, platform.newId())
}

/**
 * [COL16] Changes the live draft, as little as it takes, until it equals `document`: people writing elsewhere in it go on
 * writing. `userId` is who typed the new words; null for words that stood in the wiki before, as in a restore.
 * Answers the draft's last sequence number.
 */
export async function editDraft(
  platform: Platform,
  tx: Tx,
  draftId: string,
  document: DocumentJson,
  userId: string | null,
): Promise<number> {
  return (await editDraftBy(platform, tx, draftId, () => document, userId)).seq
}

export interface EditedDraft {
  /** The draft's last sequence number, and up to which one it is in step with its base. */
  readonly seq: number
  readonly baseSeq: number
  readonly contentHash: string
}

/**
 * [COL16] The same, where what to make of the draft depends on what it says: nobody writes between `change` reading it and the
 * edit being in the log.
 */
export async function editDraftBy(
  platform: Platform,
  tx: Tx,
  draftId: string,
  change: (draft: DocumentJson) => DocumentJson,
  userId: string | null,
): Promise<EditedDraft> {
  let draft = await lockDraft(tx, draftId)
  if (draft.seq === 0n) {
    await seedDraftIn(platform, tx, draftId)
    draft = await lockDraft(tx, draftId)
  }
  const { updates } = await readStored(tx, draftId)
  // Reading takes out of a document what the schema does not allow, so it is not the one that is edited.
  const after = change(readDocument(docOf(updates)))
  const doc = docOf(updates)
  const update = editTo(doc, await editable(platform, tx, draft, after))
  const told = { baseSeq: Number(draft.base_seq), contentHash: contentHashOf(after) }
  if (!update) return { ...told, seq: Number(draft.seq) }
  const seq = draft.seq + 1n
  await append(platform, tx, { draftId, seq, update, client: doc.clientID, userId })
  return { ...told, seq: Number(seq) }
}

/** An editor needs a block to type into. */
async function editable(
  platform: Platform,
  tx: Tx,
  { page_id: pageId }: LockedDraft,
  document: DocumentJson,
): Promise<DocumentJson> {
  if (document.content.length === 0) {
    const page = (await findPagesById(tx, [pageId])).get(pageId) ?? refuseWith('not-found')
    return emptyDraft(page.kind, platform.newId())
  }
  documentSchema.nodeFromJSON(document).check()
  return document
}

/**
 * [COL17] The draft is in step with this revision, as of `seq`: what was typed later is new. What was in step before stays so.
 * Answers up to where it was.
 */
export async function setDraftBase(tx: Tx, draftId: string, revisionId: string, seq: number): Promise<bigint> {
  const [before] = await tx.$queryRaw<{ seq: bigint }[]>`
    UPDATE drafts SET base_revision_id = ${revisionId}::uuid, base_seq = GREATEST(drafts.base_seq, ${seq}::bigint)
    FROM (SELECT id, base_seq FROM drafts WHERE id = ${draftId}::uuid FOR UPDATE) before
    WHERE drafts.id = before.id RETURNING before.base_seq AS seq`
  return before?.seq ?? 0n
}

/** [COL17] Takes that back: what was typed since `seq` is new again, and its authors are named when it is proposed. */
export async function resetDraftBase(tx: Tx, draftId: string, revisionId: string | null, seq: bigint): Promise<void> {
  await tx.draft.update({ where: { id: draftId }, data: { baseRevisionId: revisionId, baseSeq: seq } })
}

interface LockedDraft {
  readonly seq: bigint
  readonly base_seq: bigint
  readonly page_id: string
  readonly base_revision_id: string | null
}

async function lockDraft(tx: Tx, draftId: string): Promise<LockedDraft> {
  const [draft] = await tx.$queryRaw<LockedDraft[]>`
    SELECT seq, base_seq, page_id, base_revision_id FROM drafts WHERE id = ${draftId}::uuid FOR NO KEY UPDATE`
  return draft ?? refuseWith('not-found')
}

interface ServerUpdate {
  readonly draftId: string
  readonly seq: bigint
  readonly update: Uint8Array
  readonly client: number
  readonly userId: string | null
}

/** Under the draft's row lock. Rooms that have the draft open read the row when the signal comes. */
async function append(
  platform: Platform,
  tx: Tx,
  { draftId, seq, update, client, userId }: ServerUpdate,
): Promise<void> {
  const createdAt = platform.clock()
  await tx.draftUpdate.create({ data: { draftId, seq, bytes: Uint8Array.from(update), userId, createdAt } })
  await tx.draftClient.create({ data: { draftId, clientId: BigInt(client), userId: null } })
  await tx.draft.update({ where: { id: draftId }, data: { seq } })
  await platform.signals.notifyIn(tx, 'drafts', `${draftId}:${seq}`)
}
