import { findReadablePage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { compareTexts } from '@fieldword/server/revisions/compare-texts.ts'
import { comparePages } from '@fieldword/server/revisions/comparing.ts'
import type { Comparison, ComparisonWish } from '@fieldword/shared/diff/contract.ts'
import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import { partsOf } from '@fieldword/shared/diff/parts.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
})
afterAll(() => test.close())

const compare = (actor: Actor, from: string, to: string) =>
  comparePages(platform, actor, slug => findReadablePage(platform, actor, slug), { from, to })

describe('two pages', () => {
  beforeAll(async () => {
    const { author, publish } = people
    for (const title of ['Mastery', 'Seat time']) await author.makePage(title)
    await publish('mastery', textOf('What learners can show.'))
    await publish('seat-time', textOf('What learners sat through.'))
    await author.propose('seat-time', textOf('What learners sat through, in hours.'))
    await author.makePage('Not approved')
  })

  it('[REV60] are compared as visitors read them, or by a revision each', async () => {
    const { from, to, comparison } = await compare(visitor, 'mastery', 'seat-time')
    expect([from.pageTitle, from.revision.number, to.pageTitle, to.revision.number]).toEqual([
      ...['Mastery', 1, 'Seat time', 1],
    ])
    expect(comparison.summary).toBe('One paragraph reworded.')
    const numbered = await compare(people.member, 'seat-time@2', 'seat-time')
    expect(numbered.comparison.words).toEqual({ added: 0, removed: 2 })
  })

  it('[REV60] are compared by whoever may read both, and by nobody else', async () => {
    expect(await refusalOf(compare(visitor, 'mastery', 'seat-time@2'))).toBe('not-found')
    expect((await compare(people.member, 'mastery', 'seat-time@2')).to.revision.state).toBe('pending')
    expect(await refusalOf(compare(people.member, 'mastery', 'no-such-page'))).toBe('not-found')
    expect(await refusalOf(compare(people.member, 'mastery@9', 'seat-time'))).toBe('not-found')
    expect(await refusalOf(compare(people.member, 'mastery', 'not-approved'))).toBe('not-found')
  })

  it('[REV60] are not compared where a text is hidden, not even when the comparison was worked out before', async () => {
    await compare(visitor, 'mastery@1', 'seat-time@1')
    const { id: pageId } = await findReadablePage(platform, visitor, 'seat-time')
    await platform.database.prisma.revision.updateMany({
      where: { pageId, number: 1 },
      data: { textHidden: true },
    })
    expect(await refusalOf(compare(visitor, 'mastery@1', 'seat-time@1'))).toBe('text-hidden')
    expect((await compare(people.moderator, 'mastery@1', 'seat-time@1')).comparison.changes).toBe(1)
  })
})

describe('long texts', () => {
  const words = (count: number, salt: number) =>
    textOf(...Array.from({ length: count }, (_, at) => `Paragraph ${at} says ${(at + salt) * 7919} things of mastery.`))
  const long = { before: words(2000, 0), after: words(2000, 1) }
  const wishes: ComparisonWish[] = [
    {},
    { rows: 'changes' },
    { rows: 'changes', part: 2 },
    { rows: 'all', part: 10_000 },
  ]
  const expected = (
    { rows = 'all', part = 1 }: ComparisonWish,
    before: DocumentJson,
    after: DocumentJson,
  ): Comparison => {
    const parts = partsOf(diffDocuments(before, after), rows)
    return parts[Math.min(part, parts.length) - 1] as Comparison
  }

  const withoutThreads = () =>
    ({ ...platform, workers: { run: () => Promise.reject(new Error('asked another thread')) } }) as unknown as Platform

  it.each(wishes)('[REV61] are compared on another thread as they would be on this one: %j', async wish => {
    const { before, after } = long
    const got = await compareTexts(platform, { document: before }, { document: after }, wish)
    expect(got).toEqual(expected(wish, before, after))
  })

  it('[REV61] that are stored are unpacked and checked there', async () => {
    const page = await people.author.makePage('Long one')
    await people.publish(page.slug, long.before)
    await people.publish(page.slug, long.after)
    const { comparison, from } = await comparePages(
      platform,
      visitor,
      slug => findReadablePage(platform, visitor, slug),
      {
        ...{ from: 'long-one@1', to: 'long-one@2', rows: 'changes' },
      },
    )
    expect(comparison).toEqual(expected({ rows: 'changes' }, long.before, long.after))
    expect(await refusalOf(compare(visitor, 'long-one@1', 'no-such-page'))).toBe('not-found')
    const damaged = { hash: from.revision.contentHash }
    await platform.database.prisma.content.update({
      where: { hash: damaged.hash },
      data: { dictionary: null, packed: Buffer.from('x') },
    })
    await expect(compareTexts(platform, damaged, { document: words(1, 5) })).rejects.toThrow()
  })

  it('[REV61] that differ in little are compared without another thread, while they are not very long', async () => {
    const alone = withoutThreads()
    const text = (paragraphs: number, end: string) =>
      textOf(...Array.from({ length: paragraphs }, (_, at) => `Paragraph ${at} says things of mastery ${end}.`))
    const changed = (paragraphs: number) => {
      const before = text(paragraphs, 'now')
      const content = before.content.with(paragraphs / 2, text(1, 'then').content[0] as NodeJson)
      return [before, { ...before, content }] as const
    }
    const [before, after] = changed(150)
    const got = await compareTexts(alone, { document: before }, { document: after })
    expect(got).toEqual(expected({}, before, after))
    const [veryLong, changedThere] = changed(400)
    const asked = [
      compareTexts(alone, { document: veryLong }, { document: changedThere }),
      compareTexts(alone, { document: text(100, 'now and later') }, { document: text(100, 'then and before') }),
    ]
    for (const asking of asked) await expect(asking).rejects.toThrow('asked another thread')
  })

  it('[REV61] that were compared before are not compared again', async () => {
    const { before, after } = long
    const got = await compareTexts(withoutThreads(), { document: before }, { document: after })
    expect(got).toEqual(expected({}, before, after))
  })
})
