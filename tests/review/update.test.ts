import { findPage, readPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listQueue } from '@fieldword/server/review/queueing.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import { update } from '@fieldword/server/review/update-commands.ts'
import { previewUpdate } from '@fieldword/server/review/updating.ts'
import { AuthorshipKeeper } from '@fieldword/server/revisions/authorship-keeper.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import type { Choice } from '@fieldword/shared/merge/contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { authorshipOf, drawn } from '../revisions/support/authorship.ts'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'
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
async function aPage(...texts: DocumentJson[]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Updated ${made}`)
  for (const text of texts) await people.publish(slug, text)
  return slug
}

const draftOf = async (slug: string) => toText(await draftText(platform, slug))

async function undoApproved(slug: string, number: number): Promise<void> {
  const { onto } = await previewUndo(platform, people.member, { slug, number, choices: [] })
  await people.approve(await undo(platform, people.member, { slug, number, choices: [], ontoHash: onto.contentHash }))
}

async function updateOf({ id }: ReviewRef, choices: Choice[] = [], actor: SignedIn = people.member) {
  const { onto } = await previewUpdate(platform, actor, { id, choices })
  return update(platform, actor, { id, choices, ontoHash: onto.contentHash })
}

const htmlOf = async (slug: string) => (await readPage(platform, visitor, slug)).text?.html ?? null
const standingOf = async (review: ReviewRef) => (await viewReview(platform, people.moderator, review.id)).standing
const first = textOf('Students advance.', 'Pace varies.')
const second = textOf('Students advance upon mastery.', 'Pace varies.')
const both = textOf('Students advance upon mastery.', 'Pace varies by student.')

describe('a proposal that another text was approved after', () => {
  /** r2 approved, r3 proposed on it, then r2 undone: what r3 says of mastery is not its own. */
  async function outdated(proposed: DocumentJson) {
    const slug = await aPage(first, second)
    const review = await people.author.propose(slug, proposed)
    await undoApproved(slug, 2)
    return { slug, review }
  }

  it('[RV24] goes on as a new revision on top of it, where the two do not touch', async () => {
    const { slug, review } = await outdated(both)
    expect(await standingOf(review)).toBe('clean')
    expect(await refusalOf(people.approve(review))).toBe('revision-conflict')
    const updated = await updateOf(review)
    expect(updated).toMatchObject({ id: review.id, state: 'open', standing: 'current' })
    expect(updated.revision).toMatchObject({
      ...{ number: 5, parentNumber: 4, updatesNumber: 3, origin: 'proposal', summary: 'Say more' },
      authors: [{ id: people.member.id }],
    })
    const view = await viewReview(platform, people.moderator, review.id)
    expect(view).toMatchObject({ baseNumber: 4, stale: false, standing: 'current', may: { approve: true } })
    expect(view.rounds).toMatchObject([
      { number: 1, kind: 'opened', revision: { number: 3, state: 'superseded', updatedByNumber: 5 } },
      { number: 2, kind: 'updated', revision: { number: 5 } },
    ])
    await people.approve(updated)
    expect(await htmlOf(slug)).toBe('<p>Students advance.</p><p>Pace varies by student.</p>')
    expect(await draftOf(slug)).toBe('Students advance.\nPace varies by student.')
  })

  it('[RV24] is decided on anew: what was said of the text before does not hold', async () => {
    const { review } = await outdated(both)
    await updateOf(review)
    const view = await viewReview(platform, people.moderator, review.id)
    expect(view.decisions).toEqual([])
    expect(await refusalOf(updateOf(review))).toBe('up-to-date')
  })

  it('[RV24] whoever settles its conflicts has a part in it, and another decides', async () => {
    const { slug, review } = await outdated(textOf('Students advance upon shown mastery.', 'Pace varies.'))
    expect(await standingOf(review)).toBe('conflicts')
    const { conflicts } = await previewUpdate(platform, people.moderator, { id: review.id, choices: [] })
    expect(conflicts).toMatchObject([{ ours: null, theirs: ' upon shown mastery' }])
    expect(await refusalOf(updateOf(review))).toBe('conflicts-left')
    const choices: Choice[] = conflicts.map(({ id }) => ({ conflict: id, take: 'own', words: ' when ready' }))
    const updated = await updateOf(review, choices, people.moderator)
    expect(updated.revision.authors.map(({ id }) => id).sort()).toEqual([people.member.id, people.moderator.id].sort())
    expect(await refusalOf(people.approve(updated))).toBe('own-revision')
    const other = await viewReview(platform, await aModerator(platform), review.id)
    expect(other.may.approve).toBe(true)
    expect(await draftOf(slug)).toBe('Students advance when ready.\nPace varies.')
  })

  it('[RV24] [WHO7] leaves every word with who typed it, those that settle a conflict included', async () => {
    const [ada, ben] = [await aMember(platform), await aMember(platform)]
    const slug = await aPage(first, second)
    await authorOf(platform, ada).write(slug, textOf('Students advance upon shown mastery.', 'Pace varies.'))
    await authorOf(platform, ben).write(slug, textOf('Students advance upon shown mastery.', 'Pace varies by learner.'))
    const review = await people.author.propose(slug)
    await undoApproved(slug, 2)
    const { conflicts } = await previewUpdate(platform, people.moderator, { id: review.id, choices: [] })
    const choices: Choice[] = conflicts.map(({ id }) => ({ conflict: id, take: 'own', words: ' when ready' }))
    const { revision } = await updateOf(review, choices, people.moderator)
    const keeper = new AuthorshipKeeper(platform)
    const drawing = drawn(await authorshipOf({ platform, keeper }, people.moderator, slug, revision.number))
    expect(drawing).toContain(`r${revision.number} ${people.moderator.name}: when ready`)
    expect(drawing).toContain(`r${revision.number} ${ben.name}: by learner`)
    expect(drawing).not.toContain(ada.name)
  })

  it('[RV24] pressing the button alone is no part in it', async () => {
    const { review } = await outdated(both)
    await people.approve(await updateOf(review, [], people.moderator))
  })

  it('[RV24] keeps what is being typed in the draft', async () => {
    const { slug, review } = await outdated(both)
    await people.author.write(slug, textOf('Students advance.', 'Pace varies by student.', 'Not proposed yet.'))
    await updateOf(review)
    expect(await draftOf(slug)).toBe('Students advance.\nPace varies by student.\nNot proposed yet.')
  })

  it('[RV24] of two taken from one draft, the later has the earlier, and the earlier nothing more to say', async () => {
    const slug = await aPage(first)
    const earlier = await people.author.propose(slug, second)
    const later = await people.author.propose(slug, both)
    await people.approve(earlier)
    expect(await standingOf(later)).toBe('clean')
    await people.approve(await updateOf(later))
    expect(await htmlOf(slug)).toBe('<p>Students advance upon mastery.</p><p>Pace varies by student.</p>')
    const another = await aPage(first)
    const old = await people.author.propose(another, second)
    await people.approve(await people.author.propose(another, both))
    expect(await standingOf(old)).toBe('contained')
    expect(await refusalOf(updateOf(old))).toBe('nothing-left')
  })

  it('[POL21] is brought up to date by moderators and by those who have a part in it', async () => {
    const { review } = await outdated(both)
    expect(await refusalOf(updateOf(review, [], await aMember(platform)))).toBe('forbidden')
    expect((await viewReview(platform, await aMember(platform), review.id)).may.update).toBe(false)
    expect((await viewReview(platform, people.member, review.id)).may.update).toBe(true)
    expect(await refusalOf(previewUpdate(platform, visitor, { id: review.id, choices: [] }))).toBe('sign-in-needed')
    const withdrawn = await people.author.propose(await aPage(first), both)
    expect(await refusalOf(updateOf(withdrawn))).toBe('up-to-date')
  })
})

describe('the queue', () => {
  it('[RV25] says of each how it stands to the approved text, and finds it out once', async () => {
    const { slug, review } = await (async () => {
      const slug = await aPage(first, second)
      const review = await people.author.propose(slug, both)
      await undoApproved(slug, 2)
      return { slug, review }
    })()
    const fresh = await people.author.propose(await aPage(first), both)
    const standings = async () => {
      const { items } = await listQueue(platform, people.moderator, { limit: 100 })
      return new Map(items.map(({ id, standing }) => [id, standing]))
    }
    const answered = await standings()
    expect(answered.get(fresh.id)).toBe('current')
    for (let times = 0; times < 10 && (await standings()).get(review.id) === 'unknown'; times += 1);
    expect((await standings()).get(review.id)).toBe('clean')
    const { prisma } = platform.database
    const kept = {
      revisionId_ontoId: {
        revisionId: review.revision.id,
        ontoId: (await findPage(platform, slug)).approvedRevisionId ?? '',
      },
    }
    await prisma.mergeOutcome.update({ where: kept, data: { conflicts: 3 } })
    expect((await standings()).get(review.id)).toBe('conflicts')
  })
})
