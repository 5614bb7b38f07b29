import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { extractText } from 'unpdf'
import { aWholeProcess, type WholeProcess } from '../processes/support/walked.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { anAdmin, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let app: TestApp
let browser: TestBrowser
let process: WholeProcess
beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  browser = await openBrowser({ inTurn: true })
  process = await aWholeProcess(test.platform)
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await test.close()
})

/** What a sheet of A4 has between its margins, in points of the screen. */
const sheet = { width: 673, height: 900 }

it('[PR375] the report is printed on A4: no table is wider than the sheet, and ways to elsewhere are left out', async () => {
  const person = await browser.arrive(app.url, sheet)
  await person.page.goto(`/processes/${process.slug}/report`)
  await person.page.emulateMedia({ media: 'print' })
  const tables = person.page.locator('.rep__table')
  expect(await tables.count()).toBeGreaterThan(10)
  const wider = await tables.evaluateAll(all => all.filter(table => table.scrollWidth > table.clientWidth).length)
  expect(wider).toBe(0)
  expect(
    await person.page
      .getByRole('link', { name: /CSV|JSON/ })
      .filter({ visible: true })
      .count(),
  ).toBe(0)
  const { text } = await extractText(new Uint8Array(await person.page.pdf({ format: 'A4' })))
  const printed = text.join(' ').replaceAll(/\s+/g, ' ')
  for (const words of ['Methods', 'Objections', 'It was rated in.', 'It says too little of help.', 'Limitations']) {
    expect(printed).toContain(words)
  }
  await person.leave()
})

it('[PR380] [PR381] a minority note is hidden and destroyed by forms that need no script', async () => {
  const admin = await anAdmin(test.platform)
  const person = await browser.arrive(app.url, { width: 390, script: false })
  const { page } = person
  await signIn(page, { email: emailOf(admin), password })
  await page.goto(`/processes/${process.slug}/minority-notes`)
  await page.getByRole('link', { name: 'Hide it for its conduct' }).click()
  person.expectProblem(/400/)
  await page.getByRole('button', { name: 'Hide' }).click()
  expect(await page.getByLabel('Reason').first().getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('Reason').first().fill('It insults people.')
  await page.getByRole('button', { name: 'Hide' }).click()
  await page.waitForLoadState()
  expect(await page.getByText('Hidden by a moderator: It insults people.').count()).toBe(1)
  await page.getByLabel('Reason').last().fill('A court ordered it.')
  await page.getByRole('button', { name: 'Destroy' }).click()
  await page.waitForLoadState()
  expect(await page.getByRole('button').filter({ hasText: 'Destroy' }).count()).toBe(0)
  await person.leave()

  const visitor = await browser.arrive(app.url)
  await visitor.page.goto(`/processes/${process.slug}/report`)
  expect(await visitor.page.getByText('Destroyed by an admin: A court ordered it.').count()).toBe(1)
  expect(await visitor.page.getByText('It says too little of help.').count()).toBe(0)
  await visitor.leave()
})
