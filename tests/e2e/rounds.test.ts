import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type BrowsingPerson, openBrowser, openWorking, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type DemoPerson, type SeededWiki, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki({ approvals: 2 })
  browser = await openBrowser({ inTurn: true })
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

/** Types at the end of an element in the editor, and opens the dialog that proposes. */
async function writeAndPropose(page: Page, after: string, words: string) {
  const text = page.getByRole('textbox', { name: 'Text of the working draft' })
  await text.getByText(after).click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
  await page.getByText('— on disk').waitFor()
  await page.getByRole('button', { name: 'Propose revision' }).click()
  return page.getByRole('dialog', { name: 'Propose this revision' })
}

it('[RV60] [RV61] [RV66] a proposal goes back, comes again, and is read once two moderators approved it', async () => {
  const member = await signedIn(wiki.memberA)
  await member.page.goto(`/wiki/${seededDefinition}/edit`)
  const first = await writeAndPropose(member.page, 'Students learn actively using different pathways', ' Every day.')
  await first.getByLabel('Summary').fill('Say how often')
  await first.getByRole('button', { name: 'Propose revision' }).click()
  await member.page.getByRole('link', { name: 'See it as they do' }).click()
  await member.page.getByText('0 of 2 approvals given').first().waitFor()
  const review = new URL(member.page.url()).pathname

  const moderator = await signedIn(wiki.moderator)
  await openWorking(moderator.page, review)
  await moderator.page.getByLabel('Request changes').check()
  await moderator.page.getByRole('button', { name: 'Request changes' }).click()
  await moderator.page.getByRole('alert').getByText('A request for changes needs a reason').waitFor()
  await moderator.page.getByRole('textbox', { name: /^Reason/ }).fill('Every school day, or on weekends too?')
  await moderator.page.getByRole('button', { name: 'Request changes' }).click()
  await moderator.page.getByRole('heading', { name: 'Changes were requested' }).waitFor()

  await member.page.goto('/account')
  await member.page.getByRole('link', { name: 'Your proposals, 1 waiting for you' }).click()
  await member.page.getByText('Every school day, or on weekends too?').waitFor()
  await member.page.getByRole('link', { name: 'Write the next round' }).click()
  const next = await writeAndPropose(member.page, 'Every day.', ' At school.')
  expect(await next.getByRole('radio', { name: /^Next round of r\d+/ }).isChecked()).toBe(true)
  await next.getByLabel('Summary').fill('Say how often, and where')
  await next.getByRole('button', { name: 'Propose next round' }).click()
  await member.page.getByRole('link', { name: 'See it as they do' }).waitFor()
  await member.leave()

  await openWorking(moderator.page, review)
  await moderator.page.getByRole('link', { name: 'Round 2 of 2' }).waitFor()
  await moderator.page.getByRole('link', { name: 'What changed since round 1' }).waitFor()
  await moderator.page.getByLabel('Approve').check()
  await moderator.page.getByRole('button', { name: /^Approve r\d+$/ }).click()
  await moderator.page.getByRole('status').getByText('Your approval counts.').waitFor()
  await moderator.page.getByText('1 of 2 approvals given').first().waitFor()
  await moderator.leave()

  const second = await signedIn(wiki.second)
  await openWorking(second.page, review)
  await second.page.getByLabel('Approve').check()
  await second.page.getByRole('button', { name: /^Approve r\d+$/ }).click()
  await second.page.getByRole('heading', { name: 'Approved' }).waitFor()
  await second.leave()

  const visitor = await browser.arrive(wiki.url, { script: false })
  await visitor.page.goto(`/wiki/${seededDefinition}`)
  await visitor.page.getByText('varied pacing. Every day. At school.').waitFor()
  await visitor.page.goto(`/decisions?page=${seededDefinition}`)
  expect(await visitor.page.getByRole('listitem').getByText('Approved', { exact: true }).count()).toBe(2)
  expect(await visitor.page.getByText('on weekends too?').count()).toBe(0)
  await visitor.leave()
})
