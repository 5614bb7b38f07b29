import { emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { tellConflict } from '@fieldword/shared/merge/tell-conflict.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { CatchUpPreview } from '@fieldword/shared/review/catching-up-contract.ts'
import { type OwnDraftRow, ownDraftOf, ownedOf, readableOwnDraft, readDraft } from '../collab/index.ts'
import { type PageRecord, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, findRevisions, type RevisionRow, readTexts, refOf } from '../revisions/index.ts'
import { countApprovedSince } from './merge-base-queries.ts'
import { mergeTexts, type ToMerge } from './merging.ts'
import { approvedOf } from './restoring.ts'

export interface CatchUp {
  readonly row: OwnDraftRow
  readonly page: PageRecord
  readonly onto: RevisionRow
}

/** [RV82] A draft that the actor writes in, and the text that was approved since. Refuses with `draft-closed` or `up-to-date`. */
export async function readCatchUp(platform: Platform, tx: Tx, actor: Actor, id: string): Promise<CatchUp> {
  signedIn(actor)
  const { row, page } = await readableOwnDraft(tx, actor, id)
  demand(actor, 'own-draft:write', { ...ownedOf(row), ...protectionOf(platform, page) })
  if (row.closedAt) refuseWith('draft-closed')
  const onto = await approvedOf(tx, page)
  if (!onto || onto.id === row.draft.baseRevisionId) return refuseWith('up-to-date')
  return { row, page, onto }
}

/** The draft is ours: what it says stays, until somebody decides otherwise. */
export async function textsOf(platform: Platform, actor: Actor, { row, onto }: CatchUp): Promise<ToMerge> {
  const { prisma } = platform.database
  const { baseRevisionId } = row.draft
  const base = baseRevisionId ? (await findRevisions(prisma, [baseRevisionId])).get(baseRevisionId) : undefined
  const [theirs] = await readTexts(prisma, actor, [onto])
  const [from] = base ? await readTexts(prisma, actor, [base]) : [emptyDocument]
  const { document: ours } = await readDraft(platform, row.draftId)
  return { base: from ?? emptyDocument, ours, theirs }
}

/** [RV82] [RV83] */
export async function previewCatchUp(
  platform: Platform,
  actor: Actor,
  { id, choices, part }: { readonly id: string; readonly choices: readonly Choice[]; readonly part?: number },
): Promise<CatchUpPreview> {
  const { prisma } = platform.database
  const found = await readCatchUp(platform, prisma, actor, id)
  const { row, page, onto } = found
  const texts = await textsOf(platform, actor, found)
  const { document, conflicts } = await mergeTexts(platform, texts, { choices })
  return {
    draft: await ownDraftOf(platform, actor, row),
    onto: refOf(onto, page.approvedRevisionId, actor),
    approvedSince: await countApprovedSince(prisma, row.draft.baseRevisionId, onto.id),
    conflicts: conflicts.map(tellConflict),
    comparison: await compareTexts(
      platform,
      { document: texts.ours },
      { document },
      { rows: 'changes', ...(part && { part }) },
    ),
  }
}
