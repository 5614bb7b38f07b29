import { blockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { Post } from '@fieldword/server/notifications/post.ts'
import { askToConfirm, confirmAddress, setRhythm, stopMail } from '@fieldword/server/notifications/settings-commands.ts'
import { listLetters, viewSettings } from '@fieldword/server/notifications/settings-queries.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { join } from '@fieldword/server/processes/joining-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { talkOf } from '../discussion/support/talk.ts'
import { aProcess, openStage } from '../processes/support/a-process.ts'
import { aMember, aModerator, emailOf } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, decideAs, textOf } from '../support/writing.ts'
import { type MailServer, startMailServer } from './support/mail-server.ts'

const start = new Date('2026-11-27T10:00:00Z')
const long = 24 * 60 * 60 * 1000

let mails: MailServer
let test: TestPlatform
let platform: Platform
let post: Post
let now = start
let member: SignedIn
let other: SignedIn
let made = 0

beforeAll(async () => {
  mails = await startMailServer()
  test = await createTestPlatform({ clock: () => now, config: { smtpUrl: mails.url } })
  platform = test.platform
  post = new Post(platform, long)
})
afterAll(async () => {
  await post.close()
  await test.close()
  await mails.close()
})
beforeEach(async () => {
  now = start
  ;[member, other] = [await aMember(platform), await aMember(platform)]
  await rounds()
  mails.received.length = 0
})

async function rounds(): Promise<void> {
  post.look()
  await post.settled()
}

const linkIn = (source: string, path: string) =>
  decodeURIComponent(new RegExp(`${path}\\?token=([^\\s>]+)`).exec(source)?.[1] ?? '')

async function confirm(person: SignedIn): Promise<void> {
  await askToConfirm(platform, post.mailer, person)
  const letter = mails.received.pop()
  await confirmAddress(platform, { token: linkIn(letter?.source ?? '', '/mail/confirm') })
}

/** Somebody else writes where the member wrote, and mentions them. */
async function mention(words = 'what do you say?'): Promise<void> {
  made += 1
  const { slug } = await authorOf(platform, member).makePage(`Talked about ${made}`)
  const thread = await talkOf(platform, member).start(slug, 'Is it so?')
  await talkOf(platform, other).reply(thread.threadId, `@${member.name} ${words}`)
}

const told = async (person: SignedIn) => (await listLetters(platform, person, { limit: 30 })).items

describe('what people are told', () => {
  it('[NTF1] [NTF8] follows from what happened: a mention, and a decision on their proposal', async () => {
    await mention()
    const { slug } = await authorOf(platform, member).makePage(`Proposed ${member.name}`)
    const review = await authorOf(platform, member).propose(slug, textOf('Words.'))
    await decideAs(platform, await aModerator(platform), review, 'reject', 'No source is named')
    await rounds()
    expect((await told(member)).map(({ subject, text, state }) => [subject, text, state])).toEqual([
      [`Your proposal for “Proposed ${member.name}” was rejected`, 'No source is named', 'kept'],
      [
        `You are mentioned in the discussion of “Talked about ${made}”`,
        expect.stringContaining('what do you say?'),
        'kept',
      ],
    ])
  })

  it('[NTF10] never what they did themselves, nor what happened longer than a day ago', async () => {
    await mention()
    await rounds()
    expect(await told(other)).toEqual([])
    await mention()
    now = new Date(start.getTime() + long + 1)
    await rounds()
    expect(await told(member)).toHaveLength(1)
  })

  it('[NTF4] nobody twice, by however many processes it is read', async () => {
    await mention()
    const second = new Post(test.another(), long)
    post.look()
    second.look()
    await Promise.all([post.settled(), second.settled()])
    await platform.database.prisma.outboxEvent.updateMany({ data: { doneAt: null } })
    await rounds()
    await second.close()
    expect(await told(member)).toHaveLength(1)
  })
})

describe('[NTF9] in a process', () => {
  it('those who may act in a stage are told that it is open, and again before it closes; whoever opened it is not', async () => {
    const closesAt = new Date(start.getTime() + 10 * long).toISOString()
    const process = await aProcess(platform, { stages: [{ kind: 'comment', closesAt }] })
    await join(platform, member, { slug: process.slug, stratum: '' })
    await openStage(platform, process, 'comment')
    await rounds()
    const title = await processTitle(process.slug)
    expect((await told(member)).map(({ subject }) => subject)).toEqual([`${title}: “Public comment” is open`])
    expect((await told(member))[0]?.text).toContain('It closes on 7 December 2026, 10:00 UTC.')
    expect(await told(process.steward)).toEqual([])
    expect(await told(other)).toEqual([])
    now = new Date(start.getTime() + 8 * long)
    await rounds()
    await rounds()
    expect((await told(member)).map(({ subject }) => subject)).toEqual([
      `${title}: “Public comment” closes soon`,
      `${title}: “Public comment” is open`,
    ])
  })
})

const processTitle = async (slug: string) =>
  (await platform.database.prisma.process.findUniqueOrThrow({ where: { slug } })).title

describe('mail', () => {
  it('[NTF2] goes to an address once its owner confirmed it, by a link for that address and two days', async () => {
    await mention()
    await rounds()
    expect(mails.received).toEqual([])
    await askToConfirm(platform, post.mailer, member)
    const token = linkIn(mails.received.pop()?.source ?? '', '/mail/confirm')
    expect(await refusalOf(confirmAddress(platform, { token: `${token}x` }))).toBe('link-spent')
    now = new Date(start.getTime() + 2 * long + 1)
    expect(await refusalOf(confirmAddress(platform, { token }))).toBe('link-spent')
    now = start
    await confirmAddress(platform, { token })
    expect(await viewSettings(platform, member)).toMatchObject({ confirmed: true, rhythm: 'at_once' })
    await mention('and now?')
    await rounds()
    expect(mails.received.map(({ to }) => to)).toEqual([emailOf(member)])
    expect(mails.received[0]?.source).toContain('and now?')
  })

  it('[NTF3] [NTF11] comes at once, or in the morning as one letter, or not at all', async () => {
    expect(await refusalOf(setRhythm(platform, member, 'daily'))).toBe('address-not-confirmed')
    await confirm(member)
    await setRhythm(platform, member, 'daily')
    await mention()
    await mention()
    await rounds()
    expect(mails.received).toEqual([])
    now = new Date('2026-11-28T07:00:00Z')
    await rounds()
    expect(mails.received).toHaveLength(1)
    expect(mails.received[0]?.source).toContain('Subject: 2 things that concern you')
    await setRhythm(platform, member, 'never')
    await mention()
    await rounds()
    expect(mails.received).toHaveLength(1)
  })

  it('[NTF5] that is not taken is tried again, under the same id, and given up after a day', async () => {
    await confirm(member)
    mails.refuse(1)
    await mention()
    await rounds()
    expect((await told(member))[0]?.state).toBe('waiting')
    now = new Date(start.getTime() + 60_000)
    await rounds()
    expect(mails.received).toHaveLength(1)
    mails.refuse(Number.POSITIVE_INFINITY)
    await mention()
    for (let attempt = 0; attempt <= 11; attempt++) {
      await rounds()
      now = new Date(now.getTime() + 60_000 * 2 ** attempt)
    }
    mails.refuse(0)
    await rounds()
    expect((await told(member))[0]?.state).toBe('given-up')
    expect(mails.received).toHaveLength(1)
  })

  it('[NTF6] says why it came, and ends by the link in it without signing in', async () => {
    await confirm(member)
    await mention()
    await rounds()
    const source = mails.received[0]?.source ?? ''
    expect(source).toContain('You get this because')
    expect(source).toMatch(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/)
    await stopMail(platform, { token: linkIn(source, '/mail/stop') })
    expect(await viewSettings(platform, member)).toMatchObject({ rhythm: 'never' })
  })

  it('[NTF10] is not sent to whoever is blocked', async () => {
    await confirm(member)
    await blockAccount(platform, await aModerator(platform), { id: member.id, reason: 'Spam', until: null })
    await mention()
    await rounds()
    expect(mails.received).toEqual([])
  })

  it('[NTF12] a link to confirm is sent five times an hour', async () => {
    for (let time = 0; time < 5; time++) await askToConfirm(platform, post.mailer, member)
    expect(await refusalOf(askToConfirm(platform, post.mailer, member))).toBe('too-many')
  })

  it('[NTF7] without a mail server nothing leaves, and everybody reads what they were told', async () => {
    expect(await refusalOf(askToConfirm(platform, null, member))).toBe('no-mail')
    await mention()
    await rounds()
    expect(await told(member)).toHaveLength(1)
    expect(await refusalOf(listLetters(platform, visitor, { limit: 30 }))).toBe('sign-in-needed')
  })
})
