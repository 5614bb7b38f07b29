import { createDemoAccounts, createSetupLink } from '@fieldword/server/accounts/index.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { createTestApp, type TestApp } from '../support/app.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { aMember, anAdmin, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let app: TestApp
let browser: TestBrowser
beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  browser = await openBrowser({ inTurn: true })
  await test.platform.database.inTransaction(tx => createDemoAccounts(tx, test.platform))
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await test.close()
})

/** Script works the page once React has taken it over: its inputs then carry React's own properties. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForFunction(() => {
    const island = document.querySelector('#island form, #island button')
    return island !== null && Object.keys(island).some(key => key.startsWith('__react'))
  })
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML ?? '')
const pathOf = (page: Page) => new URL(page.url()).pathname

describe('signing in', () => {
  it('[ACC15] by keyboard alone leads back to where one was', async () => {
    const member = await aMember(app.platform)
    const { page, leave } = await browser.arrive(app.url)
    await open(page, '/sign-in?next=%2Fpages')
    await page.getByLabel('E-mail address').focus()
    await page.keyboard.type(emailOf(member))
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain('Show password')
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/pages')
    await page.getByRole('link', { name: `Account, ${member.name}` }).waitFor()
    await leave()
  })

  it('[ACC3] says in one place what was wrong, and moves there', async () => {
    const { page, leave, expectProblem } = await browser.arrive(app.url)
    expectProblem(/401/)
    await open(page, '/sign-in')
    await page.getByLabel('E-mail address').fill('nobody@example.org')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const alert = page.getByRole('alert')
    await alert.getByText('The e-mail address or the password is not right.').waitFor()
    expect(await focused(page)).toContain('role="alert"')
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('nobody@example.org')
    await leave()
  })

  it('names each field that has to change, and leads to it', async () => {
    const { page, leave, expectProblem } = await browser.arrive(app.url)
    expectProblem(/400/)
    await open(page, '/sign-in')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const email = page.getByLabel('E-mail address')
    await page.getByRole('alert').waitFor()
    expect(await email.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#field-email-problem').textContent()).toBe(
      'Write an e-mail address, such as name@example.org.',
    )
    expect(await page.locator('#field-password-problem').textContent()).toBe('Enter your password.')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('alert').getByRole('link', { name: 'E-mail address' }).click()
    expect(await focused(page)).toContain('id="field-email"')
    await leave()
  })

  it('shows the password to whoever asks, and hides it again', async () => {
    const { page, leave } = await browser.arrive(app.url)
    await open(page, '/sign-in')
    const field = page.getByLabel('Password', { exact: true })
    await page.getByRole('button', { name: 'Show password' }).click()
    expect(await field.getAttribute('type')).toBe('text')
    await page.getByRole('button', { name: 'Show password' }).click()
    expect(await field.getAttribute('type')).toBe('password')
    await leave()
  })

  it('never puts a password into the address, even before the script is there', async () => {
    const { page, leave, expectProblem } = await browser.arrive(app.url, { script: false })
    expectProblem(/404/)
    await page.goto('/sign-in')
    // Playwright's search for text leaves noscript out.
    await page.locator('noscript p').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('a secret of mine')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForLoadState()
    expect(page.url()).not.toContain('secret')
    await leave()
  })

  it('[ACC12] as somebody of the demo takes one click', async () => {
    const { page, leave } = await browser.arrive(app.url)
    await open(page, '/sign-in')
    await page.getByRole('button', { name: 'Sign in as Moderator 1' }).click()
    await page.waitForURL(`${app.url}/`)
    await page.getByRole('link', { name: 'Account, Moderator 1' }).waitFor()
    await page.goto('/sign-in?next=/pages')
    expect(pathOf(page)).toBe('/pages')
    await leave()
  })
})

describe('signing up', () => {
  it('[ACC1] makes a member, who can sign out again', async () => {
    const { page, leave } = await browser.arrive(app.url)
    await open(page, '/sign-up')
    await page.getByLabel('Name').fill('Ada Lovelace')
    await page.getByLabel('E-mail address').fill('ada@example.org')
    await page.getByLabel('Password', { exact: true }).fill('an engine of analysis')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('link', { name: 'Account, Ada Lovelace' }).waitFor()
    await open(page, '/account')
    await page.getByText('You may write drafts and propose revisions.').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${app.url}/`)
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor()
    await page.goto('/account')
    expect(pathOf(page)).toBe('/sign-in')
    await leave()
  })

  it('[ACC2] says beside the field that a name is taken', async () => {
    const member = await aMember(app.platform)
    const { page, leave, expectProblem } = await browser.arrive(app.url)
    expectProblem(/409/)
    await open(page, '/sign-up')
    await page.getByLabel('Name').fill(member.name)
    await page.getByLabel('E-mail address').fill('new@example.org')
    await page.getByLabel('Password', { exact: true }).fill('ten characters')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.locator('#field-name-problem').textContent()).toContain('An account with this name exists.')
    await leave()
  })
})

describe('people and roles', () => {
  it('[ACC8] an admin gives a role, and it is said', async () => {
    const [admin, member] = [await anAdmin(app.platform), await aMember(app.platform)]
    const { page, leave } = await browser.arrive(app.url)
    await signIn(page, { email: emailOf(admin), password })
    await open(page, '/people')
    const row = page.getByRole('row', { name: member.name })
    await row.getByRole('combobox').selectOption('Moderator')
    await row.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').getByText(`${member.name} is now a moderator.`).waitFor()
    const { role } = await app.platform.database.prisma.user.findUniqueOrThrow({ where: { id: member.id } })
    expect(role).toBe('moderator')
    await leave()
  })

  it('[ACC9] the last admin is told why not', async () => {
    const { prisma } = app.platform.database
    await prisma.user.updateMany({ where: { role: 'admin' }, data: { role: 'member' } })
    const admin = await anAdmin(app.platform)
    const { page, leave, expectProblem } = await browser.arrive(app.url)
    expectProblem(/409/)
    await signIn(page, { email: emailOf(admin), password })
    await open(page, '/people')
    const row = page.getByRole('row', { name: admin.name })
    await row.getByRole('combobox').selectOption('Member')
    await row.getByRole('button', { name: 'Save' }).click()
    await row.getByRole('alert').getByText('This is the only admin.').waitFor()
    await leave()
  })

  it('[ACC8] is not open to members', async () => {
    const { page, leave, expectProblem } = await browser.arrive(app.url)
    expectProblem(/403/)
    await signIn(page, { email: emailOf(await aMember(app.platform)), password })
    const response = await page.goto('/people')
    expect(response?.status()).toBe(403)
    await leave()
  })
})

it('[ACC10] the printed link makes the first account and leads to people and roles', async () => {
  const empty = await createTestPlatform()
  const wiki = await createTestApp(empty.platform)
  const link = new URL(await createSetupLink(empty.platform))
  const { page, leave } = await browser.arrive(wiki.url)
  await open(page, link.pathname + link.search)
  await page.getByLabel('Name').fill('First')
  await page.getByLabel('E-mail address').fill('first@example.org')
  await page.getByLabel('Password', { exact: true }).fill('ten characters')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.waitForURL('**/people')
  await page.getByRole('combobox', { name: 'Role of First' }).waitFor()
  await leave()
  await wiki.close()
  await empty.close()
})

const doors = ['/sign-in', '/sign-up', '/first-account', '/first-account?token=some-token-of-a-link']
const rooms = ['/account', '/people']

describe('every door', () => {
  /** Looks at each page as a visitor or, where one has to be, as an admin. */
  async function visitAll(page: Page, look: (path: string) => Promise<void>): Promise<void> {
    for (const path of doors) {
      await page.goto(path)
      await look(path)
    }
    await signIn(page, { email: emailOf(await anAdmin(app.platform)), password })
    for (const path of rooms) {
      await page.goto(path)
      await look(path)
    }
  }

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('is accessible, %s at %i px', async (theme, width) => {
    const { page, leave } = await browser.arrive(app.url, { theme, width, height: 844 })
    await visitAll(page, async path => {
      expect([path, await accessibilityProblems(page)]).toEqual([path, []])
    })
    await leave()
  })

  it.each([1280, 768, 390, 320])('fits into %i px', async width => {
    const { page, leave } = await browser.arrive(app.url, { width, height: 844 })
    await visitAll(page, async path => {
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0])
    })
    await leave()
  })

  it('has a primary button of 44 px and full width on a phone', async () => {
    const { page, leave } = await browser.arrive(app.url, { width: 390, height: 844 })
    await page.goto('/sign-in')
    const box = await page.getByRole('button', { name: 'Sign in', exact: true }).boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(box?.width).toBe(390 - 2 * 16)
    await leave()
  })
})
