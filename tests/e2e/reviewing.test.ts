import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type BrowsingPerson, openBrowser, openWorking, signIn, type TestBrowser } from '../support/browser.ts'
import { aMember, emailOf, password } from '../support/people.ts'
import {
  approvedWith,
  createSeededWiki,
  type DemoPerson,
  type SeededWiki,
  seededArticle,
  seededDefinition,
} from '../support/seeded.ts'
import { authorOf, textOf } from '../support/writing.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

const definition = `/wiki/${seededDefinition}`

async function signedIn(person: DemoPerson): Promise<BrowsingPerson> {
  const browsing = await browser.arrive(wiki.url)
  await signIn(browsing.page, person)
  return browsing
}

/** Has a member propose other words for an element; answers where it is reviewed. */
async function proposed(element: string, words: string, summary: string, by = wiki.memberA): Promise<string> {
  const document = await approvedWith(wiki.platform, seededDefinition, { [element]: words })
  const { id } = await authorOf(wiki.platform, by).propose(seededDefinition, document, { summary })
  return `/review/${id}`
}

describe('a revision on its way to visitors', () => {
  it('[RV7] [RV1] is proposed in the editor, approved by a moderator, and read', async () => {
    const member = await signedIn(wiki.memberA)
    await member.page.goto(`${definition}/edit`)
    const text = member.page.getByRole('textbox', { name: 'Text of the working draft' })
    await text.getByText('Students learn actively using different pathways').click()
    await member.page.keyboard.press('End')
    await member.page.keyboard.type(' Every day.')
    await member.page.getByText('— on disk').waitFor()
    await member.page.getByRole('button', { name: 'Propose revision' }).click()
    const dialog = member.page.getByRole('dialog', { name: 'Propose this revision' })
    await dialog.getByRole('group', { name: 'Element 5, Pathways: reworded' }).getByText('Every day.').waitFor()
    expect(await dialog.getByRole('group', { name: /^Element/ }).count()).toBe(1)
    await dialog.getByLabel('Summary').fill('Say how often')
    await dialog.getByRole('radio', { name: /^Meaning/ }).check()
    await dialog.getByRole('button', { name: 'Propose revision' }).click()
    await member.page.getByRole('link', { name: 'See it as they do' }).click()
    await member.page.getByText('You had a part in this revision. A moderator decides on it.').waitFor()
    expect(await member.page.getByRole('radio').count()).toBe(0)
    await member.leave()

    const moderator = await signedIn(wiki.moderator)
    await moderator.page.goto('/')
    await moderator.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Review 1' }).click()
    await moderator.page.getByRole('heading', { level: 1, name: 'Review' }).waitFor()
    // What listens for keys is there once the page has loaded.
    await moderator.page.waitForLoadState()
    await moderator.page.keyboard.press('j')
    await moderator.page.keyboard.press('Enter')
    await moderator.page.getByRole('heading', { level: 1, name: 'Say how often' }).waitFor()
    const change = moderator.page.getByRole('group', { name: 'Element 5, Pathways: reworded' })
    expect(await change.locator('ins').allTextContents()).toEqual(['added:  Every day.'])
    await moderator.page.getByText('4 unchanged elements').waitFor()
    await openWorking(moderator.page, moderator.page.url())
    await moderator.page.getByLabel('Approve').check()
    await moderator.page.getByRole('button', { name: /^Approve r\d+$/ }).click()
    await moderator.page.getByRole('heading', { name: 'Approved' }).waitFor()
    await moderator.page.getByRole('status').getByText('Visitors read this text now.').waitFor()
    expect(moderator.page.url()).not.toContain('done=')
    await moderator.leave()

    const visitor = await browser.arrive(wiki.url, { script: false })
    await visitor.page.goto(definition)
    await visitor.page.getByText('pathways and varied pacing. Every day.').waitFor()
    await visitor.page.goto(`${definition}/history`)
    await visitor.page.getByRole('link', { name: 'Say how often' }).click()
    await visitor.page.getByText('the text visitors read now').waitFor()
    await visitor.leave()
  })

  it('[RV7] is what the proposer saw: when somebody typed since, they look again', async () => {
    const { page, leave, expectProblem } = await signedIn(wiki.memberA)
    const write = async (words: string) =>
      authorOf(wiki.platform, wiki.memberB).write(
        seededDefinition,
        await approvedWith(wiki.platform, seededDefinition, { equity: words }),
      )
    await write('Equity comes first.')
    await page.goto(`${definition}/edit`)
    await page.getByText('— on disk').waitFor()
    await page.getByRole('button', { name: 'Propose revision' }).click()
    const dialog = page.getByRole('dialog', { name: 'Propose this revision' })
    await dialog.getByText('Equity comes first.').waitFor()
    await dialog.getByLabel('Summary').fill('Put equity first')
    await write('Equity comes last.')
    expectProblem(/409/)
    await dialog.getByRole('button', { name: 'Propose revision' }).click()
    await dialog.getByRole('alert').getByText('The draft changed meanwhile.').waitFor()
    await dialog.getByText('Equity comes last.').waitFor()
    expect(await dialog.getByLabel('Summary').inputValue()).toBe('Put equity first')
    await dialog.getByRole('button', { name: 'Propose revision' }).click()
    await page.getByRole('link', { name: 'See it as they do' }).waitFor()
    await page.getByRole('button', { name: 'Propose revision' }).click()
    await dialog.getByText('Exactly this text waits for review already.').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await leave()
  })

  it('[RV5] is rejected with a reason only, which its author reads', async () => {
    const review = await proposed('equity', 'Equity is for all.', 'Shorten element 6')
    const { page, leave } = await signedIn(wiki.moderator)
    await openWorking(page, review)
    await page.getByRole('button', { name: 'Decide' }).click()
    await page.getByRole('alert').getByText('Choose a decision first.').waitFor()
    await page.getByLabel('Reject').check()
    await page.getByRole('button', { name: /^Reject r\d+$/ }).click()
    await page.getByRole('alert').getByText('A rejection needs a reason').waitFor()
    expect(await page.getByRole('textbox', { name: /^Reason/ }).getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('textbox', { name: /^Reason/ }).fill('The strategies are the point.')
    await page.getByRole('button', { name: /^Reject r\d+$/ }).click()
    await page.getByRole('heading', { name: 'Rejected' }).waitFor()
    await leave()

    const member = await signedIn(wiki.memberA)
    await member.page.goto('/review?show=done&state=rejected')
    await member.page.getByRole('link', { name: 'Competency-based education' }).click()
    await member.page.getByText('The strategies are the point.').first().waitFor()
    await member.leave()
    const visitor = await browser.arrive(wiki.url)
    await visitor.page.goto(definition)
    expect(await visitor.page.getByText('Equity is for all.').count()).toBe(0)
    await visitor.leave()
  })

  it('[RV2] is not decided by a moderator who had a part in it', async () => {
    const own = await authorOf(wiki.platform, wiki.moderator).propose(seededArticle, textOf('My own words.'))
    const review = `/review/${own.id}`
    const { page, leave } = await signedIn(wiki.moderator)
    await openWorking(page, review)
    await page.getByText('Another moderator has to decide.').waitFor()
    expect(await page.getByRole('radio').count()).toBe(0)
    await page.getByRole('button', { name: /^Withdraw r\d+$/ }).click()
    await page.getByRole('heading', { name: 'Withdrawn' }).waitFor()
    await leave()
  })

  it('[RV4] is not approved once another one was; the page says why and what to do', async () => {
    const first = await proposed('support', 'Students receive support in time.', 'First')
    const second = await proposed('support', 'Students receive support early.', 'Second', wiki.memberB)
    const { page, leave } = await signedIn(wiki.moderator)
    await openWorking(page, first)
    await page.getByLabel('Approve').check()
    await page.getByRole('button', { name: /^Approve r\d+$/ }).click()
    await page.getByRole('heading', { name: 'Approved' }).waitFor()
    await openWorking(page, second)
    await page.getByText('approving it would undo that').waitFor()
    expect(await page.getByLabel('Approve').count()).toBe(0)
    await page.getByLabel('Reject').check()
    await page.getByRole('textbox', { name: /^Reason/ }).fill('Please propose it on top of the current text.')
    await page.getByRole('button', { name: /^Reject r\d+$/ }).click()
    await page.getByRole('heading', { name: 'Rejected' }).waitFor()
    await leave()
  })

  it('[RV1] tells whoever comes second that it was decided already', async () => {
    const review = await proposed('agency', 'Students decide.', 'Shorten element 1')
    const [early, late] = [await signedIn(wiki.moderator), await signedIn(wiki.moderator)]
    for (const { page } of [early, late]) {
      await openWorking(page, review)
      await page.getByLabel('Reject').check()
      await page.getByRole('textbox', { name: /^Reason/ }).fill('Too short.')
    }
    await early.page.getByRole('button', { name: /^Reject r\d+$/ }).click()
    await early.page.getByRole('heading', { name: 'Rejected' }).waitFor()
    late.expectProblem(/409/)
    await late.page.getByRole('button', { name: /^Reject r\d+$/ }).click()
    await late.page.getByRole('alert').getByText('has been decided already').waitFor()
    await early.leave()
    await late.leave()
  })
})

describe('restoring', () => {
  it('[RV12] proposes an old text again, which a moderator then approves', async () => {
    const member = await signedIn(wiki.memberB)
    await member.page.goto(`${definition}/revisions/1`)
    await member.page.getByRole('link', { name: 'Restore' }).click()
    await member.page
      .getByText(/two elements? added|two added/)
      .first()
      .waitFor()
    await member.page.getByLabel('Summary').fill('Back to five elements')
    await member.page.getByRole('button', { name: 'Propose restoration' }).click()
    await member.page.getByRole('heading', { level: 1, name: 'Back to five elements' }).waitFor()
    await member.page.getByText('Restores r1').first().waitFor()
    const review = new URL(member.page.url()).pathname
    await member.leave()

    const moderator = await signedIn(wiki.moderator)
    await openWorking(moderator.page, review)
    await moderator.page.getByLabel('Approve').check()
    await moderator.page.getByRole('button', { name: /^Approve r\d+$/ }).click()
    await moderator.page.getByRole('heading', { name: 'Approved' }).waitFor()
    await moderator.page.goto(`${definition}/revisions/1/restore`)
    await moderator.page.getByText('Visitors read exactly this text already.').waitFor()
    expect(await moderator.page.getByRole('button', { name: 'Propose restoration' }).count()).toBe(0)
    await moderator.leave()
  })

  it('asks a visitor to sign in first, and leads back', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(`${definition}/revisions/3/restore`)
    expect(new URL(page.url()).searchParams.get('next')).toBe(`${definition}/revisions/3/restore`)
    await leave()
  })
})

describe('the queue', () => {
  it('[RV11] is for members, and says when nothing waits', async () => {
    const visitor = await browser.arrive(wiki.url)
    visitor.expectProblem(/401/)
    expect((await visitor.page.goto('/review'))?.status()).toBe(401)
    await visitor.page.getByRole('main').getByRole('link', { name: 'Sign in' }).waitFor()
    await visitor.leave()
    const nobody = { ...(await aMember(wiki.platform)), password }
    const member = await signedIn({ ...nobody, email: emailOf(nobody) })
    await member.page.goto('/review?text=Nobody')
    await member.page.getByText('Nothing here fits.').waitFor()
    await member.page.getByRole('link', { name: 'Show all' }).last().click()
    await member.page.getByRole('link', { name: 'Done' }).click()
    await member.page.waitForLoadState()
    expect(await member.page.getByRole('table', { name: 'Done' }).getByRole('row').count()).toBeGreaterThan(1)
    await member.leave()
  })
})
