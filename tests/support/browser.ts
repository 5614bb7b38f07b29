import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumLaunch } from './chromium.ts'

export interface PersonOptions {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  /** False for whoever reads without scripts. */
  readonly script?: boolean
  /** True for whoever has a finger and no mouse. */
  readonly touch?: boolean
}

/** Somebody with a browser profile of their own: cookies, storage, one tab to begin with. */
export interface BrowsingPerson {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in any tab so far: console errors, exceptions, violations of the security policy, dialogs. */
  readonly problems: string[]
  /** Says that problems like this one belong to the test. */
  expectProblem(like: RegExp): void
  /** Closes the profile; throws when there were problems nobody expected. */
  leave(): Promise<void>
}

export interface TestBrowser {
  readonly browser: Browser
  /** Addresses without a host are read against `url`. */
  arrive(url: string, options?: PersonOptions): Promise<BrowsingPerson>
  close(): Promise<void>
}

/** Starts Chromium. A test file starts one and gives each person a profile of their own. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch(await chromiumLaunch())
  return {
    browser,
    arrive: (url, options = {}) => arrive(browser, url, options),
    close: () => browser.close(),
  }
}

async function arrive(browser: Browser, url: string, options: PersonOptions): Promise<BrowsingPerson> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.theme ?? 'light',
    javaScriptEnabled: options.script ?? true,
    hasTouch: options.touch ?? false,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  const problems: string[] = []
  const expected: RegExp[] = []
  await collectProblems(context, problem => {
    if (!expected.some(like => like.test(problem))) problems.push(problem)
  })
  return {
    page: await context.newPage(),
    context,
    problems,
    expectProblem: like => expected.push(like),
    async leave() {
      await context.close()
      if (problems.length > 0) throw new Error(`The browser reported:\n${problems.join('\n')}`)
    },
  }
}

async function collectProblems(context: BrowserContext, report: (problem: string) => void): Promise<void> {
  await context.exposeBinding('reportViolation', (_, words: string) => report(`policy: ${words}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      const { reportViolation } = globalThis as unknown as { reportViolation(words: string): void }
      reportViolation(`${event.effectiveDirective} ${event.blockedURI} at ${location.pathname}`)
    })
  })
  // What is no Error of the script's own, as a DOMException, has an empty stack.
  context.on('weberror', error => report(`exception: ${error.error().stack || String(error.error())}`))
  context.on('console', message => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('dialog', dialog => {
    report(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
}

/** Opens a page that scripts work, and waits until they do: React marks the elements it has taken over. */
export async function openWorking(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForFunction(() => {
    const first = document.querySelector('#island > *')
    return first !== null && Object.keys(first).some(key => key.startsWith('__react'))
  })
}

/** Signs in through the API: the form has tests of its own, everybody else only needs to be somebody. */
export async function signIn(
  page: Page,
  account: { readonly email: string; readonly password: string },
): Promise<void> {
  const response = await page.request.post('/api/v1/session', {
    data: { email: account.email, password: account.password },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  if (!response.ok()) throw new Error(`${account.email} could not sign in: ${await response.text()}`)
}
