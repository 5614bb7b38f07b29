import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { afterEverything, beforeEverything } from '../screens/compared.ts'
import { type BrowsingPerson, openBrowser, type PersonOptions, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let wiki: SeededWiki
let browser: TestBrowser
let people: Awaited<ReturnType<typeof twoPeople>>
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
  people = await twoPeople(wiki.platform)
  await people.author.makePage('Everything')
  await people.publish('everything', beforeEverything)
  await people.publish('everything', afterEverything)
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

async function open(path: string, options: PersonOptions = {}): Promise<BrowsingPerson> {
  const person = await browser.arrive(wiki.url, options)
  await person.page.goto(path)
  return person
}

const everything = '/wiki/everything/compare?from=1&to=2'
const position = (page: Page) => page.locator('[data-position]').textContent()

describe('the changes of a comparison', () => {
  it('[CMP1] are walked through with n and p, and the address leads back to the one walked to', async () => {
    const { page, leave } = await open(everything)
    expect(await position(page)).toBe('15 changes')
    await page.keyboard.press('n')
    expect(await position(page)).toBe('Change 1 of 15')
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    expect(new URL(page.url()).hash).toBe('#change-3')
    await page.keyboard.press('p')
    expect(await position(page)).toBe('Change 2 of 15')
    await page.getByRole('link', { name: 'Next change' }).click()
    expect(new URL(page.url()).hash).toBe('#change-3')
    await page.reload()
    expect(await position(page)).toBe('Change 3 of 15')
    await page.keyboard.press('n')
    expect(await position(page)).toBe('Change 4 of 15')
    await leave()
  })

  it('[CMP2] are read without scripts: what is folded opens, and every look has its address', async () => {
    const { page, leave } = await open(everything, { script: false })
    const folded = page.getByText('A demo text: it was written', { exact: false }).last()
    expect(await folded.isVisible()).toBe(false)
    await page.getByText('3 unchanged blocks').click()
    expect(await folded.isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Inline' }).click()
    await page.getByRole('link', { name: 'Show unchanged' }).click()
    expect(page.url()).toContain('view=inline&unchanged=shown')
    expect(await folded.isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Change 7 of 15: link to it' }).click()
    expect(new URL(page.url()).hash).toBe('#change-7')
    await leave()
  })

  it('[CMP3] are said in words and by elements, so that they are read without colour', async () => {
    const { page, leave } = await open(`${everything}&view=inline`)
    const change = (name: string | RegExp) => page.getByRole('group', { name })
    await change('Paragraph: split in two').waitFor()
    await change('Paragraph: two joined').waitFor()
    await change('Heading: heading level changed').getByText('Heading level changed from 3 to 2').waitFor()
    await change('Paragraph: link target changed')
      .getByText(/from https:\S+2018 to https:\S+2019/)
      .waitFor()
    await change(/^Paragraph: bold added, moved/)
      .getByText('Moved up past 2')
      .waitFor()
    const table = change('Table: changed')
    await table.getByText('Column added').waitFor()
    expect(await table.locator('tr[data-k="added"] ins').count()).toBe(4)
    expect(await table.locator('tr[data-k="removed"] del').count()).toBe(3)
    const image = change('Image: reworded')
    expect(await image.locator('del, ins').allTextContents()).toEqual(['removed: 2018', 'added: 2019'])
    await leave()
  })

  it('[CMP4] of a text from right to left stand from right to left, whatever is said before its words', async () => {
    const { page, leave } = await open(`${everything}&view=inline`)
    const hebrew = page.locator('p[dir="rtl"]')
    expect(await hebrew.count()).toBe(1)
    expect(await hebrew.evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
    await leave()
    await people.author.makePage('Rechts')
    await people.publish('rechts', textOf('שלום עולם'))
    await people.publish('rechts', textOf('שלום עולם', 'פסקה חדשה לגמרי'))
    const added = await open('/wiki/rechts/compare?from=1&to=2&view=side')
    const text = added.page.getByRole('group', { name: 'Paragraph: added' }).locator('.cmp__r p')
    expect(await text.evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
    await added.leave()
  })

  it('[CMP5] of a definition are looked at by element', async () => {
    const { page, leave } = await open(`/wiki/${seededDefinition}/compare?from=1&to=3`)
    await page.getByRole('link', { name: 'By element' }).click()
    await page.getByRole('group', { name: /^Element 4, .*moved from 1 to 4/ }).waitFor()
    expect(await page.locator('details.cmp__fold').count()).toBe(0)
    await leave()
  })

  it('[CMP6] of a long text come in parts, and n goes on to the next one', async () => {
    await people.author.makePage('Long')
    const lines = (words: string) =>
      doc(...Array.from({ length: 400 }, (_, at) => paragraph(`p${at}`, `Line ${at} ${words}.`)))
    await people.publish('long', lines('as it was'))
    await people.publish('long', lines('as it is now'))
    const { page, leave } = await open('/wiki/long/compare?from=1&to=2#change-150')
    await page.getByText('Part 1 of 3: changes 1 to 150').waitFor()
    await page.keyboard.press('n')
    await page.getByText('Part 2 of 3: changes 151 to 300').waitFor()
    expect(new URL(page.url()).hash).toBe('#change-151')
    expect(await position(page)).toBe('Change 151 of 400')
    await leave()
  })

  it('[CMP7] that are none say so', async () => {
    const { page, leave } = await open('/wiki/everything/compare?from=1&to=1')
    await page.getByText('Both texts are the same.').waitFor()
    expect(await page.locator('[data-position]').count()).toBe(0)
    await leave()
  })
})

describe('what is compared', () => {
  it('[REV60] two pages are named by their addresses, or by what somebody pastes', async () => {
    const { page, leave } = await open('/compare', { script: false })
    await page.getByLabel('From').fill(`${wiki.url}/wiki/everything/revisions/1`)
    await page.getByLabel('To').fill('Seat time@99')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByRole('alert').getByText('There is no “seat-time@99”').waitFor()
    expect(await page.getByLabel('From').inputValue()).toContain('/wiki/everything/revisions/1')
    await page.getByLabel('To').fill('everything')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('everything, r1', { exact: false }).or(page.getByText('Everything, r1')).first().waitFor()
    await page.getByRole('link', { name: 'Inline' }).click()
    expect(page.url()).toContain('from=everything%401&to=everything%402&view=inline')
    await leave()
  })

  it('[RV40] the draft is picked where a revision is, by whoever may read it', async () => {
    await people.author.write('everything', textOf('Something else entirely.'))
    const member = await browser.arrive(wiki.url)
    await signIn(member.page, wiki.memberA)
    await member.page.goto(everything)
    await member.page.locator('select[name=to]').selectOption('draft')
    await member.page.getByRole('button', { name: 'Compare' }).click()
    await member.page.getByRole('heading', { level: 1, name: 'From r1 to the draft' }).waitFor()
    await member.page.getByText('Something else entirely.').waitFor()
    await member.leave()
    const visitor = await open(everything)
    expect(await visitor.page.getByRole('option', { name: /draft/ }).count()).toBe(0)
    await visitor.page.goto('/wiki/everything/compare/draft')
    expect(visitor.page.url()).toContain('/sign-in')
    await visitor.leave()
  })
})
