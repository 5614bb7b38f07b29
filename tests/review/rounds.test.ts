import { readPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { countOpenReviews } from '@fieldword/server/review/queueing.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import { setRules } from '@fieldword/server/review/rules-commands.ts'
import { listRuleChanges, viewRules } from '@fieldword/server/review/rules-reading.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { DecisionKind, ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, decideAs as decide, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
/** Another moderator, who has a part in nothing. */
let second: SignedIn

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
  second = await aModerator(platform)
})
afterAll(() => test.close())

let made = 0
async function aPage(kind: 'article' | 'definition', ...texts: DocumentJson[]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`In rounds ${made}`, { kind })
  for (const text of texts) await people.publish(slug, text)
  return slug
}
const decideAs = (actor: SignedIn, review: ReviewRef, kind: DecisionKind, reason?: string) =>
  decide(platform, actor, review, kind, reason)
const htmlOf = async (slug: string) => (await readPage(platform, visitor, slug)).text?.html ?? null
const view = (review: ReviewRef, actor: SignedIn = people.member) => viewReview(platform, actor, review.id)

/** Proposes what a person wrote as the next round. */
async function again(review: ReviewRef, text: DocumentJson, actor: SignedIn = people.member): Promise<ReviewRef> {
  const { slug } = review.page
  await authorOf(platform, actor).write(slug, text)
  const { contentHash } = await previewProposal(platform, actor, slug)
  const told = { summary: 'Say it better', changeKind: 'wording', contentHash } as const
  return propose(platform, actor, { slug, ...told, review: review.id })
}

describe('rounds', () => {
  it('[RV60] [RV61] a proposal that changes were requested of comes back with its next round', async () => {
    const slug = await aPage('article', textOf('Base.'))
    const first = await people.author.propose(slug, textOf('Base. More.'))
    const { open } = await countOpenReviews(platform, people.member)
    const back = await decideAs(people.moderator, first, 'request_changes', 'Name a source.')
    expect(back).toMatchObject({ state: 'changes_requested', round: 1, standing: null })
    expect(await countOpenReviews(platform, people.member)).toEqual({ open: open - 1 })
    expect(await refusalOf(people.author.propose(slug))).toBe('already-proposed')
    expect((await previewProposal(platform, people.member, slug)).own).toMatchObject([{ id: first.id, round: 1 }])
    expect((await previewProposal(platform, second, slug)).own).toEqual([])

    const next = await again(first, textOf('Base. More, says a source.'))
    expect(next).toMatchObject({
      id: first.id,
      state: 'open',
      round: 2,
      revision: { state: 'pending', updatesNumber: 2 },
    })
    const told = await view(next)
    expect(told.rounds).toMatchObject([
      { number: 1, kind: 'opened', revision: { number: 2, state: 'superseded' }, openedBy: { id: people.member.id } },
      { number: 2, kind: 'revised', revision: { number: 3 }, baseNumber: 1, approvalsNeeded: 1, neededFor: 'article' },
    ])
    expect(told.decisions).toMatchObject([{ kind: 'request_changes', round: 1, reason: 'Name a source.' }])
    await decideAs(people.moderator, next, 'approve')
    expect(await htmlOf(slug)).toBe('<p>Base. More, says a source.</p>')
  })

  it('[RV60] a next round is made of what waits, by whoever has a part, and is something new', async () => {
    const slug = await aPage('article', textOf('Base.'))
    const review = await people.author.propose(slug, textOf('Base, one.'))
    const other = await aMember(platform)
    expect(await refusalOf(again(review, textOf('Base, other.'), other))).toBe('forbidden')
    const here = { ...review, page: { ...review.page, slug: await aPage('article', textOf('Else.')) } }
    expect(await refusalOf(again(here, textOf('Elsewhere.')))).toBe('not-found')
    await decideAs(people.member, review, 'withdraw')
    expect(await refusalOf(again(review, textOf('Base, two.')))).toBe('review-closed')
  })

  it('[RV63] whoever typed in any round decides in none', async () => {
    const typist = await aModerator(platform)
    const slug = await aPage('article', textOf('Base.'))
    await authorOf(platform, typist).write(slug, textOf('Base, typed by one.'))
    const review = await people.author.propose(slug)
    const next = await again(review, textOf('Base.', 'All by another.'))
    expect(await refusalOf(decideAs(typist, next, 'approve'))).toBe('own-revision')
    expect(await refusalOf(decideAs(typist, next, 'request_changes'))).toBe('own-revision')
    expect((await view(next, typist)).may).toMatchObject({ approve: false, revise: true })
    // Whoever proposes a round has a part as well, without a word in it.
    expect((await again(next, textOf('Base.', 'All by a third.'), typist)).round).toBe(3)
  })

  it('[RV67] what its people change while somebody decides is not what was decided on', async () => {
    const slug = await aPage('article', textOf('Base.'))
    const review = await people.author.propose(slug, textOf('Base, seen.'))
    const attempts = await Promise.allSettled([
      again(review, textOf('Base, unseen.')),
      decideAs(people.moderator, review, 'approve'),
    ])
    // Whoever comes first: what is approved is the text that was seen, or nothing.
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const late = await people.author.propose(slug, textOf('Another, seen.'))
    await again(late, textOf('Another, unseen.'))
    expect(await refusalOf(decideAs(people.moderator, late, 'approve'))).toBe('round-moved-on')
    expect(await refusalOf(decideAs(people.moderator, late, 'reject'))).toBe('round-moved-on')
  })
})

describe('approvals', () => {
  it('[RV64] [RV66] a definition needs two, by different people; the second moves what visitors read', async () => {
    const slug = await aPage('definition', textOf('Base.'))
    const review = await people.author.propose(slug, textOf('Better.'))
    expect(review.approvals).toEqual({ given: 0, needed: 2 })
    const once = await decideAs(people.moderator, review, 'approve', '')
    expect(once).toMatchObject({ state: 'open', approvals: { given: 1, needed: 2 }, revision: { state: 'pending' } })
    expect(await htmlOf(slug)).toBe('<p>Base.</p>')
    expect(await refusalOf(decideAs(people.moderator, review, 'approve'))).toBe('already-approved')
    expect(await refusalOf(decideAs(people.member, review, 'approve'))).toBe('forbidden')
    expect((await view(review, people.moderator)).may).toMatchObject({ approve: false, take_back: true, reject: true })
    expect(await decideAs(second, review, 'approve', '')).toMatchObject({ state: 'approved', approvals: { given: 2 } })
    expect(await htmlOf(slug)).toBe('<p>Better.</p>')
    const told = await view(review)
    expect(told.decisions.map(({ approvals }) => approvals)).toEqual([
      { given: 1, needed: 2 },
      { given: 2, needed: 2 },
    ])
    expect(told.approvers.map(({ id }) => id)).toEqual([people.moderator.id, second.id])
  })

  it('[RV66] [RV67] of two who approve at once, both count', async () => {
    const slug = await aPage('definition', textOf('Base.'))
    const review = await people.author.propose(slug, textOf('Better.'))
    const both = await Promise.all([people.moderator, second].map(each => decideAs(each, review, 'approve', '')))
    expect(both.map(({ state }) => state).sort()).toEqual(['approved', 'open'])
    expect(await htmlOf(slug)).toBe('<p>Better.</p>')
  })

  it('[RV60] [RV66] are void with the next round, and taken back by whoever gave them', async () => {
    const slug = await aPage('definition', textOf('Base.'))
    const review = await people.author.propose(slug, textOf('Better.'))
    await decideAs(people.moderator, review, 'approve')
    const next = await again(review, textOf('Best.'))
    expect(next.approvals).toEqual({ given: 0, needed: 2 })
    await decideAs(people.moderator, next, 'approve')
    expect(await decideAs(people.moderator, next, 'take_back')).toMatchObject({ approvals: { given: 0 } })
    expect(await refusalOf(decideAs(second, next, 'take_back'))).toBe('no-approval-of-yours')
    await decideAs(second, next, 'approve')
    expect(await htmlOf(slug)).toBe('<p>Base.</p>')
  })

  it('[RV64] [RV65] an article needs two for a change that takes most of it away', async () => {
    const long = Array.from({ length: 120 }, (_, index) => `word${index}`).join(' ')
    const slug = await aPage('article', textOf(long))
    const review = await people.author.propose(slug, textOf('Gone.'))
    expect(review.approvals.needed).toBe(2)
    expect((await view(review)).rounds).toMatchObject([{ neededFor: 'large', approvalsNeeded: 2 }])
  })

  it('[RV73] what was looked at is told with the decision', async () => {
    const slug = await aPage('article')
    const { id, revision } = await people.author.propose(slug, textOf('Words.'))
    const wish = { id, kind: 'approve', reason: '', contentHash: revision.contentHash } as const
    const review = await decideReview(platform, people.moderator, { ...wish, checked: ['summary', 'sources'] })
    expect((await view(review)).decisions).toMatchObject([{ checked: ['summary', 'sources'] }])
  })

  it('[RV72] an admin says how many; what is open needs fewer from then on, and never more', async () => {
    const own = await createTestPlatform()
    const { author, moderator, member } = await twoPeople(own.platform)
    const admin = await anAdmin(own.platform)
    const set = (rules: { definitions: number; largeChanges: number }, actor: SignedIn = admin) =>
      setRules(own.platform, actor, { ...rules, reason: 'There is one moderator' })
    expect(await refusalOf(set({ definitions: 1, largeChanges: 2 }, moderator))).toBe('forbidden')
    expect(await refusalOf(set({ definitions: 2, largeChanges: 2 }))).toBe('already-so')
    const { slug } = await author.makePage('Of one moderator', { kind: 'definition' })
    const review = await author.propose(slug, textOf('Words.'))
    await decide(own.platform, moderator, review, 'approve')
    expect(await viewRules(own.platform)).toEqual({ definitions: 2, largeChanges: 2, deciders: 2 })
    await set({ definitions: 1, largeChanges: 2 })
    const lowered = await viewReview(own.platform, moderator, review.id)
    expect([lowered.state, lowered.approvals]).toEqual(['open', { given: 1, needed: 1 }])
    expect(await decide(own.platform, moderator, review, 'approve')).toMatchObject({ state: 'approved' })
    const next = await author.propose(slug, textOf('Other words.'))
    await set({ definitions: 2, largeChanges: 1 })
    expect((await viewReview(own.platform, member, next.id)).approvals.needed).toBe(1)
    const { items } = await listRuleChanges(own.platform, { limit: 10 })
    const rewritten = own.platform.database.prisma.$executeRaw`UPDATE review_rule_changes SET reason = 'Another'`
    await expect(rewritten).rejects.toThrow('only added to')
    expect(items).toMatchObject([{ definitions: 2, largeChanges: 1, by: { id: admin.id } }, { definitions: 1 }])
    await own.close()
  })
})

describe('[RV62] reopening', () => {
  it('is for whoever withdrew it, and after a rejection for a moderator, with a reason', async () => {
    const slug = await aPage('definition', textOf('Base.'))
    const review = await people.author.propose(slug, textOf('Again.'))
    await decideAs(second, review, 'approve')
    await decideAs(people.member, review, 'withdraw', '')
    expect(await refusalOf(decideAs(people.moderator, review, 'reopen'))).toBe('forbidden')
    expect(await refusalOf(decideAs(people.member, review, 'reopen', ''))).toBe('reason-needed')
    const reopened = await decideAs(people.member, review, 'reopen', 'On third thought.')
    expect(reopened).toMatchObject({ state: 'open', round: 1, approvals: { given: 0 }, revision: { state: 'pending' } })
    await decideAs(people.moderator, review, 'reject')
    expect(await refusalOf(decideAs(people.member, review, 'reopen'))).toBe('forbidden')
    expect(await decideAs(second, review, 'reopen')).toMatchObject({ state: 'open' })
  })

  it('[RV9] is refused while the same text waits in another proposal', async () => {
    const slug = await aPage('article', textOf('Base.'))
    const review = await people.author.propose(slug, textOf('The same.'))
    await decideAs(people.member, review, 'withdraw')
    await people.author.propose(slug)
    expect(await refusalOf(decideAs(people.member, review, 'reopen'))).toBe('already-proposed')
  })
})

describe('[RV70] reverting an approval', () => {
  it('visitors read the text before, and the proposal waits again, with its authors', async () => {
    const typist = await aModerator(platform)
    const slug = await aPage('article', textOf('Before.'))
    await authorOf(platform, typist).write(slug, textOf('After.'))
    const review = await people.author.propose(slug)
    await people.approve(review)
    expect(await refusalOf(decideAs(people.member, review, 'revert'))).toBe('forbidden')
    const reverted = await decideAs(second, review, 'revert', 'It was approved by mistake.')
    expect(reverted).toMatchObject({ state: 'open', approvals: { given: 0 }, standing: 'current' })
    expect(await htmlOf(slug)).toBe('<p>Before.</p>')
    await decideAs(second, review, 'reject')
    // The words are new in the draft again: whoever typed them does not approve them by another proposal.
    const other = await people.author.propose(slug, textOf('After. And more.'))
    expect(await refusalOf(decideAs(typist, other, 'approve'))).toBe('own-revision')
    await decideAs(people.moderator, other, 'approve')
    expect(await htmlOf(slug)).toBe('<p>After. And more.</p>')
  })

  it('leaves a page without a text where there was none before', async () => {
    const slug = await aPage('article')
    const review = await people.author.propose(slug, textOf('The first.'))
    await people.approve(review)
    await decideAs(second, review, 'revert')
    expect(await htmlOf(slug)).toBeNull()
    expect(await people.approve(review)).toMatchObject({ state: 'approved', revision: { current: true } })
    expect(await htmlOf(slug)).toBe('<p>The first.</p>')
  })

  it('is refused where a later text is read by now, or a version was published from it', async () => {
    const slug = await aPage('article', textOf('One.'))
    const review = await people.author.propose(slug, textOf('Two.'))
    await people.approve(review)
    const wish = { id: review.id, kind: 'revert', reason: 'A mistake.' } as const
    const named = decideReview(platform, second, wish, { isNamed: async () => true })
    expect(await refusalOf(named)).toBe('approval-in-use')
    expect(await htmlOf(slug)).toBe('<p>Two.</p>')
    await people.publish(slug, textOf('Three.'))
    expect(await refusalOf(decideAs(second, review, 'revert'))).toBe('approved-since')
  })
})

it('[RV71] the database lets nobody change what was decided, the rounds or the rules', async () => {
  const slug = await aPage('article', textOf('Kept.'))
  const { prisma } = platform.database
  const review = await prisma.review.findFirstOrThrow({ where: { state: 'approved' }, orderBy: { openedAt: 'desc' } })
  for (const sql of [
    `UPDATE decisions SET reason = 'Another' WHERE review_id = '${review.id}'`,
    `DELETE FROM decisions WHERE review_id = '${review.id}'`,
    `UPDATE rounds SET approvals_needed = 0 WHERE review_id = '${review.id}'`,
    `DELETE FROM rounds WHERE review_id = '${review.id}'`,
  ]) {
    await expect(prisma.$executeRawUnsafe(sql)).rejects.toThrow('only added to')
  }
  expect(await htmlOf(slug)).toBe('<p>Kept.</p>')
})
