import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type BrowsingPerson, openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let browser: TestBrowser
let person: BrowsingPerson
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser()
  person = await browser.arrive(wiki.url)
  await signIn(person.page, wiki.memberA)
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

it('[DSC8] [DSC14] a name is completed by keyboard, and the bare address of a comment leads to it', async () => {
  const { page } = person
  await page.goto(`/wiki/${seededDefinition}/talk`)
  const field = page.getByLabel('Comment')
  await field.pressSequentially('Ask @Mem')
  const option = page.getByRole('option', { name: wiki.memberB.name })
  await option.waitFor()
  while ((await option.getAttribute('aria-selected')) !== 'true') await field.press('ArrowDown')
  await field.press('Enter')
  expect(await field.inputValue()).toBe(`Ask @${wiki.memberB.name} `)
  await field.press('Tab')
  await page.keyboard.press('Enter')
  const mention = page.getByRole('link', { name: `@${wiki.memberB.name}` })
  await mention.waitFor()
  const id = new URL(page.url()).hash
  await page.goto('/')
  await page.goto(`/wiki/${seededDefinition}/talk?show=resolved${id}`)
  await mention.waitFor()
  expect(new URL(page.url()).hash).toBe(id)
})

it('[DSC67] words that are selected in a definition are commented on', async () => {
  const { page } = person
  await page.goto(`/wiki/${seededDefinition}`)
  expect(await page.locator('.cm-offer').isVisible()).toBe(false)
  const words = await page.evaluate(() => {
    const text = document.querySelector('.els__t')?.firstChild as Text
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(text, text.data.indexOf(' ', 30))
    getSelection()?.addRange(range)
    return range.toString()
  })
  await page.getByRole('link', { name: 'Comment on these words' }).click()
  expect(await page.getByLabel('Words').inputValue()).toBe(words)
  await page.getByLabel('Comment', { exact: true }).fill('Who says when?')
  await page.getByRole('button', { name: 'Start thread' }).click()
  await page.getByRole('heading', { name: `“${words}”` }).waitFor()
  await person.leave()
})
