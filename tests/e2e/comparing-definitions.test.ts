import { recordLineage } from '@fieldword/server/definitions/lineage-commands.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { definition as definitionTexts } from '../../prisma/seed/definition.ts'
import { type BrowsingPerson, openBrowser, type PersonOptions, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { twoPeople } from '../support/writing.ts'

let wiki: SeededWiki
let browser: TestBrowser
let people: Awaited<ReturnType<typeof twoPeople>>
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
  people = await twoPeople(wiki.platform)
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

const definition = `/wiki/${seededDefinition}`
const compared = `${definition}/versions/compare?from=2011&to=2019`

async function open(path: string, options: PersonOptions = {}): Promise<BrowsingPerson> {
  const person = await browser.arrive(wiki.url, options)
  await person.page.goto(path)
  return person
}

const position = (page: Page) => page.locator('[data-position]').textContent()
const row = (page: Page, name: string | RegExp) => page.getByRole('group', { name })
const heads = (page: Page) => page.locator('.cmp__head b').allTextContents()

describe('the changes of a definition', () => {
  it('[DEF49] are walked through with n and p, and the address leads back to the element walked to', async () => {
    const { page, leave } = await open(compared)
    expect(await position(page)).toBe('7 changes')
    for (const [key, said, hash] of [
      ['n', 'Change 1 of 7', '#e1'],
      ['n', 'Change 2 of 7', '#e2'],
      ['p', 'Change 1 of 7', '#e1'],
    ] as const) {
      await page.keyboard.press(key)
      expect([await position(page), new URL(page.url()).hash]).toEqual([said, hash])
    }
    await page.getByRole('link', { name: 'Next change' }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Element 2, Assess/)
    await page.reload()
    expect(await position(page)).toBe('Change 2 of 7')
    await leave()
  })

  it('[DEF49] go on around the elements, in one count', async () => {
    const text = (intro: string, words: string) => doc(paragraph('i', intro), element('a', 'A', words))
    await people.author.makePage('Around', { kind: 'definition' })
    await people.publish('around', text('An intro.', 'One.'))
    await people.publish('around', text('A longer intro.', 'One more.'))
    const { page, leave } = await open('/wiki/around/versions/compare?from=r1&to=r2')
    await page.getByRole('heading', { name: 'Around the elements' }).waitFor()
    for (const said of ['Change 1 of 2', 'Change 2 of 2']) {
      await page.keyboard.press('n')
      expect(await position(page)).toBe(said)
    }
    expect(new URL(page.url()).hash).toBe('#change-2')
    await leave()
  })

  it('[DEF49] are read, swapped and looked at otherwise without scripts, and each look has its address', async () => {
    const { page, leave } = await open(`${definition}/versions/compare`, { script: false })
    expect(new URL(page.url()).search).toBe('?from=2011&to=2019')
    const mastery = row(page, 'Element 4, Mastery: reworded, moved 1 to 4, set differently')
    expect(await mastery.locator('del, ins').allTextContents()).toEqual([
      'removed: advance upon demonstrated',
      'added: progress based on evidence of',
      'added: , not seat time',
    ])
    await mastery.getByText('Link added on “seat time”: /wiki/seat-time').waitFor()
    await page.getByRole('link', { name: 'Hide Word changes' }).click()
    await page.waitForLoadState()
    expect(await mastery.locator('del, ins').count()).toBe(0)
    expect(
      await row(page, /^Element 5, .*new/)
        .locator('ins')
        .count(),
    ).toBe(1)
    await page.getByRole('link', { name: 'Inline' }).click()
    await page.getByRole('link', { name: 'Swap the two texts' }).click()
    expect(new URL(page.url()).search).toBe('?from=2019&to=2011&view=inline&words=off')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('From seven elements to five')
    await row(page, /^Element 6, Equity: removed/).waitFor()
    await page.locator('select[name="from"]').selectOption('r1')
    await page.getByRole('button', { name: 'Compare' }).click()
    expect(new URL(page.url()).search).toBe('?from=r1&to=2011&view=inline&words=off')
    await page.getByText('No differences: both texts say the same.').waitFor()
    await leave()
  })

  it('[DEF49] begin with what visitors read, where no version is there to compare', async () => {
    await people.author.makePage('Unnamed', { kind: 'definition' })
    await people.publish('unnamed', doc(element('a', 'A', 'One.')))
    await people.publish('unnamed', doc(element('a', 'A', 'Two.')))
    const visitor = await open('/wiki/unnamed/versions/compare')
    expect(new URL(visitor.page.url()).search).toBe('?from=r1&to=r2')
    await visitor.leave()
    const { page, leave } = await browser.arrive(wiki.url)
    await signIn(page, wiki.memberA)
    await page.goto('/wiki/unnamed/versions/compare')
    expect(new URL(page.url()).search).toBe('?from=r2&to=draft')
    await leave()
  })

  it('[DEF49] of the draft are offered to members alone', async () => {
    const visitor = await open(compared)
    expect(await visitor.page.locator('option[value="draft"]').count()).toBe(0)
    await visitor.leave()
    const { page, leave } = await browser.arrive(wiki.url)
    await signIn(page, wiki.memberA)
    await page.goto(compared)
    await page.locator('select[name="to"]').selectOption({ label: 'Draft, as it is now' })
    await page.getByRole('button', { name: 'Compare' }).click()
    expect(new URL(page.url()).search).toBe('?from=2011&to=draft')
    expect(await heads(page)).toEqual(['2011', 'Draft'])
    await leave()
  })

  it('[DEF49] are printed with their marks and without tools', async () => {
    const { page, leave } = await open(compared)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.cmpbar').isVisible()).toBe(false)
    const line = (name: string) =>
      page
        .locator(`.cmp ${name}`)
        .first()
        .evaluate(mark => getComputedStyle(mark).textDecorationLine)
    expect([await line('.fw-ins'), await line('.fw-del')]).toEqual(['underline', 'line-through'])
    await leave()
  })

  it('[DEF49] of texts from right to left stand from right to left', async () => {
    await people.author.makePage('Hebrew', { kind: 'definition' })
    await people.publish('hebrew', doc(element('a', '', 'כל אדם זכאי לחינוך.')))
    await people.publish('hebrew', doc(element('a', '', 'כל אדם זכאי לחינוך חינם.')))
    const { page, leave } = await open('/wiki/hebrew/versions/compare?from=r1&to=r2&view=inline')
    const text = row(page, 'Element 1: reworded').locator('.cmp__inl')
    expect(await text.evaluate(each => getComputedStyle(each).direction)).toBe('rtl')
    await leave()
  })
})

describe('how comparisons are looked at', () => {
  it('[DEF50] is remembered on the device, and an address that says it is followed', async () => {
    const { page, leave } = await open(compared)
    await page.getByRole('link', { name: 'Inline' }).click()
    await page.goto(definition)
    await page.getByRole('link', { name: 'Compare', exact: true }).click()
    await page.waitForURL(/view=inline/)
    await page.goto(`${compared}&view=side`)
    expect(await page.locator('.cmp__l').count()).toBe(7)
    await page.goto(`${compared}#e4`)
    await page.waitForURL(/view=inline#e4$/)
    await page.getByRole('link', { name: 'Side by side' }).click()
    await page.goto(compared)
    expect(await page.locator('.cmp__l').count()).toBe(7)
    await leave()
  })
})

/** The seeded lineage with a reason for one of its ties, as a moderator would record it. */
async function recordReason(elementId: string, rationale: string): Promise<void> {
  await recordLineage(wiki.platform, people.moderator, {
    ...{ slug: seededDefinition, from: '2011', to: '2019', basedOn: 1 },
    ...{ reading: 'editorial reading', summary: 'Say why element 4 changed' },
    ties: definitionTexts.lineage.links.map(({ carried, ...tie }) => ({
      ...{ ...tie, carried: carried ? [carried] : [], arrived: [] },
      rationale: tie.to === elementId ? rationale : '',
    })),
  })
}

describe('an element over time', () => {
  it('[DEF57] from a search result, what changed in element 4 and why is three clicks away', async () => {
    await recordReason('mastery', 'Time in class says nothing about what was learned.')
    const { page, leave } = await open('/find?q=competency', { script: false })
    await page.getByRole('main').getByRole('link', { name: 'Competency-based education', exact: true }).click()
    await page.getByRole('link', { name: 'What changed in element 4' }).click()
    const now = page.getByRole('group', { name: 'Element 4, Mastery: reworded, moved 1 to 4, set differently' })
    expect(await now.locator('del').allTextContents()).toEqual(['removed: advance upon demonstrated'])
    await now.getByText('Why it changed Time in class says nothing about what was learned.').waitFor()
    await now.getByText('Editorial reading').waitFor()
    await now.getByRole('link', { name: 'See it in the comparison with 2011' }).click()
    expect(page.url()).toContain('/versions/compare?from=2011&to=2019#e4')
    const compared = row(page, /^Element 4, Mastery: reworded, moved 1 to 4/)
    await compared.getByText('Time in class says nothing about what was learned.').waitFor()
    await leave()
  })

  it('[DEF52] is a row of a table, and leads to the other rows and to its own page', async () => {
    const { page, leave } = await open(`${definition}/versions/over-time`, { script: false })
    const heads = await page.getByRole('columnheader').allTextContents()
    expect(heads.map(head => head.split(' ')[0])).toEqual(['Thread', '2011', '2018', '2019'])
    const agency = page.getByRole('row', { name: /^Row 1 Agency/ })
    expect(await agency.getByRole('cell').nth(0).getByRole('link').allTextContents()).toEqual([
      ...['2 Competencies', '7', '5 Outcomes', '7'],
    ])
    await agency.getByRole('link', { name: '7' }).first().click()
    expect(new URL(page.url()).hash).toBe('#row-7')
    await page
      .getByRole('rowheader', { name: /Mastery/ })
      .getByRole('link')
      .first()
      .click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Mastery')
    await leave()
  })

  it('[DEF53] is taken out as a file', async () => {
    const { page, leave } = await open(`${definition}/versions/over-time`)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV' }).click()
    expect((await download).suggestedFilename()).toBe(`${seededDefinition}-over-time.csv`)
    await leave()
  })

  it('[DEF56] says in which revisions it changed', async () => {
    await people.author.makePage('Changed', { kind: 'definition' })
    await people.publish('changed', doc(element('a', 'Agency', 'One.')))
    await people.publish('changed', doc(element('a', 'Agency', 'One more.')))
    const { page, leave } = await open('/wiki/changed/elements/agency')
    const revisions = page.getByRole('region', { name: 'In approved revisions' })
    expect(await revisions.locator('ins').allTextContents()).toEqual(['added:  more', 'added: One.'])
    await revisions.getByRole('link', { name: 'Compare r1 and r2' }).click()
    await row(page, 'Element 1, Agency: reworded').waitFor()
    await leave()
  })
})
