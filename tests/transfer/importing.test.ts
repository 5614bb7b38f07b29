import { readFileSync } from 'node:fs'
import { findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { documentOf } from '@fieldword/server/revisions/index.ts'
import { insertImport, stopImport } from '@fieldword/server/transfer/import-commands.ts'
import { readSource } from '@fieldword/server/transfer/reading.ts'
import { runImport } from '@fieldword/server/transfer/run-import.ts'
import { importWish } from '@fieldword/shared/transfer/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { dumpOf } from './support/dump.ts'
import { bringIn, fileOf, historyOf, slugsOf } from './support/importing.ts'

let test: TestPlatform
let platform: Platform

beforeEach(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterEach(() => test.close())

const bring = (xml: string, wish?: Parameters<typeof bringIn>[2]) => bringIn(platform, fileOf(xml), wish)
const pear = (revisions: Parameters<typeof dumpOf>[0][number]['revisions']) => ({ title: 'Pear', id: 24, revisions })

describe('a history of MediaWiki', () => {
  it('[TRF4] becomes revisions with their numbers, parents, authors, times, summaries and tags', async () => {
    const brought = await bring(
      dumpOf([
        pear([
          { id: 10, by: 'Amara', at: '2005-07-07T15:31:37Z', comment: 'A start', text: 'A pear.' },
          { id: 30, parent: 10, by: 'Bo', at: '2006-01-01T00:00:00Z', minor: true, text: "A '''pear'''." },
          { id: 20, parent: 10, by: 'Chidi', at: '2005-12-31T23:59:59Z', comment: 'A branch', text: 'A fruit.' },
        ]),
      ]),
    )
    expect(brought).toMatchObject({
      outcome: 'done',
      state: 'done',
      pages: 1,
      revisions: 3,
      known: 0,
      kept: 0,
      format: 'mediawiki',
    })
    expect(await historyOf(platform, 'pear')).toEqual([
      {
        number: 1,
        parent: null,
        authors: ['Amara'],
        summary: 'A start',
        writtenOn: '2005-07-07T15:31:37Z',
        tags: [],
        text: 'A pear.',
      },
      {
        number: 2,
        parent: 1,
        authors: ['Bo'],
        summary: '',
        writtenOn: '2006-01-01T00:00:00Z',
        tags: ['minor'],
        text: 'A pear.',
      },
      {
        number: 3,
        parent: 1,
        authors: ['Chidi'],
        summary: 'A branch',
        writtenOn: '2005-12-31T23:59:59Z',
        tags: [],
        text: 'A fruit.',
      },
    ])
    const page = await findPage(platform, 'pear')
    const revisions = await platform.database.prisma.revision.findMany({
      where: { pageId: page.id },
      orderBy: { number: 'asc' },
    })
    expect(page.approvedRevisionId).toBe(revisions[2]?.id)
    expect(revisions[1]).toMatchObject({ origin: 'import', state: 'approved', createdById: null, title: 'Pear' })
    expect(revisions[1]?.sources).toEqual([
      { title: 'Pear — Example, revision 30', address: 'https://wiki.example.org/wiki/Pear?oldid=30' },
    ])
  })

  it('[TRF7] shows half of an address, and keeps the whole beside the source', async () => {
    const admin = await anAdmin(platform)
    const { id } = await bring(
      dumpOf([
        pear([
          { id: 1, by: '203.0.113.77', text: 'x' },
          { id: 2, by: '2001:db8:1:2::3', text: 'y' },
        ]),
      ]),
    )
    expect((await historyOf(platform, 'pear')).map(({ authors }) => authors)).toEqual([
      ['Anonymous 203.0.x.x'],
      ['Anonymous 2001:db8:1:x'],
    ])
    expect((await readSource(platform, admin, { id, page: '24', revision: '1' })).about).toMatchObject({
      contributor: { kind: 'address', address: '203.0.113.77' },
    })
  })

  it('[TRF4] tells what the source keeps to itself, and invents nothing for it', async () => {
    const { report } = await bring(
      dumpOf([
        pear([
          { id: 1, by: null, comment: null, text: null },
          { id: 2, text: 'Seen' },
        ]),
      ]),
    )
    expect(await historyOf(platform, 'pear')).toMatchObject([{ authors: [], summary: '', text: '' }, { text: 'Seen' }])
    expect(report).toEqual(['author-suppressed | Pear', 'summary-suppressed | Pear', 'text-suppressed | Pear'])
  })

  it('[TRF14] blocks keep their ids from text to text, and a revert is to the last id what it was', async () => {
    const [first, second, vandal, reverted] = [
      'One.\n\nTwo.',
      'Zero.\n\nOne.\n\nTwo words.',
      'RUBBISH',
      'Zero.\n\nOne.\n\nTwo words.',
    ]
    await bring(dumpOf([pear([first, second, vandal, reverted].map((text, index) => ({ id: index + 1, text })))]))
    const rows = await platform.database.prisma.revision.findMany({ orderBy: { number: 'asc' } })
    expect(rows[3]?.contentHash).toBe(rows[1]?.contentHash)
    const idsOf = async (id = '') =>
      (await documentOf(platform.database.prisma, id)).content.map(({ attrs }) => attrs?.id)
    const [one, two] = await idsOf(rows[0]?.id)
    expect(await idsOf(rows[1]?.id)).toEqual(['r2-0', one, two])
  })

  it('[TRF9] takes the namespaces asked for, and keeps the source of the others', async () => {
    const admin = await anAdmin(platform)
    const pages = [
      { title: 'Project:About', id: 1, ns: 4, revisions: [{ id: 1, text: 'About us' }] },
      { title: 'Talk:Pear', id: 2, ns: 1, revisions: [{ id: 2, text: 'Hello' }] },
      {
        title: 'Pear',
        id: 3,
        revisions: [
          { id: 3, model: 'css', text: 'a {}' },
          { id: 4, text: 'A pear' },
        ],
      },
    ]
    const { report, id, kept } = await bring(dumpOf(pages))
    expect(await slugsOf(platform)).toEqual(['pear', 'project-about'])
    expect({ report, kept }).toEqual({ report: ['model | css | Pear', 'namespace | Talk | Talk:Pear'], kept: 2 })
    expect(await readSource(platform, admin, { id, page: '2', revision: '2' })).toMatchObject({
      text: 'Hello',
      page: null,
    })
    expect((await bring(dumpOf(pages, { host: 'other.example' }), { namespaces: [1] })).pages).toBe(1)
  })

  it('[TRF3] the source of every revision is kept to the letter', async () => {
    const admin = await anAdmin(platform)
    const texts = ["'''A''' {{b}} <ref>c</ref>\n\n\n  d\t", 'שלום 梨 👩‍👩‍👧 <&>', '', '#REDIRECT [[Quince]]']
    const { id } = await bring(dumpOf([pear(texts.map((text, index) => ({ id: index + 1, text })))]))
    for (const [index, text] of texts.entries()) {
      const source = await readSource(platform, admin, { id, page: '24', revision: String(index + 1) })
      expect(source).toMatchObject({ text, format: 'wikitext', page: { slug: 'pear', number: index + 1 } })
    }
  })
})

describe('[TRF8] redirects', () => {
  it('become addresses of the page they lead to, also when it comes later', async () => {
    const { report } = await bring(
      dumpOf([
        { title: 'Pears', id: 1, revisions: [{ id: 1, text: '#REDIRECT [[Pear trees]]' }] },
        { title: 'Pear trees', id: 2, revisions: [{ id: 2, text: '#REDIRECT [[pear]]' }] },
        { title: 'Lost', id: 3, revisions: [{ id: 3, text: '#REDIRECT [[Nowhere]]' }] },
        pear([{ id: 4, text: 'A pear' }]),
      ]),
    )
    expect(await slugsOf(platform)).toEqual(['pear'])
    const { id } = await findPage(platform, 'pear')
    expect((await findPage(platform, 'pears')).id).toBe(id)
    expect((await findPage(platform, 'pear-trees')).id).toBe(id)
    expect(report).toEqual(['redirect-unresolved | Nowhere | lost'])
  })

  it('that were texts before keep their history, and link', async () => {
    const { report } = await bring(
      dumpOf([
        pear([
          { id: 1, text: 'A pear' },
          { id: 2, text: '#REDIRECT [[Quince]]' },
        ]),
      ]),
    )
    expect(await historyOf(platform, 'pear')).toMatchObject([{ text: 'A pear' }, { text: 'Quince' }])
    expect(report).toEqual(['redirect-with-history | Quince | Pear'])
  })
})

describe('[TRF6] again', () => {
  it('the same file adds nothing', async () => {
    const xml = dumpOf([
      pear([
        { id: 1, text: 'x' },
        { id: 2, text: '{{a}}' },
      ]),
      { title: 'A', id: 5, revisions: [{ id: 9, text: '#REDIRECT [[Pear]]' }] },
    ])
    await bring(xml)
    const before = await historyOf(platform, 'pear')
    expect(await bring(xml)).toMatchObject({ state: 'done', revisions: 0, known: 3, kept: 0 })
    expect(await historyOf(platform, 'pear')).toEqual(before)
    expect(await platform.database.prisma.importSource.count()).toBe(3)
  })

  it('a newer file adds what is new', async () => {
    await bring(
      dumpOf([
        pear([
          { id: 1, text: 'x' },
          { id: 2, text: 'y' },
        ]),
      ]),
    )
    const newer = dumpOf([
      pear([
        { id: 1, text: 'x' },
        { id: 2, text: 'y' },
        { id: 3, parent: 2, text: 'z' },
      ]),
    ])
    expect(await bring(newer)).toMatchObject({ revisions: 1, known: 2 })
    expect(await historyOf(platform, 'pear')).toMatchObject([
      { number: 1 },
      { number: 2 },
      { number: 3, parent: 2, text: 'z' },
    ])
  })

  it('what people began to write is left alone, and said', async () => {
    await bring(dumpOf([pear([{ id: 1, text: 'x' }])]))
    const { id, approvedRevisionId } = await findPage(platform, 'pear')
    await findOrCreateWorkingDraft(platform, id)
    const { report } = await bring(
      dumpOf([
        pear([
          { id: 1, text: 'x' },
          { id: 2, text: 'y' },
        ]),
      ]),
    )
    expect(report).toEqual(['page-in-use | Pear'])
    expect((await findPage(platform, 'pear')).approvedRevisionId).toBe(approvedRevisionId)
    expect(await historyOf(platform, 'pear')).toHaveLength(2)
  })

  it('one worker an import; told to stop, it stops, and goes on where it was', async () => {
    const pages = Array.from({ length: 120 }, (_, index) => ({
      title: `Page ${index}`,
      id: index + 1,
      revisions: [{ id: index + 1, text: 'x' }],
    }))
    const file = fileOf(dumpOf(pages))
    let made = 0
    const id = await insertImport(platform, {
      name: 'x',
      file,
      bytes: 1,
      wish: importWish.parse({}),
      startedById: null,
    })
    const running = runImport(
      {
        ...platform,
        newId: () => {
          made += 1
          return platform.newId()
        },
      },
      id,
    )
    while (made < 6) await new Promise(resolve => setImmediate(resolve))
    expect(await runImport(platform, id)).toBe('not-claimed')
    expect(await stopImport(platform, id)).toBe(true)
    expect(await running).toBe('stopped')
    const before = (await slugsOf(platform)).length
    expect(before).toBeLessThan(120)
    expect(await runImport(platform, id)).toBe('done')
    expect(await slugsOf(platform)).toHaveLength(120)
  })
})

describe('[TRF9] a page of the wiki that has the address', () => {
  it('is kept as it is, or stands beside the imported one', async () => {
    const { author, publish } = await twoPeople(platform)
    await author.makePage('Pear')
    await publish('pear', textOf('Ours'))
    const xml = dumpOf([pear([{ id: 1, text: 'Theirs' }])])
    expect(await bring(xml)).toMatchObject({ pages: 0, revisions: 0, kept: 1, report: ['title-taken | pear | Pear'] })
    expect(await historyOf(platform, 'pear')).toMatchObject([{ text: 'Ours' }])
    const other = dumpOf([pear([{ id: 1, text: 'Theirs' }])], { host: 'other.example', name: 'Other' })
    expect(await bring(other, { onExisting: 'beside' })).toMatchObject({ pages: 1, revisions: 1 })
    expect(await findPage(platform, 'pear-2')).toMatchObject({ title: 'Pear (Other)' })
  })

  it('titles of one source that give one address are pages of their own', async () => {
    await bring(dumpOf([pear([{ id: 1, text: 'x' }]), { title: 'Pear!', id: 2, revisions: [{ id: 2, text: 'y' }] }]))
    expect(await slugsOf(platform)).toEqual(['pear', 'pear-2'])
  })
})

describe('real files', () => {
  const fixture = (name: string) => new URL(`../fixtures/mediawiki/${name}`, import.meta.url).pathname

  it('[TRF1] export-0.3, which names no namespaces, parents or models', async () => {
    const brought = await bringIn(platform, fixture('rio-grande-excerpt-0.3.xml'))
    expect(brought).toMatchObject({ outcome: 'done', pages: 1, site: 'mediawiki:en.wikipedia.org' })
    const history = await historyOf(platform, 'rio-grande')
    expect(history.length).toBe(brought.revisions)
    expect(history.map(({ parent }) => parent)).toEqual([null, ...history.slice(0, -1).map(({ number }) => number)])
    const source = readFileSync(fixture('rio-grande-excerpt-0.3.xml'), 'utf8')
    expect(source.match(/<revision>/g)).toHaveLength(brought.revisions)
  })

  it('[TRF1] export-0.11 with suppressed parts', async () => {
    const brought = await bringIn(platform, fixture('simplewiki-excerpt-0.11.xml'), { namespaces: [1] })
    expect(brought).toMatchObject({ outcome: 'done', pages: 1 })
    expect(brought.report).toContain('text-suppressed | Talk:Cristiano Ronaldo')
  })
})
