import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { blocks, makePage, textOf, waitUntil } from '../editor/writers.ts'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { copyTemplate } from '../support/database.ts'

const root = join(import.meta.dirname, '../..')
const memberA = { email: 'member.a@example.org', password: 'demo-member-a' }
const memberB = { email: 'member.b@example.org', password: 'demo-member-b' }
const lostServer = /ERR_CONNECTION|WebSocket/

let browser: TestBrowser
let databaseUrl: string
let port: number
let server: ChildProcess

beforeAll(async () => {
  databaseUrl = await copyTemplate()
  port = await freePort()
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  const ended = new Promise(resolve => server.once('close', resolve))
  server.kill('SIGTERM')
  await ended
})

describe('a server that is killed while somebody types', () => {
  it('[COL6] has every character on disk that was shown as saved, and gets the rest from the writer', async () => {
    const url = `http://127.0.0.1:${port}`
    const writer = await browser.arrive(url)
    writer.expectProblem(lostServer)
    await signIn(writer.page, memberA)
    const slug = await makePage(writer.page)
    await writer.page.goto(`/wiki/${slug}/edit`)
    await textOf(writer.page).click()
    await rememberWhatWasSaved(writer.page)

    const killed = new Promise(resolve => server.once('close', resolve))
    const words = Array.from({ length: 60 }, (_, index) => `word${index} `).join('')
    const typing = writer.page.keyboard.type(words, { delay: 4 })
    await waitUntil(
      async () => (await saved(writer.page)).length > 120,
      () => saved(writer.page),
      30_000,
    )
    server.kill('SIGKILL')
    await killed
    await typing
    const shownAsSaved = await saved(writer.page)
    // Until it has been read what the disk alone has, the writer must not send it again.
    await writer.context.setOffline(true)

    server = await startServer()
    const reader = await browser.arrive(url)
    await signIn(reader.page, memberB)
    await reader.page.goto(`/wiki/${slug}/edit`)
    await textOf(reader.page).waitFor()
    const onDisk = (await blocks(textOf(reader.page))).join('')
    expect(shownAsSaved.length).toBeGreaterThan(120)
    expect(onDisk.startsWith(shownAsSaved)).toBe(true)
    expect(words.startsWith(onDisk)).toBe(true)

    await writer.context.setOffline(false)
    await waitUntil(
      async () => (await blocks(textOf(reader.page))).join('') === words,
      async () => (await blocks(textOf(reader.page))).join(''),
      20_000,
    )
    await writer.leave()
    await reader.leave()
  })
})

/** Notes the text each time that the page says it is on disk. */
async function rememberWhatWasSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const status = document.querySelector('.ed__save')
    const text = document.querySelector('.ed__text')
    if (!status || !text) throw new Error('the editor is not there')
    const note = () => {
      if (status.textContent?.includes('on disk')) document.body.dataset.saved = text.textContent ?? ''
    }
    new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true })
  })
}

const saved = (page: Page): Promise<string> => page.evaluate(() => document.body.dataset.saved ?? '')

function startServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'server/main.ts')], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '', PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Ready in')) resolve(child)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', code => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
