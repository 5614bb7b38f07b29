import type { ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { DraftComparison } from '@fieldword/shared/review/draft-comparison-contract.ts'
import { findOrCreateWorkingDraft, openOwnDraft, readDraft } from '../collab/index.ts'
import { findPage, type PageRecord } from '../pages/index.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import {
  compareTexts,
  contentHashOf,
  demandText,
  findRevisions,
  type RevisionRow,
  readableRevision,
  refOf,
} from '../revisions/index.ts'

/** [RV40] The working draft as it is now, or one of somebody's own, beside what visitors read or beside a revision that the actor may read. */
export async function compareDraft(
  platform: Platform,
  actor: Actor,
  {
    slug,
    from: number,
    own,
    ...wish
  }: {
    readonly slug: string
    readonly from?: number | undefined
    readonly own?: string | undefined
  } & ComparisonWish,
): Promise<DraftComparison> {
  demand(actor, 'draft:read')
  const page = await findPage(platform, slug)
  const from = await besideDraft(platform, actor, page, number)
  if (from) demandText(from, actor)
  const { draftId } = own
    ? await openOwnDraft(platform.database.prisma, actor, { id: own, pageId: page.id })
    : await findOrCreateWorkingDraft(platform, page.id)
  const { document, seq } = await readDraft(platform, draftId)
  return {
    pageSlug: page.slug,
    pageTitle: page.title,
    from: from && refOf(from, page.approvedRevisionId, actor),
    contentHash: contentHashOf(document),
    seq,
    comparison: await compareTexts(
      platform,
      from ? { hash: from.contentHash } : { document: emptyDocument },
      { document },
      wish,
    ),
  }
}

async function besideDraft(
  platform: Platform,
  actor: Actor,
  page: PageRecord,
  number: number | undefined,
): Promise<RevisionRow | null> {
  if (number !== undefined) return readableRevision(platform, actor, page, number)
  const { approvedRevisionId: approved } = page
  return approved ? ((await findRevisions(platform.database.prisma, [approved])).get(approved) ?? null) : null
}
