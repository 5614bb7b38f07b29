import { attempts } from '@fieldword/server/platform/attempts.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { type CommentWish, comment } from '@fieldword/server/processes/comment-commands.ts'
import { commentDesk } from '@fieldword/server/processes/comment-desk.ts'
import { setContributionHidden } from '@fieldword/server/processes/contribution-hiding-commands.ts'
import { listContributions, viewContribution } from '@fieldword/server/processes/contribution-reading.ts'
import { enterContribution } from '@fieldword/server/processes/entering-commands.ts'
import { takeStance } from '@fieldword/server/processes/stance-commands.ts'
import { withdraw } from '@fieldword/server/processes/withdrawal-commands.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { ContributionSort } from '@fieldword/shared/processes/commenting-contract.ts'
import type { StanceKind } from '@fieldword/shared/processes/vocabulary.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, firstWords, giveRole, openStage, type TestProcess } from './support/a-process.ts'

let wiki: TestPlatform
let platform: Platform
let [alice, bob, moderator]: SignedIn[] = []
const by = (person: SignedIn | undefined): SignedIn => person ?? (undefined as never)

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
  alice = await aMember(platform, 'Alice Comments')
  bob = await aMember(platform, 'Bob Agrees')
  moderator = await aModerator(platform)
})
afterAll(() => wiki.close())

async function anOpenOne(options: Parameters<typeof aProcess>[1] = {}): Promise<TestProcess> {
  const process = await aProcess(platform, { stages: ['comment', 'disposition'], ...options })
  await openStage(platform, process, 'comment')
  return process
}

const nothingMore = { element: null, words: null, from: null, proposedText: null, replaces: null, stratum: null }
async function say(actor: Actor, { slug }: TestProcess, text: string, about: Partial<CommentWish> = {}) {
  return (await comment(platform, actor, { slug, type: 'general', text, ...nothingMore, ...about })).number
}
const view = (actor: Actor, { slug }: TestProcess, number: number) =>
  viewContribution(platform, actor, { slug, number })
async function numbers(actor: Actor, { slug }: TestProcess, asked: Record<string, unknown> = {}): Promise<number[]> {
  const wish = { slug, limit: 30, sort: 'newest' as ContributionSort, ...asked }
  return (await listContributions(platform, actor, wish)).items.map(({ number }) => number)
}
const think = (actor: Actor, { slug }: TestProcess, number: number, stance: StanceKind | null) =>
  takeStance(platform, actor, { slug, number, stance })

describe('a comment', () => {
  it('[PR70] [PR71] [PR20] holds on to an element, or to words of it, of the text as it is frozen', async () => {
    const process = await anOpenOne()
    const whole = await say(by(alice), process, 'All of it is fine.')
    const words = { element: 'e1', words: 'doing', type: 'wording' as const, proposedText: 'making' }
    const some = await say(by(alice), process, 'Too narrow.', words)
    expect([whole, some]).toEqual([1, 2])
    expect(await view(visitor, process, some)).toMatchObject({
      ...{ text: 'Too narrow.', proposedText: 'making', type: 'wording', words: 'doing', state: 'published' },
      ...{ element: { id: 'e1', number: 1, text: firstWords }, author: { name: 'Alice Comments' } },
      ...{ revision: { number: 1 }, later: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    const row = await platform.database.prisma.contribution.findFirstOrThrow({
      where: { processId: process.id, number: some },
    })
    const at = firstWords.indexOf('doing')
    expect(row.anchor).toMatchObject({ blockId: 'e1', from: at, to: at + 5, quote: { exact: 'doing' } })
    const desk = await commentDesk(platform, visitor, { slug: process.slug })
    expect(desk).toMatchObject({
      whole: 1,
      all: 2,
      elements: [
        { id: 'e1', comments: 1 },
        { id: 'e2', comments: 0 },
      ],
    })
    expect(await platform.database.prisma.processParticipant.count({ where: { processId: process.id } })).toBe(1)
  })

  it('[PR71] is not taken where its words are not there, or it is not clear which are meant', async () => {
    const process = await anOpenOne()
    const about = (words: string, from: number | null = null) =>
      say(by(alice), process, 'Hm', { element: 'e1', words, from })
    expect(await refusalOf(about('never said'))).toBe('words-not-there')
    expect(await refusalOf(about('n'))).toBe('words-not-clear')
    const second = firstWords.indexOf('n', firstWords.indexOf('n') + 1)
    const number = await about('n', second)
    const row = await platform.database.prisma.contribution.findFirstOrThrow({
      where: { processId: process.id, number },
    })
    expect(row.anchor).toMatchObject({ from: second })
    expect(await refusalOf(say(by(alice), process, 'Hm', { element: 'e9' }))).toBe('no-such-text')
    expect(await numbers(visitor, process)).toEqual([number])
  })

  it('[PR4] [PR70] is made while the stage is open, by whom it is for', async () => {
    const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
    expect(await refusalOf(say(by(alice), process, 'Early'))).toBe('stage-not-open')
    await openStage(platform, process, 'comment')
    expect(await refusalOf(say(visitor, process, 'Who am I'))).toBe('sign-in-needed')
    await say(by(alice), process, 'In time')
    await closeStage(platform, process, 'comment')
    expect(await refusalOf(say(by(alice), process, 'Late'))).toBe('stage-not-open')
    expect(await refusalOf(think(by(bob), process, 1, 'agree'))).toBe('stage-not-open')
    expect(await numbers(visitor, process)).toEqual([1])
    const invited = await anOpenOne({ charter: { joining: 'invitation' } })
    expect(await refusalOf(say(by(bob), invited, 'Let me in'))).toBe('not-invited-to-process')
  })

  it('[PR75] [PR21] is withdrawn by its author alone, and said anew in its place; both stay', async () => {
    const process = await anOpenOne()
    const first = await say(by(alice), process, 'I think so.', { element: 'e1' })
    expect(await refusalOf(withdraw(platform, by(bob), { slug: process.slug, number: first }))).toBe('forbidden')
    const second = await say(by(alice), process, 'I am sure.', { element: 'e1', replaces: first })
    expect(await view(visitor, process, first)).toMatchObject({
      state: 'withdrawn',
      text: 'I think so.',
      replacedBy: second,
    })
    expect(await view(by(alice), process, second)).toMatchObject({
      replaces: first,
      may: { again: true, withdraw: true },
    })
    expect(await refusalOf(think(by(bob), process, first, 'agree'))).toBe('contribution-gone')
    expect(await refusalOf(withdraw(platform, by(alice), { slug: process.slug, number: first }))).toBe(
      'contribution-gone',
    )
    await closeStage(platform, process, 'comment')
    await withdraw(platform, by(alice), { slug: process.slug, number: second })
    expect((await view(visitor, process, second)).state).toBe('withdrawn')
    await expect(
      platform.database.prisma.contribution.updateMany({ where: { processId: process.id }, data: { elementId: 'e2' } }),
    ).rejects.toThrow('What was said in a process is not changed.')
  })
})

describe('stances', () => {
  it('[PR73] are one a person, changed and taken back, and none on one’s own', async () => {
    const process = await anOpenOne()
    const number = await say(by(alice), process, 'Put help first.')
    for (const stance of ['agree', 'unclear', 'unclear'] as const) await think(by(bob), process, number, stance)
    await think(by(moderator), process, number, 'agree')
    expect(await view(by(bob), process, number)).toMatchObject({
      ...{ stances: { agree: 1, disagree: 0, unclear: 1 }, stance: 'unclear', may: { stance: true } },
    })
    await think(by(bob), process, number, null)
    expect((await view(visitor, process, number)).stances).toEqual({ agree: 1, disagree: 0, unclear: 0 })
    expect(await refusalOf(think(by(alice), process, number, 'agree'))).toBe('own-contribution')
    expect(await refusalOf(think(visitor, process, number, 'agree'))).toBe('sign-in-needed')
  })
})

describe('lists', () => {
  it('[PR74] go by element, type, one’s own and stance, and on from where they stopped', async () => {
    const process = await anOpenOne()
    for (const [text, about] of [
      ['One', { element: 'e1' }],
      ['Two', { element: 'e2', type: 'meaning' as const }],
      ['Three', {}],
    ] as const) {
      await say(by(alice), process, text, about)
    }
    await say(by(bob), process, 'Four', { element: 'e1' })
    await think(by(bob), process, 2, 'agree')
    await think(by(bob), process, 1, 'disagree')
    expect(await numbers(visitor, process)).toEqual([4, 3, 2, 1])
    expect(await numbers(visitor, process, { element: 'e1' })).toEqual([4, 1])
    expect(await numbers(visitor, process, { element: 'whole' })).toEqual([3])
    expect(await numbers(visitor, process, { type: 'meaning' })).toEqual([2])
    expect(await numbers(by(bob), process, { mine: 'true' })).toEqual([4])
    expect(await numbers(visitor, process, { mine: 'true' })).toEqual([])
    for (const [sort, expected] of [
      ['oldest', [1, 2, 3, 4]],
      ['agreed', [2, 1, 3, 4]],
      ['disagreed', [1, 2, 3, 4]],
    ] as const) {
      const walked: number[] = []
      let cursor: string | undefined
      do {
        const wish = { slug: process.slug, limit: 1, sort, ...(cursor ? { cursor } : {}) }
        const { items, nextCursor } = await listContributions(platform, visitor, wish)
        walked.push(...items.map(({ number }) => number))
        cursor = nextCursor ?? undefined
      } while (cursor)
      expect(walked).toEqual(expected)
    }
    expect(await refusalOf(numbers(visitor, process, { cursor: 'x' }))).toBe('bad-input')
  })

  it('[PR74] what says much the same is named beside it', async () => {
    const process = await anOpenOne()
    await say(by(alice), process, 'The word doing is used to leave out reading.', { element: 'e1' })
    await say(by(bob), process, 'Doing is a word that is used to leave out reading.', { element: 'e1' })
    await say(by(bob), process, 'The word doing is used to leave out reading.', { element: 'e2' })
    expect((await view(visitor, process, 1)).similar).toEqual([2])
  })

  it('[PR76] [PR13] of a blind stage are one’s own until it is closed', async () => {
    const process = await anOpenOne({ stages: [{ kind: 'comment', visibility: 'blind' }, 'disposition'] })
    await say(by(alice), process, 'Mine')
    await say(by(bob), process, 'Mine too')
    expect(await numbers(by(alice), process)).toEqual([1])
    expect(await numbers(visitor, process)).toEqual([])
    expect(await numbers(process.steward, process)).toEqual([2, 1])
    expect(await refusalOf(view(by(alice), process, 2))).toBe('not-found')
    expect(await refusalOf(think(by(alice), process, 2, 'agree'))).toBe('not-found')
    expect(await commentDesk(platform, visitor, { slug: process.slug })).toMatchObject({ all: 0 })
    await closeStage(platform, process, 'comment')
    expect(await numbers(visitor, process)).toEqual([2, 1])
  })

  it('[PR77] tell names to the people of the process alone where the charter says so', async () => {
    const process = await anOpenOne({ charter: { names: 'people' } })
    const editor = await giveRole(platform, process, 'editor')
    const number = await say(by(alice), process, 'Do not name me.')
    const source = { name: 'A teacher', how: 'on paper', reference: 'box 3', received: null }
    const told = { slug: process.slug, stage: 'comment' as const, type: 'general' as const, source, stratum: '' }
    const entered = await enterContribution(platform, editor, { ...nothingMore, ...told, text: 'Nor me.' })
    expect((await view(by(bob), process, number)).author).toBeNull()
    expect((await view(by(alice), process, number)).author?.name).toBe('Alice Comments')
    expect((await view(editor, process, number)).author?.name).toBe('Alice Comments')
    expect((await view(by(bob), process, entered.number)).source).toMatchObject({
      name: '',
      reference: '',
      how: 'on paper',
    })
  })
})

describe('conduct', () => {
  it('[PR78] is for moderators: hidden with a public reason in the log, and shown again', async () => {
    const process = await anOpenOne()
    const number = await say(by(alice), process, 'You fools')
    const hide = (actor: Actor, hidden: boolean) =>
      setContributionHidden(platform, actor, { slug: process.slug, number, hidden, reason: 'It insults.' })
    expect(await refusalOf(hide(by(bob), true))).toBe('forbidden')
    await hide(by(moderator), true)
    expect(await view(visitor, process, number)).toMatchObject({ state: 'hidden', text: '', reason: 'It insults.' })
    expect((await view(by(moderator), process, number)).text).toBe('You fools')
    expect((await view(by(alice), process, number)).text).toBe('You fools')
    expect(await refusalOf(hide(by(moderator), true))).toBe('already-so')
    const logged = await platform.database.prisma.processEvent.findFirst({
      where: { processId: process.id },
      orderBy: { number: 'desc' },
    })
    expect(logged).toMatchObject({ kind: 'contribution-hidden', reason: 'It insults.', data: { number } })
    await hide(by(moderator), false)
    expect(await view(visitor, process, number)).toMatchObject({ state: 'published', text: 'You fools', reason: '' })
  })

  it('[PR79] is bounded: an account comments sixty times in ten minutes', async () => {
    const process = await anOpenOne()
    const carol = await aMember(platform)
    await attempts(platform.database.prisma, 'contributions', 60, 600).penalty(carol.id, 59)
    await say(carol, process, 'The sixtieth')
    expect(await refusalOf(say(carol, process, 'One too many'))).toBe('too-many')
    expect(await numbers(visitor, process)).toEqual([1])
  })
})

describe('by hand', () => {
  it('[PR24] [PR81] says where it comes from and who entered it, and is for whoever works on the process', async () => {
    const process = await anOpenOne({ strata: [{ key: 'teacher', name: 'Teachers', target: null }] })
    const facilitator = await giveRole(platform, process, 'facilitator')
    const source = { name: '', how: 'at a meeting', reference: 'Minutes, 3', received: '2026-06-30' }
    const wish = {
      ...{ ...nothingMore, element: 'e1', words: 'doing', text: 'What about reading?', stratum: 'teacher' },
      ...{ slug: process.slug, stage: 'comment' as const, type: 'meaning' as const, source },
    }
    const { number } = await enterContribution(platform, facilitator, wish)
    expect(await view(visitor, process, number)).toMatchObject({
      ...{ author: null, source, enteredBy: { id: facilitator.id }, stratum: 'Teachers', words: 'doing' },
    })
    expect(await refusalOf(enterContribution(platform, by(alice), wish))).toBe('forbidden')
    expect(await refusalOf(enterContribution(platform, facilitator, { ...wish, stratum: 'x' }))).toBe('no-such-stratum')
  })
})
