import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CloseReason, closeCodeOf } from '@fieldword/shared/collab/close-codes.ts'
import { messageTypes } from '@fieldword/shared/collab/messages.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { chromium, type WebSocketRoute } from 'playwright-core'
import postgres from 'postgres'
import { awarenessOf } from '../collab/support/frames.ts'
import {
  makePage,
  openDraft,
  openWritersWiki,
  reads,
  textOf,
  type Writer,
  type WritersWiki,
  waitUntil,
  write,
} from '../editor/writers.ts'
import { signIn } from '../support/browser.ts'
import { chromiumLaunch } from '../support/chromium.ts'
import { emailOf, password } from '../support/people.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki()
})
afterAll(() => wiki.close())

/** Somebody whose connection passes through a hand that can end it as the server would. */
async function interruptedWriter(): Promise<{ writer: Writer; slug: string; end(reason: CloseReason): Promise<void> }> {
  const writer = await wiki.writer()
  let latest: WebSocketRoute | null = null
  await writer.page.routeWebSocket(/\/collab\//, socket => {
    socket.connectToServer()
    latest = socket
  })
  const slug = await makePage(writer.page)
  await openDraft(writer, slug)
  return { writer, slug, end: async reason => latest?.close({ code: closeCodeOf(reason), reason }) }
}

describe('a connection that the server ends', () => {
  it.each(['restart', 'slow-reader', 'database-away', 'internal'] as const)(
    '[COL4] comes back by itself after %s, and what was typed meanwhile is saved',
    async reason => {
      const { writer, slug, end } = await interruptedWriter()
      const reader = await wiki.writer()
      await openDraft(reader, slug)
      await write(writer, 'Before. ')
      const [, typed] = await Promise.all([end(reason), writer.page.keyboard.type('Meanwhile. ')])
      expect(typed).toBeUndefined()
      await writer.saving.getByText(/^Saved .*— on disk$/).waitFor()
      await reads(reader.text, ['Before. Meanwhile. '])
      await writer.leave()
      await reader.leave()
    },
  )

  it('[COL4] stays closed after too many, keeps what was typed, and says what to do', async () => {
    const { writer, end } = await interruptedWriter()
    await write(writer, 'Mine.')
    await end('too-many')
    const banner = writer.page.getByRole('region', { name: 'Connection' })
    await banner.getByText('Too many windows of this wiki are open. Close some, then reload.').waitFor()
    await banner.getByRole('link', { name: 'Reload' }).waitFor()
    expect(await writer.text.getAttribute('contenteditable')).toBe('false')
    expect(await writer.text.innerText()).toBe('Mine.')
    await writer.leave()
  })
})

describe('a server that cannot write', () => {
  it('[COL7] [COL27] is said to whoever typed, with where the words are, until they are on disk', async () => {
    const writer = await wiki.writer()
    const onlooker = await wiki.writer()
    const slug = await makePage(writer.page)
    await openDraft(writer, slug)
    await write(writer, 'Saved. ')
    await openDraft(onlooker, slug)
    const sql = postgres(wiki.app.platform.database.url, { max: 1 })
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    const locked = sql.begin(async tx => {
      await tx`SELECT 1 FROM drafts FOR UPDATE`
      await writer.page.keyboard.type('Not yet.')
      await held
    })
    await writer.saving.getByText('Could not save. 8 edits kept on this device').waitFor()
    await onlooker.saving.getByText('The server cannot save at present').waitFor()
    await writer.saving.getByRole('button', { name: 'Copy text' }).waitFor()
    release()
    await locked
    await sql.end()
    await writer.saving.getByText(/^Saved .*— on disk$/).waitFor()
    await writer.leave()
    await onlooker.leave()
  })
})

describe('a page that is left with unsaved words', () => {
  it('[COL27] asks first, and does not ask once everything is on disk', async () => {
    const writer = await wiki.writer()
    writer.expectProblem(/ERR_INTERNET_DISCONNECTED|WebSocket|dialog: /)
    const slug = await makePage(writer.page)
    await openDraft(writer, slug)
    await writer.context.setOffline(true)
    await writer.page.getByText('You are offline. Keep writing.').first().waitFor()
    await writer.page.keyboard.type('Mine.')
    await writer.saving.getByText('Kept on this device. 5 edits not sent yet').waitFor()
    const [dialog] = await Promise.all([
      writer.page.waitForEvent('dialog'),
      writer.page.close({ runBeforeUnload: true }),
    ])
    expect(dialog.type()).toBe('beforeunload')

    await writer.context.setOffline(false)
    await writer.page.getByText('Back online. 5 edits sent.').first().waitFor()
    await writer.saving.getByText(/— on disk$/).waitFor()
    await Promise.all([writer.page.waitForEvent('close'), writer.page.close({ runBeforeUnload: true })])
    await writer.leave()
  })

  it('[COL27] has them again after the whole browser was closed', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'fieldword-profile-'))
    const account = (await wiki.writer()).account
    const options = { ...(await chromiumLaunch()), baseURL: wiki.app.url }
    const before = await chromium.launchPersistentContext(profile, options)
    const page = await before.newPage()
    await signIn(page, { email: emailOf(account), password })
    const slug = await makePage(page)
    await openDraft({ page, text: textOf(page) }, slug)
    await page
      .locator('.ed__save')
      .getByText(/on disk/)
      .waitFor()
    await before.setOffline(true)
    await page.getByText('You are offline. Keep writing.').first().waitFor()
    await page.keyboard.type('Typed on a train.')
    await page.getByText('Kept on this device. 17 edits not sent yet').waitFor()
    await before.close()

    const after = await chromium.launchPersistentContext(profile, options)
    const again = await after.newPage()
    await signIn(again, { email: emailOf(account), password })
    await again.goto(`/wiki/${slug}/edit`)
    await again.getByText('Back online. 17 edits sent.').first().waitFor()
    await reads(textOf(again), ['Typed on a train.'])
    await after.close()
    await rm(profile, { recursive: true, force: true })
  })
})

describe('a tab that nobody looks at', () => {
  it('[COL29] says that its owner is here whenever the server gives a sign of life', async () => {
    const writer = await wiki.writer()
    await writer.page.clock.install()
    const said: Buffer[] = []
    let beat = () => {}
    await writer.page.routeWebSocket(/\/collab\//, socket => {
      const server = socket.connectToServer()
      beat = () => socket.send(Buffer.from(awarenessOf([])))
      socket.onMessage(message => {
        said.push(Buffer.from(message))
        server.send(message)
      })
    })
    const slug = await makePage(writer.page)
    await openDraft(writer, slug)
    await write(writer, 'Here.')
    const states = () => said.filter(([type]) => type === messageTypes.awareness).length
    const atRest = states()
    await writer.page.clock.fastForward(15_000)
    beat()
    await waitUntil(
      async () => states() > atRest,
      async () => `${states()} states`,
    )
    await writer.leave()
  })
})

describe('a tab that was put to sleep', () => {
  it('[COL27] [COL29] catches up when it wakes, and nobody has taken its owner for gone', async () => {
    const sleeper = await wiki.writer()
    const other = await wiki.writer()
    const slug = await makePage(sleeper.page)
    await openDraft(sleeper, slug)
    await write(sleeper, 'Before sleep. ')
    await openDraft(other, slug)
    const devtools = await sleeper.context.newCDPSession(sleeper.page)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await other.page.keyboard.press('End')
    await write(other, 'Meanwhile.')
    await other.page.getByRole('list', { name: 'Here now' }).getByText(sleeper.account.name).waitFor({
      state: 'attached',
    })
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await reads(sleeper.text, ['Before sleep. Meanwhile.'])
    await sleeper.saving.getByText(/— on disk$/).waitFor()
    await sleeper.leave()
    await other.leave()
  })
})
