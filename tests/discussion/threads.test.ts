import { renewDraft } from '@fieldword/server/collab/index.ts'
import { forgetQuotes } from '@fieldword/server/discussion/index.ts'
import { listAnchors } from '@fieldword/server/discussion/reading.ts'
import { findPage, lockPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import { redactText } from '@fieldword/server/revisions/redaction-commands.ts'
import { forgetSources } from '@fieldword/server/transfer/index.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aRule } from '../support/protecting.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { onWords, talkOf } from './support/talk.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
let other: SignedIn
let made = 0

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
  other = await aMember(platform, 'Some Other')
})
afterAll(() => test.close())

async function aPage(): Promise<string> {
  made += 1
  return (await people.author.makePage(`Page ${made}`)).slug
}
const mine = () => talkOf(platform, people.member)
const theirs = () => talkOf(platform, other)
const events = async () => {
  const rows = await platform.database.prisma.outboxEvent.findMany({ orderBy: { id: 'desc' }, take: 1 })
  return rows.map(({ kind, payload }) => ({ kind, payload }))
}

describe('threads', () => {
  it('[DSC1] [DSC11] begin with a comment, and are listed by their last one', async () => {
    const slug = await aPage()
    const first = await mine().start(slug, 'Is this *so*?', { title: 'A question' })
    const second = await mine().start(slug, 'Another')
    expect(first).toMatchObject({ state: 'published' })
    await theirs().reply(first.threadId, 'It is.')
    const { items, nextCursor } = await mine().threads(slug)
    expect(items.map(({ id }) => id)).toEqual([first.threadId, second.threadId])
    expect(nextCursor).toBeNull()
    expect(items[0]).toMatchObject({
      ...{ title: 'A question', anchor: null, state: 'open', commentCount: 2 },
      startedBy: { name: people.member.name },
      comments: [{ html: '<p>Is this <em>so</em>?</p>' }, { text: 'It is.', author: { name: 'Some Other' } }],
      may: { reply: true, resolve: true },
    })
  })

  it('[DSC11] go on from where the list stopped, though the last one is written in meanwhile', async () => {
    const slug = await aPage()
    for (const text of ['1', '2', '3', '4']) await mine().start(slug, text)
    const part = await mine().threads(slug, { limit: 2 })
    await theirs().reply(part.items[1]?.id ?? '', 'More')
    const rest = await mine().threads(slug, { limit: 2, cursor: part.nextCursor ?? '' })
    expect([part, rest].map(({ items }) => items.map(({ comments }) => comments[0]?.text))).toEqual([
      ['4', '3'],
      ['2', '1'],
    ])
    expect(await refusalOf(mine().threads(slug, { cursor: 'x' }))).toBe('bad-input')
  })

  it('[DSC11] tell the first comment and the newest five, and all of them one by one', async () => {
    const slug = await aPage()
    const { threadId } = await mine().start(slug, '0')
    for (const text of '12345678') await theirs().reply(threadId, text)
    const texts = (comments: readonly { text: string }[] | undefined) => comments?.map(({ text }) => text).join('')
    expect(texts((await mine().threads(slug)).items[0]?.comments)).toBe('045678')
    const part = await mine().thread(threadId, { limit: 5 })
    const rest = await mine().thread(threadId, { limit: 5, cursor: part.nextCursor ?? '' })
    expect([texts(part.comments), texts(rest.comments), rest.nextCursor]).toEqual(['01234', '5678', null])
  })

  it('[DSC4] are resolved by who started them or may write the draft, and opened again', async () => {
    const slug = await aPage()
    const { threadId } = await theirs().start(slug, 'Done?')
    await mine().setState(threadId, 'resolved')
    expect(await events()).toMatchObject([{ kind: 'thread-resolved', payload: { threadId } }])
    expect(await mine().thread(threadId)).toMatchObject({ state: 'resolved', resolvedBy: { name: people.member.name } })
    expect(await refusalOf(mine().setState(threadId, 'resolved'))).toBe('already-so')
    await mine().reply(threadId, 'One more thing')
    expect((await mine().threads(slug, { state: 'open' })).items).toEqual([])
    await protectPage(platform, people.moderator, aRule(slug, { editableBy: 'moderator' }))
    expect(await refusalOf(mine().setState(threadId, 'open'))).toBe('protected')
    await theirs().setState(threadId, 'open')
    expect(await mine().thread(threadId)).toMatchObject({ state: 'open', resolvedBy: null, resolvedAt: null })
  })

  it('[DSC5] [DSC22] are told to every process and to whom they concern, with what is published', async () => {
    const slug = await aPage()
    const { id: pageId } = await findPage(platform, slug)
    const told = Promise.withResolvers<string>()
    await test.another().signals.listen('discussion', told.resolve, () => {})
    const { threadId } = await mine().start(slug, 'Hello @some other, and @nobody here')
    expect(await told.promise).toBe(pageId)
    expect(await events()).toMatchObject([{ kind: 'comment-published', payload: { noticed: [other.id] } }])
    expect(await mine().thread(threadId)).toMatchObject({
      comments: [{ text: `Hello @[${other.id}], and @nobody here`, mentions: [{ name: 'Some Other' }] }],
    })
    await theirs().reply(threadId, 'Hello @some other')
    expect(await events()).toMatchObject([{ payload: { noticed: [people.member.id] } }])
    const notices = await platform.database.prisma.commentNotice.findMany({ where: { comment: { threadId } } })
    expect(notices.map(({ userId, kind }) => [userId, kind])).toEqual([
      [other.id, 'mention'],
      [people.member.id, 'reply'],
    ])
  })
})

describe('what threads are about', () => {
  it('[DSC3] [DSC10] [DSC12] a draft: for members alone', async () => {
    const slug = await aPage()
    const anchor = onWords('First')
    const { threadId } = await mine().start(slug, 'Hm', { anchor })
    expect(await theirs().thread(threadId)).toMatchObject({ anchor, revisionNumber: null })
    expect((await mine().threads(slug, { place: 'draft', block: 'p1' })).items).toHaveLength(1)
    expect((await mine().threads(slug, { block: 'p2' })).items).toEqual([])
    const outside = talkOf(platform, visitor)
    expect(await outside.threads(slug)).toEqual({ items: [], nextCursor: null })
    expect(await refusalOf(outside.thread(threadId))).toBe('not-found')
    const anchors = await listAnchors(platform, other, { slug, limit: 10 })
    expect(anchors).toEqual({ items: [{ threadId, state: 'open', anchor }], nextCursor: null })
    expect(await listAnchors(platform, visitor, { slug, limit: 10 })).toMatchObject({ items: [] })
  })

  it('[DSC3] [DSC10] a revision of the page: for everybody once it is approved', async () => {
    const slug = await aPage()
    const review = await people.author.propose(slug, textOf('First words.'))
    const place = { kind: 'revision', revisionId: review.revision.id } as const
    const { threadId } = await mine().start(slug, 'On this', { anchor: onWords('First', place) })
    const outside = talkOf(platform, visitor)
    expect(await refusalOf(outside.thread(threadId))).toBe('not-found')
    await people.approve(review)
    expect(await outside.thread(threadId)).toMatchObject({ revisionNumber: 1, may: { reply: false, resolve: false } })
    expect(await refusalOf(mine().start(await aPage(), 'Hm', { anchor: onWords('First', place) }))).toBe('no-such-text')
  })

  it('[DSC3] [DSC10] a side of a difference under review: for members', async () => {
    const slug = await aPage()
    const { id: reviewId, revision } = await people.author.propose(slug, textOf('First words.'))
    const place = { kind: 'diff', reviewId, side: 'new' } as const
    const { threadId } = await theirs().start(slug, 'Better so', { anchor: onWords('First', place) })
    expect((await mine().threads(slug, { reviewId })).items).toMatchObject([
      { id: threadId, revisionNumber: revision.number },
    ])
    expect(await refusalOf(talkOf(platform, visitor).thread(threadId))).toBe('not-found')
    const old = onWords('First', { ...place, side: 'old' })
    expect(await refusalOf(theirs().start(slug, 'Before', { anchor: old }))).toBe('no-such-text')
  })

  it('[DSC13] whose text is hidden are told without their quotation', async () => {
    const slug = await aPage()
    const { revision } = await people.publish(slug, textOf('Secret words.'))
    await people.publish(slug, textOf('Other words.'))
    const place = { kind: 'revision', revisionId: revision.id } as const
    const { threadId } = await mine().start(slug, 'Hm', { anchor: onWords('Secret', place) })
    const page = await findPage(platform, slug)
    const parts = { number: revision.number, text: true, authors: false, summary: false, reason: 'It names somebody' }
    await hideParts(lockPage, platform, people.moderator, page.id, parts)
    expect((await talkOf(platform, visitor).thread(threadId)).anchor).toMatchObject({
      blockId: 'p1',
      quote: null,
      to: 0,
    })
    expect((await listAnchors(platform, other, { slug, limit: 10 })).items[0]?.anchor.quote).toBeNull()
    const moderator = await aModerator(platform)
    expect((await talkOf(platform, moderator).thread(threadId)).anchor?.quote?.exact).toBe('Secret')
    expect(await refusalOf(mine().start(slug, 'Hm', { anchor: onWords('Secret', place) }))).toBe('text-hidden')
  })

  it('[DSC18] lose for good what they quote of a text that is destroyed, and of the draft it was in', async () => {
    const slug = await aPage()
    const { revision } = await people.publish(slug, textOf('Secret words.'))
    await people.publish(slug, textOf('Other words.'))
    const place = { kind: 'revision', revisionId: revision.id } as const
    await mine().start(slug, 'Hm', { anchor: onWords('Secret', place) })
    await mine().start(slug, 'Hm', { anchor: onWords('Secret') })
    const { id } = await findPage(platform, slug)
    const needs = { lockPage, renewDraft, forgetSources, forgetQuotes }
    const wish = { number: revision.number, reason: 'It names a child' }
    await redactText(needs, platform, await anAdmin(platform), id, wish)
    const threads = await platform.database.prisma.thread.findMany({ where: { pageId: id } })
    expect(JSON.stringify(threads)).not.toContain('Secret')
    for (const { anchor } of threads) expect(anchor).toMatchObject({ blockId: 'p1', quote: null, from: 0, to: 0 })
  })
})

describe('who writes', () => {
  it('[POL70] members, and visitors only where that was allowed', async () => {
    const slug = await aPage()
    expect(await refusalOf(talkOf(platform, visitor).start(slug, 'Hi', { guestName: 'Somebody' }))).toBe(
      'sign-in-needed',
    )
    const { threadId } = await mine().start(slug, 'Hi')
    expect(await refusalOf(talkOf(platform, visitor).reply(threadId, 'Hi'))).toBe('sign-in-needed')
    const blocked = { ...other, block: { reason: 'Spam', until: null } }
    expect(await refusalOf(talkOf(platform, blocked).reply(threadId, 'Hi'))).toBe('blocked')
  })

  it('[DSC21] not too much at once', async () => {
    const talker = await aMember(platform)
    const { threadId } = await mine().start(await aPage(), 'Hi')
    await talkOf(platform, talker).reply(threadId, 'One')
    await platform.database.prisma.rateLimit.update({ where: { key: `comments:${talker.id}` }, data: { points: 60 } })
    expect(await refusalOf(talkOf(platform, talker).reply(threadId, 'and'))).toBe('too-many')
  })
})
