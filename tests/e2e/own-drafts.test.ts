import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

it('[COL51] [COL52] [RV80] [RV98] a draft of one’s own is written and proposed, accepted in part by keyboard, and read', async () => {
  const member = await browser.arrive(wiki.url)
  await signIn(member.page, wiki.memberA)
  await member.page.goto(`/wiki/${seededDefinition}`)
  await member.page.getByRole('link', { name: 'Drafts', exact: true }).click()
  await member.page.getByLabel('What it is for').fill('Say it with fewer words')
  await member.page.getByRole('button', { name: 'Begin draft' }).click()
  const text = member.page.getByRole('textbox', { name: 'Text of the draft' })
  await text.getByText('Students learn actively using different pathways').click()
  await member.page.keyboard.press('End')
  await member.page.keyboard.type(' Every day.')
  await text.getByText('Students progress based on evidence').click()
  await member.page.keyboard.press('End')
  await member.page.keyboard.type(' Always.')
  await member.page.getByText('— on disk').waitFor()
  expect(await member.page.getByRole('button', { name: 'Comment', exact: true }).count()).toBe(0)
  await member.page.getByRole('button', { name: 'Propose revision' }).click()
  const dialog = member.page.getByRole('dialog', { name: 'Propose this revision' })
  await dialog.getByLabel('Summary').fill('Say how often')
  await dialog.getByRole('button', { name: 'Propose revision' }).click()
  await member.page.getByRole('link', { name: 'See it as they do' }).click()
  await member.page.getByRole('heading', { level: 1, name: 'Say how often' }).waitFor()
  const review = new URL(member.page.url()).pathname

  const moderator = await browser.arrive(wiki.url)
  await signIn(moderator.page, wiki.moderator)
  await moderator.page.goto(review)
  await moderator.page.getByRole('link', { name: 'Accept only some changes' }).click()
  const box = moderator.page.getByRole('checkbox', { name: /Add “Every day\.”/ })
  await box.focus()
  await moderator.page.keyboard.press('Space')
  await moderator.page.getByRole('button', { name: 'See the result' }).press('Enter')
  await moderator.page.getByRole('heading', { name: '1 of 2 changes chosen' }).waitFor()
  await moderator.page.getByLabel('Reason').fill('“Always” is too much.')
  await moderator.page.getByRole('button', { name: 'Accept this change' }).press('Enter')
  await moderator.page.getByText('Accepted in part.').waitFor()
  await moderator.page.goto(`/wiki/${seededDefinition}`)
  const read = await moderator.page.getByRole('main').innerText()
  expect([read.includes('Every day.'), read.includes('Always.')]).toEqual([true, false])

  await member.page.goto('/drafts')
  await member.page.getByRole('link', { name: 'Say it with fewer words', exact: true }).click()
  await member.page.getByRole('textbox', { name: 'Text of the draft' }).getByText('Always.').waitFor()
  await member.leave()
  await moderator.leave()
})
