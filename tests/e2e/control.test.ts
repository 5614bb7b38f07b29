import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { makePage, openDraft, openWritersWiki, type Writer, type WritersWiki, write } from '../editor/writers.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { type BrowsingPerson, openWorking, signIn } from '../support/browser.ts'
import { aModerator, emailOf, password } from '../support/people.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki({ inTurn: true })
})
afterAll(() => wiki.close())

const reason = 'Two groups undo each other'

async function aModeratorsBrowser(width = 1280): Promise<BrowsingPerson & { readonly name: string }> {
  const moderator = await aModerator(wiki.app.platform)
  const person = await wiki.browser.arrive(wiki.app.url, { width })
  await signIn(person.page, { email: emailOf(moderator), password })
  return { ...person, name: moderator.name }
}

async function aWriterWithADraft(): Promise<{ writer: Writer; slug: string }> {
  const writer = await wiki.writer()
  const slug = await makePage(writer.page)
  await openDraft(writer, slug)
  await write(writer, 'Kept.')
  return { writer, slug }
}

/** Blocks somebody by keyboard alone. */
async function blockOnPeoplePage(page: Page, name: string): Promise<void> {
  await openWorking(page, '/people')
  await page
    .getByRole('row', { name })
    .getByRole('link', { name: `Block ${name}` })
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: `Block ${name}` }).waitFor()
  await page.getByLabel('How long').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.type(reason)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: `${name} is blocked` }).waitFor()
}

describe('blocking an account', () => {
  it('[ACC16] [ACC17] takes effect in a draft that is open, says why, and can be ended', async () => {
    const [{ writer }, moderator] = [await aWriterWithADraft(), await aModeratorsBrowser()]
    const { name } = writer.account
    await blockOnPeoplePage(moderator.page, name)
    const note = writer.page.getByRole('region', { name: 'Your rights' })
    await note.getByText(reason).waitFor()
    expect(await writer.text.getAttribute('contenteditable')).toBe('false')
    await writer.page.goto('/')
    await writer.page.getByRole('region', { name: 'Your account is blocked' }).getByText(reason).waitFor()
    expect(await accessibilityProblems(writer.page)).toEqual([])

    const { page } = moderator
    await page
      .getByRole('list', { name: `Blocks of ${name}` })
      .getByText(reason)
      .waitFor()
    await page.goto('/people')
    const row = page.getByRole('row', { name })
    await row.getByText(`by ${moderator.name}: ${reason}`).waitFor()
    await row.getByRole('link', { name: `End the block of ${name}` }).click()
    await page.getByLabel('Reason').fill('A misunderstanding')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('button', { name: `End the block of ${name}` }).click()
    await page.getByRole('heading', { level: 1, name: `Block ${name}` }).waitFor()
    await page.getByText('A misunderstanding').waitFor()
    await writer.leave()
    await moderator.leave()
  })

  it('[ACC16] [WEB20] without a reason is refused beside the field, without scripts as well', async () => {
    const writer = await wiki.writer()
    const account = await aModerator(wiki.app.platform)
    const { name } = writer.account
    const { page, leave, expectProblem } = await wiki.browser.arrive(wiki.app.url, { script: false, width: 390 })
    await signIn(page, { email: emailOf(account), password })
    expectProblem(/400/)
    await page.goto('/people')
    await page
      .getByRole('row', { name })
      .getByRole('link', { name: `Block ${name}` })
      .click()
    await page.getByLabel('How long').selectOption('for 30 days')
    await page.getByRole('button', { name: `Block ${name}` }).click()
    await page.getByText('Say why: it is shown to the person.').waitFor()
    expect(await page.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('How long').inputValue()).toBe('30')
    await page.getByLabel('Reason').fill(reason)
    await page.getByRole('button', { name: `Block ${name}` }).click()
    await page.getByRole('heading', { level: 1, name: `${name} is blocked` }).waitFor()
    await writer.leave()
    await leave()
  })

  it('is offered for those of a weaker role alone', async () => {
    const [writer, moderator] = [await wiki.writer(), await aModeratorsBrowser(320)]
    const { page } = moderator
    await openWorking(page, '/people')
    expect(
      await page
        .getByRole('row', { name: moderator.name })
        .getByRole('link', { name: /^Block/ })
        .count(),
    ).toBe(0)
    await page.getByRole('link', { name: `Block ${writer.account.name}` }).click()
    await page.getByRole('heading', { level: 1, name: `Block ${writer.account.name}` }).waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await accessibilityProblems(page)).toEqual([])
    await writer.leave()
    await moderator.leave()
  })
})

describe('protecting a page', () => {
  it('[PG14] [COL33] makes a draft that is open read only, says why, and gives it back', async () => {
    const [{ writer, slug }, moderator] = [await aWriterWithADraft(), await aModeratorsBrowser(390)]
    await openWorking(moderator.page, `/wiki/${slug}/settings`)
    await moderator.page.getByRole('link', { name: 'Change the protection' }).click()
    await moderator.page.getByText('It has been so since the page was made.').waitFor()
    await moderator.page.getByRole('group', { name: 'May write' }).getByLabel('Moderators and admins').check()
    await moderator.page.getByLabel('Reason').fill(reason)
    expect(await sidewaysScroll(moderator.page)).toBe(0)
    expect(await accessibilityProblems(moderator.page)).toEqual([])
    await moderator.page.getByRole('button', { name: 'Save' }).click()
    await moderator.page.getByRole('list', { name: 'Changes, newest first' }).getByText(reason).waitFor()

    const note = writer.page.getByRole('region', { name: 'Your rights' })
    await note.getByText(`Moderators and admins may write on this page. The reason: ${reason}`).waitFor()
    await writer.page.getByText('Read only').waitFor()
    expect(await writer.text.getAttribute('contenteditable')).toBe('false')
    expect(await accessibilityProblems(writer.page)).toEqual([])
    await writer.page.reload()
    await note.getByText(reason).waitFor()
    await writer.page.getByText('Kept.').waitFor()

    await moderator.page.goto(`/wiki/${slug}/protect`)
    await moderator.page.getByRole('group', { name: 'May write' }).getByLabel('All members').check()
    await moderator.page.getByLabel('Reason').fill('They talked')
    await moderator.page.getByRole('button', { name: 'Save' }).click()
    await moderator.page.getByText('They talked').waitFor()
    await note.waitFor({ state: 'detached' })
    await writer.text.click()
    await write(writer, 'On.')
    await writer.leave()
    await moderator.leave()
  })
})
