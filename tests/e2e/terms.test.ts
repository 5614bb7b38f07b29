import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

/** Element 5 of it uses a word that nobody linked there. */
const text = `/wiki/${seededDefinition}?version=2011`
const termIn = (page: Page) => page.getByRole('link', { name: 'competencies', exact: true })
const cardIn = (page: Page) => page.getByRole('group', { name: 'Definition of competencies' })
/** The script that opens cards comes after the page. */
const ready = (page: Page) => page.waitForLoadState('networkidle')

describe('the card of a term', () => {
  it('[TRM12] opens by pointer, stays while it is pointed at, and leads to the definition', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(text)
    await ready(page)
    await termIn(page).hover()
    await cardIn(page).getByText('Stub', { exact: true }).waitFor()
    await cardIn(page).hover()
    await cardIn(page).getByText('This page is a stub').hover()
    expect(await cardIn(page).isVisible()).toBe(true)
    await page.getByRole('heading', { level: 1 }).hover()
    await cardIn(page).waitFor({ state: 'detached' })
    await termIn(page).hover()
    await cardIn(page).getByRole('link', { name: 'Read the definition' }).click()
    await page.waitForURL('**/wiki/competency')
    await leave()
  })

  it('[TRM12] opens by focus, is the next stop of the keyboard, and closes on Escape', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(text)
    await ready(page)
    await termIn(page).focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await cardIn(page).waitFor()
    expect(await termIn(page).getAttribute('aria-describedby')).toBe(await cardIn(page).getAttribute('id'))
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Read the definition')
    await page.keyboard.press('Escape')
    await cardIn(page).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('competencies')
    await leave()
  })

  it('[TRM12] opens by a first touch, and a second one follows the link', async () => {
    const { page, leave } = await browser.arrive(wiki.url, { touch: true, width: 390, height: 844 })
    await page.goto(text)
    await ready(page)
    await termIn(page).tap()
    await cardIn(page).waitFor()
    const box = await cardIn(page).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true)
    await termIn(page).tap()
    await page.waitForURL('**/wiki/competency')
    await leave()
  })

  it('[TRM12] opens for a link of an author to a definition as well', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(text)
    await ready(page)
    await page.getByRole('link', { name: 'Competencies', exact: true }).hover()
    await page.getByRole('group', { name: 'Definition of Competencies' }).waitFor()
    await leave()
  })

  it('[TRM12] that cannot be loaded leaves a link', async () => {
    const { page, leave, expectProblem } = await browser.arrive(wiki.url, { touch: true, width: 390, height: 844 })
    expectProblem(/ERR_FAILED/)
    await page.route('**/api/v1/terms/*', route => route.abort())
    await page.goto(text)
    await ready(page)
    await termIn(page).tap()
    await page.waitForURL('**/wiki/competency')
    await leave()
  })
})

it('[TRM11] [TRM12] without scripts a term is a link, and the glossary is walked', async () => {
  const { page, leave } = await browser.arrive(wiki.url, { script: false })
  await page.goto(text)
  await termIn(page).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Competency')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Glossary' }).click()
  await page.getByLabel('Words of the term').fill('dispositions')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByText('One term found.').waitFor()
  await page.getByText('Also: dispositions').waitFor()
  await leave()
})

it('[TRM1] [TRM7] [TRM14] a member gives a definition a word, and keeps a text from linking it, without scripts', async () => {
  const { page, leave, expectProblem } = await browser.arrive(wiki.url, { script: false })
  expectProblem(/400/)
  await signIn(page, wiki.memberA)
  await page.goto('/wiki/seat-time/terms')
  await page.getByLabel('Another word').fill('timely')
  await page.getByLabel('Language').fill('not a language')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByText('Write a language tag').waitFor()
  expect(await page.getByLabel('Another word').inputValue()).toBe('timely')
  await page.getByLabel('Language').fill('en')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('button', { name: 'Remove timely' }).waitFor()
  await page.goto(text)
  await page.getByRole('link', { name: 'timely', exact: true }).waitFor()
  await page.goto(`/wiki/${seededDefinition}/terms`)
  await page.getByRole('button', { name: 'Do not link Seat time' }).click()
  await page.getByRole('button', { name: 'Link again Seat time' }).waitFor()
  await page.goto(text)
  expect(await page.getByRole('link', { name: 'timely', exact: true }).count()).toBe(0)
  await page.goto('/wiki/about-competencyworks/terms')
  await page.getByRole('button', { name: /Not this one.*a working definition of/ }).click()
  await page.getByRole('button', { name: /Link it again.*a working definition of/ }).waitFor()
  await leave()
})
