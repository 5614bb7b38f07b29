import { listNamed, listTerms, readTerm } from '@fieldword/server/definitions/glossary.ts'
import { readDefinition } from '@fieldword/server/definitions/reading.ts'
import { renamePage } from '@fieldword/server/pages/commands.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { findPage, readPage, renewListing, TermKeeper } from '@fieldword/server/pages/index.ts'
import { addLabel, linkTerm, removeLabel } from '@fieldword/server/pages/label-commands.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import { suggestPages } from '@fieldword/server/pages/reading.ts'
import { listInText, listLabels, listUses } from '@fieldword/server/pages/term-uses.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import {
  doc,
  element,
  heading,
  pageLink,
  paragraph,
  text,
  link as toAddress,
} from '@fieldword/shared/document/build.ts'
import { exportedTermPlaceOff } from '@fieldword/shared/pages/exported.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aRule } from '../support/protecting.ts'
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

/** A definition that visitors read. */
async function definition(title: string, words = `${title} is a word.`) {
  const page = await people.author.makePage(title, { kind: 'definition' })
  await people.publish(page.slug, textOf(words))
  await renew()
  return page
}
async function article(title: string, ...paragraphs: string[]) {
  const page = await people.author.makePage(title)
  await people.publish(page.slug, textOf(...paragraphs))
  return page
}
const renew = () => platform.database.inTransaction(tx => renewListing(tx, platform))
const htmlOf = async (slug: string) => (await readPage(platform, visitor, slug)).text?.html
const label = (slug: string, words: string) => addLabel(platform, people.member, { slug, label: words, language: null })
const uses = async (slug: string) => (await listUses(platform, visitor, { slug, limit: 30 })).items
const link = (slug: string, words: string) => `<a class="fw-term" href="/wiki/${slug}">${words}</a>`

describe('the words of a definition', () => {
  it('[TRM1] its title is linked in other texts as soon as visitors read it', async () => {
    const page = await article('On agency', 'About agency.')
    const made = await people.author.makePage('Agency', { kind: 'definition' })
    await renew()
    expect(await htmlOf(page.slug)).toBe('<p>About agency.</p>')
    await people.publish(made.slug, textOf('Agency is a word.'))
    await renew()
    expect(await htmlOf(page.slug)).toBe(`<p>About ${link('agency', 'agency')}.</p>`)
  })

  it('[TRM1] members give it more words, and take them away', async () => {
    const page = await article('On rubrics', 'Rubrics are read.')
    await definition('Rubric')
    expect(await htmlOf(page.slug)).not.toContain('fw-term')
    const { id } = await label('rubric', 'rubrics')
    expect(await htmlOf(page.slug)).toBe(`<p>${link('rubric', 'Rubrics')} are read.</p>`)
    expect((await listLabels(platform, visitor, 'rubric')).items).toEqual([{ id, label: 'rubrics', language: null }])
    await removeLabel(platform, people.member, { slug: 'rubric', id })
    expect(await htmlOf(page.slug)).not.toContain('fw-term')
    expect(await refusalOf(removeLabel(platform, people.member, { slug: 'rubric', id }))).toBe('not-found')
  })

  it('[TRM1] a word stands once with its definition, and articles have none', async () => {
    await definition('Badge')
    await label('badge', 'badges')
    expect(await refusalOf(label('badge', 'badges'))).toBe('word-taken')
    expect(await refusalOf(label('badge', 'Badge'))).toBe('word-taken')
    const page = await article('No definition', 'Words.')
    expect(await refusalOf(label(page.slug, 'anything'))).toBe('not-a-definition')
  })

  it('[POL22] only whoever may write the page changes them', async () => {
    await definition('Guarded')
    expect(await refusalOf(addLabel(platform, visitor, { slug: 'guarded', label: 'x', language: null }))).toBe(
      'sign-in-needed',
    )
    await protectPage(platform, people.moderator, aRule('guarded', { editableBy: 'moderator' }))
    expect(await refusalOf(label('guarded', 'kept'))).toBe('protected')
    await addLabel(platform, people.moderator, { slug: 'guarded', label: 'kept', language: 'en' })
    const { id } = await findPage(platform, 'guarded')
    const events = await platform.database.prisma.outboxEvent.findMany({ where: { kind: 'terms-changed' } })
    expect(events.at(-1)?.payload).toEqual({ pageId: id, actorId: people.moderator.id })
  })

  it('[TRM1] a definition that is renamed is linked by its new title, and one that is deleted not at all', async () => {
    const page = await article('On grit', 'Grit and perseverance.')
    await definition('Grit')
    expect(await htmlOf(page.slug)).toContain(link('grit', 'Grit'))
    await renamePage(platform, people.member, { slug: 'grit', title: 'Perseverance' })
    await renew()
    expect(await htmlOf(page.slug)).toBe(`<p>Grit and ${link('perseverance', 'perseverance')}.</p>`)
    await deletePage(platform, people.moderator, { slug: 'perseverance', reason: 'A double' })
    await renew()
    expect(await htmlOf(page.slug)).toBe('<p>Grit and perseverance.</p>')
    expect(await refusalOf(uses('grit'))).toBe('page-deleted')
  })
})

describe('in definitions', () => {
  it('[TRM5] the terms of each element are linked, its own are not', async () => {
    await definition('Portfolio')
    const page = await people.author.makePage('Learning record', { kind: 'definition' })
    const elements = doc(
      element('one', 'One', 'A learning record is a portfolio.'),
      element('two', 'Two', 'Portfolio.'),
    )
    await people.publish(page.slug, elements)
    const { elements: shown } = await readDefinition(platform, visitor, page.slug, undefined)
    expect(shown.map(({ html }) => html)).toEqual([
      `A learning record is a ${link('portfolio', 'portfolio')}.`,
      `${link('portfolio', 'Portfolio')}.`,
    ])
    expect(shown.map(each => each.text)).toEqual(['A learning record is a portfolio.', 'Portfolio.'])
  })
})

describe('switched off', () => {
  it('[TRM7] a page does not link a term, and may again', async () => {
    await definition('Pace')
    const page = await article('Walking', 'At a pace.')
    expect(await htmlOf(page.slug)).toContain('fw-term')
    const there = async () =>
      (await listInText(platform, visitor, page.slug)).items.map(each => [each.page.slug, each.linked])
    expect(await there()).toEqual([['pace', true]])
    await linkTerm(platform, people.member, { slug: page.slug, term: 'pace', linked: false })
    expect(await htmlOf(page.slug)).toBe('<p>At a pace.</p>')
    expect(await there()).toEqual([['pace', false]])
    expect(await uses('pace')).toEqual([])
    await linkTerm(platform, people.member, { slug: page.slug, term: 'pace', linked: true })
    expect(await htmlOf(page.slug)).toContain('fw-term')
    expect(await refusalOf(linkTerm(platform, visitor, { slug: page.slug, term: 'pace', linked: false }))).toBe(
      'sign-in-needed',
    )
  })
})

it('[TRM14] a page does not link a term at one place, and may again; what it says can be taken along', async () => {
  await definition('Syllabus')
  const page = await article('On syllabi', 'A syllabus, and a syllabus.')
  const places = async () => (await listInText(platform, visitor, page.slug)).items[0]?.places
  expect(await places()).toMatchObject([{ number: 1, linked: true, before: 'A ', words: 'syllabus' }])
  const [{ block, number } = { block: '', number: 0 }] = (await places()) ?? []
  const wish = { slug: page.slug, term: 'syllabus', place: { block, number } }
  await linkTerm(platform, people.member, { ...wish, linked: false })
  expect(await htmlOf(page.slug)).toBe(`<p>A syllabus, and a ${link('syllabus', 'syllabus')}.</p>`)
  expect(await places()).toMatchObject([
    { number: 1, linked: false },
    { number: 2, linked: true },
  ])
  const { id: pageId } = await findPage(platform, page.slug)
  const rows = await platform.database.prisma.termPlaceOff.findMany({ where: { pageId } })
  expect(rows.map(row => exportedTermPlaceOff.parse(row))).toMatchObject([{ block, number }])
  await linkTerm(platform, people.member, { ...wish, linked: true })
  expect(await htmlOf(page.slug)).toBe(`<p>A ${link('syllabus', 'syllabus')}, and a syllabus.</p>`)
})

describe('used in', () => {
  it('[TRM8] pages that use it, by title, with the places, by links of authors too', async () => {
    await definition('Scaffold')
    const page = await people.author.makePage('B uses it')
    await people.publish(
      page.slug,
      doc(paragraph('p', 'A scaffold.'), heading('h', 2, 'What for'), paragraph('q', 'Scaffold, scaffold.')),
    )
    const linking = await people.author.makePage('A links it', { kind: 'definition' })
    await people.publish(linking.slug, doc(element('e', 'E', [text('See this', pageLink('scaffold'))])))
    const { elements } = await readDefinition(platform, visitor, linking.slug, undefined)
    expect(elements[0]?.html).toBe('<a class="fw-link fw-term" href="/wiki/scaffold">See this</a>')
    expect((await uses('scaffold')).map(use => [use.page.title, use.places])).toEqual([
      ['A links it', [{ anchor: 'e1', name: 'element 1' }]],
      ['B uses it', [{ anchor: 's-what-for', name: 'What for' }]],
    ])
    const first = await listUses(platform, visitor, { slug: 'scaffold', limit: 1 })
    expect(first.total).toBe(2)
    const rest = await listUses(platform, visitor, {
      slug: 'scaffold',
      limit: 1,
      cursor: first.nextCursor ?? undefined,
    })
    expect(rest.items.map(use => use.page.title)).toEqual(['B uses it'])
    await people.publish(page.slug, textOf('No more.'))
    expect((await uses('scaffold')).map(use => use.page.title)).toEqual(['A links it'])
  })
})

describe('links to one element', () => {
  it('[TRM13] are counted per element, and listed', async () => {
    const made = await people.author.makePage('Ladder', { kind: 'definition' })
    await people.publish(made.slug, doc(element('a', 'A', 'Rungs.'), element('b', 'B', 'Rails.')))
    await renew()
    for (const [title, href] of [
      ['To the first', '/wiki/ladder#e1'],
      ['To the second', '/wiki/ladder#e2'],
      ['To the second too', '/wiki/ladder#e2'],
    ] as const) {
      const page = await people.author.makePage(title)
      await people.publish(page.slug, doc(paragraph('p', [text('There', toAddress(href))])))
    }
    const { byElement, items, total } = await listUses(platform, visitor, { slug: 'ladder', element: 2, limit: 30 })
    expect(byElement).toEqual([
      { number: 1, pages: 1 },
      { number: 2, pages: 2 },
    ])
    expect([total, ...items.map(use => use.page.title)]).toEqual([2, 'To the second', 'To the second too'])
  })
})

describe('suggestions', () => {
  it('[PG10] find a definition by its labels, the exact one first', async () => {
    await definition('Assessment for learning')
    await definition('AFLO report')
    await label('assessment-for-learning', 'AfL')
    await label('assessment-for-learning', 'in-class feedback')
    const found = async (q: string) => (await suggestPages(platform, visitor, q)).items.map(({ title }) => title)
    expect(await found('afl')).toEqual(['Assessment for learning', 'AFLO report'])
    await label('assessment-for-learning', 'Rétroaction')
    expect(await found('retro')).toEqual(['Assessment for learning'])
    expect(await found('class feed')).toEqual(['Assessment for learning'])
    expect(await found('assess feed')).toEqual([])
  })
})

describe('two definitions of one word', () => {
  it('[TRM6] texts lead to both, and by the address both are told', async () => {
    await definition('Track', 'A way through a school.')
    await definition('Track record', 'What somebody did before.')
    await label('track-record', 'track')
    const page = await article('On tracks', 'A track.')
    expect(await htmlOf(page.slug)).toContain('href="/terms/named?label=Track" data-terms="track track-record"')
    const { items } = await listNamed(platform, visitor, 'TRACK')
    expect(items.map(({ title, gist }) => [title, gist])).toEqual([
      ['Track', 'A way through a school.'],
      ['Track record', 'What somebody did before.'],
    ])
    expect(await uses('track')).toEqual([])
  })
})

describe('texts made with an older list', () => {
  const hashOf = async (slug: string) => {
    const { id } = await findPage(platform, slug)
    return (await platform.database.prisma.pageRendering.findUniqueOrThrow({ where: { pageId: id } })).terms
  }

  it('[TRM10] those in which nothing that changed stands are kept, the others made again beside their readers', async () => {
    const untouched = await article('Nothing of it', 'Other words, à côté.')
    const touched = await article('All of it', 'Élan vital, an E\u0301LAN')
    await Promise.all([htmlOf(untouched.slug), htmlOf(touched.slug)])
    const before = await hashOf(touched.slug)
    const unread = await platform.database.prisma.pageRendering.findMany({ select: { pageId: true, html: true } })
    await definition('Élan')
    const present = await hashOf(untouched.slug)
    expect(present).not.toBe(before)
    expect(await hashOf(touched.slug)).toBe(before)
    const keeper = new TermKeeper(platform)
    keeper.look()
    await keeper.settled()
    expect(await hashOf(touched.slug)).toBe(present)
    const { id } = await findPage(platform, untouched.slug)
    const row = await platform.database.prisma.pageRendering.findUniqueOrThrow({ where: { pageId: id } })
    expect(row.html).toBe(unread.find(({ pageId }) => pageId === id)?.html)
    expect((await uses('élan')).map(use => use.page.slug)).toEqual([touched.slug])
    await keeper.close()
  })

  it('[TRM10] two processes that change the list at once end with one list of all', async () => {
    const other = test.another()
    const member = await aMember(platform)
    await definition('Loom')
    await Promise.all([
      addLabel(platform, member, { slug: 'loom', label: 'looms', language: null }),
      addLabel(other, member, { slug: 'loom', label: 'loomed', language: null }),
    ])
    const page = await article('On looms', 'Looms, loomed.')
    expect(await htmlOf(page.slug)).toBe(`<p>${link('loom', 'Looms')}, loomed.</p>`)
    expect((await platform.database.prisma.termListing.findMany()).length).toBe(1)
    expect(await renew()).toBe(false)
  })
})

describe('the glossary', () => {
  it('[TRM11] is walked by title, narrowed by words of titles and labels, and begun at a letter', async () => {
    await definition('Zeal')
    await definition('Zest', 'A liking for it. And more.')
    await label('zest', 'gusto')
    const { items, letters, total } = await listTerms(platform, visitor, { limit: 100 })
    const byKey = items.toSorted((a, b) => (titleKeyOf(a.title) < titleKeyOf(b.title) ? -1 : 1))
    expect(items.map(({ title }) => title)).toEqual(byKey.map(({ title }) => title))
    expect(total).toBe(items.length)
    expect(letters).toContain('Z')
    const found = async (wish: { q?: string; from?: string; status?: 'stub' | 'in-force' | 'approved' }) =>
      (await listTerms(platform, visitor, { limit: 100, ...wish })).items.map(({ title }) => title)
    expect(await found({ q: 'gust' })).toEqual(['Zest'])
    expect(await found({ q: 'ze' })).toEqual(['Zeal', 'Zest'])
    expect(await found({ q: '%' })).toEqual([])
    expect(await found({ from: 'z' })).toEqual(['Zeal', 'Zest'])
    expect(await found({ status: 'stub' })).toEqual([])
    expect(await found({ q: 'zest', status: 'approved' })).toEqual(['Zest'])
    const first = await listTerms(platform, visitor, { limit: 1, from: 'z' })
    const next = await listTerms(platform, visitor, { limit: 1, from: 'z', cursor: first.nextCursor ?? undefined })
    expect(next.items.map(({ title }) => title)).toEqual(['Zest'])
  })

  it('[TRM9] a card says what it is in one breath, and what visitors do not read has none', async () => {
    expect(await readTerm(platform, visitor, 'zest')).toMatchObject({
      title: 'Zest',
      gist: 'A liking for it.',
      labels: [{ label: 'gusto' }],
      inForce: null,
    })
    await people.author.makePage('Unread', { kind: 'definition' })
    expect(await refusalOf(readTerm(platform, visitor, 'unread'))).toBe('not-found')
  })
})
