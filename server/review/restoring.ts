import { type DocumentJson, emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { RestorePreview } from '@fieldword/shared/review/merging-contract.ts'
import { findPage, type PageRecord, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, findRevision, findRevisions, type RevisionRow, readTexts, refOf } from '../revisions/index.ts'
import { draftEffectOf } from './draft-effects.ts'

export interface Restoration {
  readonly old: RevisionRow
  /** Null when nothing is approved. */
  readonly onto: RevisionRow | null
  readonly from: DocumentJson | null
  readonly to: DocumentJson
}

/** [RV12] An old text, and the one that visitors read now. Refuses what the actor may not see or do. */
export async function readRestoration(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  page: PageRecord,
  number: number,
): Promise<Restoration> {
  demand(actor, 'revision:restore', protectionOf(platform, page))
  const old = (await findRevision(tx, page.id, number)) ?? refuseWith('not-found')
  demand(actor, 'revision:read', old)
  const onto = await approvedOf(tx, page)
  if (!onto) {
    const [to] = await readTexts(tx, actor, [old])
    return { old, onto, from: null, to }
  }
  const [to, from] = await readTexts(tx, actor, [old, onto])
  return { old, onto, from, to }
}

export async function approvedOf(tx: Tx, { approvedRevisionId: id }: PageRecord): Promise<RevisionRow | null> {
  return (id && (await findRevisions(tx, [id])).get(id)) || null
}

/** [RV12] [RV22] What restoring would change, in what visitors read and in the draft. */
export async function previewRestoration(
  platform: Platform,
  actor: Actor,
  { slug, number, part }: { readonly slug: string; readonly number: number; readonly part?: number },
): Promise<RestorePreview> {
  signedIn(actor)
  const page = await findPage(platform, slug)
  const { old, onto, from, to } = await readRestoration(platform, platform.database.prisma, actor, page, number)
  return {
    revision: refOf(old, page.approvedRevisionId, actor),
    onto: onto && refOf(onto, page.approvedRevisionId, actor),
    changes: onto?.contentHash !== old.contentHash,
    comparison: await compareTexts(
      platform,
      onto ? { hash: onto.contentHash } : { document: emptyDocument },
      { hash: old.contentHash },
      { rows: 'changes', ...(part && { part }) },
    ),
    draft: await draftEffectOf(platform, page.id, { from, to }),
  }
}
