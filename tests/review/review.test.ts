import { readPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { countOpenReviews, listQueue } from '@fieldword/server/review/queueing.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import { contentHashOf } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { type DecisionKind, decisionKind, type ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, decideAs as decide, textOf, twoPeople } from '../support/writing.ts'
import { draftText } from './support/drafts.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
})
afterAll(() => test.close())

let made = 0
async function aPage(text?: DocumentJson): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Page ${made}`)
  if (text) await people.publish(slug, text)
  return slug
}
const decideAs = (actor: SignedIn, review: ReviewRef, kind: DecisionKind, reason?: string) =>
  decide(platform, actor, review, kind, reason)
const htmlOf = async (slug: string) => (await readPage(platform, visitor, slug)).text?.html ?? null
const draftOf = (slug: string) => draftText(platform, slug)
async function eventsOf(review: ReviewRef): Promise<unknown[]> {
  const events = await platform.database.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } })
  return events.filter(({ payload }) => JSON.stringify(payload).includes(review.id)).map(({ kind }) => kind)
}

describe('the straight way', () => {
  it('[RV6] a proposal waits, is approved, and is what visitors read', async () => {
    const slug = await aPage(textOf('What was.'))
    const review = await people.author.propose(slug, textOf('What is.'))
    expect(review).toMatchObject({ state: 'open', revision: { state: 'pending', current: false, number: 2 } })
    expect(await htmlOf(slug)).toBe('<p>What was.</p>')
    const closed = await people.approve(review)
    expect(closed).toMatchObject({ state: 'approved', revision: { state: 'approved', current: true } })
    expect(await htmlOf(slug)).toBe('<p>What is.</p>')
    expect(await eventsOf(review)).toEqual(['revision-proposed', 'review-decided'])
  })

  it('[RV5] a rejection is public with its reason, and changes nothing that is read', async () => {
    const slug = await aPage(textOf('What was.'))
    const review = await people.author.propose(slug, textOf('Worse.'))
    expect(await refusalOf(decideAs(people.moderator, review, 'reject', ''))).toBe('reason-needed')
    await decideAs(people.moderator, review, 'reject', 'It says less.')
    const view = await viewReview(platform, people.member, review.id)
    expect(view).toMatchObject({ state: 'rejected', revision: { state: 'rejected' } })
    expect(view.decisions).toMatchObject([
      { kind: 'reject', reason: 'It says less.', actor: { id: people.moderator.id } },
    ])
    expect(await htmlOf(slug)).toBe('<p>What was.</p>')
  })

  it('[RV3] who proposed withdraws', async () => {
    const slug = await aPage(textOf('What was.'))
    const review = await people.author.propose(slug, textOf('On second thought.'))
    expect(await refusalOf(decideAs(people.moderator, review, 'withdraw'))).toBe('forbidden')
    expect((await decideAs(people.member, review, 'withdraw')).revision.state).toBe('withdrawn')
  })
})

describe('deciding', () => {
  it('[RV2] not on what one opened, nor on what one typed in', async () => {
    const typist = await aModerator(platform)
    const opener = await aModerator(platform)
    const slug = await aPage()
    await authorOf(platform, typist).write(slug, textOf('Typed by one.'))
    const review = await authorOf(platform, opener).propose(slug)
    expect(review.revision.authors.map(({ id }) => id)).toEqual([typist.id])
    for (const kind of ['approve', 'reject'] as const) {
      expect(await refusalOf(decideAs(typist, review, kind))).toBe('own-revision')
      expect(await refusalOf(decideAs(opener, review, kind))).toBe('own-revision')
      expect(await refusalOf(decideAs(people.member, review, kind))).toBe('forbidden')
    }
    expect(Object.values((await viewReview(platform, typist, review.id)).may)).toEqual(
      // Only the next round is theirs.
      [...decisionKind.options.map(() => false), true, false],
    )
    expect((await viewReview(platform, typist, review.id)).own).toBe(true)
    expect((await viewReview(platform, opener, review.id)).may.withdraw).toBe(true)
    expect((await viewReview(platform, people.moderator, review.id)).may).toMatchObject({ approve: true, reject: true })
    expect(await htmlOf(slug)).toBeNull()
    await decideAs(people.moderator, review, 'approve')
    expect(await htmlOf(slug)).toBe('<p>Typed by one.</p>')
  })

  it('[RV1] of two who decide at once, one decides', async () => {
    const other = await aModerator(platform)
    const slug = await aPage()
    const review = await people.author.propose(slug, textOf('Once.'))
    const attempts = await Promise.allSettled([
      decideAs(people.moderator, review, 'approve'),
      decideAs(other, review, 'reject'),
    ])
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await viewReview(platform, people.member, review.id)).decisions).toHaveLength(1)
    expect(await refusalOf(decideAs(other, review, 'approve'))).toBe('review-closed')
  })

  it('[RV4] of two proposals on one text, one is approved; the other is stale', async () => {
    const slug = await aPage(textOf('Base.'))
    const first = await people.author.propose(slug, textOf('Base, and one.'))
    const second = await people.author.propose(slug, textOf('Base, and two.'))
    const attempts = await Promise.allSettled([first, second].map(people.approve))
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = attempts[0]?.status === 'fulfilled' ? second : first
    const view = await viewReview(platform, people.moderator, left.id)
    expect(view).toMatchObject({ state: 'open', stale: true, may: { approve: false, reject: true } })
    expect(await refusalOf(people.approve(left))).toBe('revision-conflict')
    expect(await eventsOf(left)).toEqual(['revision-proposed'])
  })

  it('[RV6] when something fails, nothing has changed', async () => {
    const slug = await aPage(textOf('Before.'))
    const review = await people.author.propose(slug, textOf('After.'))
    const signals = { ...platform.signals, notifyIn: () => Promise.reject(new Error('no signal')) }
    const failing = { ...platform, signals }
    const attempt = decide(failing, people.moderator, review, 'approve')
    await expect(attempt).rejects.toThrow('no signal')
    expect(await viewReview(platform, people.member, review.id)).toMatchObject({
      state: 'open',
      decisions: [],
      revision: { state: 'pending' },
    })
    expect(await htmlOf(slug)).toBe('<p>Before.</p>')
    expect(await eventsOf(review)).toEqual(['revision-proposed'])
  })

  it('[RV3] visitors decide and read nothing; what is not there is not found', async () => {
    const review = await people.author.propose(await aPage(), textOf('Words.'))
    const { contentHash } = review.revision
    const wish = { id: review.id, kind: 'approve', reason: '', contentHash } as const
    expect(await refusalOf(decideReview(platform, visitor, wish))).toBe('sign-in-needed')
    expect(await refusalOf(viewReview(platform, visitor, review.id))).toBe('sign-in-needed')
    expect(await refusalOf(countOpenReviews(platform, visitor))).toBe('sign-in-needed')
    const nowhere = { ...wish, id: platform.newId() }
    expect(await refusalOf(decideReview(platform, people.moderator, nowhere))).toBe('not-found')
    expect(await refusalOf(viewReview(platform, people.member, nowhere.id))).toBe('not-found')
  })
})

describe('proposing', () => {
  const wish = { summary: 'Say more', changeKind: 'wording' } as const

  it('[RV7] what was seen is proposed, or nothing', async () => {
    const slug = await aPage(textOf('Base.'))
    await people.author.write(slug, textOf('Base and more.'))
    const { contentHash } = await previewProposal(platform, people.member, slug)
    await people.author.write(slug, textOf('Base and more and more.'))
    const stale = propose(platform, people.member, { slug, ...wish, contentHash })
    expect(await refusalOf(stale)).toBe('draft-moved-on')
    const now = await previewProposal(platform, people.member, slug)
    const review = await propose(platform, people.member, { slug, ...wish, contentHash: now.contentHash })
    await people.author.write(slug, textOf('Base and something else.'))
    await people.approve(review)
    expect(await htmlOf(slug)).toBe('<p>Base and more and more.</p>')
    expect(contentHashOf(await draftOf(slug))).toBe(contentHashOf(textOf('Base and something else.')))
  })

  it('[RV8] an unchanged or empty draft is no proposal', async () => {
    const slug = await aPage(textOf('Base.'))
    expect(await previewProposal(platform, people.member, slug)).toMatchObject({
      changed: false,
      alreadyProposed: false,
      baseNumber: 1,
      authors: [],
    })
    expect(await refusalOf(people.author.propose(slug))).toBe('nothing-to-propose')
    expect(await refusalOf(people.author.propose(await aPage()))).toBe('nothing-to-propose')
  })

  it('[RV9] the same text is not proposed twice, also not at once', async () => {
    const slug = await aPage(textOf('Base.'))
    await people.author.write(slug, textOf('Changed.'))
    const { contentHash } = await previewProposal(platform, people.member, slug)
    const attempts = await Promise.allSettled(
      [1, 2].map(() => propose(platform, people.member, { slug, ...wish, contentHash })),
    )
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(people.author.propose(slug))).toBe('already-proposed')
    expect(await previewProposal(platform, people.member, slug)).toMatchObject({ changed: true, alreadyProposed: true })
  })

  it('[RV10] names who typed since the approved text; what was typed after the proposal counts for the next', async () => {
    const [early, late] = [await aMember(platform), await aMember(platform)]
    const slug = await aPage(textOf('Base.'))
    await authorOf(platform, early).write(slug, textOf('Base. Early words.'))
    const first = await people.author.propose(slug)
    expect(first.revision.authors.map(({ id }) => id)).toEqual([early.id])
    await authorOf(platform, late).write(slug, textOf('Base. Early words. Late ones.'))
    await people.approve(first)
    const second = await people.author.propose(slug)
    expect(second.revision.authors.map(({ id }) => id)).toEqual([late.id])
    expect(second.revision.parentNumber).toBe(2)
  })

  it('[RV13] shows the difference to what visitors read now', async () => {
    const slug = await aPage(textOf('Base.'))
    const first = await people.author.propose(slug, textOf('Base.', 'One.'))
    const second = await people.author.propose(slug, textOf('Base.', 'One.', 'Two.'))
    const added = async (review: ReviewRef) =>
      (await viewReview(platform, people.member, review.id)).comparison.counts.added
    expect(await added(second)).toBe(2)
    await people.approve(first)
    expect(await added(second)).toBe(1)
    expect(await added(first)).toBe(1)
    expect((await viewReview(platform, people.member, second.id)).baseNumber).toBe(1)
  })

  it('[RV3] is for members', async () => {
    const slug = await aPage()
    expect(await refusalOf(previewProposal(platform, visitor, slug))).toBe('sign-in-needed')
    const attempt = propose(platform, visitor, { slug, ...wish, contentHash: '0'.repeat(64) })
    expect(await refusalOf(attempt)).toBe('sign-in-needed')
  })
})

describe('restoring', () => {
  it('[RV12] proposes the old text again, says where it is from, and brings the draft to it', async () => {
    const slug = await aPage(textOf('Old.', 'Common.'))
    await people.publish(slug, textOf('New.', 'Common.'))
    const review = await restore(platform, people.member, { slug, number: 1 })
    expect(review.revision).toMatchObject({
      ...{ number: 3, origin: 'restore', restoredFromNumber: 1, parentNumber: 2, state: 'pending' },
      summary: 'Restore revision 1',
    })
    expect(contentHashOf(await draftOf(slug))).toBe(review.revision.contentHash)
    expect(await htmlOf(slug)).toContain('New.')
    expect(await refusalOf(decideAs(people.member, review, 'approve'))).toBe('forbidden')
    await people.approve(review)
    expect(await htmlOf(slug)).toBe('<p>Old.</p><p>Common.</p>')
    expect(await refusalOf(people.author.propose(slug))).toBe('nothing-to-propose')
  })

  it('[RV12] not the approved text, nor what waits already, nor what is not there', async () => {
    const slug = await aPage(textOf('Old.'))
    await people.publish(slug, textOf('New.'))
    const attempt = (number: number) => refusalOf(restore(platform, people.member, { slug, number }))
    expect(await attempt(2)).toBe('nothing-to-restore')
    expect(await attempt(9)).toBe('not-found')
    await restore(platform, people.member, { slug, number: 1 })
    expect(await attempt(1)).toBe('already-proposed')
    expect(await refusalOf(restore(platform, visitor, { slug, number: 1 }))).toBe('sign-in-needed')
  })
})

describe('the queue', () => {
  it('[RV11] open ones oldest first, closed ones newest first, part by part', async () => {
    const own = await createTestPlatform()
    const { author, approve, member, moderator } = await twoPeople(own.platform)
    const other = authorOf(own.platform, await aMember(own.platform))
    const reviews: ReviewRef[] = []
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) {
      const { slug } = await author.makePage(title)
      reviews.push(await (title === 'Three' ? other : author).propose(slug, textOf(`Text of ${title}.`)))
    }
    const queue = async (wish: Partial<Parameters<typeof listQueue>[2]>) => {
      const part = await listQueue(own.platform, member, { limit: 2, ...wish })
      return { titles: part.items.map(({ page }) => page.title), cursor: part.nextCursor ?? undefined }
    }
    const first = await queue({})
    expect(first.titles).toEqual(['One', 'Two'])
    const second = await queue({ cursor: first.cursor })
    expect(second.titles).toEqual(['Three', 'Four'])
    expect(await queue({ cursor: second.cursor })).toEqual({ titles: ['Five'], cursor: undefined })
    expect((await queue({ mine: true, limit: 10 })).titles).toEqual(['One', 'Two', 'Four', 'Five'])
    expect(await countOpenReviews(own.platform, moderator)).toEqual({ open: 5 })
    for (const review of reviews.slice(0, 3)) await approve(review)
    expect((await queue({ show: 'done', state: 'approved', limit: 10 })).titles).toEqual(['Three', 'Two', 'One'])
    expect(await countOpenReviews(own.platform, moderator)).toEqual({ open: 2 })
    expect(await refusalOf(listQueue(own.platform, visitor, { limit: 2 }))).toBe('sign-in-needed')
    await own.close()
  })
})
