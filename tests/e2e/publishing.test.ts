import { doc, element } from '@fieldword/shared/document/build.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki } from '../support/seeded.ts'
import { authorOf } from '../support/writing.ts'

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

it('[DEF11] [DEF17] a moderator approves a text, names it and withdraws it again; visitors see each', async () => {
  const text = doc(
    element('evidence', 'Evidence', 'Mastery is shown by evidence;'),
    element('transfer', 'Transfer', 'Mastery lasts in another setting.'),
  )
  const { id } = await authorOf(wiki.platform, wiki.memberA).propose('mastery', text, { summary: 'What we agreed on' })
  const moderator = await browser.arrive(wiki.url)
  const { page } = moderator
  await signIn(page, wiki.moderator)
  await page.goto(`/review/${id}`)
  await page.getByLabel('Approve').check()
  await page.getByRole('button', { name: /^Approve r\d+$/ }).click()
  await page.getByRole('link', { name: 'publish it as a version' }).click()
  await page.getByRole('heading', { name: 'Two elements' }).waitFor()
  await page.getByLabel('Label', { exact: true }).fill('2026')
  await page.getByRole('textbox', { name: 'Name' }).fill('First definition')
  await page.getByLabel('Where the text comes from').fill('Agreed on in this test.')
  await page.getByText('Add another wording of element 2').click()
  const wording = page.getByRole('group', { name: 'Wording 1 of element 2' })
  await wording.getByRole('textbox', { name: 'Wording' }).fill('Mastery lasts elsewhere.')
  await wording.getByRole('textbox', { name: 'Seen in' }).fill('A slide')
  await page.getByRole('button', { name: 'Publish version' }).click()
  await page.waitForURL(/\/wiki\/mastery\/versions\/2026$/)

  const visitor = await browser.arrive(wiki.url, { script: false })
  await visitor.page.goto('/wiki/mastery')
  const line = visitor.page.getByRole('navigation', { name: 'Version' })
  expect(await line.getByRole('link').innerText()).toMatch(/2026\s+In force, 2 elements/)
  await visitor.page.getByText('Also seen in another wording').waitFor()

  await page.getByRole('link', { name: 'Status' }).click()
  await page.getByLabel('Reason').fill('It was agreed on nowhere.')
  await page.getByRole('button', { name: 'Change status' }).click()
  await page.getByText('This version was withdrawn. It was agreed on nowhere.').waitFor()
  await visitor.page.goto('/wiki/mastery')
  await visitor.page.getByText('This version was withdrawn. It was agreed on nowhere.').waitFor()
  await moderator.leave()
  await visitor.leave()
})
