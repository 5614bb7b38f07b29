import {
  bold,
  bulletList,
  doc,
  element,
  heading,
  link,
  listItem,
  paragraph,
  quote,
  text,
} from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hostileTexts } from '../document/hostile.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { type BrowsingPerson, openBrowser, openWorking, signIn, type TestBrowser } from '../support/browser.ts'
import { aMember, aModerator, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { authorOf, twoPeople } from '../support/writing.ts'

// Whatever people write is shown as what it is. A profile that sees a dialog, a violation of the security policy or an
// exception says so when its person leaves.

const payloads = hostileTexts().filter((_, index) => index % 9 === 0)
const image = '"><img src=x onerror=alert(1)>'
const titles = [
  image,
  '<script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
]

let test: TestPlatform
let wiki: TestApp
let browser: TestBrowser
let slug: string
let open: ReviewRef
beforeAll(async () => {
  test = await createTestPlatform()
  wiki = await createTestApp(test.platform)
  browser = await openBrowser({ inTurn: true })
  const { approve } = await twoPeople(test.platform)
  const author = authorOf(test.platform, await aMember(test.platform, '<img src=x onerror=alert(1)>'))
  for (const title of titles) await author.makePage(title)
  const page = await author.makePage(`One more ${image}`, { kind: 'definition' })
  slug = page.slug
  await approve(await author.propose(slug, poisoned(payloads.slice(0, -20)), { summary: image }))
  open = await author.propose(slug, poisoned(payloads.slice(20)), { summary: '</script><script>alert(1)</script>' })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
  await test.close()
})

/** Payloads wherever a document takes text. */
function poisoned(texts: readonly string[]): DocumentJson {
  const blocks = texts.map((payload, index) => {
    const id = `h${index}`
    const words = [
      text(payload),
      text(payload, bold),
      text(payload, link(`https://example.org/?q=${encodeURIComponent(payload)}`)),
    ]
    if (index % 5 === 1) return heading(id, 2, words)
    if (index % 5 === 2) return quote(`${id}q`, paragraph(id, words))
    if (index % 5 === 3) return bulletList(`${id}l`, listItem(`${id}i`, paragraph(id, words)))
    if (index % 5 === 4) return { type: 'codeBlock', attrs: { id, language: null }, content: [text(payload)] }
    return paragraph(id, words)
  })
  const elements = texts.slice(0, 5).map((payload, index) => element(`e${index}`, payload.slice(0, 40), payload))
  return doc(...elements, ...blocks)
}

async function moderator(): Promise<BrowsingPerson> {
  const person = await browser.arrive(wiki.url)
  const account = await aModerator(test.platform)
  await signIn(person.page, { email: emailOf(account), password })
  return person
}

describe('what hostile people wrote', () => {
  it.each([
    ['the page', () => `/wiki/${slug}`],
    ['its history', () => `/wiki/${slug}/history`],
    ['a revision', () => `/wiki/${slug}/revisions/1`],
    ['a comparison', () => `/wiki/${slug}/compare?from=1&to=2`],
    ['an inline comparison', () => `/wiki/${slug}/compare?from=1&to=2&view=inline`],
    ['restoring', () => `/wiki/${slug}/revisions/2/restore`],
    ['its settings', () => `/wiki/${slug}/settings`],
    ['the queue', () => '/review'],
    ['a review', () => `/review/${open.id}`],
    ['a review side by side', () => `/review/${open.id}?view=side`],
    ['all pages', () => '/pages'],
    ['the definitions', () => '/definitions'],
    ['the front page', () => '/'],
  ])('is only text in %s', async (_, path) => {
    const { page, leave } = await moderator()
    const response = await page.goto(path())
    expect(response?.status()).toBe(200)
    await page.waitForLoadState('load')
    expect(await strangers(page)).toEqual([])
    await leave()
  })

  it('is only text in the editor and in what it proposes', async () => {
    const { page, leave } = await moderator()
    await page.goto(`/wiki/${slug}/edit`)
    const editor = page.getByRole('textbox', { name: 'Text of the working draft' })
    await editor.locator('p').first().waitFor()
    await page.getByText('— on disk').waitFor()
    expect(await strangers(page)).toEqual([])
    await page.getByRole('button', { name: 'Propose revision' }).click()
    await page
      .getByRole('dialog')
      .getByText(/waits for review already/)
      .waitFor()
    await leave()
  })

  it('is only text once it was approved', async () => {
    const { page, leave } = await moderator()
    await openWorking(page, `/review/${open.id}`)
    await page.getByLabel('Approve').check()
    await page.getByRole('textbox', { name: 'Reason' }).fill('<svg onload=alert(1)>')
    await page.getByRole('button', { name: /^Approve/ }).click()
    await page.getByText('<svg onload=alert(1)>').waitFor()
    await page.goto(`/wiki/${slug}`)
    await leave()
  })
})

describe('what a hostile address says', () => {
  it.each(titles)('is only text: %s', async payload => {
    const { page, leave, expectProblem } = await moderator()
    expectProblem(/404|400/)
    const q = encodeURIComponent(payload)
    for (const path of [
      `/find?q=${q}`,
      `/new?title=${q}&kind=${q}&parent=${q}`,
      `/wiki/${q}`,
      `/wiki/${slug}?version=${q}`,
      `/wiki/${slug}/compare?from=${q}&to=${q}&view=${q}`,
      `/review?show=${q}&cursor=${q}`,
      `/review/${open.id}?done=${q}`,
      `/pages?cursor=${q}`,
    ]) {
      await page.goto(path)
      expect([path, await strangers(page)]).toEqual([path, []])
    }
    await leave()
  })

  it.each([
    'javascript:alert(1)',
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '\tjavascript:alert(1)',
  ])('leads nowhere else after signing in: %s', async next => {
    const account = await aMember(test.platform)
    const { page, leave } = await browser.arrive(wiki.url)
    await openWorking(page, `/sign-in?next=${encodeURIComponent(next)}`)
    await page.getByLabel('E-mail address').fill(emailOf(account))
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('link', { name: `Account, ${account.name}` }).waitFor()
    expect(new URL(page.url()).origin).toBe(new URL(wiki.url).origin)
    await leave()
  })
})

/** Elements and attributes on the page that none of our views makes. */
function strangers(page: BrowsingPerson['page']): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const node of document.querySelectorAll('main *, #island *')) {
      if (
        node.matches(
          'script:not([type="application/json"]), iframe, object, embed, base, link, meta, video, audio, math',
        )
      )
        found.push(node.outerHTML)
      for (const { name, value } of node.attributes) {
        const leads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc', 'data'].includes(name)
        const runs = name.startsWith('on') || (leads && /^\s*(?:javascript|vbscript|data):/i.test(value))
        if (runs) found.push(`${name}=${value}`)
      }
    }
    return found
  })
}
