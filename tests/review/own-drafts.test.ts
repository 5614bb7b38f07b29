import { editDraft, readDraft, renewDraft } from '@fieldword/server/collab/index.ts'
import { viewOwnDraft } from '@fieldword/server/collab/own-drafts.ts'
import { beginDraft, inviteToDraft } from '@fieldword/server/collab/own-drafts-commands.ts'
import { forgetQuotes } from '@fieldword/server/discussion/index.ts'
import { findPage, lockPage, readPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { catchUp } from '@fieldword/server/review/catch-up-commands.ts'
import { previewCatchUp } from '@fieldword/server/review/catching-up.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { compareDraft } from '@fieldword/server/review/draft-comparing.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { documentOf } from '@fieldword/server/revisions/index.ts'
import { redactText } from '@fieldword/server/revisions/redaction-commands.ts'
import { forgetSources } from '@fieldword/server/transfer/index.ts'
import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aRule } from '../support/protecting.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'
import { draftText } from './support/drafts.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
let ada: SignedIn

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
  ada = await aMember(platform, 'Ada')
})
afterAll(() => test.close())

let made = 0
async function aPage(...texts: DocumentJson[]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Own ${made}`)
  for (const text of texts) await people.publish(slug, text)
  return slug
}

const begin = (slug: string, from: 'approved' | 'working' = 'approved') =>
  beginDraft(platform, ada, { slug, purpose: 'Say it shorter', from })

async function draftIdOf({ id }: OwnDraft): Promise<string> {
  return (await platform.database.prisma.ownDraft.findUniqueOrThrow({ where: { id } })).draftId
}

async function write(draft: OwnDraft, document: DocumentJson, { id }: SignedIn = ada): Promise<void> {
  const draftId = await draftIdOf(draft)
  await platform.database.inTransaction(tx => editDraft(platform, tx, draftId, document, id))
}

const wordsOf = async (draft: OwnDraft) => toText((await readDraft(platform, await draftIdOf(draft))).document)

async function proposeFrom(draft: OwnDraft, actor: SignedIn = ada) {
  const { slug } = draft.page
  const { contentHash } = await previewProposal(platform, actor, slug, { own: draft.id })
  return propose(platform, actor, {
    slug,
    own: draft.id,
    summary: 'Say it shorter',
    changeKind: 'wording',
    contentHash,
  })
}

async function catchUpOf({ id }: OwnDraft, choices: Choice[] = []): Promise<OwnDraft> {
  const { onto } = await previewCatchUp(platform, ada, { id, choices })
  return catchUp(platform, ada, { id, choices, ontoHash: onto.contentHash })
}

const readBy = async (slug: string) => toText(await approvedText(slug))
async function approvedText(slug: string): Promise<DocumentJson> {
  const { approvedRevisionId } = await platform.database.prisma.page.findUniqueOrThrow({ where: { slug } })
  return documentOf(platform.database.prisma, approvedRevisionId ?? '')
}

const first = textOf('Students advance.', 'Pace varies.')
const shorter = textOf('Students advance.', 'Pace differs.')
const longer = textOf('Students advance upon mastery.', 'Pace varies.')

describe('a proposal from a draft of one’s own', () => {
  it('[RV80] is what that draft says, of those who typed in it, whatever the working draft says', async () => {
    const slug = await aPage(first)
    const ben = await aMember(platform)
    await authorOf(platform, ben).write(slug, longer)
    const fresh = await begin(slug)
    await write(fresh, shorter)
    const review = await proposeFrom(fresh)
    expect(review.revision).toMatchObject({ parentNumber: 1, authors: [{ id: ada.id }] })
    const forked = await begin(slug, 'working')
    await write(forked, textOf('Students advance upon mastery.', 'Pace differs.'))
    const both = (await proposeFrom(forked)).revision.authors.map(({ id }) => id)
    expect(both.sort()).toEqual([ada.id, ben.id].sort())
  })

  it('[RV80] is proposed by whoever writes in it, where they may propose on the page', async () => {
    const slug = await aPage(first)
    const draft = await begin(slug)
    await write(draft, shorter)
    const guest = await aMember(platform)
    expect(await refusalOf(proposeFrom(draft, guest))).toBe('not-invited')
    expect(await refusalOf(proposeFrom(draft, people.moderator))).toBe('not-invited')
    await inviteToDraft(platform, ada, { id: draft.id, name: guest.name })
    await protectPage(platform, people.moderator, aRule(slug, { editableBy: 'moderator' }))
    expect(await refusalOf(proposeFrom(draft, guest))).toBe('protected')
    await protectPage(platform, people.moderator, aRule(slug, { editableBy: 'member' }))
    expect((await proposeFrom(draft, guest)).openedBy?.id).toBe(guest.id)
  })

  it('[RV81] once approved closes the draft, and the working draft gets the change with all it says itself', async () => {
    const slug = await aPage(first)
    const draft = await begin(slug)
    await write(draft, shorter)
    await people.author.write(slug, textOf('Students advance when ready.', 'Pace varies.'))
    const review = await proposeFrom(draft)
    await people.approve(review)
    expect(await readBy(slug)).toBe('Students advance.\nPace differs.')
    expect(toText(await draftText(platform, slug))).toBe('Students advance when ready.\nPace differs.')
    expect(await viewOwnDraft(platform, ada, draft.id)).toMatchObject({ state: 'approved', may: { bringBack: false } })
    expect(await refusalOf(previewProposal(platform, ada, slug, { own: draft.id }))).toBe('draft-closed')
    // The words that were there before are still new, and their author's.
    const { authors } = await previewProposal(platform, people.member, slug)
    expect(authors.map(({ id }) => id)).toEqual([people.member.id])
  })

  it('[RV81] rejected leaves it open', async () => {
    const draft = await begin(await aPage(first))
    await write(draft, shorter)
    const { id, revision } = await proposeFrom(draft)
    await decideReview(platform, people.moderator, {
      ...{ id, kind: 'reject', reason: 'Not clearer', contentHash: revision.contentHash },
    })
    expect(await viewOwnDraft(platform, ada, draft.id)).toMatchObject({ state: 'open', may: { write: true } })
  })

  it('[RV40] the draft is compared with what visitors read', async () => {
    const draft = await begin(await aPage(first))
    await write(draft, shorter)
    const wish = { slug: draft.page.slug, own: draft.id }
    expect((await compareDraft(platform, ada, wish)).comparison.counts).toMatchObject({ reworded: 1, kept: 1 })
    expect(await refusalOf(compareDraft(platform, people.member, wish))).toBe('not-invited')
  })
})

describe('a draft of one’s own that another text was approved after', () => {
  it('[RV82] [RV83] says how many, and takes them in by one press where nothing conflicts', async () => {
    const slug = await aPage(first)
    const draft = await begin(slug)
    await write(draft, shorter)
    expect(await refusalOf(previewCatchUp(platform, ada, { id: draft.id, choices: [] }))).toBe('up-to-date')
    await people.publish(slug, textOf('Students advance now.', 'Pace varies.'))
    await people.publish(slug, longer)
    expect(await viewOwnDraft(platform, ada, draft.id)).toMatchObject({ behind: true })
    const seen = await previewCatchUp(platform, ada, { id: draft.id, choices: [] })
    expect(seen).toMatchObject({ approvedSince: 2, conflicts: [], onto: { number: 3 } })
    expect(seen.comparison.counts).toMatchObject({ reworded: 1 })
    expect(await catchUpOf(draft)).toMatchObject({ behind: false })
    expect(await wordsOf(draft)).toBe('Students advance upon mastery.\nPace differs.')
    const { revision } = await proposeFrom(draft)
    expect(revision).toMatchObject({ parentNumber: 3, authors: [{ id: ada.id }] })
  })

  it('[RV83] asks about what both changed, for the text that was seen', async () => {
    const slug = await aPage(first)
    const draft = await begin(slug)
    await write(draft, textOf('Students advance when ready.', 'Pace varies.'))
    await people.publish(slug, longer)
    const { conflicts, onto } = await previewCatchUp(platform, ada, { id: draft.id, choices: [] })
    expect(conflicts).toMatchObject([{ ours: ' when ready', theirs: ' upon mastery' }])
    expect(await refusalOf(catchUpOf(draft))).toBe('conflicts-left')
    const choices: Choice[] = conflicts.map(({ id }) => ({ conflict: id, take: 'theirs' }))
    await people.publish(slug, textOf('Students advance upon mastery.', 'Pace varies by student.'))
    const stale = { id: draft.id, choices, ontoHash: onto.contentHash }
    expect(await refusalOf(catchUp(platform, ada, stale))).toBe('merge-moved-on')
    await catchUpOf(draft, choices)
    expect(await wordsOf(draft)).toBe('Students advance upon mastery.\nPace varies by student.')
    expect(await refusalOf(proposeFrom(draft))).toBe('nothing-to-propose')
  })

  it('[RV84] is changed as little as it takes', async () => {
    const slug = await aPage(first)
    const draft = await begin(slug)
    await write(draft, textOf('Students advance.', 'Pace varies.', 'Ada writes this.'))
    await people.publish(slug, longer)
    await catchUpOf(draft)
    const rows = await platform.database.prisma.draftUpdate.findMany({
      where: { draftId: await draftIdOf(draft), userId: null, seq: { gt: 1 } },
    })
    expect(rows.map(({ bytes }) => bytes.length < 80)).toEqual([true])
    expect((await readPage(platform, visitor, slug)).text?.number).toBe(2)
  })
})

describe('[COL57] the past of drafts of one’s own, where a text is destroyed', () => {
  it('goes, and they go on from what they say; one that says just that text is closed', async () => {
    // A text that stands on no other page, for it is destroyed on all.
    const first = textOf('Students advance by name.', 'Pace varies.')
    const shorter = textOf('Students advance by name.', 'Pace differs.')
    const slug = await aPage(first)
    const [kept, same] = [await begin(slug), await begin(slug)]
    await write(kept, shorter)
    await write(same, first)
    await people.publish(slug, longer)
    const admin = await anAdmin(platform)
    const before = await draftIdOf(kept)
    const { id: pageId } = await findPage(platform, slug)
    const needs = { lockPage, renewDraft, forgetSources, forgetQuotes }
    await redactText(needs, platform, admin, pageId, { number: 1, reason: 'Private' })
    expect(await draftIdOf(kept)).not.toBe(before)
    expect(await wordsOf(kept)).toBe('Students advance by name.\nPace differs.')
    expect(await platform.database.prisma.draftUpdate.count({ where: { draftId: before } })).toBe(0)
    expect(await viewOwnDraft(platform, ada, same.id)).toMatchObject({ state: 'destroyed', may: { bringBack: false } })
  })
})
