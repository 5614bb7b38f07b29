import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { waitUntil } from '../editor/writers.ts'
import { accessibilityProblems } from '../support/axe.ts'
import { type BrowsingPerson, openBrowser, type PersonOptions, signIn, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki } from '../support/seeded.ts'
import { typeHistory } from '../support/typed-history.ts'
import { authorOf } from '../support/writing.ts'

let wiki: SeededWiki
let browser: TestBrowser
let slug: string
let untouched: string
/** The text after each edit; the first edit of all made the draft. */
let texts: string[][]
let last: number

beforeAll(async () => {
  let now = Date.parse('2026-11-02T14:00:00Z')
  wiki = await createSeededWiki({ clock: () => new Date(now) })
  browser = await openBrowser()
  const [a, b] = [wiki.memberA, wiki.memberB].map(member => authorOf(wiki.platform, member))
  if (!a || !b) throw new Error('the seed brings two members')
  slug = (await a.makePage('Played back')).slug
  untouched = (await a.makePage('Not typed in')).slug
  const typed = await typeHistory({
    slug,
    paragraphs: [
      [a, 'Learners show what they know and can do.'],
      [b, 'Time is what varies.'],
      [a, 'Support is given at once.'],
    ],
    at: time => {
      now = time
    },
    start: now,
  })
  texts = [[''], ...typed]
  last = texts.length
  now = Date.now()
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

async function aMember(options?: PersonOptions): Promise<BrowsingPerson> {
  const person = await browser.arrive(wiki.url, options)
  await signIn(person.page, wiki.memberB)
  return person
}

const historyOf = (of: string, query = '') => `/wiki/${of}/history${query}`
const slider = (page: Page) => page.getByRole('slider', { name: 'Moment' })

/** The paragraphs as they stand in the page, without the letters of who wrote them. */
function shown(page: Page): Promise<string[]> {
  return page.locator('.mom .prose').evaluate(prose => {
    const copy = prose.cloneNode(true) as HTMLElement
    for (const letters of copy.querySelectorAll('sup')) letters.remove()
    return [...copy.children].map(block => block.textContent ?? '')
  })
}

const textAt = (seq: number) => texts[seq - 1]?.filter(Boolean)

/** Resolves when the page shows this edit: its text, its number, its address. */
async function shows(page: Page, seq: number): Promise<void> {
  await waitUntil(
    async () => JSON.stringify((await shown(page)).filter(Boolean)) === JSON.stringify(textAt(seq)),
    async () => JSON.stringify(await shown(page)),
  )
  await page.getByText(new RegExp(`^Edit ${seq} of ${last}`)).waitFor()
}

const isAt = (page: Page, seq: number) => page.waitForURL(url => url.searchParams.get('at') === String(seq))

describe('the history of typing, without scripts', () => {
  it('[COL32] is the text of a moment, with who wrote what', async () => {
    const { page, leave } = await aMember({ script: false })
    await page.goto(historyOf(slug, '?at=11'))
    await page.getByRole('heading', { name: 'As it read on 3 November 2026, 14:00 UTC' }).waitFor()
    await page.getByText(`Edit 11 of ${last}, by Member B`).waitFor()
    expect(await shown(page)).toEqual(textAt(11))
    const key = page.locator('.mom__key')
    expect(await key.getByRole('listitem').allInnerTexts()).toEqual(
      [/^A\s*Member A\s*85 %$/, /^B\s*Member B\s*15 %$/].map(words => expect.stringMatching(words)),
    )
    const marked = page.locator('.mom .prose .bl')
    expect(await marked.evaluateAll(all => all.map(one => [one.textContent, one.dataset.l]))).toEqual([
      [`A${texts[10]?.[0]}`, '1'],
      ['BTime is', '2'],
    ])
    await slider(page).fill('3')
    await page.getByRole('button', { name: 'Show this moment' }).click()
    await isAt(page, 3)
    expect(await shown(page)).toEqual(textAt(3))
    await leave()
  })

  it('[COL32] is shown to those who may read the draft', async () => {
    const visitor = await browser.arrive(wiki.url)
    await visitor.page.goto(historyOf(slug, '?at=3'))
    expect(await visitor.page.locator('.scr, .mom').count()).toBe(0)
    await visitor.leave()
  })

  it('[COL32] says so where nobody has typed, and where there is no such moment', async () => {
    const member = await aMember()
    await member.page.goto(historyOf(untouched))
    await member.page.getByText('Nobody has typed in the working draft yet.').waitFor()
    await member.page.getByRole('link', { name: 'Open the draft' }).waitFor()
    member.expectProblem(/404/)
    const response = await member.page.goto(historyOf(slug, '?at=9999'))
    expect(response?.status()).toBe(404)
    await member.page.getByText('The history of this draft does not reach that moment.').waitFor()
    await member.leave()
  })
})

describe('the playhead', () => {
  it('[COL32] goes by edits, days and to the ends, and the address goes along', async () => {
    const { page, leave } = await aMember()
    await page.goto(historyOf(slug))
    await shows(page, last)
    await slider(page).focus()
    for (const [key, seq] of [
      ['ArrowLeft', last - 1],
      ['ArrowLeft', last - 2],
      ['Home', 1],
      ['ArrowRight', 2],
      ['PageUp', 10],
      ['PageUp', 14],
      ['PageDown', 10],
      ['End', last],
    ] as const) {
      await page.keyboard.press(key)
      await shows(page, seq)
      await isAt(page, seq)
    }
    await page.keyboard.press('Home')
    await page.keyboard.press('PageUp')
    expect(await slider(page).getAttribute('aria-valuetext')).toMatch(/^\d+ November 2026, 14:00 UTC\. Edit \d+ of \d+/)
    expect(await accessibilityProblems(page)).toEqual([])
    await leave()
  })

  it('[COL32] shows in the page what the server shows at that address', async () => {
    const { page, leave } = await aMember()
    await page.goto(historyOf(slug))
    await slider(page).focus()
    await page.keyboard.press('ArrowLeft')
    await shows(page, last - 1)
    const [played, key] = [page.locator('.mom .prose'), page.locator('.mom__key')]
    const asPlayed = [await played.innerHTML(), await key.innerHTML()]
    await page.reload()
    expect([await played.innerHTML(), await key.innerHTML()]).toEqual(asPlayed)
    await leave()
  })

  it('[COL32] is moved by pointer', async () => {
    const { page, leave } = await aMember()
    await page.goto(historyOf(slug))
    const box = await slider(page).boundingBox()
    if (!box) throw new Error('the slider is not there')
    await page.mouse.move(box.x + box.width - 12, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 12, box.y + box.height / 2, { steps: 5 })
    await page.mouse.up()
    await shows(page, 1)
    await leave()
  })
})

describe('playing', () => {
  it('[COL32] starts and stops by Space, says who writes, and ends at the end', async () => {
    const { page, leave } = await aMember()
    await page.goto(historyOf(slug, '?at=10'))
    await slider(page).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await page.getByText('Member B writes').waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Speed 8×' }).click()
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await shows(page, last)
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await isAt(page, last)
    await leave()
  })

  it('[COL32] goes between any two moments, and the address keeps them', async () => {
    const { page, leave } = await aMember()
    await page.goto(historyOf(slug, '?at=4'))
    await page.getByRole('button', { name: 'Start here' }).click()
    await slider(page).fill('7')
    await shows(page, 7)
    await page.getByRole('button', { name: 'End here' }).click()
    await page.getByText('Plays edits 4 to 7.').waitFor()
    await page.waitForURL(/from=4&to=7|at=7.*from=4.*to=7/)
    await page.reload()
    await page.getByRole('button', { name: 'Speed 8×' }).click()
    await page.getByText('Plays edits 4 to 7.').waitFor()
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await shows(page, 7)
    await page.getByRole('button', { name: 'Play all of it' }).click()
    await page.waitForURL(url => !url.searchParams.has('from'))
    await leave()
  })

  it('[COL32] keeps what is shown and says so when the server cannot be reached', async () => {
    const member = await aMember()
    const { page } = member
    member.expectProblem(/ERR_INTERNET_DISCONNECTED/)
    await page.goto(historyOf(slug, '?at=12'))
    await page.getByRole('button', { name: 'Speed 8×' }).click()
    await page.locator('[data-speed="8"][aria-pressed="true"]').waitFor()
    await slider(page).focus()
    await member.context.setOffline(true)
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('alert').getByText('The server could not be reached.').waitFor()
    expect(await shown(page)).toEqual(textAt(12))
    await member.context.setOffline(false)
    await page.keyboard.press('ArrowLeft')
    await shows(page, 10)
    await member.leave()
  })
})
