import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openWritersWiki, type WritersWiki } from '../editor/writers.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { type BrowsingPerson, signIn } from '../support/browser.ts'
import { aMember, aModerator, emailOf, password } from '../support/people.ts'
import { approve, authorOf, textOf, twoPeople } from '../support/writing.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki()
})
afterAll(() => wiki.close())

async function looksRight({ page }: BrowsingPerson): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

async function browserOf(account: Parameters<typeof emailOf>[0], width = 1280): Promise<BrowsingPerson> {
  const person = await wiki.browser.arrive(wiki.app.url, { width })
  await signIn(person.page, { email: emailOf(account), password })
  return person
}

describe('vandalism', () => {
  it('[RV130] [RV133] [RV135] [ACC16] [ACC17] [ACC35] [ACC36] is rolled back by one person, the account blocked, heard and set free', async () => {
    const { platform } = wiki.app
    const [vandal, moderator] = [await aMember(platform, 'Vera Vandal'), await aModerator(platform, 'Mo Moderator')]
    const { author, publish } = await twoPeople(platform)
    const slugs: string[] = []
    for (const title of ['Pacing', 'Seat time']) {
      const { slug } = await author.makePage(title)
      await publish(slug, textOf(`${title} as it is.`))
      const bad = await authorOf(platform, vandal).propose(slug, textOf('Nonsense.'))
      await approve(platform, await aModerator(platform), bad)
      slugs.push(slug)
    }

    const judge = await browserOf(moderator)
    await judge.page.goto('/recent-changes')
    await judge.page.getByRole('link', { name: 'Vera Vandal', exact: true }).first().click()
    await judge.page.getByRole('link', { name: 'Block Vera Vandal' }).click()
    await judge.page.getByRole('link', { name: 'roll back what Vera Vandal changed' }).click()
    await judge.page.getByText('It is undone. What others changed stays.').first().waitFor()
    await looksRight(judge)
    await judge.page.getByLabel('Reason').fill('Nonsense on two pages')
    await judge.page.getByRole('button', { name: 'Roll back 2 changes' }).click()
    await judge.page.getByRole('heading', { name: 'Rollback of Vera Vandal' }).waitFor()
    while (!(await judge.page.getByText('2 of 2 changes done').isVisible())) await judge.page.reload()
    await looksRight(judge)
    await judge.page.goto(`/wiki/${slugs[0]}`)
    await judge.page.getByText('Pacing as it is.').waitFor()

    await judge.page.goto(`/people/${vandal.id}/block`)
    await judge.page.getByLabel('Reason').fill('Nonsense on two pages')
    await judge.page.getByRole('button', { name: 'Block Vera Vandal' }).click()
    await judge.page.getByRole('heading', { name: 'Vera Vandal is blocked' }).waitFor()

    const blocked = await browserOf(vandal, 390)
    await blocked.page.goto(`/wiki/${slugs[0]}`)
    expect(await blocked.page.getByRole('link', { name: 'Edit draft' }).count()).toBe(0)
    await blocked.page.goto('/')
    await blocked.page.getByRole('link', { name: 'Ask about it' }).click()
    await looksRight(blocked)
    await blocked.page
      .getByLabel('Your message to the moderators')
      .fill('My pupils wrote that. I signed out everywhere.')
    await blocked.page.getByRole('button', { name: 'Send' }).click()
    await blocked.page.getByText('Your message waits for a moderator.').waitFor()
    expect(await blocked.page.getByRole('button', { name: 'Send' }).count()).toBe(0)

    await judge.page.goto('/account')
    await judge.page.getByRole('link', { name: 'Appeals, 1 waiting' }).click()
    await judge.page.getByRole('link', { name: 'Vera Vandal' }).click()
    await looksRight(judge)
    await judge.page.getByLabel('Your answer').fill('Thank you. Welcome back.')
    await judge.page.getByRole('button', { name: 'Lift the block' }).click()
    await judge.page.getByText('Block lifted.').waitFor()

    await blocked.page.reload()
    await blocked.page.getByText('The block was lifted.').waitFor()
    await blocked.page.getByText('Thank you. Welcome back.').waitFor()
    await looksRight(blocked)

    await judge.page.goto('/blocks')
    await judge.page.getByLabel('Address or range').fill('203.0.113.7/24')
    await judge.page.getByLabel('Reason').fill('Forty accounts in an hour')
    await judge.page.getByRole('button', { name: 'Block', exact: true }).click()
    await judge.page.getByText('203.0.113.0/24', { exact: true }).waitFor()
    await looksRight(judge)
    await judge.page.goto('/filter')
    await judge.page.getByLabel('Words or site').fill('casino')
    await judge.page.getByLabel('Reason', { exact: true }).fill('Shops write it')
    await judge.page.getByRole('button', { name: 'Look for it' }).click()
    await judge.page.getByText('Met 0 times.').waitFor()
    await looksRight(judge)
    await judge.page.goto('/newcomers')
    await looksRight(judge)
  })
})
