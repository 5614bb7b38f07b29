import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { tellConflict } from '@fieldword/shared/merge/tell-conflict.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { UndoPreview } from '@fieldword/shared/review/merging-contract.ts'
import { checkUndo } from '@fieldword/shared/review/undo.ts'
import { findPage, type PageRecord, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import {
  compareTexts,
  contentHashOf,
  findRevision,
  findRevisions,
  type RevisionRow,
  readTexts,
  refOf,
} from '../revisions/index.ts'
import { draftEffectOf } from './draft-effects.ts'
import { mergeTexts, type ToMerge } from './merging.ts'
import { approvedOf } from './restoring.ts'

export interface Undo {
  readonly undone: RevisionRow
  readonly onto: RevisionRow
  /** What one revision changed, the other way round: from its text to its parent's. */
  readonly texts: ToMerge
}

/** [RV20] [RV21] The three texts of an undo. Refuses what the actor may not see or do. */
export async function readUndo(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  page: PageRecord,
  number: number,
): Promise<Undo> {
  demand(actor, 'revision:undo', protectionOf(platform, page))
  const undone = (await findRevision(tx, page.id, number)) ?? refuseWith('not-found')
  demand(actor, 'revision:read', undone)
  const parentId = orThrow(checkUndo(undone))
  const parent = (await findRevisions(tx, [parentId])).get(parentId) ?? refuseWith('not-found')
  const onto = (await approvedOf(tx, page)) ?? refuseWith('nothing-to-undo')
  const [base, ours, theirs] = await readTexts(tx, actor, [undone, onto, parent])
  return { undone, onto, texts: { base, ours, theirs } }
}

/** [RV20–RV23] What undoing would change, in what visitors read and in the draft, and where it conflicts. */
export async function previewUndo(
  platform: Platform,
  actor: Actor,
  {
    slug,
    number,
    choices,
    part,
  }: {
    readonly slug: string
    readonly number: number
    readonly choices: readonly Choice[]
    readonly part?: number
  },
): Promise<UndoPreview> {
  signedIn(actor)
  const page = await findPage(platform, slug)
  const { undone, onto, texts } = await readUndo(platform, platform.database.prisma, actor, page, number)
  const { document, conflicts } = await mergeTexts(platform, texts, { choices })
  return {
    revision: refOf(undone, page.approvedRevisionId, actor),
    onto: refOf(onto, page.approvedRevisionId, actor),
    conflicts: conflicts.map(tellConflict),
    changes: conflicts.length > 0 || contentHashOf(document) !== onto.contentHash,
    comparison: await compareTexts(
      platform,
      { hash: onto.contentHash },
      { document },
      { rows: 'changes', ...(part && { part }) },
    ),
    draft: await draftEffectOf(platform, page.id, { from: texts.ours, to: document }),
  }
}
