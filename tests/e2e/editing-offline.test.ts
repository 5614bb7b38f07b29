import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page, WebSocketRoute } from 'playwright-core'
import * as Y from 'yjs'
import { Writer } from '../collab/support/writer.ts'
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
import { cookieOf } from '../support/crowd.ts'
import { aMember } from '../support/people.ts'

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
    expect(await one.text.locator('.local').allInnerTexts()).toEqual([' Offline.'])
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
    expect(await one.text.locator('.local').count()).toBe(0)
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

describe('when the editor is updated before everything was sent', () => {
  it('offers the words that were kept, and never sends what it cannot read', async () => {
    const one = await wiki.writer()
    one.expectProblem(noConnection)
    const slug = await makePage(one.page)
    const elsewhere = await one.context.newPage()
    await elsewhere.goto('/pages')
    await openDraft(one, slug)
    await write(one, 'Saved.')
    await one.context.setOffline(true)
    await one.page.getByText('You are offline. Keep writing.').first().waitFor()
    await one.page.keyboard.type(' Never sent.')
    await one.saving.getByText('Kept on this device. 12 edits not sent yet').waitFor()
    await one.page.close()
    await elsewhere.evaluate(giveEarlierSchema)
    await one.context.setOffline(false)

    const again = asWriter({ ...one, page: elsewhere }, one.account)
    await again.page.goto(`/wiki/${slug}/edit`)
    const note = again.page.getByRole('region', { name: 'Unsent text' })
    await note.getByRole('button', { name: 'Show it' }).click()
    expect(await note.getByRole('textbox', { name: 'Your unsent text' }).inputValue()).toBe('Saved. Never sent.')
    await reads(again.text, ['Saved.'])
    await note.getByRole('button', { name: 'Discard it' }).click()
    await note.waitFor({ state: 'detached' })
    await again.page.reload()
    await reads(again.text, ['Saved.'])
    expect(await note.count()).toBe(0)
    await one.leave()
  })
})

/** Makes what this device kept look as if an editor of another schema had kept it. */
async function giveEarlierSchema(): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const [{ name = '' } = {}] = await indexedDB.databases()
  const from = await done(indexedDB.open(name))
  const stores = from.transaction(['updates', 'custom'])
  const updates = await done(stores.objectStore('updates').getAll())
  const unsaved = await done(stores.objectStore('custom').get('unsaved'))
  from.close()
  await done(indexedDB.deleteDatabase(name))
  const opening = indexedDB.open(name.replace(/[^/]+$/, '0123456789abcdef'))
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('updates', { autoIncrement: true })
    opening.result.createObjectStore('custom')
  }
  const to = await done(opening)
  const writing = to.transaction(['updates', 'custom'], 'readwrite')
  for (const update of updates) writing.objectStore('updates').add(update)
  await done(writing.objectStore('custom').put(unsaved, 'unsaved'))
  to.close()
}

describe('when the server ends it', () => {
  it('[COL13] a signed-out writer is told, keeps the words and can sign in again', async () => {
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

  it('[COL42] stands, whatever others relay meanwhile as the next words of somebody who is away', async () => {
    const one = await wiki.writer()
    const network = await breakable(one.page)
    const slug = await makePage(one.page)
    await openDraft(one, slug)
    await write(one, 'Before.')
    const { platform, url } = wiki.app
    const cookie = await cookieOf(url, await aMember(platform))
    const { draftId } = network
    const mallory = new Writer({ url: url.replace('http', 'ws'), draftId, name: 'Mallory', cookie })
    await mallory.synced()
    const heard = [...Y.decodeStateVector(Y.encodeStateVector(mallory.doc)).keys()]

    await network.cut()
    await one.page.keyboard.press('End')
    await one.page.keyboard.type(' Mine.')
    await one.saving.getByText('6 edits not sent yet').waitFor()
    await mallory.when(() => mallory.provider.awareness.getStates().size === 1)
    mallory.leave()
    const doc = relayedBy(mallory, heard)
    const again = new Writer({ url: url.replace('http', 'ws'), draftId, name: 'Mallory', cookie, doc })
    await Promise.race([again.allSaved(), again.refused()])
    expect(again.closed).toBeNull()

    network.mend()
    await one.saving.getByText(/on disk$/).waitFor()
    await again.when(() => again.words.includes('Mine.'))
    expect(again.words).toContain('Forged.')
    expect(await one.text.innerText()).toContain('Mine.')
    again.leave()
    await one.leave()
  })
})

/** The connections of a page to its draft, to be cut for as long as a test likes. */
async function breakable(page: Page): Promise<{ readonly draftId: string; cut(): Promise<void>; mend(): void }> {
  let isCut = false
  let draftId = ''
  const open = new Set<WebSocketRoute>()
  await page.routeWebSocket(/\/collab\//, socket => {
    if (isCut) return void socket.close()
    draftId = /collab\/([^?]+)/.exec(socket.url())?.[1] ?? ''
    for (const end of [socket, socket.connectToServer()]) open.add(end)
  })
  return {
    get draftId() {
      return draftId
    },
    async cut() {
      isCut = true
      await Promise.all([...open].map(end => end.close()))
    },
    mend() {
      isCut = false
    },
  }
}

/** What Mallory heard, and long words as the next ones of everybody whose words these are. */
function relayedBy(mallory: Writer, clients: readonly number[]): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(mallory.doc))
  const own = doc.clientID
  for (const client of clients) {
    doc.clientID = client
    const block = doc.getXmlFragment('default').get(0)
    if (block instanceof Y.XmlElement) block.insert(block.length, [new Y.XmlText('Forged.')])
  }
  doc.clientID = own
  return doc
}
