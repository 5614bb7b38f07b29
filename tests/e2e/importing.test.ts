import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { openBrowser, openWorking, signIn, type TestBrowser } from '../support/browser.ts'
import { anAdmin, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { freshDirectory } from '../support/server-process.ts'
import { dumpOf } from '../transfer/support/dump.ts'
import { fileOf } from '../transfer/support/importing.ts'

let test: TestPlatform
let app: TestApp
let browser: TestBrowser
let account: { email: string; password: string }

beforeAll(async () => {
  test = await createTestPlatform({ config: { directory: freshDirectory() } })
  app = await createTestApp(test.platform)
  browser = await openBrowser({ inTurn: true })
  account = { email: emailOf(await anAdmin(app.platform, 'Ada Min')), password }
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await test.close()
})

const dump = dumpOf([
  {
    title: 'Pear',
    id: 1,
    revisions: [
      { id: 1, by: 'Amara', text: "A '''pear''' {{Taxobox}} [[Category:Fruit]]" },
      { id: 2, by: 'Bo', text: 'A fruit.' },
    ],
  },
  { title: 'Talk:Pear', id: 2, ns: 1, revisions: [{ id: 3, text: 'Is it?' }] },
])

it('[TRF40] an admin brings in a file, follows it, and looks at what could not be carried over', async () => {
  const admin = await browser.arrive(app.url)
  await signIn(admin.page, account)
  await openWorking(admin.page, '/imports')
  await admin.page.getByLabel('File', { exact: true }).setInputFiles(fileOf(dump, 'pears.xml'))
  await admin.page.getByRole('button', { name: 'Bring in' }).click()
  await admin.page.getByText('Done', { exact: false }).first().waitFor({ timeout: 60_000 })
  await admin.page.reload()
  expect(await admin.page.getByText(/100 % read: 2 revisions of 1 page, 1 kept as source only/).count()).toBe(1)
  await admin.page.getByRole('link', { name: 'A template without words of its own' }).click()
  await admin.page.getByRole('link', { name: /^Pear/ }).click()
  expect(await admin.page.locator('pre').first().innerText()).toBe("A '''pear''' {{Taxobox}} [[Category:Fruit]]")
  await admin.page.getByRole('link', { name: 'What it became' }).click()
  await admin.page.waitForURL('**/wiki/pear/revisions/1')
  await admin.leave()
})

it('[TRF30] a visitor takes out a page without a script', async () => {
  const visitor = await browser.arrive(app.url, { script: false })
  await visitor.page.goto('/wiki/pear')
  await visitor.page.getByRole('link', { name: 'Export' }).click()
  const download = visitor.page.waitForEvent('download')
  await visitor.page.getByRole('link', { name: 'Markdown' }).click()
  expect((await download).suggestedFilename()).toBe('pear.md')
  await visitor.leave()
})

it('its screens are accessible and fit, wide and narrow, light and dark', async () => {
  const folder = join(import.meta.dirname, '../../screens')
  mkdirSync(folder, { recursive: true })
  const items = await app.platform.database.prisma.import.findMany()
  const paths = {
    imports: '/imports',
    import: `/imports/${items[0]?.id}`,
    source: `/imports/${items[0]?.id}/source?page=1&revision=1`,
    export: '/wiki/pear/export',
  }
  for (const [width, theme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    const admin = await browser.arrive(app.url, { width, theme })
    await signIn(admin.page, account)
    for (const [name, path] of Object.entries(paths)) {
      await admin.page.goto(path)
      await admin.page.screenshot({ path: join(folder, `transfer-${name}-${width}-${theme}.png`), fullPage: true })
      expect({
        path,
        problems: await accessibilityProblems(admin.page),
        sideways: await sidewaysScroll(admin.page),
      }).toEqual({ path, problems: [], sideways: 0 })
    }
    await admin.leave()
  }
})
