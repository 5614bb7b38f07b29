import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openDraft, openWritersWiki, type WritersWiki } from '../editor/writers.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { type BrowsingPerson, openWorking, signIn } from '../support/browser.ts'
import { aModerator, anAdmin, emailOf, password } from '../support/people.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let wiki: WritersWiki
let people: Awaited<ReturnType<typeof twoPeople>>
let made = 0
beforeAll(async () => {
  wiki = await openWritersWiki({ inTurn: true })
  people = await twoPeople(wiki.app.platform)
})
afterAll(() => wiki.close())

const reason = 'Two pages say the same'

async function browserOf(role: 'visitor' | 'moderator' | 'admin', width = 1280): Promise<BrowsingPerson> {
  const person = await wiki.browser.arrive(wiki.app.url, { width })
  if (role === 'visitor') return person
  const account = await (role === 'admin' ? anAdmin : aModerator)(wiki.app.platform)
  await signIn(person.page, { email: emailOf(account), password })
  return person
}

/** Two revisions, of which visitors read the second. */
async function aPage(): Promise<{ slug: string; title: string }> {
  made += 1
  const page = await people.author.makePage(`Moderated ${made}`)
  await people.publish(page.slug, textOf('What nobody should read.'))
  await people.publish(page.slug, textOf('What everybody reads.'))
  return page
}

async function looksRight({ page }: BrowsingPerson): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

describe('deleting a page', () => {
  it('[PG20] [PG21] [PG22] is asked twice, said to everybody, and undone', async () => {
    const [{ slug, title }, moderator, visitor] = [
      await aPage(),
      await browserOf('moderator'),
      await browserOf('visitor', 390),
    ]
    const writer = await wiki.writer()
    await openDraft(writer, slug)
    await openWorking(moderator.page, `/wiki/${slug}/settings`)
    await moderator.page.getByRole('main').getByRole('link', { name: 'Delete this page' }).click()
    await moderator.page.getByLabel('Reason').fill(reason)
    await looksRight(moderator)
    await moderator.page.getByRole('button', { name: 'Delete this page …' }).focus()
    await moderator.page.keyboard.press('Enter')
    const question = moderator.page.getByRole('form', { name: `Delete “${title}”?` })
    await question.getByText(reason).waitFor()
    await looksRight(moderator)
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await moderator.page.getByLabel('Reason').inputValue()).toBe(reason)
    await moderator.page.getByRole('button', { name: 'Delete this page …' }).click()
    moderator.expectProblem(/410/)
    await question.getByRole('button', { name: 'Delete', exact: true }).click()
    await moderator.page.getByRole('heading', { name: `“${title}” was deleted` }).waitFor()
    await looksRight(moderator)

    await writer.page.getByRole('region', { name: 'Connection' }).getByText('This page was deleted.').waitFor()
    visitor.expectProblem(/410/)
    await visitor.page.goto(`/wiki/${slug}`)
    await visitor.page.getByText(reason).waitFor()
    expect(await visitor.page.getByRole('link', { name: 'Bring it back' }).count()).toBe(0)
    await looksRight(visitor)
    await visitor.page.getByRole('main').getByRole('link', { name: 'Moderation log' }).click()
    await visitor.page.getByText('Deleted the page').first().waitFor()
    await looksRight(visitor)

    await moderator.page.getByRole('link', { name: 'Read its history' }).click()
    await moderator.page.getByText('This page is deleted').waitFor()
    await looksRight(moderator)
    await moderator.page.goto('/deleted-pages')
    await looksRight(moderator)
    await moderator.page.getByRole('main').getByRole('link', { name: title }).click()
    await moderator.page.getByRole('link', { name: 'Bring it back' }).click()
    await moderator.page.getByLabel('Reason').fill('They do not')
    await looksRight(moderator)
    await moderator.page.getByRole('button', { name: 'Bring it back' }).click()
    await moderator.page.getByText('What everybody reads.').waitFor()
    for (const person of [moderator, visitor, writer]) await person.leave()
  })
})

describe('hiding and destroying', () => {
  it('[REV22] hides parts of a revision, says so, and shows them again', async () => {
    const [{ slug }, moderator, visitor] = [
      await aPage(),
      await browserOf('moderator', 390),
      await browserOf('visitor'),
    ]
    await moderator.page.goto(`/wiki/${slug}/revisions/1`)
    await moderator.page.getByRole('link', { name: 'Hide parts' }).click()
    await moderator.page.getByLabel('Text').check()
    await moderator.page.getByLabel('Authors').check()
    moderator.expectProblem(/400/)
    await moderator.page.getByRole('button', { name: 'Save' }).click()
    await moderator.page.getByText('Say why: everybody reads it in the log.').waitFor()
    expect(await moderator.page.getByLabel('Authors').isChecked()).toBe(true)
    await moderator.page.getByLabel('Reason').fill('Names a child')
    await looksRight(moderator)
    await moderator.page.getByRole('button', { name: 'Save' }).click()
    await moderator.page.getByText('What nobody should read.').waitFor()
    await moderator.page.getByText('Hidden: text, authors').waitFor()
    await looksRight(moderator)

    await visitor.page.goto(`/wiki/${slug}/revisions/1`)
    await visitor.page.getByRole('heading', { name: 'This text is hidden' }).waitFor()
    await visitor.page.getByText('Authors hidden').waitFor()
    await looksRight(visitor)
    await visitor.page.getByRole('link', { name: 'Who did it, when and why' }).click()
    await visitor.page.getByText('Hid the text and the authors of r1').waitFor()

    await moderator.page.getByRole('link', { name: 'Hidden parts' }).click()
    await moderator.page.getByLabel('Text').uncheck()
    await moderator.page.getByLabel('Authors').uncheck()
    await moderator.page.getByLabel('Reason').fill('It does not')
    await moderator.page.getByRole('button', { name: 'Save' }).click()
    await moderator.page.getByRole('link', { name: 'Hide parts' }).waitFor()
    await visitor.page.goto(`/wiki/${slug}/revisions/1`)
    await visitor.page.getByText('What nobody should read.').waitFor()
    for (const person of [moderator, visitor]) await person.leave()
  })

  it('[REV25] destroys a text after a second question, for admins alone', async () => {
    const [{ slug }, moderator, admin] = [await aPage(), await browserOf('moderator'), await browserOf('admin')]
    await moderator.page.goto(`/wiki/${slug}/revisions/1/hide`)
    expect(await moderator.page.getByRole('form', { name: 'Destroy the text' }).count()).toBe(0)
    await admin.page.goto(`/wiki/${slug}/revisions/1/hide`)
    const form = admin.page.getByRole('form', { name: 'Destroy the text' })
    await form.getByLabel('Reason').fill('A court ordered it')
    await form.getByRole('button', { name: 'Destroy the text of r1 …' }).click()
    const question = admin.page.getByRole('form', { name: 'Destroy the text of r1 for good?' })
    await question.getByText('A court ordered it').waitFor()
    await looksRight(admin)
    await question.getByRole('button', { name: 'Destroy it' }).click()
    await admin.page.getByRole('heading', { name: 'This text was destroyed' }).waitFor()
    await looksRight(admin)
    for (const person of [moderator, admin]) await person.leave()
  })
})
