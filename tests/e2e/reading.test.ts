import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { approvedWith, createSeededWiki, type SeededWiki, seededArticle, seededDefinition } from '../support/seeded.ts'
import { authorOf } from '../support/writing.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
  const changed = await approvedWith(wiki.platform, seededDefinition, { pathways: 'This waits for review.' })
  await authorOf(wiki.platform, wiki.memberA).propose(seededDefinition, changed, { summary: 'Not yet for visitors' })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

describe('a visitor without JavaScript', () => {
  const arrive = () => browser.arrive(wiki.url, { script: false })

  it('[PG7] reads the definition in force from the front page on', async () => {
    const { page, leave } = await arrive()
    await page.goto('/')
    await page.getByRole('main').getByRole('link', { name: 'Competency-based education' }).first().click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Competency-based education')
    expect(await page.locator('.els > li').count()).toBe(7)
    await page.getByText('Students progress based on evidence of mastery, not seat time.').waitFor()
    await leave()
  })

  it('reads the version of 2011', async () => {
    const { page, leave } = await arrive()
    await page.goto(`/wiki/${seededDefinition}`)
    await page.getByRole('navigation', { name: 'Version' }).getByRole('link', { name: /2011/ }).click()
    await page.getByText('Students advance upon demonstrated mastery;').waitFor()
    expect(await page.locator('.els > li').count()).toBe(5)
    await leave()
  })

  it('compares the two versions, side by side and inline', async () => {
    const { page, leave } = await arrive()
    await page.goto(`/wiki/${seededDefinition}/versions/compare?from=2011&to=2019&view=side`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('From five elements to seven')
    expect(await page.locator('ins').count()).toBeGreaterThan(3)
    await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'Inline' }).click()
    expect(page.url()).toContain('view=inline')
    expect(await page.locator('del:visible').count()).toBeGreaterThan(1)
    await leave()
  })

  it('[REV10] picks two revisions in the history and compares them', async () => {
    const { page, leave } = await arrive()
    await page.goto(`/wiki/${seededDefinition}`)
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('radio', { name: 'Compare from 2011' }).check()
    await page.getByRole('radio', { name: 'Compare to 2019' }).check()
    await page.getByRole('button', { name: 'Compare the two picked' }).click()
    const { searchParams } = new URL(page.url())
    expect([searchParams.get('from'), searchParams.get('to')]).toEqual(['1', '3'])
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('From 2011 to 2019')
    const reworded = page.getByRole('group', { name: 'Element 4, Mastery: reworded, moved from 1 to 4' })
    expect(await reworded.locator('del').first().textContent()).toBe('removed: advance upon demonstrated')
    await page.getByRole('link', { name: 'Inline' }).click()
    expect(await reworded.locator('ins').first().textContent()).toBe('added: progress based on evidence of')
    await leave()
  })

  it('opens a stretch that did not change', async () => {
    const { page, leave } = await arrive()
    await page.goto(`/wiki/${seededDefinition}/compare?from=3&to=3`)
    await page.getByText('Nothing changed.').waitFor()
    const kept = page.getByText('Students receive timely, differentiated support').first()
    expect(await kept.isVisible()).toBe(false)
    await page.getByText('7 unchanged elements').click()
    expect(await kept.isVisible()).toBe(true)
    await leave()
  })

  it('[REV9] follows the permanent address of a revision', async () => {
    const { page, leave } = await arrive()
    await page.goto(`/wiki/${seededDefinition}/history`)
    await page.getByRole('link', { name: /2011, in five elements/ }).click()
    expect(new URL(page.url()).pathname).toBe(`/wiki/${seededDefinition}/revisions/1`)
    await page.getByText('an earlier approved text').waitFor()
    expect(await page.getByRole('link', { name: 'Restore' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Compare with current' }).click()
    expect(new URL(page.url()).search).toBe('?from=1&to=3')
    await leave()
  })

  it('[REV8] does not find what waits for review', async () => {
    const { page, leave, expectProblem } = await arrive()
    expectProblem(/404/)
    await page.goto(`/wiki/${seededDefinition}/history`)
    expect(await page.getByText('Not yet for visitors').count()).toBe(0)
    for (const path of ['revisions/4', 'compare?from=3&to=4']) {
      expect((await page.goto(`/wiki/${seededDefinition}/${path}`))?.status()).toBe(404)
    }
    await leave()
  })

  it('reads the article', async () => {
    const { page, leave } = await arrive()
    await page.goto(`/wiki/${seededArticle}`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('About CompetencyWorks')
    expect(await page.locator('.prose p').count()).toBeGreaterThan(3)
    await leave()
  })
})

describe('a visitor with JavaScript', () => {
  it('steps through what changed by n and p', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`/wiki/${seededDefinition}/compare?from=1&to=3`)
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    const labels = await page
      .locator('[data-change]')
      .evaluateAll(rows => rows.map(row => row.getAttribute('aria-label')))
    await page.keyboard.press('n')
    expect(await focused()).toBe(labels[0])
    await page.keyboard.press('n')
    expect(await focused()).toBe(labels[1])
    await page.keyboard.press('p')
    expect(await focused()).toBe(labels[0])
    await leave()
  })

  it('sees the picked pair named on the button', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`/wiki/${seededDefinition}/history`)
    await page.getByRole('button', { name: 'Compare 2018 and 2019' }).waitFor()
    await page.getByRole('radio', { name: 'Compare from 2019' }).check()
    await page.getByRole('button', { name: 'Compare 2019 and 2019' }).waitFor()
    await leave()
  })

  it('keeps the theme that was chosen, without a flash of the other', async () => {
    const { page, leave } = await browser.arrive(wiki.url, { theme: 'light' })
    await page.goto('/')
    expect(await themeOf(page)).toEqual({ theme: 'light', paper: 'rgb(255, 255, 255)' })
    await page.getByRole('button', { name: 'Switch colour theme' }).click()
    expect(await themeOf(page)).toEqual({ theme: 'dark', paper: 'rgb(16, 21, 22)' })
    await page.goto(`/wiki/${seededDefinition}`, { waitUntil: 'commit' })
    await page.waitForSelector('main')
    expect(await themeOf(page)).toEqual({ theme: 'dark', paper: 'rgb(16, 21, 22)' })
    await leave()
  })

  it('goes to the search field by /, finds a page and offers to make one', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto('/')
    await page.keyboard.press('/')
    await page.keyboard.type('compet')
    await page.keyboard.press('Enter')
    await page.getByRole('main').getByRole('link', { name: 'Competency-based education' }).waitFor()
    await leave()
  })
})

function themeOf(page: { evaluate<T>(read: () => T): Promise<T> }) {
  return page.evaluate(() => ({
    theme: document.documentElement.dataset.theme,
    paper: getComputedStyle(document.body).backgroundColor,
  }))
}

describe('switching versions', () => {
  it('[DEF20] keeps the element in view that was read, wherever it stands there', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`/wiki/${seededDefinition}#e4`)
    await page.getByRole('navigation', { name: 'Version' }).getByRole('link', { name: /2011/ }).click()
    await page.waitForURL(/versions\/2011#e1$/)
    await page.goto(`/wiki/${seededDefinition}`)
    await page.getByRole('navigation', { name: 'Version' }).getByRole('link', { name: /2011/ }).click()
    await page.waitForURL(/versions\/2011$/)
    await leave()
  })

  it('[DEF20] without scripts, each element leads to where it stands in the version in force', async () => {
    const { page, leave } = await browser.arrive(wiki.url, { script: false })
    await page.goto(`/wiki/${seededDefinition}/versions/2011`)
    await page.locator('#e1').getByRole('link', { name: 'element 4' }).click()
    expect(page.url()).toMatch(/versions\/2019#e4$/)
    await leave()
  })
})
