import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { makePage, openDraft, openWritersWiki, type Writer, type WritersWiki, write } from '../editor/writers.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { type BrowsingPerson, openWorking, signIn } from '../support/browser.ts'
import { aModerator, emailOf, password } from '../support/people.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki()
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
  const row = page.getByRole('row', { name })
  await row.getByText('Block', { exact: false }).first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(reason)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText(`${name} is blocked.`).waitFor()
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

    const row = moderator.page.getByRole('row', { name })
    await row.getByText(`by ${moderator.name}: ${reason}`).waitFor()
    await row.getByText('End the block').first().click()
    await row.getByRole('button', { name: 'Earlier blocks' }).click()
    await row
      .getByRole('list', { name: `Blocks of ${name}` })
      .getByText(reason)
      .waitFor()
    await row.getByLabel('Reason').fill('A misunderstanding')
    expect(await accessibilityProblems(moderator.page)).toEqual([])
    await row.getByRole('button', { name: `End the block of ${name}` }).click()
    await moderator.page.getByRole('status').getByText(`${name} is not blocked any more.`).waitFor()
    await writer.leave()
    await moderator.leave()
  })

  it('[ACC16] without a reason is refused beside the field', async () => {
    const [writer, moderator] = [await wiki.writer(), await aModeratorsBrowser()]
    moderator.expectProblem(/400/)
    await openWorking(moderator.page, '/people')
    const row = moderator.page.getByRole('row', { name: writer.account.name })
    await row.getByText('Block').first().click()
    await row.getByRole('button', { name: `Block ${writer.account.name}` }).click()
    await row.getByText('Say why: it is shown to the person.').waitFor()
    expect(await row.getByLabel('Reason').getAttribute('aria-invalid')).toBe('true')
    await writer.leave()
    await moderator.leave()
  })

  it('is offered for those of a weaker role alone', async () => {
    const [writer, moderator] = [await wiki.writer(), await aModeratorsBrowser(320)]
    await openWorking(moderator.page, '/people')
    expect(await moderator.page.getByRole('row', { name: moderator.name }).getByText('Block of').count()).toBe(0)
    await moderator.page.getByRole('row', { name: writer.account.name }).getByText('Block').first().click()
    expect(await sidewaysScroll(moderator.page)).toBe(0)
    expect(await accessibilityProblems(moderator.page)).toEqual([])
    await writer.leave()
    await moderator.leave()
  })
})

describe('protecting a page', () => {
  it('[PG14] [COL33] makes a draft that is open read only, says why, and gives it back', async () => {
    const [{ writer, slug }, moderator] = [await aWriterWithADraft(), await aModeratorsBrowser(390)]
    await openWorking(moderator.page, `/wiki/${slug}/settings`)
    await moderator.page.getByText('It has been so since the page was made.').waitFor()
    await moderator.page.getByLabel('Moderators and admins').check()
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

    await openWorking(moderator.page, `/wiki/${slug}/settings`)
    await moderator.page.getByLabel('All members').check()
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
