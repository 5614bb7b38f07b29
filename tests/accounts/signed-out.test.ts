import { once } from 'node:events'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { WebSocket } from 'ws'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember } from '../support/people.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
  const author = await browserOf(await aMember(app.platform))
  await author.send('POST', '/pages', { title: 'Pacing', kind: 'article' })
})
afterAll(() => app.close())

const browserOf = (account: Parameters<Caller['signIn']>[0]) => new Caller(app.url).signIn(account)

/** The draft as a tab of this browser has it open; resolves once the server speaks. */
async function aTab(browser: Caller): Promise<WebSocket> {
  const { draftId } = (await browser.get('/pages/pacing/draft')).body as { draftId: string }
  const address = `${app.url.replace('http', 'ws')}/collab/${draftId}?schema=${schemaFingerprint}`
  const tab = new WebSocket(address, { headers: { cookie: browser.cookie ?? '', origin: app.url } })
  await once(tab, 'message')
  return tab
}

it('[ACC7] signing out ends what the browser has open, and nothing of the account’s other browsers', async () => {
  const member = await aMember(app.platform)
  const [shared, own] = [await browserOf(member), await browserOf(member)]
  const [left, kept] = [await aTab(shared), await aTab(own)]
  const closed = once(left, 'close')
  await shared.send('DELETE', '/session')
  expect((await closed)[0]).toBe(4401)
  kept.ping()
  await once(kept, 'pong')
  kept.close()
})

it('[ACC7] so does signing in as somebody else', async () => {
  const browser = await browserOf(await aMember(app.platform))
  const closed = once(await aTab(browser), 'close')
  await browser.signIn(await aMember(app.platform))
  expect((await closed)[0]).toBe(4401)
})
