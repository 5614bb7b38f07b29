import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { assignReview } from '@fieldword/server/review/assignment-commands.ts'
import { actOnMany } from '@fieldword/server/review/batch-commands.ts'
import { viewBatch } from '@fieldword/server/review/batch-reading.ts'
import { undoBatch } from '@fieldword/server/review/undo-batch-commands.ts'
import type { Batch, BatchAction } from '@fieldword/shared/review/batch-contract.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, decideAs, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let second: SignedIn
let late = 0

beforeAll(async () => {
  test = await createTestPlatform({ clock: () => new Date(Date.now() + late) })
  app = await createTestApp(test.platform)
  people = await twoPeople(test.platform)
  second = await aModerator(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const needs = { isNamed: async () => false }
let made = 0
async function proposal(kind: 'article' | 'definition' = 'article', by = people.author): Promise<ReviewRef> {
  made += 1
  const { slug } = await people.author.makePage(`Page ${made}`, { kind })
  return by.propose(slug, textOf(`Text ${made}.`))
}
const pickOf = ({ id, revision: { contentHash } }: ReviewRef) => ({ id, contentHash })
const act = (action: BatchAction, reviews: readonly ReviewRef[], reason = '', by = people.moderator) =>
  actOnMany(test.platform, by, { action, picks: reviews.map(pickOf), reason }, needs)
const undo = ({ id }: Batch, by = people.moderator) => undoBatch(test.platform, by, id, needs)
const outcomes = ({ results }: Batch) => results.map(({ outcome }) => outcome)
const undone = ({ results }: Batch) => results.map(({ undone }) => undone)
const rowOf = ({ id }: ReviewRef) => test.platform.database.prisma.review.findUniqueOrThrow({ where: { id } })

describe('[RV103] several at once', () => {
  it('are decided on each by itself, and told row by row', async () => {
    const own = await proposal('article', authorOf(test.platform, people.moderator))
    const [article, definition] = [await proposal(), await proposal('definition')]
    const closed = await proposal()
    await decideAs(test.platform, second, closed, 'reject', 'Before.')
    const batch = await act('approve', [own, article, definition, closed])
    expect(outcomes(batch)).toEqual(['refused', 'done', 'counted', 'refused'])
    expect(batch.results.map(({ why }) => why)).toEqual([
      expect.stringContaining('own revision'),
      null,
      null,
      expect.stringContaining('decided already'),
    ])
    expect(batch.results[1]?.name).toMatch(/^Page \d+, r1$/)
    expect(await rowOf(article)).toMatchObject({ state: 'approved' })
    expect(await rowOf(definition)).toMatchObject({ state: 'open', approvalsGiven: 1 })
  })

  it('are the texts that were seen', async () => {
    const review = await proposal()
    const seen = { ...pickOf(review), contentHash: '0'.repeat(64) }
    const batch = await actOnMany(
      test.platform,
      people.moderator,
      { action: 'approve', picks: [seen], reason: '' },
      needs,
    )
    expect(batch.results[0]?.why).toContain('new round')
    expect(await rowOf(review)).toMatchObject({ state: 'open' })
  })

  it('are rejected for one reason, which there has to be', async () => {
    const reviews = [await proposal(), await proposal()]
    expect(await refusalOf(act('reject', reviews))).toBe('reason-needed')
    expect(outcomes(await act('reject', reviews, 'Advertising.'))).toEqual(['done', 'done'])
    const { prisma } = test.platform.database
    const decisions = await prisma.decision.findMany({ where: { reviewId: { in: reviews.map(({ id }) => id) } } })
    expect(decisions.map(({ reason }) => reason)).toEqual(['Advertising.', 'Advertising.'])
  })

  it('are taken where nobody else has them', async () => {
    const [free, taken] = [await proposal(), await proposal()]
    await assignReview(test.platform, second, { id: taken.id, assigneeId: second.id, seenId: null })
    const batch = await act('take', [free, taken])
    expect(outcomes(batch)).toEqual(['done', 'refused'])
    expect([(await rowOf(free)).assignedToId, (await rowOf(taken)).assignedToId]).toEqual([
      people.moderator.id,
      second.id,
    ])
  })

  it('is for moderators', async () => {
    const review = await proposal()
    expect(await refusalOf(act('take', [review], '', people.member))).toBe('forbidden')
  })
})

describe('[RV104] undoing', () => {
  it('opens again what was rejected, and takes approvals back', async () => {
    const rejected = await act('reject', [await proposal(), await proposal()], 'Too soon.')
    expect(undone(await undo(rejected))).toEqual(['done', 'done'])
    const [article, definition] = [await proposal(), await proposal('definition')]
    const approved = await act('approve', [article, definition])
    expect(undone(await undo(approved))).toEqual(['done', 'done'])
    for (const review of [article, definition]) {
      expect(await rowOf(review)).toMatchObject({ state: 'open', approvalsGiven: 0 })
    }
    const page = await test.platform.database.prisma.page.findUniqueOrThrow({ where: { id: article.page.id } })
    expect(page.approvedRevisionId).toBeNull()
  })

  it('gives back what was taken and handed back', async () => {
    const review = await proposal()
    const taken = await act('take', [review])
    const handedBack = await act('hand-back', [review])
    expect(undone(await undo(handedBack))).toEqual(['done'])
    expect((await rowOf(review)).assignedToId).toBe(people.moderator.id)
    // Handing back was later than taking it.
    const refused = await undo(taken)
    expect(undone(refused)).toEqual(['refused'])
    expect(refused.results[0]?.whyNotUndone).toContain('acted on this since')
  })

  it('leaves alone what somebody acted on since', async () => {
    const [kept, moved] = [await proposal(), await proposal()]
    const batch = await act('reject', [kept, moved], 'Not now.')
    await decideAs(test.platform, second, moved, 'reopen', 'Now it is.')
    expect(undone(await undo(batch))).toEqual(['done', 'refused'])
    expect(await rowOf(moved)).toMatchObject({ state: 'open' })
  })

  it('is done once, for ten minutes, by whoever did it', async () => {
    const batch = await act('take', [await proposal()])
    expect(batch.undoUntil).not.toBeNull()
    expect(await refusalOf(undo(batch, second))).toBe('not-found')
    const attempts = await Promise.allSettled([undo(batch), undo(batch)])
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await viewBatch(test.platform, people.moderator, batch.id)).toMatchObject({ undoUntil: null })
    const tooLate = await act('take', [await proposal()])
    late = 11 * 60_000
    expect(await refusalOf(undo(tooLate))).toBe('undo-too-late')
    late = 0
  })
})

describe('[WEB20] the queue without scripts', () => {
  it('acts on what is selected, tells what came of it, and undoes it', async () => {
    const moderator = await new Caller(app.url).signIn(second)
    const send = (path: string, fields: readonly (readonly [string, string])[]) =>
      moderator.send('POST', app.url + path, new URLSearchParams(fields.map(pair => [...pair])).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
      })
    const review = await proposal()
    const pick = ['pick', `${review.id}.${review.revision.contentHash}`] as const
    const nothing = await send('/review', [['act', 'take']])
    expect([nothing.status, nothing.body]).toEqual([400, expect.stringContaining('Select at least one row.')])
    const unreasoned = await send('/review', [pick, ['act', 'reject']])
    expect([unreasoned.status, unreasoned.body]).toEqual([400, expect.stringContaining('This needs a reason')])
    expect(unreasoned.body).toMatch(new RegExp(`checked="" value="${pick[1]}"|value="${pick[1]}" checked=""`))
    const done = await send('/review?sort=page', [pick, ['act', 'reject'], ['reason', 'Advertising.']])
    const to = done.headers.get('location') ?? ''
    expect([done.status, to]).toEqual([303, expect.stringMatching(/^\/review\?sort=page&batch=[\w-]+$/)])
    const told = await moderator.get(app.url + to)
    expect(told.body).toContain('Rejected: 1 of 1.')
    const undo = ['undo', new URL(to, app.url).searchParams.get('batch') ?? ''] as const
    expect((await send(to, [undo])).headers.get('location')).toBe(to)
    expect((await moderator.get(app.url + to)).body).toContain('Undone: 1 of 1.')
    const taken = await send(to, [['take', review.id]])
    expect(taken.headers.get('location')).toBe(`/review?sort=page#r-${review.id}`)
    const late = await send(to, [['take', review.id]])
    expect([late.status, late.body]).toEqual([409, expect.stringContaining('It is so already.')])
  })
})
