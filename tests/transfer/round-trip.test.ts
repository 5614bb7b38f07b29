import { renewDraft } from '@fieldword/server/collab/index.ts'
import { readVersions } from '@fieldword/server/definitions/queries.ts'
import { findDefinition } from '@fieldword/server/definitions/reading.ts'
import { forgetQuotes } from '@fieldword/server/discussion/index.ts'
import { findPage, lockPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { AuthorshipKeeper } from '@fieldword/server/revisions/index.ts'
import { redactText } from '@fieldword/server/revisions/redaction-commands.ts'
import { forgetSources } from '@fieldword/server/transfer/index.ts'
import { readSource } from '@fieldword/server/transfer/reading.ts'
import { wikiLines } from '@fieldword/server/transfer/wiki-export.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { authorshipOf, drawn } from '../revisions/support/authorship.ts'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { dumpOf } from './support/dump.ts'
import { type BroughtIn, bringIn, fileOf, historyOf, slugsOf } from './support/importing.ts'
import { buildWholeWiki, takeOut } from './support/whole-wiki.ts'

const tests: TestPlatform[] = []
let platform: Platform
let taken: string
/** A wiki of other people into which all of it was brought. */
let adopting: Awaited<ReturnType<typeof otherWiki>>
let brought: BroughtIn

/** A wiki of other people, with a page of theirs. */
async function otherWiki(title = 'Theirs') {
  const test = await createTestPlatform()
  tests.push(test)
  const people = await twoPeople(test.platform)
  const page = await people.author.makePage(title)
  return { other: test.platform, ...people, page }
}

beforeAll(async () => {
  const test = await createTestPlatform()
  tests.push(test)
  platform = test.platform
  await buildWholeWiki(platform)
  taken = await takeOut(platform)
  adopting = await otherWiki()
  brought = await bringIn(adopting.other, fileOf(taken, 'wiki.jsonl'))
})
afterAll(() => Promise.all(tests.map(test => test.close())))

describe('[TRF32] what one wiki took out, in another that is not empty', () => {
  it('comes as pages with their histories; brought in again, it adds nothing', async () => {
    const { other } = adopting
    expect(brought).toMatchObject({ outcome: 'done', known: 0 })
    const words = async (wiki: Platform) => (await historyOf(wiki, 'decided-upon')).map(({ text }) => text)
    expect(await words(other)).toEqual(await words(platform))
    expect(await slugsOf(other)).toEqual(['theirs', ...(await slugsOf(platform))].sort())
    const again = await bringIn(other, fileOf(taken))
    expect(again).toMatchObject({ state: 'done', revisions: 0, kept: 0 })
  })

  it('has people from outside: nobody gets an account or a draft by it', async () => {
    const { other, member, moderator } = adopting
    const { prisma } = other.database
    expect((await prisma.user.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual(
      [member.id, moderator.id].sort(),
    )
    expect(await prisma.review.count()).toBe(0)
    expect(await prisma.moderation.count()).toBe(0)
    expect((await historyOf(other, 'typed-by-two'))[0]?.authors).toEqual(['Ada Types', 'Ben Types'])
  })

  it('[WHO7] [WHO12] tells who typed which words, by name', async () => {
    const { other } = adopting
    const keeper = new AuthorshipKeeper(other)
    const who = async (number: number) =>
      drawn(await authorshipOf({ platform: other, keeper }, visitor, 'typed-by-two', number))
    expect(await who(1)).toBe('r1 Ada Types: Ada wrote these words. / r1 Ben Types: Ben wrote those below.')
    await keeper.close()
  })

  it('has its named versions, and what became of their elements', async () => {
    const { other } = adopting
    const labels = async (wiki: Platform) => {
      const page = await findDefinition(wiki, visitor, 'competency-based-education')
      return (await readVersions(wiki.database.prisma, page.id)).map(({ label, status }) => [label, status])
    }
    expect(await labels(other)).toEqual(await labels(platform))
    const ties = ({ database }: Platform) => database.prisma.lineageTie.count()
    expect(await ties(other)).toBe(await ties(platform))
  })

  it('keeps a proposal that was open as withdrawn, and says so', async () => {
    const { other } = adopting
    expect(brought.report).toContain('open-proposal | Written here')
    const states = await other.database.prisma.revision.groupBy({ by: ['state'], _count: true })
    expect(states.map(({ state }) => state)).not.toContain('pending')
  })

  it('[REV23] hides what was hidden there', async () => {
    const { other } = adopting
    const { id: pageId } = await findPage(other, 'moderated')
    const [first] = await other.database.prisma.revision.findMany({ where: { pageId }, orderBy: { number: 'asc' } })
    expect(first).toMatchObject({ textHidden: true, authorsHidden: false, summaryHidden: true })
  })

  it('the source it once came from can be brought in without doubling anything', async () => {
    const { other } = adopting
    const newer = dumpOf([
      {
        title: 'Pear',
        id: 1,
        revisions: [
          { id: 3, text: 'A pear.' },
          { id: 5, parent: 3, text: 'Newer' },
        ],
      },
    ])
    expect(await bringIn(other, fileOf(newer))).toMatchObject({ known: 1, revisions: 1 })
    const last = await other.database.prisma.revision.findFirst({
      where: { title: 'Pear' },
      orderBy: { number: 'desc' },
    })
    expect(last).toMatchObject({ characters: 5 })
  })

  it('[TRF9] a page whose address is taken is kept, or stands beside', async () => {
    const { other } = await otherWiki('Pear')
    const { report, kept } = await bringIn(other, fileOf(taken))
    expect(report).toContain('title-taken | pear | Pear')
    expect(kept).toBeGreaterThan(2)
    const { other: third } = await otherWiki('Pear')
    await bringIn(third, fileOf(taken), { onExisting: 'beside' })
    expect(await slugsOf(third)).toContain('pear-imported')
  })

  it('into the wiki it was taken out of adds nothing, whatever was written since', async () => {
    const { other, page, publish } = await otherWiki()
    await publish(page.slug, textOf('One'))
    const own = await takeOut(other)
    await publish(page.slug, textOf('Two'))
    for (const onExisting of ['keep', 'beside'] as const)
      expect(await bringIn(other, fileOf(own), { onExisting })).toMatchObject({ revisions: 0, kept: 0, known: 1 })
    expect(await slugsOf(other)).toEqual(['theirs'])
  })
})

describe('[TRF43] a text that an admin of this wiki destroyed', () => {
  /** The first text of what two typed: it stood here in another page, and was destroyed there. */
  async function destroyed(title: string): Promise<Platform> {
    const { other, page, publish } = await otherWiki(title)
    const line = taken.split('\n').find(line => line.includes('"page":"typed-by-two"') && line.includes('"number":1,'))
    const { revision } = JSON.parse(line ?? '') as { revision: { document: DocumentJson } }
    await publish(page.slug, revision.document)
    await publish(page.slug, textOf('Harmless'))
    const needs = { lockPage, renewDraft, forgetSources, forgetQuotes }
    await redactText(needs, other, await anAdmin(other), page.id, { number: 1, reason: 'Private' })
    return other
  }

  it('stays destroyed; the rest comes in, and the report says so', async () => {
    const other = await destroyed('Theirs')
    const brought = await bringIn(other, fileOf(taken))
    expect(brought).toMatchObject({ state: 'done', failure: null })
    expect(brought.report).toContain('text-redacted | Typed by two')
    const { id: pageId } = await findPage(other, 'typed-by-two')
    const revisions = await other.database.prisma.revision.findMany({
      ...{ where: { pageId }, orderBy: { number: 'asc' }, include: { content: true, typing: true } },
    })
    expect(revisions.map(({ content }) => content.redactedAt !== null)).toEqual([true, false])
    expect(revisions[0]).toMatchObject({ typing: null, characters: 44 })
    expect(await slugsOf(other)).toHaveLength((await slugsOf(platform)).length + 1)
  })

  it('is not kept as a source either, where its page is only kept', async () => {
    const other = await destroyed('Typed by two')
    const { report, id } = await bringIn(other, fileOf(taken))
    expect(report).toContain('text-redacted | Typed by two')
    const admin = await anAdmin(other)
    const source = (revision: string) => readSource(other, admin, { id, page: 'typed-by-two', revision })
    expect((await source('1')).text).not.toContain('Ada wrote')
    expect((await source('2')).text).toContain('Ada wrote')
  })
})

it('[POL30] only admins take the wiki out', async () => {
  const { moderator } = await twoPeople(platform)
  expect(await refusalOf(wikiLines(platform, moderator).next())).toBe('forbidden')
})
