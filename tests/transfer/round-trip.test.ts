import type { Platform } from '@fieldword/server/platform/platform.ts'
import { decideReview } from '@fieldword/server/review/commands.ts'
import { AuthorshipKeeper, createRevision } from '@fieldword/server/revisions/index.ts'
import { wikiLines } from '@fieldword/server/transfer/wiki-export.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { authorshipOf, drawn } from '../revisions/support/authorship.ts'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'
import { dumpOf } from './support/dump.ts'
import { bringIn, fileOf, slugsOf } from './support/importing.ts'

const tests: TestPlatform[] = []
let platform: Platform
let taken: string

async function newWiki(): Promise<Platform> {
  const test = await createTestPlatform()
  tests.push(test)
  return test.platform
}

async function takeOut(from: Platform): Promise<string> {
  const admin = await anAdmin(from)
  let text = ''
  for await (const line of wikiLines(from, admin)) text += line
  return text
}

/** Where another export parts from the first, shortened to be read; null where they are equal. */
function firstDifference(other: string): readonly string[] | null {
  if (other === taken) return null
  const [lines, others] = [taken.split('\n'), other.split('\n')]
  const index = lines.findIndex((line, number) => line !== others[number])
  const [line = '', otherLine = ''] = [lines[index], others[index]]
  const start = Math.max(0, [...line].findIndex((sign, place) => sign !== otherLine[place]) - 40)
  return [line, otherLine].map(text => `${index}: ${text.slice(0, 60)} … ${text.slice(start, start + 200)}`)
}

/** One text of two people, and then another word of the second. */
async function typeTogether(title: string): Promise<void> {
  const [ada, ben] = [await aMember(platform, 'Ada Types'), await aMember(platform, 'Ben Types')]
  const moderator = await aModerator(platform)
  const { slug } = await authorOf(platform, ada).makePage(title)
  const publish = async (...paragraphs: [string, string][]) => {
    const text = doc(...paragraphs.map(([id, words]) => paragraph(id, words)))
    const { id } = await authorOf(platform, ben).propose(slug, text)
    await decideReview(platform, moderator, { id, kind: 'approve', reason: '' })
  }
  const [adas, bens] = ['Ada wrote these words.', 'Ben wrote those below.']
  await authorOf(platform, ada).write(slug, textOf(adas))
  await publish(['p1', adas], ['p2', bens])
  await publish(['p1', adas], ['p3', 'And again others.'], ['p2', bens])
}

/** The seed, a history from elsewhere, and what people here make of things: every kind of thing an export tells. */
beforeAll(async () => {
  platform = await newWiki()
  await seedWhenEmpty(platform)
  const { member, author, publish } = await twoPeople(platform)
  const page = await author.makePage('Written here', { parentSlug: 'mastery' })
  await publish(page.slug, textOf('One', 'Two'))
  await publish(page.slug, textOf('One', 'Two and a half'))
  await author.propose(page.slug, textOf('One', 'Three'))
  await author.makePage('Without a text')
  await typeTogether('Typed by two')
  const dump = dumpOf([
    {
      title: 'Pear',
      id: 1,
      revisions: [
        { id: 1, text: "A '''pear'''{{x}}", by: '203.0.113.7', minor: true },
        { id: 2, text: null, by: null },
        { id: 3, text: 'A pear.' },
      ],
    },
    { title: 'Pears', id: 2, revisions: [{ id: 4, text: '#REDIRECT [[Pear]]' }] },
  ])
  await bringIn(platform, fileOf(dump))
  await bringIn(platform, new URL('../fixtures/histories/wpd-beginners.jsonl.gz', import.meta.url).pathname)
  const { prisma } = platform.database
  const pear = await prisma.page.findUniqueOrThrow({ where: { slug: 'pear' } })
  await prisma.revision.updateMany({
    where: { pageId: pear.id, number: 1 },
    data: { summaryHidden: true, authorsHidden: true },
  })
  const secret = await platform.database.inTransaction(tx =>
    createRevision(tx, {
      ...{
        id: platform.newId(),
        pageId: pear.id,
        parentId: pear.approvedRevisionId,
        document: textOf('Secret'),
        title: 'Pear',
        summary: 's',
      },
      ...{
        changeKind: 'wording',
        origin: 'proposal',
        state: 'rejected',
        createdById: member.id,
        createdAt: platform.clock(),
      },
      ...{ writtenOn: '2026-01-01', authors: [{ userId: member.id, typed: 6 }] },
    }),
  )
  await prisma.content.update({
    where: { hash: secret.contentHash },
    data: { packed: new Uint8Array(0), redactedAt: platform.clock() },
  })
  await prisma.page.updateMany({
    where: { slug: 'equity' },
    data: { deletedAt: platform.clock(), editableBy: 'moderator' },
  })
  taken = await takeOut(platform)
})
afterAll(() => Promise.all(tests.map(test => test.close())))

describe('[TRF32] everything taken out, brought into an empty wiki and taken out again', () => {
  it('is the same to the byte', async () => {
    const other = await newWiki()
    const brought = await bringIn(other, fileOf(taken, 'wiki.jsonl'))
    expect(brought).toMatchObject({ outcome: 'done', format: 'fieldword', kept: 0, known: 0 })
    const again = await takeOut(other)
    expect(firstDifference(again)).toBeNull()
  })

  it('brought in again, adds nothing; broken off, it is gone on with', async () => {
    const other = await newWiki()
    const lines = taken.split('\n')
    expect(await bringIn(other, fileOf(lines.slice(0, 40).join('\n')))).toMatchObject({
      state: 'failed',
      failure: { reason: 'truncated' },
    })
    expect(await bringIn(other, fileOf(taken))).toMatchObject({ state: 'done' })
    expect(firstDifference(await takeOut(other))).toBeNull()
    expect(await bringIn(other, fileOf(taken))).toMatchObject({ state: 'done', revisions: 0, kept: 0 })
    expect(firstDifference(await takeOut(other))).toBeNull()
  })

  it('[WHO7] [WHO12] who typed which words of a text comes along, by name', async () => {
    const other = await newWiki()
    await bringIn(other, fileOf(taken))
    const keeper = new AuthorshipKeeper(other)
    const who = async (number: number) =>
      drawn(await authorshipOf({ platform: other, keeper }, await anAdmin(other), 'typed-by-two', number))
    expect(await who(1)).toBe('r1 Ada Types: Ada wrote these words. / r1 Ben Types: Ben wrote those below.')
    expect(await who(2)).toBe(
      'r1 Ada Types: Ada wrote these words. / r2 Ben Types: And again others. / r1 Ben Types: Ben wrote those below.',
    )
    await keeper.close()
  })

  it('tells people by their names alone', async () => {
    const emails = (await platform.database.prisma.user.findMany()).map(({ email }) => email)
    for (const email of emails) expect(taken).not.toContain(email)
  })

  it('a proposal that was open is kept as withdrawn, and goes out again as open', async () => {
    const other = await newWiki()
    const { report } = await bringIn(other, fileOf(taken))
    expect(report).toContain('open-proposal | Written here')
    const states = await other.database.prisma.revision.groupBy({ by: ['state'], _count: true })
    expect(states.map(({ state }) => state)).not.toContain('pending')
    expect(await takeOut(other)).toContain('"state":"pending"')
  })

  it('the source it once came from can be brought in without doubling anything', async () => {
    const other = await newWiki()
    await bringIn(other, fileOf(taken))
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
    expect(last).toMatchObject({ number: 5, characters: 5 })
  })
})

it('[TRF9] a page whose address is taken is kept, or stands beside', async () => {
  const other = await newWiki()
  const { author } = await twoPeople(other)
  await author.makePage('Pear')
  const { report, kept } = await bringIn(other, fileOf(taken))
  expect(report).toContain('title-taken | pear | Pear')
  expect(kept).toBe(4)
  const third = await newWiki()
  await (await twoPeople(third)).author.makePage('Pear')
  await bringIn(third, fileOf(taken), { onExisting: 'beside' })
  expect(await slugsOf(third)).toContain('pear-imported')
})

it('[POL30] only admins take the wiki out', async () => {
  const { moderator } = await twoPeople(platform)
  expect(await refusalOf(wikiLines(platform, moderator).next())).toBe('forbidden')
})
