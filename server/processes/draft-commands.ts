import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ChangeKind } from '@fieldword/shared/revisions/contract.ts'
import { beginGroupDraft, findOwnDraft, keepGroup, readDraft, readForking, seedDraft } from '../collab/index.ts'
import { demandPresent, findPagesById, lockPage, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findWaiting, propose } from '../review/index.ts'
import { contentHashOf, findRevisions } from '../revisions/index.ts'
import { lockToAct, readAccess } from './access.ts'
import { setOutput } from './change-commands.ts'
import { countUnexplained } from './change-queries.ts'
import {
  findDraftingStage,
  findProcessDraft,
  ownDraftIdsOf,
  type ProcessDraftRow,
  readGroup,
  readIssuesAnswered,
} from './draft-queries.ts'
import { logEvent } from './log-commands.ts'

export interface DraftWish {
  readonly slug: string
  readonly purpose: string
  /** Another working draft to begin with; the text of the stage where none is named. */
  readonly from: string | null
}

/** [PR280] A working draft, of whoever begins it, in which the whole group writes. */
export async function beginProcessDraft(platform: Platform, actor: Actor, { slug, purpose, from }: DraftWish) {
  const { prisma } = platform.database
  const asked = await readAccess(prisma, actor, slug)
  const source = from ? await demandDraft(prisma, asked.process.id, from) : null
  const forking = source && (await forkOf(platform, source))
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'drafting' })
    const { process, stage, actor: writer } = acting
    const page = await lockPage(tx, process.pageId)
    demandPresent(page)
    demand(actor, 'own-draft:begin', protectionOf(platform, page))
    const guestIds = (await readGroup(tx, stage)).filter(id => id !== writer.id)
    const draft = { pageId: page.id, ownerId: writer.id, purpose, guestIds, baseId: stage.inputRevisionId, forking }
    const ownDraftId = await beginGroupDraft(platform, tx, draft)
    const number = (await tx.processDraft.count({ where: { processId: process.id } })) + 1
    const [id, begunAt] = [platform.newId(), platform.clock()]
    await tx.processDraft.create({
      data: {
        ...{ id, processId: process.id, stageId: stage.id, ownDraftId, number, begunAt },
        ...{ begunFromId: source?.id ?? null, begunById: writer.id },
      },
    })
    const data = { draft: number, from: source?.number ?? null, purpose }
    await logEvent(
      tx,
      { processId: process.id, kind: 'draft-begun', actorId: writer.id, stageId: stage.id, data },
      begunAt,
    )
    return { id, number, purpose, ownDraftId }
  })
}

async function forkOf(platform: Platform, { ownDraftId }: ProcessDraftRow) {
  const { draftId } = (await findOwnDraft(platform.database.prisma, ownDraftId)) ?? refuseWith('not-found')
  await seedDraft(platform, draftId)
  return readForking(platform, draftId)
}

export async function demandDraft(tx: Tx, processId: string, id: string): Promise<ProcessDraftRow> {
  return (await findProcessDraft(tx, processId, id)) ?? refuseWith('not-found')
}

/** [PR281] Whenever roles in a process change: who writes in its drafts is who has a role for it. */
export async function keepDraftsInStep(platform: Platform, tx: Tx, processId: string): Promise<void> {
  const ids = await ownDraftIdsOf(tx, processId)
  const stage = ids.length > 0 ? await findDraftingStage(tx, processId) : null
  if (stage) await keepGroup(platform, tx, ids, await readGroup(tx, stage))
}

/** [PR285] Exactly these issues are answered by a draft. */
export function setDraftIssues(
  platform: Platform,
  actor: Actor,
  { slug, draft: id, issues }: { readonly slug: string; readonly draft: string; readonly issues: readonly string[] },
) {
  return platform.database.inTransaction(async tx => {
    const { process, actor: writer } = await lockToAct(tx, actor, slug, { kind: 'drafting' })
    const { number, ownDraftId } = await demandDraft(tx, process.id, id)
    const known = await readIssuesAnswered(tx, process.id)
    if (issues.some(issue => known.every(other => other.id !== issue))) refuseWith('not-found')
    await tx.processDraftIssue.deleteMany({ where: { draftId: id } })
    const linked = { draftId: id, linkedById: writer.id, linkedAt: platform.clock() }
    await tx.processDraftIssue.createMany({ data: [...new Set(issues)].map(issueId => ({ ...linked, issueId })) })
    const { purpose } = (await findOwnDraft(tx, ownDraftId)) ?? refuseWith('not-found')
    return { id, number, purpose, ownDraftId }
  })
}

export interface CandidateWish {
  readonly slug: string
  readonly draft: string
  readonly summary: string
  readonly changeKind: ChangeKind
  readonly contentHash: string
}

/**
 * [PR287] Freezes a draft as it was seen: it is proposed as any text is, and is what the stage makes. Proposing it comes first, by itself;
 * where that is done and the rest fails, asking again goes on with what was proposed.
 */
export async function chooseCandidate(platform: Platform, actor: Actor, wish: CandidateWish) {
  const { prisma } = platform.database
  const { process, involved } = await readAccess(prisma, actor, wish.slug)
  demand(actor, 'process:act', { involved, who: ['editor'] })
  const stage = await findDraftingStage(prisma, process.id)
  if (process.state !== 'open' || stage?.state !== 'open') refuseWith('stage-not-open')
  const row = await demandDraft(prisma, process.id, wish.draft)
  const revisionId = await proposed(platform, actor, process.pageId, row, wish)
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, wish.slug, { kind: 'drafting', who: ['editor'] })
    const revision = (await findRevisions(tx, [revisionId])).get(revisionId) ?? refuseWith('not-found')
    const { process: locked, stage: open, actor: editor } = acting
    await setOutput(tx, platform, { process: locked, stage: open, revisionId, actorId: editor.id })
    const data = { draft: row.number, revision: revision.number, contentHash: revision.contentHash }
    const event = { processId: locked.id, kind: 'candidate-chosen' as const, actorId: editor.id, stageId: open.id }
    await logEvent(tx, { ...event, reason: wish.summary, data }, platform.clock())
    await platform.signals.notifyIn(tx, 'pages', locked.pageId)
    const unexplained = await countUnexplained(tx, locked.id, revisionId)
    return { slug: locked.slug, revision: revision.number, unexplained }
  })
}

/** The revision that says what the draft says: the approved one, one that waits, or a new one. */
async function proposed(
  platform: Platform,
  actor: Actor,
  pageId: string,
  { ownDraftId }: ProcessDraftRow,
  { summary, changeKind, contentHash }: CandidateWish,
): Promise<string> {
  const { prisma } = platform.database
  const { draftId } = (await findOwnDraft(prisma, ownDraftId)) ?? refuseWith('not-found')
  const now = contentHashOf((await readDraft(platform, draftId)).document)
  if (now !== contentHash) refuseWith('draft-moved-on', { contentHash: now })
  const page = (await findPagesById(prisma, [pageId])).get(pageId) ?? refuseWith('not-found')
  const approved = page.approvedRevisionId
  if (approved && (await findRevisions(prisma, [approved])).get(approved)?.contentHash === contentHash) return approved
  const waiting = await findWaiting(prisma, pageId, contentHash)
  if (waiting) return waiting
  const review = await propose(platform, actor, { slug: page.slug, summary, changeKind, contentHash, own: ownDraftId })
  return (await findWaiting(prisma, pageId, review.revision.contentHash)) ?? refuseWith('draft-moved-on')
}
