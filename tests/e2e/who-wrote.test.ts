import { setApproved } from '@fieldword/server/pages/index.ts'
import { createRevision, type NewRevision } from '@fieldword/server/revisions/index.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { waitUntil } from '../editor/writers.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type DemoPerson, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { approve, authorOf, textOf } from '../support/writing.ts'

const first = 'Students make important decisions about their learning.'
const second = 'يتقدم الطلاب بناءً على دليل الإتقان.'

let wiki: SeededWiki
let browser: TestBrowser
let slug: string
let made = 0
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
  slug = (await authorOf(wiki.platform, wiki.memberA).makePage('Learning')).slug
  await publish(wiki.memberA, textOf(first), 'Say who decides')
  await publish(wiki.memberB, textOf(first.replace('important', 'all'), second), 'Add progress')
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

async function publish(member: DemoPerson, document: DocumentJson, summary: string): Promise<void> {
  const review = await authorOf(wiki.platform, member).propose(slug, document, { summary })
  await approve(wiki.platform, wiki.moderator, review)
}

const card = (page: Page) => page.getByRole('region', { name: 'The passage' })
const chosen = (page: Page) => page.locator('[data-on]').allTextContents()

describe('who wrote what, without JavaScript', () => {
  it('[WHO20] a visitor turns it on and off, and reads whose words are whose', async () => {
    const { page, leave } = await browser.arrive(wiki.url, { script: false })
    await page.goto(`/wiki/${slug}`)
    await page.getByRole('link', { name: 'Who wrote what', exact: true }).click()
    expect(new URL(page.url()).search).toBe('?who=1')
    expect(await page.locator('.who__main .prose').textContent()).toMatch(/^AMember A: Students make BMember B: all/)
    const shares = page.locator('.who__key')
    expect(await shares.innerText()).toMatch(/Member A\s+\d+ %[\s\S]*Member B\s+\d+ %/)
    await page.getByRole('link', { name: 'Hide who wrote what' }).click()
    expect(new URL(page.url()).search).toBe('')
    await leave()
  })

  it('[WHO21] the list of revisions leads to what each changed', async () => {
    const { page, leave } = await browser.arrive(wiki.url, { script: false })
    await page.goto(`/wiki/${slug}?who=1`)
    expect(await card(page).isVisible()).toBe(false)
    await page.getByText('The 2 revisions it came with').click()
    await page.getByRole('link', { name: 'See what r2 changed' }).click()
    expect(page.url()).toContain(`/wiki/${slug}/compare?from=1&to=2`)
    await leave()
  })

  it('[WHO20] a definition and any revision show it as well', async () => {
    const { page, leave } = await browser.arrive(wiki.url, { script: false })
    await page.goto(`/wiki/${seededDefinition}`)
    await page.getByRole('link', { name: 'Who wrote what', exact: true }).click()
    await page.waitForLoadState()
    expect(await page.locator('.els > li').count()).toBe(7)
    expect(await page.locator('.who__key li').count()).toBe(2)
    await page.goto(`/wiki/${slug}/revisions/1`)
    await page.getByRole('link', { name: 'Who wrote what', exact: true }).click()
    expect(await page.locator('.who__key').innerText()).toMatch(/Member A\s+100 %/)
    await leave()
  })
})

describe('beside a history', () => {
  it('[WHO20] [WHO21] the text that stands there shows it as well', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`/wiki/${slug}/history?read=1`)
    await page.getByRole('link', { name: 'Who wrote what', exact: true }).click()
    const panel = page.getByRole('region', { name: 'The text beside the list' })
    expect(await panel.locator('.who__key').innerText()).toMatch(/Member A\s+100 %/)
    await panel.getByText(first).click()
    await card(page).getByText('Say who decides').waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('link', { name: 'Hide who wrote what' }).click()
    await page.waitForLoadState()
    expect(await page.locator('.who__key').count()).toBe(0)
    await leave()
  })
})

describe('passages', () => {
  it('[WHO21] are one stop for Tab, and the arrow keys step through them', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`/wiki/${slug}?who=1`)
    const text = page.getByRole('group', { name: /Text by passages/ })
    await page.getByRole('link', { name: 'r2', exact: true }).first().focus()
    await page.keyboard.press('Tab')
    expect(await text.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await chosen(page)).toEqual(['BMember B: all '])
    expect(await card(page).innerText()).toMatch(/Member B[\s\S]*Add progress[\s\S]*r2/)
    await page.keyboard.press('ArrowLeft')
    expect(await card(page).innerText()).toMatch(/Member A[\s\S]*Say who decides[\s\S]*r1/)
    await page.keyboard.press('End')
    expect(await chosen(page)).toEqual([`BMember B: ${second}`])
    await page.keyboard.press('Enter')
    await page.waitForURL(/compare\?from=1&to=2/)
    await leave()
  })

  it('[WHO21] a click on a word says what brought it, and leads to it in the comparison', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`/wiki/${slug}?who=1`)
    await page.getByText(second).click()
    const link = card(page).getByRole('link', { name: 'See what r2 changed' })
    const words = second.split(' ').slice(0, 5).join(' ')
    expect(await link.getAttribute('href')).toContain(
      `/wiki/${slug}/compare?from=1&to=2#:~:text=${encodeURIComponent(words)}`,
    )
    expect(await page.locator('[dir=rtl] [data-on]').count()).toBe(1)
    await leave()
  })

  it.each([
    { width: 1280, theme: 'light' as const },
    { width: 390, theme: 'dark' as const },
  ])('[WHO20] [WHO21] are accessible at $width px in $theme, before and after one is chosen', async look => {
    const { page, leave } = await browser.arrive(wiki.url, look)
    await page.goto(`/wiki/${slug}?who=1`)
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByText(second).click()
    await card(page).getByText('Add progress').waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await leave()
  })

  it('[WHO20] print as they are marked, with the key and without the card', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`/wiki/${slug}?who=1`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.who__main .bl').first().isVisible()).toBe(true)
    expect(await page.locator('.who__key').isVisible()).toBe(true)
    expect(await card(page).isVisible()).toBe(false)
    await leave()
  })
})

describe('a long history that nobody has looked into', () => {
  it('[WHO22] says how much is left, shows the text, and is there soon', async () => {
    const long = await longPage(70)
    const { page, leave } = await browser.arrive(wiki.url, { script: false })
    await page.goto(`/wiki/${long}?who=1`)
    expect(await page.getByRole('status').innerText()).toContain('20 revisions are left to look into')
    await page.getByText('Text number 70').waitFor()
    await waitUntil(
      async () => {
        await page.getByRole('link', { name: 'Look again' }).click()
        await page.waitForLoadState()
        return (await page.locator('.who__key').count()) > 0
      },
      () => page.getByRole('main').innerText(),
    )
    await leave()
  })
})

it('[WHO16] what came with many revisions leads to each of them, a hundred at a time, with scripts and without', async () => {
  const told = Array.from({ length: 130 }, (_, index) => `Paragraph ${index} says what nobody said before ${index}.`)
  const slug = await longPage(130, number => textOf(...told.slice(0, number)))
  const address = `/wiki/${slug}?who=1`
  const { page, leave } = await browser.arrive(wiki.url)
  await waitUntil(
    async () => {
      await page.goto(address)
      return (await page.locator('.who__key').count()) > 0
    },
    () => page.getByRole('main').innerText(),
  )
  await page.getByText('Paragraph 129 says').click()
  await card(page).getByRole('link', { name: 'See what r130 changed' }).waitFor()
  await page.getByText('Paragraph 0 says').click()
  expect(await card(page).getByRole('link', { name: 'Read r1' }).getAttribute('href')).toContain(
    `/wiki/${slug}/revisions/1`,
  )
  await leave()
  const plain = await browser.arrive(wiki.url, { script: false })
  await plain.page.goto(address)
  await plain.page.getByText('The 130 revisions it came with').click()
  expect(await plain.page.locator('.who__list li').count()).toBe(100)
  await plain.page.getByRole('link', { name: 'Earlier ones' }).click()
  await plain.page.waitForLoadState()
  expect(await plain.page.locator('.who__list li').count()).toBe(30)
  await plain.page.getByRole('link', { name: 'Read the first text' }).waitFor()
  await plain.page.getByRole('link', { name: 'Later ones' }).waitFor()
  await plain.leave()
})

/** A page with so many revisions from elsewhere. */
async function longPage(
  revisions: number,
  textAt: (number: number) => DocumentJson = number => textOf(`Text number ${number}`),
): Promise<string> {
  const { platform } = wiki
  made += 1
  const page = await authorOf(platform, wiki.memberA).makePage(`Long ${made}`)
  let parentId: string | null = null
  await platform.database.inTransaction(async tx => {
    for (let number = 1; number <= revisions; number += 1) {
      const [id, createdAt] = [platform.newId(), platform.clock()]
      const revision: NewRevision = {
        ...{ id, pageId: page.id, parentId, document: textAt(number), title: 'Long', summary: 'More' },
        ...{ changeKind: 'wording', origin: 'import', state: 'approved', createdById: null, createdAt },
        ...{ writtenOn: '2012', authors: [], outsideAuthors: [`Author ${number}`] },
      }
      parentId = (await createRevision(tx, revision)).id
    }
    await setApproved(tx, platform, page.id, parentId ?? '')
  })
  return page.slug
}
