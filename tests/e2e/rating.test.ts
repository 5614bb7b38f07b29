import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { aRating, closeRoundOf, openRoundOf, type TestRating } from '../processes/support/a-rating.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { type BrowsingPerson, openBrowser, type PersonOptions, signIn, type TestBrowser } from '../support/browser.ts'
import { emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let app: TestApp
let browser: TestBrowser
let process: TestRating
beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  browser = await openBrowser({ inTurn: true })
  process = await aRating(test.platform, { raters: 2, title: 'Update of learning' })
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await test.close()
})

async function rater(place: number, options?: PersonOptions): Promise<BrowsingPerson> {
  const account = process.panel[place]
  if (!account) throw new Error(`Nobody is ${place} on the panel.`)
  const person = await browser.arrive(app.url, options)
  await signIn(person.page, { email: emailOf(account), password })
  return person
}

/** By Tab alone, as far as what is named so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) === true, name)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** What a screen reader goes through in it: roles and names, in order, without the words that only repeat a name. */
async function told(part: Locator): Promise<string[]> {
  const [, ...lines] = (await part.ariaSnapshot()).split('\n')
  return lines.map(line => line.replace(/^ *- /, '')).filter(line => !line.startsWith('text:'))
}

/** Chooses a point with the arrows, and says why. */
async function rateByKeyboard(page: Page, element: string, point: number, reason: string): Promise<void> {
  await tabTo(page, `[name="value-${element}"]`)
  await page.keyboard.press('Space')
  for (let step = 1; step < point; step++) await page.keyboard.press('ArrowRight')
  await tabTo(page, `[name="reason-${element}"]`)
  await page.keyboard.type(reason)
}

async function save(page: Page, words: string): Promise<void> {
  await tabTo(page, 'button[value="save"]')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText(words).waitFor()
}

it('[PR172] [PR174] [PR176] [PR185] two of a panel rate by keyboard in two rounds; the second shows one’s own beside the group’s', async () => {
  const first = await rater(0)
  await first.page.goto(`/processes/${process.slug}`)
  await tabTo(first.page, 'a[href$="/rate"]')
  await first.page.keyboard.press('Enter')
  await first.page.getByRole('heading', { name: 'Round 1 of 3' }).waitFor()
  expect(await told(first.page.getByRole('group', { name: '1 Doing' }))).toEqual([
    'paragraph: Students learn by doing.',
    'radio "1 strongly disagree"',
    ...[2, 3, 4, 5, 6, 7, 8].map(point => `radio "${point}"`),
    'radio "9 strongly agree"',
    'radio "No rating"',
    'textbox "Reason"',
    'paragraph: "Asked for 1 to 3: what would change your mind? Shown to all without your name."',
    'paragraph: Not rated yet',
  ])
  await rateByKeyboard(first.page, 'e1', 8, '')
  await rateByKeyboard(first.page, 'e2', 2, 'In time for what?')
  await save(first.page, '2 of 2 rated')
  expect(await first.page.getByText('Saved: 8').count()).toBe(1)
  expect(await accessibilityProblems(first.page)).toEqual([])

  const second = await rater(1, { script: false, width: 390, theme: 'dark' })
  await second.page.goto(`/processes/${process.slug}/rate`)
  expect(await second.page.getByText('In time for what?').count()).toBe(0)
  await rateByKeyboard(second.page, 'e1', 9, '')
  await save(second.page, '1 of 2 rated')
  expect(await sidewaysScroll(second.page)).toBe(0)
  await second.leave()

  await closeRoundOf(test.platform, process, 1)
  await openRoundOf(test.platform, process, 1)
  await first.page.goto(`/processes/${process.slug}/rate`)
  const doing = first.page.getByRole('group', { name: '1 Doing' })
  await doing.getByText('You rated 8. The group: median 8.5, half of it between 8.25 and 8.75, 100 % agree').waitFor()
  expect(await accessibilityProblems(first.page)).toEqual([])
  await rateByKeyboard(first.page, 'e1', 9, '')
  await tabTo(first.page, 'button[value="keep"]')
  await first.page.keyboard.press('Enter')
  await first.page.getByRole('status').getByText('2 of 2 rated').waitFor()
  await first.leave()

  await closeRoundOf(test.platform, process, 2)
  const visitor = await browser.arrive(app.url)
  await visitor.page.goto(`/processes/${process.slug}/results`)
  const row = visitor.page.getByRole('row', { name: /Doing/ }).first()
  expect(await row.innerText()).toContain('Consensus')
  await visitor.page.getByText('1 of 2 rated again, 1 did not; 0 joined.').waitFor()
  expect(await accessibilityProblems(visitor.page)).toEqual([])
  await visitor.page.goto(`/processes/${process.slug}`)
  await visitor.page.getByRole('heading', { name: 'Where each element stands' }).waitFor()
  await visitor.leave()
})
