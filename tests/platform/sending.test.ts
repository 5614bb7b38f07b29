import { get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { begun, sendText } from '@fieldword/server/platform/sending.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import compression from 'compression'
import express from 'express'

const part = 'x'.repeat(64 * 1024)
let server: Server
let url: string
let asked = 0
const left = Promise.withResolvers<void>()

async function* endless(): AsyncGenerator<string> {
  try {
    for (;;) {
      asked += 1
      yield part
    }
  } finally {
    left.resolve()
  }
}

beforeAll(async () => {
  const app = express()
  app.use(compression())
  app.get('/endless', (_request, response) => sendText(response.type('text'), endless()))
  server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

it('[PR363] a file is made as fast as it is read, and no further once whoever asked for it is gone', async () => {
  const reading = await new Promise<import('node:http').IncomingMessage>(resolve => get(`${url}/endless`, resolve))
  await new Promise(resolve => reading.once('data', resolve))
  reading.destroy()
  await left.promise
  const then = asked
  await fetch(`${url}/none`)
  expect(asked).toBe(then)
})

it('[PR363] its first part is asked for before anything is sent, so that what refuses it is told', async () => {
  async function* refused(): AsyncGenerator<string> {
    await Promise.reject(new Error('not for you'))
    yield ''
  }
  await expect(begun(refused())).rejects.toThrow('not for you')
  async function* three() {
    yield* ['a', 'b', 'c']
  }
  expect(await Array.fromAsync(await begun(three()))).toEqual(['a', 'b', 'c'])
})
