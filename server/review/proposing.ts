import type { ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { emptyDocument } from '@fieldword/shared/document/document.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ProposalPreview } from '@fieldword/shared/review/contract.ts'
import { checkProposal } from '@fieldword/shared/review/proposal.ts'
import { findPeople } from '../accounts/index.ts'
import { draftAuthors, findOrCreateWorkingDraft, readDraft } from '../collab/index.ts'
import { findPage, type PageRecord, protectionOf } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { demand, type SignedIn, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { compareTexts, contentHashOf, findRevisions } from '../revisions/index.ts'
import { liveRuleFor } from './live-commands.ts'
import { writableOwnDraft } from './own-draft.ts'
import { readWaiting } from './queries.ts'
import { readOwn } from './revising.ts'
import { neededFor } from './round-commands.ts'

/** A draft at one moment. */
export interface DraftNow {
  readonly draftId: string
  readonly seq: number
  readonly document: DocumentJson
  readonly contentHash: string
  readonly authors: readonly { readonly userId: string; readonly typed: number }[]
}

/** Of the page's working draft, unless another one is named. */
export async function readDraftNow(platform: Platform, pageId: string, named?: string): Promise<DraftNow> {
  const draftId = named ?? (await findOrCreateWorkingDraft(platform, pageId)).draftId
  const { document, seq } = await readDraft(platform, draftId)
  const authors = await draftAuthors(platform, draftId, { until: seq })
  return { draftId, seq, document, contentHash: contentHashOf(document), authors }
}

export interface Standing {
  readonly approvedHash: string | null
  readonly waitingHashes: string[]
}

/** The texts that a proposal is held against. */
export async function readStanding(tx: Tx, page: PageRecord): Promise<Standing> {
  const waiting = await readWaiting(tx, page.id)
  const approved = page.approvedRevisionId
  const revisions = await findRevisions(tx, approved ? [approved, ...waiting] : waiting)
  const hashOf = (id: string) => revisions.get(id)?.contentHash ?? ''
  return { approvedHash: approved && hashOf(approved), waitingHashes: waiting.map(hashOf) }
}

/** [RV7–RV10] What would be proposed now, beside what visitors read. */
export async function previewProposal(
  platform: Platform,
  actor: Actor,
  slug: string,
  { own, ...wish }: ComparisonWish & { readonly own?: string | undefined } = {},
): Promise<ProposalPreview> {
  const author = signedIn(actor)
  const page = await findPage(platform, slug)
  demand(actor, 'revision:propose', protectionOf(platform, page))
  const draftId = await writableOwnDraft(platform, actor, page, own)
  const { document, contentHash, authors } = await readDraftNow(platform, page.id, draftId)
  const { prisma } = platform.database
  const check = checkProposal({ document, contentHash, ...(await readStanding(prisma, page)) })
  const approved = page.approvedRevisionId
  const base = approved ? (await findRevisions(prisma, [approved])).get(approved) : undefined
  return {
    contentHash,
    changed: !(isRefusal(check) && check.code === 'nothing-to-propose'),
    alreadyProposed: isRefusal(check) && check.code === 'already-proposed',
    baseNumber: base?.number ?? null,
    comparison: await compareTexts(
      platform,
      base ? { hash: base.contentHash } : { document: emptyDocument },
      { document },
      wish,
    ),
    authors: await peopleInOrder(
      platform,
      authors.map(({ userId }) => userId),
    ),
    outcome: await outcomeOf(platform, author, page, { document, authors, isOwn: own !== undefined }),
    own: await readOwn(platform, author, page.id),
  }
}

/** [RV128] As it would be decided this very moment. */
async function outcomeOf(
  platform: Platform,
  author: SignedIn,
  page: PageRecord,
  { document, authors, isOwn }: Pick<DraftNow, 'document' | 'authors'> & { readonly isOwn: boolean },
): Promise<ProposalPreview['outcome']> {
  const { prisma } = platform.database
  const needed = await neededFor(prisma, platform, page, document)
  const userIds = [author.id, ...authors.map(({ userId }) => userId)]
  const live = isOwn ? null : await liveRuleFor(prisma, platform, page, needed, userIds)
  return { live, approvalsNeeded: needed.approvals, neededFor: needed.because }
}

async function peopleInOrder(platform: Platform, ids: readonly string[]): Promise<Person[]> {
  const people = new Map((await findPeople(platform, ids)).map(person => [person.id, person]))
  return ids.flatMap(id => people.get(id) ?? [])
}
