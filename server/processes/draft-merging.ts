import { canonical } from '@fieldword/shared/document/canonical.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { tellConflict } from '@fieldword/shared/merge/tell-conflict.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { DraftMerge } from '@fieldword/shared/processes/drafts-contract.ts'
import { bringAuthors, draftAuthors, editDraftBy } from '../collab/index.ts'
import { demandPresent, lockPage } from '../pages/index.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { asMerged, mergeTexts, ownCharacters, settledMerge, whileOthersWrite } from '../review/index.ts'
import { compareTexts, contentHashOf } from '../revisions/index.ts'
import { lockToAct, readAccess } from './access.ts'
import { processOf } from './changing.ts'
import { inputOf, readWritten } from './drafting.ts'

interface MergeWish {
  readonly slug: string
  /** The draft that goes on. */
  readonly draft: string
  readonly from: string
  readonly choices: readonly Choice[]
}

/** [PR284] What another working draft makes of this one, and where the two say otherwise. */
export async function previewDraftMerge(
  platform: Platform,
  actor: Actor,
  { part, ...wish }: MergeWish & { readonly part?: number },
): Promise<DraftMerge> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, wish.slug)
  const { into, from, texts } = await readBoth(platform, actor, wish)
  const { document, conflicts } = await mergeTexts(platform, texts, { choices: wish.choices })
  return {
    process: await processOf(prisma, access),
    ...{ into: into.ref, from: from.ref, fromHash: contentHashOf(from.document) },
    conflicts: conflicts.map(tellConflict),
    comparison: await compareTexts(
      platform,
      { document: into.document },
      { document },
      { rows: 'changes', ...(part && { part }) },
    ),
  }
}

async function readBoth(platform: Platform, actor: Actor, { slug, draft, from: other }: MergeWish) {
  if (draft === other) refuseWith('nothing-left')
  const access = await readAccess(platform.database.prisma, actor, slug)
  const [into, from] = [await readWritten(platform, access, draft), await readWritten(platform, access, other)]
  const base = await inputOf(platform.database.prisma, access.process.id)
  return { into, from, texts: { base, ours: into.document, theirs: from.document } }
}

/** [PR284] Merges it, under whoever writes there. Its authors have a part in this one from now on. */
export async function mergeDraft(platform: Platform, actor: Actor, wish: MergeWish & { readonly fromHash: string }) {
  return whileOthersWrite(async () => {
    const { into, from, texts } = await readBoth(platform, actor, wish)
    if (contentHashOf(from.document) !== wish.fromHash) refuseWith('merge-moved-on')
    const after = await settledMerge(platform, texts, wish.choices)
    const authors = await draftAuthors(platform, from.own.draftId, { until: from.seq })
    const { draftId } = into.own
    return platform.database.inTransaction(async tx => {
      const { process, actor: writer } = await lockToAct(tx, actor, wish.slug, { kind: 'drafting' })
      demandPresent(await lockPage(tx, process.pageId))
      if (into.own.closedAt) refuseWith('draft-closed')
      const merged = { draftId, before: canonical(texts.ours), after }
      // Words that settle a conflict are somebody's; those of the other draft had their authors before.
      const userId = ownCharacters(wish.choices) > 0 ? writer.id : null
      await editDraftBy(platform, tx, draftId, draft => asMerged(merged, draftId, draft), userId)
      await bringAuthors(tx, into.own.id, authors)
      return into.ref
    })
  })
}
