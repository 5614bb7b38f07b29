import type { DraftView } from '@fieldword/shared/collab/contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can, type Owned, type Protected } from '@fieldword/shared/policy/can.ts'
import { findPage, findPagesById, nextChangeOf, protectionOf, whyProtected } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { findRevisions } from '../revisions/index.ts'
import { findOrCreateWorkingDraft, seedDraft } from './commands.ts'
import { docOf, readDocument } from './draft-document.ts'
import { readStored } from './log-queries.ts'
import { openOwnDraft, ownDraftOf } from './own-drafts.ts'
import { ownedOf } from './own-drafts-queries.ts'

/** The working draft of a page, or one that is somebody's own, for whoever may open it. */
export async function viewDraft(
  platform: Platform,
  actor: Actor,
  { slug, own: id }: { readonly slug: string; readonly own?: string | undefined },
): Promise<DraftView> {
  demand(actor, 'draft:read')
  const page = await findPage(platform, slug)
  const kept = protectionOf(platform, page)
  const own = id === undefined ? null : await openOwnDraft(platform.database.prisma, actor, { id, pageId: page.id })
  const { draftId } = own ?? (await findOrCreateWorkingDraft(platform, page.id))
  const approved = page.approvedRevisionId
    ? (await findRevisions(platform.database.prisma, [page.approvedRevisionId])).get(page.approvedRevisionId)
    : undefined
  return {
    draftId,
    pageId: page.id,
    pageSlug: page.slug,
    pageTitle: page.title,
    pageKind: page.kind,
    approvedNumber: approved?.number ?? null,
    schemaFingerprint,
    mayWrite: own
      ? can(actor, 'own-draft:write', { ...ownedOf(own), editableBy: kept.editableBy })
      : can(actor, 'draft:write', kept),
    own: own && (await ownDraftOf(platform, actor, own)),
    protection:
      kept.editableBy === 'member'
        ? null
        : { editableBy: kept.editableBy, until: kept.editableUntil, reason: await whyProtected(platform, page) },
  }
}

/** A draft's page, as far as what somebody may do with the draft depends on it. */
export interface DraftPage extends Protected {
  readonly pageId: string
  /** Whose it is, and who is invited; null for a working draft. */
  readonly own: Owned | null
  /** Why nobody may open it any more. */
  readonly gone: 'page-deleted' | 'draft-replaced' | 'draft-closed' | null
  /** When its protection changes by itself next, an instant. */
  readonly changesAt: string | null
}

/** The pages of these drafts, in one question for all; drafts that are no more are left out. */
export async function findDraftPages(platform: Platform, draftIds: readonly string[]): Promise<Map<string, DraftPage>> {
  const { database } = platform
  const drafts = await database.prisma.draft.findMany({
    where: { id: { in: [...new Set(draftIds)] } },
    select: {
      ...{ id: true, pageId: true, retiredAt: true },
      own: { select: { ownerId: true, closedAt: true, guests: { select: { userId: true } } } },
    },
  })
  const pages = await findPagesById(database.prisma, [...new Set(drafts.map(({ pageId }) => pageId))])
  return new Map(
    drafts.flatMap(({ id, pageId, retiredAt, own }) => {
      const page = pages.get(pageId)
      if (!page) return []
      const gone = page.deletedAt
        ? 'page-deleted'
        : retiredAt
          ? 'draft-replaced'
          : own?.closedAt
            ? 'draft-closed'
            : null
      const { editableBy } = protectionOf(platform, page)
      const changesAt = nextChangeOf(platform, page)
      return [[id, { pageId, editableBy, own: own && ownedOf(own), gone, changesAt }] as const]
    }),
  )
}

export interface DraftText {
  readonly document: DocumentJson
  /** The last sequence number the text holds. */
  readonly seq: number
}

/** The draft's text as far as it is on disk. Refuses with `not-found`, or `bad-input` past the bounds of a document. */
export async function readDraft(platform: Platform, draftId: string): Promise<DraftText> {
  await seedDraft(platform, draftId)
  const stored = await readStored(platform.database.prisma, draftId)
  return { document: readDocument(docOf(stored.updates)), seq: stored.seq }
}

/** Whether people have begun to write on a page. */
export async function hasWorkingDraft(tx: Tx, pageId: string): Promise<boolean> {
  return (await tx.draft.count({ where: { pageId, working: true } })) > 0
}
