import { restore } from '@fieldword/server/review/restore-commands.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { accessibilityProblems } from '../support/axe.ts'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { writeLongHistory } from '../support/long-history.ts'
import { approvedWith, createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { approve, authorOf, textOf } from '../support/writing.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
  const { platform, memberA, memberB } = wiki
  const words = { pathways: 'Students learn at their own pace.' }
  const summary = 'Pace & <pathways>'
  await authorOf(platform, memberA).propose(seededDefinition, await approvedWith(platform, seededDefinition, words), {
    summary,
    changeKind: 'meaning',
  })
  await restore(platform, memberB, { slug: seededDefinition, number: 1, summary: 'Back to five elements' })
  const long = await authorOf(platform, memberB).makePage('Much written')
  await writeLongHistory(platform, { pageId: long.id, userId: memberB.id, revisions: 75 })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

const history = `/wiki/${seededDefinition}/history`

/** A member without scripts. */
async function reader() {
  const person = await browser.arrive(wiki.url, { script: false })
  await signIn(person.page, wiki.memberA)
  return person
}

describe('a history without JavaScript', () => {
  it('[REV41] is narrowed by a form, and the address shows the same again', async () => {
    const { page, leave } = await reader()
    await page.goto(history)
    const revisions = page.locator('.revs > li')
    expect(await revisions.count()).toBe(5)
    await page.getByLabel('State').selectOption('Pending review')
    await page.getByLabel('Author').fill('member a')
    await page.getByText('More filters').click()
    await page.getByLabel('Text it changed').fill('own pace')
    await page.getByLabel('How').selectOption('Added')
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByText('1 revision fits.').waitFor()
    expect(await revisions.getByRole('link', { name: 'Pace & <pathways>' }).count()).toBe(1)
    await page.goto(page.url())
    expect(await page.getByLabel('Text it changed').inputValue()).toBe('own pace')
    expect(await page.getByLabel('State').inputValue()).toBe('pending')
    await page.getByRole('link', { name: 'Show all' }).click()
    await page.waitForLoadState()
    expect(await revisions.count()).toBe(5)
    await leave()
  })

  it('[REV41] says when nothing fits, and what of an address it left out', async () => {
    const { page, leave } = await reader()
    await page.goto(`${history}?author=Nobody&until=tomorrow`)
    await page.getByText('No revision fits all of this. Leave out a filter.').waitFor()
    await page.getByText('“To” was left out. Use a date such as 2026-11-24.').waitFor()
    await page.getByRole('main').getByRole('link', { name: 'Show all' }).last().click()
    expect(new URL(page.url()).search).toBe('')
    await leave()
  })

  it('[REV40] is walked to its end and back', async () => {
    const { page, leave } = await reader()
    await page.goto('/wiki/much-written/history')
    const parts = page.getByRole('navigation', { name: 'Parts of this list' })
    const first = () => page.locator('.revs > li .fw-num').first().textContent()
    expect(await first()).toBe('r75')
    await parts.getByRole('link', { name: 'Older' }).click()
    expect(await first()).toBe('r45')
    await parts.getByRole('link', { name: 'Oldest' }).click()
    expect(await first()).toBe('r30')
    expect(await parts.getByRole('link', { name: 'Older' }).count()).toBe(0)
    await parts.getByRole('link', { name: 'Newer' }).click()
    expect(await first()).toBe('r60')
    await parts.getByRole('link', { name: 'Newest' }).click()
    expect(await first()).toBe('r75')
    await leave()
  })

  it('[REV46] shows any of its texts beside it, first what visitors read', async () => {
    const { page, leave, expectProblem } = await browser.arrive(wiki.url, { script: false })
    expectProblem(/404/)
    await page.goto(history)
    const beside = page.getByRole('region', { name: 'The text beside the list' })
    await beside.getByText('As it read on 14 November 2019').waitFor()
    expect(await beside.locator('.els > li').count()).toBe(7)
    await page.getByRole('link', { name: 'Read beside: r1' }).click()
    await beside.getByText('As it read in 2011').waitFor()
    expect(await beside.locator('.els > li').count()).toBe(5)
    await page.goto(`${history}?read=4`)
    await page.getByText('There is nothing at this address.').waitFor()
    await leave()
  })
})

describe('what else there is to do with a revision', () => {
  const more = (page: Page, number: number) => page.getByRole('button', { name: `More for r${number}` })

  it('[REV71] opens by keyboard without scripts, says only what one may do, and closes again', async () => {
    const { page, leave } = await reader()
    await page.goto(history)
    const links = page.locator('.revs__menu:popover-open a')
    expect(await links.count()).toBe(0)
    await more(page, 1).focus()
    await page.keyboard.press('Enter')
    expect(await links.allTextContents()).toEqual(['Permanent link', 'Compare with current', 'Restore'])
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Permanent link r1')
    await page.keyboard.press('Escape')
    expect(await links.count()).toBe(0)
    await more(page, 1).click()
    await page.getByRole('link', { name: 'Compare with current r1' }).click()
    expect(new URL(page.url()).search).toMatch(/^\?from=1&to=[23]$/)
    await page.getByRole('heading', { level: 1, name: /^From 2011 to 2019$/ }).waitFor()
    await leave()
  })

  it('[REV71] [REV22] hides for moderators, and copies the address', async () => {
    const { page, context, leave } = await browser.arrive(wiki.url)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(page, wiki.moderator)
    await page.goto(history)
    await more(page, 1).click()
    expect(await page.getByRole('link', { name: 'Hide parts of r1' }).getAttribute('href')).toBe(
      `/wiki/${seededDefinition}/revisions/1/hide`,
    )
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Copy link to r1' }).click()
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${wiki.url}/wiki/${seededDefinition}/revisions/1`,
    )
    await leave()
  })

  it('[REV71] [TRF30] leads to taking the history out, and from a text to what its writers wrote', async () => {
    const { page, leave } = await browser.arrive(wiki.url, { script: false })
    await page.goto(history)
    await page.getByRole('link', { name: 'Export history' }).click()
    expect(new URL(page.url()).hash).toBe('#history')
    const { slug } = await authorOf(wiki.platform, wiki.memberB).makePage('Written by one')
    const review = await authorOf(wiki.platform, wiki.memberB).propose(slug, textOf('Member B wrote this.'))
    await approve(wiki.platform, wiki.moderator, review)
    await page.goto(`/wiki/${slug}`)
    await page.getByText('Written by').getByRole('link', { name: 'Member B' }).click()
    await page.getByRole('heading', { level: 1, name: 'Member B' }).waitFor()
    await leave()
  })
})

it('[PG30] [PG32] from recent changes to what somebody wrote, and to what it changed', async () => {
  const { page, leave } = await reader()
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Recent changes' }).click()
  await page.getByLabel('Pages').selectOption('Definitions')
  await page.getByRole('button', { name: 'Filter' }).click()
  const pace = page.locator('.revs > li').filter({ hasText: 'Pace & <pathways>' })
  await pace.getByRole('link', { name: 'Member A' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Member A')
  await page.getByText('1 revision.').waitFor()
  await pace.getByRole('link', { name: 'Changes in r4' }).click()
  expect(new URL(page.url()).search).toBe('?from=3&to=4')
  await leave()
})

it('[PG33] the feeds are XML that a browser reads', async () => {
  const { page, leave } = await browser.arrive(wiki.url)
  await page.goto('/wiki/much-written/history')
  const feeds = [
    '/recent-changes.atom',
    `/people/${wiki.memberB.id}.atom`,
    '/wiki/much-written/history.atom?kind=wording',
  ]
  for (const feed of feeds) {
    const read = await page.evaluate(async address => {
      const xml = await (await fetch(address)).text()
      const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement
      return [root.localName, root.namespaceURI, root.querySelectorAll('entry').length > 0]
    }, feed)
    expect([feed, ...read]).toEqual([feed, 'feed', 'http://www.w3.org/2005/Atom', true])
  }
  await leave()
})
