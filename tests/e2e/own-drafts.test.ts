import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Locator, Page } from 'playwright-core'
import { type BrowsingPerson, openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type DemoPerson, type SeededWiki, seededDefinition } from '../support/seeded.ts'

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

async function signedIn(person: DemoPerson): Promise<BrowsingPerson> {
  const browsing = await browser.arrive(wiki.url)
  await signIn(browsing.page, person)
  return browsing
}

/** Goes on from where the focus is, by the Tab key alone, until it is there. */
async function tabTo(page: Page, where: Locator): Promise<void> {
  await where.waitFor()
  for (let pressed = 0; pressed < 200; pressed += 1) {
    if (await where.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not lead to ${where}.`)
}

async function press(page: Page, where: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, where)
  await page.keyboard.press(key)
}

/** From the front page to the only proposal that waits. */
async function openFromQueue(page: Page, summary: string): Promise<void> {
  await page.goto('/')
  await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Review 1' }), 'Enter')
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor()
  // What listens for keys is there once the page has loaded.
  await page.waitForLoadState()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: summary }).waitFor()
  await page.waitForLoadState()
}

async function begin(page: Page): Promise<void> {
  await page.goto(`/wiki/${seededDefinition}`)
  await page.getByRole('link', { name: 'Drafts', exact: true }).click()
  await page.getByLabel('What it is for').fill('Say it with fewer words')
  await page.getByRole('button', { name: 'Begin draft' }).click()
}

const textIn = (page: Page) => page.getByRole('textbox', { name: 'Text of the draft' })

async function typeAfter(page: Page, words: string, typed: string): Promise<void> {
  await textIn(page).getByText(words).click()
  await page.keyboard.press('End')
  await page.keyboard.type(typed)
}

async function openProposing(page: Page): Promise<Locator> {
  await page.getByText('— on disk').waitFor()
  await page.getByRole('button', { name: 'Propose revision' }).click()
  return page.getByRole('dialog', { name: 'Propose this revision' })
}

it('[COL51] [COL52] [RV80] [RV95] [RV98] [RV140] a draft of one’s own is proposed, accepted in part by keyboard alone, revised, approved by another moderator, and read', async () => {
  const { page, ...member } = await signedIn(wiki.memberA)
  await begin(page)
  await typeAfter(page, 'Students learn actively using different pathways', ' Every day.')
  await typeAfter(page, 'Students progress based on evidence', ' Always.')
  expect(await page.getByRole('button', { name: 'Comment', exact: true }).count()).toBe(0)
  const dialog = await openProposing(page)
  await dialog.getByLabel('Summary').fill('Say how often')
  await dialog.getByRole('button', { name: 'Propose revision' }).click()
  await page.getByRole('link', { name: 'See it as they do' }).waitFor()

  const moderator = await signedIn(wiki.moderator)
  await acceptInPart(moderator.page)
  await moderator.page.goto(`/wiki/${seededDefinition}`)
  const read = await moderator.page.getByRole('main').innerText()
  expect([read.includes('Every day.'), read.includes('Always.')]).toEqual([true, false])
  await moderator.leave()

  await page.goto('/drafts')
  await page.getByRole('link', { name: 'Say it with fewer words', exact: true }).click()
  await reviseWhatIsOpen(page)
  await member.leave()

  const second = await signedIn(wiki.second)
  await approveWithReason(second.page)
  await second.leave()

  const visitor = await browser.arrive(wiki.url, { script: false })
  await visitor.page.goto(`/wiki/${seededDefinition}`)
  await visitor.page.getByText('varied pacing. Every day.').waitFor()
  await visitor.page.getByText('not seat time. As a rule.').waitFor()
  await visitor.leave()
})

async function acceptInPart(page: Page): Promise<void> {
  await openFromQueue(page, 'Say how often')
  await press(page, page.getByRole('link', { name: 'Accept only some changes' }), 'Enter')
  await press(page, page.getByRole('checkbox', { name: /Add “Every day\.”/ }), 'Space')
  await press(page, page.getByRole('button', { name: 'See the result' }), 'Enter')
  await page.getByRole('heading', { name: '1 of 2 changes chosen' }).waitFor()
  await tabTo(page, page.getByLabel('Reason'))
  await page.keyboard.type('“Always” is too much.')
  await press(page, page.getByRole('button', { name: 'Accept this change' }), 'Enter')
  await page.getByText('Accepted in part.').waitFor()
}

/** Says the rest in other words; what was accepted stands in the draft as before. */
async function reviseWhatIsOpen(page: Page): Promise<void> {
  await typeAfter(page, 'Students progress based on evidence', '')
  for (const _ of 'Always.') await page.keyboard.press('Backspace')
  await page.keyboard.type('As a rule.')
  const dialog = await openProposing(page)
  await dialog.getByRole('radio', { name: /^Next round of r\d+/ }).check()
  await dialog.getByLabel('Summary').fill('Say how often, with exceptions')
  await dialog.getByRole('button', { name: 'Propose next round' }).click()
  await page.getByRole('link', { name: 'See it as they do' }).waitFor()
}

async function approveWithReason(page: Page): Promise<void> {
  await openFromQueue(page, 'Say how often, with exceptions')
  await press(page, page.getByLabel('Approve'), 'Space')
  await tabTo(page, page.getByRole('textbox', { name: /^Reason/ }))
  await page.keyboard.type('A rule has exceptions.')
  await press(page, page.getByRole('button', { name: /^Approve r\d+$/ }), 'Enter')
  await page.getByRole('heading', { name: 'Approved' }).waitFor()
  await page.getByText('A rule has exceptions.').first().waitFor()
}
