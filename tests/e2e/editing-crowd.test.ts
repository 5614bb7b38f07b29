import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { makePage, openDraft, openWritersWiki, type WritersWiki, waitUntil } from '../editor/writers.ts'
import { accessibilityProblems } from '../support/axe.ts'
import { cookieOf, gather } from '../support/crowd.ts'
import { aMember } from '../support/people.ts'
import { authorOf, textOf } from '../support/writing.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki()
})
afterAll(() => wiki.close())

it('[COL28] [COL31] a crowd is counted, those who move are named, and its carets leave the text alone', async () => {
  const one = await wiki.writer()
  const { platform, url } = wiki.app
  const members = await Promise.all(Array.from({ length: 47 }, (_, index) => aMember(platform, `Crowd ${index}`)))
  const cookies = await Promise.all(members.map(member => cookieOf(url, member)))
  const slug = await makePage(one.page)
  await authorOf(platform, one.account).write(slug, textOf(...members.map((_, index) => `Paragraph ${index}.`)))
  const opened = one.page.waitForEvent('websocket')
  await openDraft(one, slug)
  const draftId = /collab\/([^?]+)/.exec((await opened).url())?.[1] ?? ''
  const crowd = await gather({ url, draftId, cookies }, { writers: 6, readers: 41 })

  await one.page.getByRole('button', { name: '48 people are here' }).click()
  const list = one.page.getByRole('dialog', { name: 'Who is here' })
  const rest = await list.getByText(/^and \d+ more$/).innerText()
  const named = await list.getByRole('listitem').count()
  expect(named).toBeLessThanOrEqual(41)
  expect(rest).toBe(`and ${48 - named} more`)
  await list
    .getByRole('button', { name: /^Follow Crowd/ })
    .first()
    .waitFor()
  await one.page.keyboard.press('Escape')

  const carets = one.text.locator('.caret')
  await waitUntil(
    async () => (await carets.count()) === 6,
    async () => `${await carets.count()} carets`,
  )
  expect(await one.text.locator('.caret:not(.is-resting)').count()).toBeLessThanOrEqual(3)
  expect(await one.page.locator('.ed__pres .fw-av').count()).toBe(4)
  expect(await accessibilityProblems(one.page)).toEqual([])
  await crowd.leave()
  await one.page.getByRole('button', { name: 'Only you are here' }).waitFor()
  await one.leave()
})
