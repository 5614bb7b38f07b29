import { editDraft, findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import { createPage } from '@fieldword/server/pages/commands.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { DecisionKind, ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { ChangeKind } from '@fieldword/shared/revisions/contract.ts'
import { aMember, aModerator } from './people.ts'

/** Paragraphs with ids p1, p2 …, which are the same block from text to text. */
export function textOf(...paragraphs: string[]): DocumentJson {
  return doc(...paragraphs.map((words, index) => paragraph(`p${index + 1}`, words)))
}

/** What a proposal says of itself. */
interface Told {
  readonly summary?: string
  readonly changeKind?: ChangeKind
}

export interface Author {
  makePage(title: string, options?: { kind?: 'article' | 'definition'; parentSlug?: string }): Promise<PageRef>
  /** Types until the page's draft is this. */
  write(slug: string, document: DocumentJson): Promise<void>
  propose(slug: string, document?: DocumentJson, told?: Told): Promise<ReviewRef>
}

/** Somebody who makes, writes and proposes, as a person would by the editor. */
export function authorOf(platform: Platform, actor: SignedIn): Author {
  const write: Author['write'] = async (slug, document) => {
    const { id } = await findPage(platform, slug)
    const { draftId } = await findOrCreateWorkingDraft(platform, id)
    await platform.database.inTransaction(tx => editDraft(platform, tx, draftId, document, actor.id))
  }
  return {
    makePage: (title, { kind = 'article', parentSlug } = {}) =>
      createPage(platform, actor, { title, kind, parentSlug: parentSlug ?? null }),
    write,
    async propose(slug, document, told) {
      if (document) await write(slug, document)
      const { contentHash } = await previewProposal(platform, actor, slug)
      return propose(platform, actor, { slug, summary: 'Say more', changeKind: 'wording', contentHash, ...told })
    },
  }
}

/** A decision on the text that the review was seen with. */
export function decideAs(
  platform: Platform,
  actor: SignedIn,
  { id, revision: { contentHash } }: ReviewRef,
  kind: DecisionKind,
  reason = 'A reason.',
): Promise<ReviewRef> {
  return decideReview(platform, actor, { id, kind, reason, contentHash })
}

/** Approves a text, with other moderators where more than one has to. */
export async function approve(platform: Platform, actor: SignedIn, review: ReviewRef): Promise<ReviewRef> {
  let approved = await decideAs(platform, actor, review, 'approve', '')
  while (approved.state === 'open') {
    approved = await decideAs(platform, await aModerator(platform), review, 'approve', '')
  }
  return approved
}

/** A member who writes and a moderator who approves it. */
export async function twoPeople(platform: Platform) {
  const member = await aMember(platform)
  const moderator = await aModerator(platform)
  const author = authorOf(platform, member)
  return {
    ...{ member, moderator, author },
    approve: (review: ReviewRef) => approve(platform, moderator, review),
    /** Makes this the text that visitors read. */
    async publish(slug: string, document: DocumentJson): Promise<ReviewRef> {
      return approve(platform, moderator, await author.propose(slug, document))
    },
  }
}
