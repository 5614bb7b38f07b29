import { blockGuest } from '@fieldword/server/discussion/held-commands.ts'
import { commentersOn, countByBlock } from '@fieldword/server/discussion/index.ts'
import { suggestPeople } from '@fieldword/server/discussion/reading.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf } from '../support/writing.ts'
import { hostileStrings, onWords, talkOf } from './support/talk.ts'

let test: TestPlatform
let platform: Platform
let [alice, bob, moderator]: SignedIn[] = []
let made = 0
const by = (person: SignedIn | undefined) => talkOf(platform, person ?? visitor)

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  alice = await aMember(platform, 'Alice Writes')
  bob = await aMember(platform, 'Bob')
  moderator = await aModerator(platform)
})
afterAll(() => test.close())

async function aPage(): Promise<string> {
  made += 1
  return (await authorOf(platform, alice as SignedIn).makePage(`Page ${made}`)).slug
}
const firstOf = async (threadId: string, as = bob) => (await by(as).thread(threadId)).comments[0]

describe('a comment', () => {
  it('[DSC7] is edited by its author alone, and what it said stays to be read', async () => {
    const { threadId, commentId } = await by(alice).start(await aPage(), 'One')
    await by(alice).edit(commentId, '*Two* for @bob')
    await by(alice).edit(commentId, '*Two* for @bob')
    await by(alice).edit(commentId, 'Three')
    expect(await firstOf(threadId)).toMatchObject({ text: 'Three', edits: 2, may: { change: false } })
    expect((await by(bob).versions(commentId)).items).toMatchObject([
      { number: 2, html: expect.stringContaining('<em>Two</em> for <a class="fw-mention"') },
      { number: 1, text: 'One' },
    ])
    expect(await refusalOf(by(bob).edit(commentId, 'Mine'))).toBe('forbidden')
    expect(await refusalOf(by(moderator).edit(commentId, 'Mine'))).toBe('forbidden')
  })

  it('[DSC7] [DSC2] is taken back: its place stays while others answered, its words do not', async () => {
    const slug = await aPage()
    const { threadId, commentId } = await by(alice).start(slug, 'A mistake')
    await by(alice).edit(commentId, 'A slip')
    const answer = await by(bob).reply(threadId, 'What?')
    await by(alice).remove(commentId)
    expect(await firstOf(threadId)).toMatchObject({
      state: 'deleted',
      text: '',
      html: '',
      author: { name: 'Alice Writes' },
    })
    expect((await by(bob).versions(commentId)).items).toEqual([])
    expect((await by(moderator).thread(threadId)).comments[0]).toMatchObject({ text: '' })
    await by(bob).remove(answer.commentId)
    expect((await by(bob).threads(slug)).items).toEqual([])
    expect(await refusalOf(by(bob).thread(threadId))).toBe('not-found')
    expect(await refusalOf(by(alice).edit(commentId, 'Again'))).toBe('comment-gone')
  })

  it('[DSC9] takes one reaction of each kind a person, and tells who', async () => {
    const { threadId, commentId } = await by(alice).start(await aPage(), 'Hm')
    for (const person of [bob, bob, alice]) await by(person).react(commentId, 'agree')
    await by(bob).react(commentId, 'thanks')
    await by(bob).react(commentId, 'thanks', false)
    const people = [{ name: 'Bob' }, { name: 'Alice Writes' }]
    expect((await firstOf(threadId))?.reactions).toMatchObject([{ kind: 'agree', count: 2, mine: true, people }])
    expect(await refusalOf(talkOf(platform, visitor).react(commentId, 'agree'))).toBe('sign-in-needed')
  })

  it('[DSC15] is hidden by moderators with a reason in the public log, and shown again', async () => {
    const { threadId, commentId } = await by(alice).start(await aPage(), 'You fool')
    await by(bob).reply(threadId, 'Please')
    await by(moderator).setHidden(commentId, true)
    expect(await firstOf(threadId)).toMatchObject({
      state: 'hidden',
      text: '',
      html: '',
      reason: 'It insults somebody',
    })
    expect(await firstOf(threadId, moderator)).toMatchObject({ state: 'hidden', text: 'You fool' })
    expect(await refusalOf(by(bob).versions(commentId))).toBe('comment-gone')
    const logged = await platform.database.prisma.moderation.findFirst({ orderBy: { id: 'desc' } })
    expect(logged).toMatchObject({ kind: 'hide', commentId, reason: 'It insults somebody', actorId: moderator?.id })
    expect(await refusalOf(by(moderator).setHidden(commentId, true))).toBe('already-so')
    expect(await refusalOf(by(bob).setHidden(commentId, false))).toBe('forbidden')
    await by(moderator).setHidden(commentId, false)
    expect(await firstOf(threadId)).toMatchObject({ state: 'published', text: 'You fool', reason: '' })
  })

  it('[DSC16] is reported once by each, and whoever reported it reads what came of it', async () => {
    const { commentId } = await by(alice).start(await aPage(), 'Buy now')
    await by(bob).report(commentId, 'An advertisement')
    expect(await refusalOf(by(bob).report(commentId, 'Again'))).toBe('already-reported')
    expect(await refusalOf(by(bob).reports())).toBe('forbidden')
    const [open] = (await by(moderator).reports({ open: true })).items
    expect(open).toMatchObject({ reason: 'An advertisement', reporter: { name: 'Bob' }, comment: { text: 'Buy now' } })
    await by(moderator).decideReport(open?.id ?? '', 'dismissed', 'It is a quotation')
    expect(await refusalOf(by(moderator).decideReport(open?.id ?? '', 'handled'))).toBe('already-so')
    expect((await by(moderator).reports({ open: true })).items).toEqual([])
    expect((await by(bob).reports({ mine: true })).items).toMatchObject([
      { outcome: 'dismissed', answer: 'It is a quotation', decidedBy: { id: moderator?.id } },
    ])
    expect((await by(alice).reports({ mine: true })).items).toEqual([])
  })

  it('[DSC6] keeps whatever is written to the letter, and shows it as text', async () => {
    const slug = await aPage()
    const texts = hostileStrings.filter((text, index) => index % 40 === 0 && /\S/.test(text))
    const written = texts.map(text => text.toWellFormed().replaceAll('\0', ''))
    const { threadId } = await by(alice).start(slug, 'All of it')
    await platform.database.prisma.rateLimit.updateMany({ data: { points: 0 } })
    for (const text of written.slice(0, 12)) await by(alice).reply(threadId, text)
    const { comments } = await by(bob).thread(threadId, { limit: 100 })
    expect(comments.slice(1).map(({ text }) => text)).toEqual(written.slice(0, 12))
    for (const { html } of comments) expect(html).not.toMatch(/<(?:script|img|svg|iframe|style|form|input)/i)
  })
})

describe('what concerns somebody', () => {
  it('[DSC23] is listed unread until it is read, and no longer when it was taken back', async () => {
    const reader = await aMember(platform, 'Carol')
    const slug = await aPage()
    const first = await by(alice).start(slug, 'Look, @Carol', { title: 'For Carol' })
    const second = await by(bob).start(slug, '@carol and @carol')
    expect(await by(reader).unread()).toBe(2)
    await by(reader).markRead(first.commentId)
    expect((await by(reader).notices()).items).toMatchObject([
      { kind: 'mention', read: false, comment: { id: second.commentId } },
      { kind: 'mention', read: true, comment: { id: first.commentId }, threadTitle: 'For Carol', page: { slug } },
    ])
    expect((await by(reader).notices({ unread: true })).items).toHaveLength(1)
    await by(bob).remove(second.commentId)
    expect(await by(reader).unread()).toBe(0)
    expect((await by(reader).notices()).items).toHaveLength(1)
    expect(await refusalOf(by(undefined).unread())).toBe('sign-in-needed')
  })

  it('[DSC8] is written with the help of names that begin so, for members', async () => {
    expect((await suggestPeople(platform, bob as SignedIn, 'wri')).items).toMatchObject([{ name: 'Alice Writes' }])
    expect((await suggestPeople(platform, bob as SignedIn, '%')).items).toEqual([])
    expect(await refusalOf(suggestPeople(platform, visitor, 'a'))).toBe('sign-in-needed')
  })

  it('[DSC17] is counted by block and by review for many pages at once', async () => {
    const slug = await aPage()
    const review = await authorOf(platform, alice as SignedIn).propose(slug, textOf('First words.'))
    const place = { kind: 'diff', reviewId: review.id, side: 'new' } as const
    const { threadId } = await by(bob).start(slug, 'Hm', { anchor: onWords('First', place) })
    await by(alice).reply(threadId, 'So?')
    const { id: pageId } = await findPage(platform, slug)
    const { prisma } = platform.database
    expect(await countByBlock(prisma, bob as SignedIn, [pageId])).toEqual(new Map([[pageId, new Map([['p1', 1]])]]))
    expect(await countByBlock(prisma, visitor, [pageId])).toEqual(new Map())
    expect(await commentersOn(prisma, [review.id])).toEqual(new Map([[review.id, [bob?.id, alice?.id]]]))
  })
})

describe('a discussion', () => {
  it('[DSC30] [DSC31] is closed by moderators: it can be read, and they alone write', async () => {
    const slug = await aPage()
    const { threadId } = await by(alice).start(slug, 'Hm')
    expect(await refusalOf(by(alice).set(slug, true, false))).toBe('forbidden')
    expect(await by(moderator).set(slug, true, false)).toMatchObject({ closed: true, may: { write: true } })
    expect(await refusalOf(by(moderator).set(slug, true, false))).toBe('already-so')
    expect(await by(bob).about(slug)).toMatchObject({ closed: true, open: 1, resolved: 0, may: { write: false } })
    expect(await refusalOf(by(bob).reply(threadId, 'Hm'))).toBe('discussion-closed')
    expect(await refusalOf(by(bob).start(slug, 'Hm'))).toBe('discussion-closed')
    await by(moderator).reply(threadId, 'That is it.')
    expect((await by(bob).thread(threadId)).may.reply).toBe(false)
  })

  it('[DSC32] [DSC34] [DSC35] is open to visitors where moderators say so; what they write waits', async () => {
    const slug = await aPage()
    await by(moderator).set(slug, false, true)
    const wish = { guestName: 'A Passer-by' }
    const started = await by(undefined).start(slug, 'Hello @bob', wish)
    expect(started.state).toBe('held')
    expect(await refusalOf(by(undefined).start(slug, 'No name'))).toBe('name-needed')
    for (const reader of [undefined, bob, moderator]) expect((await by(reader).threads(slug)).items).toEqual([])
    expect(await refusalOf(by(bob).held())).toBe('forbidden')
    const [held] = (await by(moderator).held()).items
    expect(held).toMatchObject({
      starts: true,
      page: { slug },
      comment: { guestName: 'A Passer-by', text: 'Hello @bob' },
    })
    await by(moderator).release(started.commentId, true)
    expect((await by(undefined).thread(started.threadId)).comments).toMatchObject([
      { state: 'published', author: null, guestName: 'A Passer-by', text: 'Hello @bob' },
    ])
    expect(await refusalOf(by(bob).edit(started.commentId, 'x'))).toBe('forbidden')
    const reply = await by(undefined).reply(started.threadId, 'Buy now', wish)
    expect(await refusalOf(by(moderator).release(reply.commentId, false))).toBe('discard-reason-needed')
    await by(moderator).release(reply.commentId, false, 'An advertisement')
    expect((await by(moderator).thread(started.threadId)).comments).toHaveLength(1)
    expect((await by(moderator).held()).items).toEqual([])
    const kept = { OR: [{ guestKey: { not: null } }, { guestNetwork: { not: null } }] }
    expect(await platform.database.prisma.comment.count({ where: kept })).toBe(0)
  })

  it('[DSC36] blocks the network it came from as long as it waits, and shows it to nobody before', async () => {
    const slug = await aPage()
    await by(moderator).set(slug, false, true)
    const wish = { guestName: 'A Passer-by' }
    const { commentId: id } = await talkOf(platform, visitor, '2001:db8:5:6::7').start(slug, 'Buy now', wish)
    const block = (who = visitor as Actor, on = platform, comment = id) =>
      blockGuest(on, who, { id: comment, reason: 'Forty advertisements', until: null })
    expect(await refusalOf(block(bob))).toBe('forbidden')
    const [held] = (await by(moderator).held()).items
    expect(held).toMatchObject({ hasNetwork: true })
    expect(JSON.stringify(held)).not.toContain('2001:db8')
    const blocked = await block(moderator)
    expect(blocked).toMatchObject({ range: '2001:db8:5:6::/64', scope: 'visitors', inForce: true })
    expect(await refusalOf(block(moderator))).toBe('range-blocked')
    const elsewhere = {
      ...platform,
      config: { ...platform.config, sessionSecret: 'of another wiki, 32 characters long' },
    }
    expect(await refusalOf(block(moderator, elsewhere))).toBe('no-network')
    await by(moderator).release(id, false, 'An advertisement')
    expect(await refusalOf(block(moderator))).toBe('already-so')
    const written = await by(bob).start(slug, 'By somebody with an account')
    expect(await refusalOf(block(moderator, platform, written.commentId))).toBe('already-so')
  })

  it('[DSC33] [DSC34] takes five comments an hour from one place, none of a machine, and keeps no address', async () => {
    const slug = await aPage()
    await by(moderator).set(slug, false, true)
    const from = (address: string) => talkOf(platform, visitor, address)
    const wish = { guestName: 'Somebody' }
    await from('2001:db8:1:2::7').start(slug, 'Filled in', { ...wish, website: 'https://example.org' })
    expect((await by(moderator).held()).items).toEqual([])
    for (const last of '12345') await from(`2001:db8:1:2::${last}`).start(slug, last, wish)
    expect(await refusalOf(from('2001:db8:1:2::6').start(slug, '6', wish))).toBe('too-many')
    await from('2001:db8:1:3::6').start(slug, '7', wish)
    const { prisma } = platform.database
    const stored = [await prisma.comment.findMany(), await prisma.rateLimit.findMany()]
    expect(JSON.stringify(stored)).not.toContain('2001:db8')
  })
})
