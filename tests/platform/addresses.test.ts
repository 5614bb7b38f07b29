import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

/** The first line of the answer. No client of Node's would send these as they are. */
async function ask(address: string): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
  socket.write(`GET ${address} HTTP/1.1\r\nHost: wiki\r\nConnection: close\r\n\r\n`)
  const [answer] = await once(socket, 'data')
  socket.destroy()
  return String(answer).split('\r\n')[0] ?? ''
}

it.each(['//', '//elsewhere.example/find', '///', '//['])('[WEB7] %s is no page', async address => {
  expect(await ask(address)).toBe('HTTP/1.1 404 Not Found')
})

it('[WEB7] an address in full is the page of its path, as proxies may ask for it', async () => {
  expect(await ask('http://wiki.example/find')).toBe('HTTP/1.1 200 OK')
})
