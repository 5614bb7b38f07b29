import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  asWriter,
  makePage,
  openDraft,
  openWritersWiki,
  reads,
  textOf,
  type WritersWiki,
  write,
} from '../editor/writers.ts'
import { accessibilityProblems } from '../support/axe.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki()
})
afterAll(() => wiki.close())

/** What the browser itself says about a connection it does not have. */
const noConnection = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket/

describe('writing without a connection', () => {
  it('keeps every edit on the device, says so, and merges on return', async () => {
    const one = await wiki.writer()
    const two = await wiki.writer()
    one.expectProblem(noConnection)
    const slug = await makePage(one.page)
    await openDraft(one, slug)
    await write(one, 'Before.')
    await openDraft(two, slug)
    await reads(two.text, ['Before.'])

    await one.context.setOffline(true)
    await one.page.getByText('You are offline. Keep writing.').first().waitFor()
    await one.page.keyboard.press('End')
    await one.page.keyboard.type(' Offline.')
    await one.saving.getByText('Kept on this device. 9 edits not sent yet').waitFor()
    const propose = one.page.getByRole('button', { name: 'Propose revision' })
    expect(await propose.getAttribute('aria-disabled')).toBe('true')
    expect(await propose.getAttribute('title')).toBe('Proposing needs a connection.')
    expect(await accessibilityProblems(one.page)).toEqual([])
    await two.page.keyboard.press('Home')
    await write(two, 'Meanwhile. ')
    expect(await textOf(one.page).innerText()).toContain('Before. Offline.')

    await one.context.setOffline(false)
    await one.page.getByText('Back online. 9 edits sent.').first().waitFor()
    await one.saving.getByText(/on disk$/).waitFor()
    await reads(one.text, ['Meanwhile. Before. Offline.'])
    await reads(two.text, ['Meanwhile. Before. Offline.'])
    await one.leave()
    await two.leave()
  })

  it('survives closing the page: what was written is sent when it is opened again', async () => {
    const one = await wiki.writer()
    const two = await wiki.writer()
    one.expectProblem(noConnection)
    const slug = await makePage(one.page)
    await openDraft(one, slug)
    await write(one, 'Saved.')
    await one.context.setOffline(true)
    await one.page.getByText('You are offline. Keep writing.').first().waitFor()
    await one.page.keyboard.type(' Kept.')
    await one.saving.getByText('Kept on this device. 6 edits not sent yet').waitFor()
    await one.page.close()

    await openDraft(two, slug)
    await reads(two.text, ['Saved.'])
    await one.context.setOffline(false)
    const again = asWriter({ ...one, page: await one.context.newPage() }, one.account)
    await again.page.goto(`/wiki/${slug}/edit`)
    await again.page.getByText('Back online. 6 edits sent.').first().waitFor()
    await reads(two.text, ['Saved. Kept.'])
    await one.leave()
    await two.leave()
  })

  it('tries at once when asked', async () => {
    const one = await wiki.writer()
    one.expectProblem(noConnection)
    const slug = await makePage(one.page)
    await openDraft(one, slug)
    await one.context.setOffline(true)
    const banner = one.page.getByRole('region', { name: 'Connection' })
    await banner.getByRole('button', { name: 'Try now' }).click()
    await banner.getByText('You are offline.').waitFor()
    await one.context.setOffline(false)
    await one.saving.getByText(/on disk$/).waitFor()
    await one.leave()
  })
})

describe('when the server ends it', () => {
  it('[COL3] a signed-out writer is told, keeps the words and can sign in again', async () => {
    const one = await wiki.writer()
    const slug = await makePage(one.page)
    await openDraft(one, slug)
    await write(one, 'Mine.')
    const response = await one.page.request.delete('/api/v1/session', { headers: { 'sec-fetch-site': 'same-origin' } })
    expect(response.ok()).toBe(true)
    const banner = one.page.getByRole('region', { name: 'Connection' })
    await banner.getByText('Sign in to do this.').waitFor()
    const link = await banner.getByRole('link', { name: 'Sign in' }).getAttribute('href')
    expect(link).toBe(`/sign-in?next=${encodeURIComponent(`/wiki/${slug}/edit`)}`)
    expect(await one.text.getAttribute('contenteditable')).toBe('false')
    expect(await one.text.innerText()).toBe('Mine.')
    expect(await accessibilityProblems(one.page)).toEqual([])
    await one.leave()
  })
})
