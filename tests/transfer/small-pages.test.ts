import { checks } from '@fieldword/server/checks.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { verify } from '@fieldword/server/platform/verifying.ts'
import { afterAll, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { dumpOf } from './support/dump.ts'
import { bringIn, fileOf, historyOf, slugsOf } from './support/importing.ts'

const tests: TestPlatform[] = []
afterAll(() => Promise.all(tests.map(test => test.close())))

type Pages = Parameters<typeof dumpOf>[0]

/** A wiki that has a page of the address of one of these. */
async function aWiki(): Promise<Platform> {
  const test = await createTestPlatform()
  tests.push(test)
  const { author, publish } = await twoPeople(test.platform)
  await author.makePage('Taken')
  await publish('taken', textOf('Ours, with a link.'))
  return test.platform
}

let revision = 0
const page = (title: string, id: number, ...texts: (string | null)[]): Pages[number] => ({
  ...{ title, id },
  revisions: texts.map(text => {
    revision += 1
    return { id: revision, text }
  }),
})

/** All that can become of a page, many times over. */
const pages: Pages = [
  page('Pear', 1, 'A [[plum]].', "A '''pear'''.{{x}}", 'A [[plum]].'),
  page('Pear!', 2, 'The same address.'),
  page('Pears', 3, '#REDIRECT [[Pear]]'),
  page('Nowhere', 4, '#REDIRECT [[Not here]]'),
  page('Became', 5, 'A text.', '#REDIRECT [[Pear]]'),
  page('Taken', 6, 'Theirs.'),
  { ...page('Talk:Pear', 7, 'Is it?'), ns: 1 },
  page('???', 8, 'No address.'),
  page('Suppressed', 9, 'One', null),
  page('Plum', 10, 'A plum.{{y}}{{y}}'),
  page('Pear', 1, 'The page once more in the file.'),
  ...Array.from({ length: 60 }, (_, index) =>
    page(`Many ${index}`, 100 + index, `Page [[Many ${index + 1}]].`, 'Same.'),
  ),
]

/** All that an import brings, but for the ids and times of this wiki. */
async function everything({ database: { prisma }, ...platform }: Platform) {
  const wiki = { ...platform, database: { prisma } } as Platform
  const slugs = await slugsOf(wiki)
  const by = { sourcePage: 'asc' } as const
  return {
    pages: await prisma.page.findMany({
      select: { slug: true, title: true, position: true },
      orderBy: { slug: 'asc' },
    }),
    histories: await Promise.all(slugs.map(slug => historyOf(wiki, slug))),
    approved: await prisma.page.count({ where: { approvedRevisionId: null } }),
    addresses: await prisma.pageSlug.findMany({
      ...{ select: { slug: true, page: { select: { slug: true } } }, orderBy: { slug: 'asc' } },
    }),
    links: await prisma.pageLink.findMany({
      ...{
        select: { toSlug: true, from: { select: { slug: true } } },
        orderBy: [{ toSlug: 'asc' }, { from: { slug: 'asc' } }],
      },
    }),
    sources: await prisma.importSource.findMany({
      ...{ select: { sourcePage: true, sourceRevision: true, sha256: true }, orderBy: { sourceRevision: 'asc' } },
    }),
    redirects: await prisma.importRedirect.findMany({
      ...{ select: { slug: true, target: true, resolved: true }, orderBy: { slug: 'asc' } },
    }),
    known: await prisma.importPage.findMany({ select: { sourcePage: true, title: true }, orderBy: by }),
    problems: await prisma.importProblem.groupBy({
      ...{ by: ['sourcePage', 'kind', 'name'], _sum: { revisions: true } },
      where: { kind: { not: 'redirect-unresolved' } },
      orderBy: [by, { kind: 'asc' }, { name: 'asc' }],
    }),
  }
}

it('[TRF45] of small pages that are stored at once comes what comes of each by itself', async () => {
  const [together, apart] = [await aWiki(), await aWiki()]
  await bringIn(together, fileOf(dumpOf(pages)))
  for (const page of pages) await bringIn(apart, fileOf(dumpOf([page])))
  expect(await everything(together)).toEqual(await everything(apart))
  const damages: unknown[] = []
  const reporter = { damaged: (damage: unknown) => damages.push(damage), going: () => {}, done: () => {} }
  await verify(together.database, checks, reporter)
  expect(damages).toEqual([])
})

it('[TRF45] [TRF6] brought in again, they add nothing', async () => {
  const wiki = await aWiki()
  await bringIn(wiki, fileOf(dumpOf(pages)))
  const before = await everything(wiki)
  const revisions = pages.reduce((sum, { revisions }) => sum + revisions.length, 0)
  expect(await bringIn(wiki, fileOf(dumpOf(pages)))).toMatchObject({ revisions: 0, kept: 0, known: revisions })
  const { problems: _, ...after } = await everything(wiki)
  const { problems: __, ...told } = before
  expect(after).toEqual(told)
})
