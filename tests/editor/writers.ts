import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Locator, Page } from 'playwright-core'
import { createTestApp, type TestApp } from '../support/app.ts'
import {
  type BrowserOptions,
  type BrowsingPerson,
  openBrowser,
  type PersonOptions,
  signIn,
  type TestBrowser,
} from '../support/browser.ts'
import { aMember, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

export interface Writer extends BrowsingPerson {
  readonly account: SignedIn
  /** The text being written. */
  readonly text: Locator
  /** What the header says of saving. */
  readonly saving: Locator
}

export interface WritersWiki {
  readonly app: TestApp
  readonly browser: TestBrowser
  /** A new member with a browser of their own, who has opened nothing yet. */
  writer(options?: PersonOptions): Promise<Writer>
  close(): Promise<void>
}

export async function openWritersWiki(options?: BrowserOptions): Promise<WritersWiki> {
  const test: TestPlatform = await createTestPlatform()
  const app = await createTestApp(test.platform)
  const browser = await openBrowser(options)
  return {
    app,
    browser,
    async writer(options) {
      const account = await aMember(test.platform)
      const person = await browser.arrive(app.url, options)
      await signIn(person.page, { email: emailOf(account), password })
      return asWriter(person, account)
    },
    async close() {
      await browser.close()
      await app.close()
      await test.close()
    },
  }
}

export function asWriter(person: BrowsingPerson, account: SignedIn): Writer {
  return { ...person, account, text: textOf(person.page), saving: person.page.locator('.ed__save') }
}

export const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the working draft' })

let made = 0

/** A page without any text; answers its slug. */
export async function makePage(page: Page, kind: 'article' | 'definition' = 'article'): Promise<string> {
  made += 1
  const response = await page.request.post('/api/v1/pages', {
    data: { title: `Page to write ${made}`, kind },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  if (!response.ok()) throw new Error(await response.text())
  return ((await response.json()) as { slug: string }).slug
}

/** Opens the draft and puts the caret into it. */
export async function openDraft({ page, text }: Pick<Writer, 'page' | 'text'>, slug: string): Promise<void> {
  await page.goto(`/wiki/${slug}/edit`)
  await text.click()
}

/** Types and waits until the server has said that everything is on disk. */
export async function write({ page, saving }: Pick<Writer, 'page' | 'saving'>, words: string): Promise<void> {
  await page.keyboard.type(words)
  await saving.getByText(/^Saved .*— on disk$/).waitFor()
}

/** The blocks of the text as they read, without what stands around them. */
export function blocks(text: Locator): Promise<string[]> {
  return text.evaluate(root => {
    const copy = root.cloneNode(true) as HTMLElement
    for (const extra of copy.querySelectorAll('.ede__meta, .caret')) extra.remove()
    return [...copy.children].map(block => block.textContent ?? '')
  })
}

/** The structure of the text: elements without the attributes that only editing needs. */
export function structure(text: Locator): Promise<string> {
  return text.evaluate(root => {
    const copy = root.cloneNode(true) as HTMLElement
    for (const extra of copy.querySelectorAll(
      '.ede__meta, .caret, .ProseMirror-trailingBreak, .ProseMirror-separator, colgroup',
    )) {
      extra.remove()
    }
    const kept = new Set(['href', 'src', 'alt', 'colspan', 'rowspan', 'start', 'data-checked', 'checked'])
    for (const element of copy.querySelectorAll('*')) {
      for (const { name } of [...element.attributes]) if (!kept.has(name)) element.removeAttribute(name)
    }
    return copy.innerHTML
  })
}

/** Puts HTML on a clipboard of its own and pastes it, as the browser would. */
export function paste(text: Locator, html: string, plain = ''): Promise<void> {
  return text.evaluate(
    (root, [asHtml, asText]) => {
      const clipboardData = new DataTransfer()
      if (asHtml) clipboardData.setData('text/html', asHtml)
      clipboardData.setData('text/plain', asText ?? '')
      root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [html, plain] as const,
  )
}

/** Resolves when the page's text reads like this. */
export async function reads(text: Locator, expected: readonly string[]): Promise<void> {
  await waitUntil(
    async () => JSON.stringify(await blocks(text)) === JSON.stringify(expected),
    async () => JSON.stringify(await blocks(text)),
  )
}

/** Asks again and again, as a person watching would; says what was there instead. */
export async function waitUntil(
  holds: () => Promise<boolean>,
  instead: () => Promise<string>,
  within = 10_000,
): Promise<void> {
  const end = Date.now() + within
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Still not so: ${await instead()}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
