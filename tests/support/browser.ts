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
  /** Gives the profile up; throws when there were problems nobody expected. */
  leave(): Promise<void>
}

export interface TestBrowser {
  readonly browser: Browser
  /** Addresses without a host are read against `url`. */
  arrive(url: string, options?: PersonOptions): Promise<BrowsingPerson>
  close(): Promise<void>
}

/** A profile as it comes new, but with what a browser keeps of the wiki's scripts: read and compiled once for a test file. */
interface Profile {
  readonly context: BrowserContext
  /** An empty tab. */
  readonly page: Page
  /** Who hears of problems. */
  readonly hearing: { report(problem: string): void }
}

export interface BrowserOptions {
  /** True where many come one after the other: whoever comes gets the emptied profile of somebody who left. */
  readonly inTurn?: boolean
}

/** Starts Chromium. A test file starts one and gives each person a profile of their own. */
export async function openBrowser({ inTurn = false }: BrowserOptions = {}): Promise<TestBrowser> {
  const browser = await chromium.launch(await chromiumLaunch())
  const left = new Map<string, Profile[]>()
  return {
    browser,
    async arrive(url, options = {}) {
      const like = JSON.stringify([url, options])
      const profiles = left.get(like) ?? []
      left.set(like, profiles)
      let profile = profiles.pop()
      while (profile?.page.isClosed()) profile = profiles.pop()
      profile ??= await makeProfile(browser, url, options)
      return occupy(profile, async used => {
        if (inTurn) profiles.push(await emptied(used, url))
        else await used.context.close()
      })
    },
    close: () => browser.close(),
  }
}

function occupy(profile: Profile, giveBack: (profile: Profile) => Promise<void>): BrowsingPerson {
  const { context, page, hearing } = profile
  const problems: string[] = []
  const expected: RegExp[] = []
  hearing.report = problem => {
    if (!expected.some(like => like.test(problem))) problems.push(problem)
  }
  return {
    ...{ page, context, problems },
    expectProblem: like => expected.push(like),
    async leave() {
      await giveBack(profile)
      if (problems.length > 0) throw new Error(`The browser reported:\n${problems.join('\n')}`)
    },
  }
}

async function makeProfile(browser: Browser, url: string, options: PersonOptions): Promise<Profile> {
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
  const hearing: Profile['hearing'] = { report() {} }
  await collectProblems(context, problem => hearing.report(problem))
  return { context, page: await context.newPage(), hearing }
}

/** Takes out of a profile all that somebody did in it: tabs, cookies, storage, permissions, being offline. */
async function emptied({ context, hearing }: Profile, url: string): Promise<Profile> {
  const tabs = context.pages()
  const page = await context.newPage()
  await Promise.all(tabs.map(tab => tab.close()))
  await context.clearCookies()
  await context.clearPermissions()
  await context.setOffline(false)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'all' })
  await devtools.detach()
  return { context, page, hearing }
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
