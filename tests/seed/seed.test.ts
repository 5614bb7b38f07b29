import { readFileSync } from 'node:fs'
import { compareDefinitions } from '@fieldword/server/definitions/comparing.ts'
import { listDefinitions, listVersions, readDefinition } from '@fieldword/server/definitions/reading.ts'
import { findPage, listPages, readPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listHistory } from '@fieldword/server/revisions/index.ts'
import type { WordRun } from '@fieldword/shared/diff/contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
const slug = 'competency-based-education'
const definition = (version?: string) => readDefinition(platform, visitor, slug, version)
const wordsOf = (runs: readonly WordRun[] = []) => runs.map(({ text }) => text).join('')

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  await seedWhenEmpty(platform)
})
afterAll(() => test.close())

describe('the definition', () => {
  it('[SEED1] has both versions to the letter', async () => {
    const texts = async (version: string) => (await definition(version)).elements.map(({ text }) => text)
    expect(await texts('2011')).toEqual([
      'Students advance upon demonstrated mastery;',
      'Competencies include explicit, measurable, transferable learning objectives that empower students;',
      'Assessment is meaningful and a positive learning experience for students;',
      'Students receive timely, differentiated support based on their individual learning needs; and',
      'Learning outcomes emphasize competencies that include application and creation of knowledge, along with the development of important skills and dispositions.',
    ])
    expect(await texts('2019')).toEqual([
      'Students are empowered daily to make important decisions about their learning experiences, how they will create and apply knowledge, and how they will demonstrate their learning.',
      'Assessment is a meaningful, positive, and empowering learning experience for students that yields timely, relevant, and actionable evidence.',
      'Students receive timely, differentiated support based on their individual learning needs.',
      'Students progress based on evidence of mastery, not seat time.',
      'Students learn actively using different pathways and varied pacing.',
      'Strategies to ensure equity for all students are embedded in the culture, structure, and pedagogy of schools and education systems.',
      'Rigorous, common expectations for learning (knowledge, skills, and dispositions) are explicit, transparent, measurable, and transferable.',
    ])
  })

  it('[SEED1] dates them as precisely as the sources, and says where they come from', async () => {
    const page = await findPage(platform, slug)
    const { items } = await listHistory(platform, visitor, page, { limit: 10 })
    expect(items).toMatchObject([
      {
        ...{ number: 3, writtenOn: '2019-11-14', state: 'approved', current: true, origin: 'import', authors: [] },
        outsideAuthors: ['Eliot Levine', 'Susan Patrick'],
      },
      { number: 2, writtenOn: '2018-05', state: 'approved', current: false, parentNumber: 1 },
      { number: 1, writtenOn: '2011', state: 'approved', current: false, origin: 'import', authors: [] },
    ])
    for (const { sources } of items) {
      expect(sources.length).toBeGreaterThan(0)
      for (const { address } of sources) expect(address).toMatch(/^https?:/)
    }
  })

  it('[DEF10] shows the version in force to visitors, and another one by its name', async () => {
    const now = await definition()
    expect(now.version).toMatchObject({ label: '2019', status: 'in_force', elements: 7, revisionNumber: 3 })
    expect(now.replaces?.label).toBe('2011')
    expect(now.version?.provenance).toContain('14 November 2019')
    const then = await definition('2011')
    expect(then.version).toMatchObject({ label: '2011', status: 'superseded', elements: 5 })
    expect(then.replaces).toBeNull()
    expect(then.elements.every(({ lineage }) => lineage === null)).toBe(true)
    expect(await refusalOf(definition('2017'))).toBe('not-found')
    expect(await refusalOf(readDefinition(platform, visitor, 'about-competencyworks', undefined))).toBe('not-found')
  })

  it('[SEED9] has the features of 2018 as far as they are sourced, and says what is missing', async () => {
    const { version, elements, replaces } = await definition('2018')
    expect(version).toMatchObject({ status: 'working', datedOn: '2018-05', elements: 7, periods: [] })
    expect(version?.provenance).toContain('8 to 10 could not be found word for word and are missing here')
    expect(replaces?.label).toBe('2011')
    expect(elements.map(({ text }) => text)).toEqual([
      'Student success outcomes are designed around preparation for college, career and lifelong learning.',
      'Districts and school make a commitment to be responsible for all students mastering learning expectations.',
      'Districts and schools nurture empowering, inclusive cultures of learning.',
      'Students receive timely and differentiated instruction and support.',
      'Research-informed pedagogical principles emphasize meeting students where they are and building intrinsic motivation.',
      'Assessments are embedded in the personalized learning cycle and aligned to outcomes including the transfer of knowledge and skills.',
      'Mechanisms are in place to ensure consistency in expectations of what it means to master knowledge and skills.',
    ])
  })

  it('[SEED2] elements that became one other keep their id', async () => {
    const ids = async (version: string) => (await definition(version)).elements.map(({ id }) => id)
    const [then, now] = [await ids('2011'), await ids('2019')]
    expect(then.filter(id => now.includes(id))).toEqual(['mastery', 'assessment', 'support'])
    expect([...then, ...now]).not.toContain(null)
  })

  it('[SEED3] has the other wordings, with where they were seen', async () => {
    const { elements } = await definition('2011')
    expect(elements.map(({ variants }) => variants.map(({ text }) => text))).toEqual([
      ['Students advance upon mastery.'],
      [],
      [],
      ['Students receive rapid, differentiated support based on their individual learning needs.'],
      [
        'Learning outcomes emphasize competencies that include application and creation of knowledge along with the development of important skills and dispositions.',
      ],
    ])
    for (const { seenIn } of elements.flatMap(({ variants }) => variants)) expect(seenIn.length).toBeGreaterThan(0)
  })

  it('[SEED4] [DEF2] tells where each element came from, as an editorial reading', async () => {
    const { elements } = await definition()
    expect(elements.map(({ lineage }) => [lineage?.kind, lineage?.from.map(({ number }) => number)])).toEqual([
      ['split', [2, 5]],
      ['reworded', [3]],
      ['kept', [4]],
      ['reworded', [1]],
      ['new', []],
      ['new', []],
      ['split', [2, 5]],
    ])
    for (const { lineage } of elements) {
      expect(lineage).toMatchObject({ reading: 'editorial reading', fromLabel: '2011' })
    }
  })

  it('[SEED4] [DEF8] compares as the lineage says', async () => {
    const compared = await compareDefinitions(platform, visitor, { slug, from: '2011', to: '2019' })
    expect(compared.headline).toBe('From five elements to seven')
    expect(compared.counts).toEqual({ kept: 1, reworded: 2, split: 2, new: 2, moved: 3, removed: 0 })
    expect(compared.words).toEqual({ from: 56, to: 109 })
    expect(compared.reading).toBe('editorial reading')
    expect(compared.summary).toBe(
      'Between 2011 and 2019 one element was kept word for word and two were reworded. Two were split, and their parts joined into two others. Two are new. Nothing was dropped without a successor.',
    )
    expect(compared.rows.map(({ movedText }) => movedText)).toEqual([
      ...['from 2 and 5', 'Moved 3 to 2', 'Moved 4 to 3', 'Moved 1 to 4', null, null, 'from 2 and 5'],
    ])
    const carried = compared.rows[0]?.before.map(({ runs }) => wordsOf(runs.filter(({ kind }) => kind === 'mov')))
    expect(carried).toEqual(['empower students', 'application and creation of knowledge'])
  })

  it('[DEF4] compares backwards too, and a version with itself', async () => {
    const back = await compareDefinitions(platform, visitor, { slug, from: '2019', to: '2011' })
    expect(back.counts).toEqual({ kept: 1, reworded: 2, split: 2, new: 0, moved: 3, removed: 2 })
    expect(back.reading).toBe('editorial reading')
    const self = await compareDefinitions(platform, visitor, { slug, from: '2011', to: '2011' })
    expect(self).toMatchObject({ counts: { kept: 5 }, reading: null })
    const missing = compareDefinitions(platform, visitor, { slug, from: '2011', to: '2012' })
    expect(await refusalOf(missing)).toBe('not-found')
  })

  it('[DEF1] versions are listed oldest first, definitions with the one in force', async () => {
    const first = await listVersions(platform, visitor, { slug, limit: 2 })
    expect(first.items.map(({ label }) => label)).toEqual(['2011', '2018'])
    const rest = await listVersions(platform, visitor, { slug, limit: 2, cursor: first.nextCursor ?? undefined })
    expect(rest).toMatchObject({ items: [{ label: '2019' }], nextCursor: null })
    expect([...first.items, ...rest.items].map(({ periods }) => periods)).toEqual([
      [{ from: '2011', to: '2019-11-14' }],
      [],
      [{ from: '2019-11-14', to: null }],
    ])
    const all = await listDefinitions(platform, visitor, { limit: 30 })
    expect(all.items).toHaveLength(7)
    const inForce = await listDefinitions(platform, visitor, { limit: 30, inForceOnly: true })
    expect(inForce.items).toMatchObject([{ slug, inForce: { label: '2019', elements: 7 } }])
  })
})

describe('around it', () => {
  it('[SEED5] the page about CompetencyWorks has its history and its source', async () => {
    const { text } = await readPage(platform, visitor, 'about-competencyworks')
    expect(text?.headings.map(heading => heading.text)).toEqual([
      'How its role grew',
      'Updating the definition',
      'History',
    ])
    expect(text?.sources.map(({ address }) => address)).toEqual([
      'https://aurora-institute.org/our-work/competencyworks',
    ])
  })

  it('[SEED6] stubs say that they are, and one links to a page that is not there', async () => {
    const { items } = await listPages(platform, visitor, { limit: 30 })
    const stubs = items.filter(({ stub }) => stub)
    expect(stubs.map(({ title }) => title)).toEqual([
      ...['Competency', 'Disposition', 'Equity', 'Mastery', 'Pathway', 'Seat time'],
    ])
    const views = await Promise.all(stubs.map(stub => readPage(platform, visitor, stub.slug)))
    for (const { text } of views) expect(text?.html).toContain('This page is a stub')
    const missing = views.filter(({ text }) => text?.html.includes('fw-link--missing'))
    expect(missing.map(({ slug }) => slug)).toEqual(['pathway'])
    for (const { linkedFrom } of views) expect(linkedFrom.total).toBeGreaterThan(0)
  })

  it('[REV20] the text of a stub is tagged as the wiki’s own, a quoted one is not', async () => {
    const tagsOn = async (address: string) => {
      const page = await findPage(platform, address)
      return (await listHistory(platform, visitor, page, { limit: 1 })).items[0]?.tags
    }
    expect(await tagsOn('mastery')).toEqual(['import', 'automatic'])
    expect(await tagsOn(slug)).toEqual(['import'])
  })

  it('[SEED6] every quotation stands in one of the two texts', async () => {
    const texts = [...(await definition('2011')).elements, ...(await definition('2019')).elements].map(
      ({ text }) => text,
    )
    const file = readFileSync(new URL('../../prisma/seed/stubs.ts', import.meta.url), 'utf8')
    const quoted = [...file.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words)
    expect(quoted.length).toBeGreaterThan(8)
    for (const words of quoted) expect(texts.filter(text => text.includes(words)).length).toBeGreaterThan(0)
  })
})

describe('seeding', () => {
  it('[SEED7] happens once', async () => {
    const before = await platform.database.prisma.revision.count()
    expect(await seedWhenEmpty(platform)).toBe(false)
    expect(await platform.database.prisma.revision.count()).toBe(before)
  })

  it('[SEED7] also when two processes start at once', async () => {
    const own = await createTestPlatform()
    const seeded = await Promise.all([seedWhenEmpty(own.platform), seedWhenEmpty(own.another())])
    expect(seeded.sort()).toEqual([false, true])
    expect((await listPages(own.platform, visitor, { limit: 30 })).items).toHaveLength(8)
    await own.close()
  })

  it('[SEED8] makes the demo accounts, except in production', async () => {
    expect(await platform.database.prisma.user.count({ where: { demo: true } })).toBe(4)
    const own = await createTestPlatform({ config: { production: true } })
    await seedWhenEmpty(own.platform)
    expect(await own.platform.database.prisma.user.count()).toBe(0)
    await own.close()
  })
})

describe('going on from there', () => {
  it('[DEF10] an approved text without a name is shown as what is read now, after the newest version', async () => {
    const own = await createTestPlatform()
    await seedWhenEmpty(own.platform)
    const { publish } = await twoPeople(own.platform)
    await publish(slug, textOf('No elements any more.'))
    const view = await readDefinition(own.platform, visitor, slug, undefined)
    expect(view).toMatchObject({ version: null, replaces: { label: '2019' }, elements: [] })
    expect(view.introHtml).toBe('<p>No elements any more.</p>')
    expect((await readDefinition(own.platform, visitor, slug, '2019')).elements).toHaveLength(7)
    await own.close()
  })
})
