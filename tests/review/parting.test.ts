import { editDraft, findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import { beginDraft } from '@fieldword/server/collab/own-drafts-commands.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { acceptPart } from '@fieldword/server/review/part-commands.ts'
import { previewPart } from '@fieldword/server/review/parting.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import { reviewsCheck } from '@fieldword/server/review/verify-queries.ts'
import { documentOf, readTyping } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { approve, authorOf, decideAs, textOf, twoPeople } from '../support/writing.ts'
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
async function aPage(text: DocumentJson, kind: 'article' | 'definition' = 'article'): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`In part ${made}`, { kind })
  await people.publish(slug, text)
  return slug
}

interface Accepting {
  readonly actor?: SignedIn
  readonly reason?: string
}

/** Looks at what the changes make, then accepts them. */
async function accept({ id }: ReviewRef, chosen: number[], how: Accepting = {}): Promise<ReviewRef> {
  const { actor = people.moderator, reason = 'The pace is not agreed yet.' } = how
  const { contentHash, ontoHash, resultHash } = await previewPart(platform, actor, { id, chosen })
  return acceptPart(platform, actor, { id, chosen, reason, contentHash, ontoHash, resultHash })
}

async function readBy(slug: string): Promise<string> {
  const { approvedRevisionId } = await findPage(platform, slug)
  return toText(await documentOf(platform.database.prisma, approvedRevisionId ?? ''))
}

const first = textOf('Students advance by seat time.', 'Pace is set.')
const both = textOf('Students advance upon mastery.', 'Pace varies.')

describe('accepting in part', () => {
  it('[RV93] is for whoever could approve all of it, with a reason, and some of the changes but not all', async () => {
    const slug = await aPage(first)
    const review = await people.author.propose(slug, both)
    const writing = await aModerator(platform)
    const theirs = await authorOf(platform, writing).propose(slug, textOf('Students advance.', 'Pace varies.'))
    expect(await refusalOf(accept(theirs, [1], { actor: writing }))).toBe('own-revision')
    expect(await refusalOf(accept(review, [1], { actor: await aMember(platform) }))).toBe('forbidden')
    expect(await refusalOf(accept(review, [1], { reason: '' }))).toBe('reason-needed')
    expect(await refusalOf(accept(review, []))).toBe('nothing-chosen')
    expect(await refusalOf(accept(review, [1, 2]))).toBe('all-chosen')
    const stale = await people.author.propose(slug, textOf('Students advance upon mastery.', 'Pace is set.', 'More.'))
    await people.approve(review)
    expect(await refusalOf(accept(stale, [1]))).toBe('revision-conflict')
  })

  it('[RV94] shows what the chosen changes make, and accepts what was seen', async () => {
    const slug = await aPage(first)
    const { id } = await people.author.propose(slug, both)
    const seen = await previewPart(platform, people.moderator, { id, chosen: [2, 2, 9] })
    expect(seen).toMatchObject({ chosen: [2], picks: { changes: 2 }, picked: [] })
    expect(seen.comparison.counts).toMatchObject({ reworded: 1, kept: 1 })
    expect(seen.picks.blocks.map(({ changes }) => changes.map(({ before, after }) => [before, after]))).toEqual([
      [['by seat time', 'upon mastery']],
      [['is set', 'varies']],
    ])
    const { contentHash, ontoHash, resultHash } = seen
    const wish = { id, chosen: [1], reason: 'Some.', contentHash, ontoHash, resultHash }
    const older = { ...wish, contentHash: ontoHash ?? '' }
    expect(await refusalOf(acceptPart(platform, people.moderator, older))).toBe('round-moved-on')
    expect(await refusalOf(acceptPart(platform, people.moderator, wish))).toBe('choice-moved-on')
  })

  it('[RV95] makes them what visitors read, and the rest the next round of the same proposal on top of them', async () => {
    const slug = await aPage(first)
    const review = await people.author.propose(slug, both)
    const rest = await accept(review, [1])
    expect(await readBy(slug)).toBe('Students advance upon mastery.\nPace is set.')
    expect(rest).toMatchObject({ id: review.id, state: 'open', round: 2, standing: 'current' })
    expect(rest.revision).toMatchObject({ number: 4, parentNumber: 3, contentHash: review.revision.contentHash })
    const view = await viewReview(platform, await aModerator(platform), review.id)
    expect(view.rounds.map(({ kind, revision: { number, state } }) => [kind, number, state])).toEqual([
      ['opened', 2, 'superseded'],
      ['parted', 4, 'pending'],
    ])
    expect(view.comparison.counts).toMatchObject({ reworded: 1, kept: 1 })
    const part = await platform.database.prisma.review.findFirstOrThrow({ where: { partOfId: review.id } })
    const { decisions, revision } = await viewReview(platform, people.member, part.id)
    expect(decisions).toMatchObject([{ kind: 'approve', reason: 'The pace is not agreed yet.' }])
    expect(revision).toMatchObject({ number: 3, state: 'approved', parentNumber: 1 })
    await people.approve(rest)
    expect(await readBy(slug)).toBe('Students advance upon mastery.\nPace varies.')
    expect(toText(await draftText(platform, slug))).toBe('Students advance upon mastery.\nPace varies.')
    for await (const damages of reviewsCheck.look(platform.database)) expect(damages).toEqual([])
  })

  it('[RV95] can be reverted like any approval, and the rest can still be changed by its people', async () => {
    const slug = await aPage(first)
    const review = await people.author.propose(slug, both)
    await accept(review, [1])
    const part = await platform.database.prisma.review.findFirstOrThrow({ where: { partOfId: review.id } })
    await decideAs(platform, people.moderator, await viewReview(platform, people.moderator, part.id), 'revert')
    expect(await readBy(slug)).toBe('Students advance by seat time.\nPace is set.')
  })

  it('[RV96] credits those whose words were chosen with what they typed, and no moderator', async () => {
    const slug = await aPage(first)
    const [ada, ben] = [await aMember(platform), await aMember(platform)]
    await authorOf(platform, ada).write(slug, textOf('Students advance upon mastery.', 'Pace is set.'))
    await authorOf(platform, ben).write(slug, both)
    const review = await people.author.propose(slug)
    const rest = await accept(review, [1])
    const { approvedRevisionId } = await findPage(platform, slug)
    const authors = await platform.database.prisma.revisionAuthor.findMany({
      where: { revisionId: approvedRevisionId ?? '' },
      select: { userId: true, typed: true },
    })
    expect(authors).toEqual([{ userId: ada.id, typed: 'upon mastery'.length }])
    const runs = (await readTyping(platform.database.prisma, [approvedRevisionId ?? ''])).values().next().value ?? []
    expect(runs.some(({ by }) => by === ada.id)).toBe(true)
    expect(runs.some(({ by }) => by === ben.id)).toBe(false)
    expect(rest.revision.authors.map(({ id }) => id).sort()).toEqual([ada.id, ben.id].sort())
  })

  it('[RV97] needs as many as all of it would: the first picks, others confirm exactly the same', async () => {
    const slug = await aPage(first, 'definition')
    const review = await people.author.propose(slug, both)
    const [second, third] = [await aModerator(platform), await aModerator(platform)]
    expect(await accept(review, [1])).toMatchObject({ state: 'open', round: 1 })
    expect(await refusalOf(accept(review, [1], { reason: '' }))).toBe('reason-needed')
    expect(await accept(review, [1])).toMatchObject({ round: 1 })
    expect(await accept(review, [2], { actor: second })).toMatchObject({ round: 1 })
    const { picked } = await previewPart(platform, third, { id: review.id, chosen: [] })
    expect(picked).toMatchObject([
      { by: { id: second.id }, chosen: [2], given: 1, needed: 2 },
      { by: { id: people.moderator.id }, chosen: [1] },
      { by: { id: people.moderator.id }, chosen: [1] },
    ])
    expect(await accept(review, [1], { actor: third })).toMatchObject({ round: 2 })
    const part = await platform.database.prisma.review.findFirstOrThrow({
      where: { partOfId: review.id },
      include: { decisions: { orderBy: { given: 'asc' } } },
    })
    expect(part.decisions.map(({ actorId, given }) => [actorId, given])).toEqual([
      [people.moderator.id, 1],
      [third.id, 2],
    ])
  })

  it('[RV95] of a draft of somebody’s own leaves it open, and brings the working draft along', async () => {
    const slug = await aPage(first)
    const ada = await aMember(platform)
    const own = await beginDraft(platform, ada, { slug, purpose: 'Say it anew', from: 'approved' })
    const { draftId } = await platform.database.prisma.ownDraft.findUniqueOrThrow({ where: { id: own.id } })
    await platform.database.inTransaction(tx => editDraft(platform, tx, draftId, both, ada.id))
    await people.author.write(slug, textOf('Students advance by seat time.', 'Pace is set.', 'Not proposed.'))
    const { contentHash } = await previewProposal(platform, ada, slug, { own: own.id })
    const told = { slug, own: own.id, summary: 'Say it anew', changeKind: 'meaning', contentHash } as const
    const rest = await accept(await propose(platform, ada, told), [1])
    expect(toText(await draftText(platform, slug))).toBe('Students advance upon mastery.\nPace is set.\nNot proposed.')
    const { prisma } = platform.database
    expect(await prisma.ownDraft.findUniqueOrThrow({ where: { id: own.id } })).toMatchObject({ closedAt: null })
    await approve(platform, people.moderator, rest)
    expect(await prisma.ownDraft.findUniqueOrThrow({ where: { id: own.id } })).toMatchObject({ closedFor: 'approved' })
    const working = await findOrCreateWorkingDraft(platform, rest.page.id)
    expect(working.baseRevisionId).toBe((await findPage(platform, slug)).approvedRevisionId)
    expect(toText(await draftText(platform, slug))).toBe('Students advance upon mastery.\nPace varies.\nNot proposed.')
  })
})
