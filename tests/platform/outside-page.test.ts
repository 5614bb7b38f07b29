import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RefusalError } from '@fieldword/server/platform/errors.ts'
import { isOutside } from '@fieldword/server/platform/http/outside-addresses.ts'
import { type OutsideLimits, readOutside } from '@fieldword/server/platform/http/outside-page.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { refusalOf } from '../support/refused.ts'

let server: Server
let port: string
let asked: string[] = []

type Answer = (response: ServerResponse) => void
const html = { 'content-type': 'text/html; charset=utf-8' }
const answers: Readonly<Record<string, Answer>> = {
  '/page': response => response.writeHead(200, html).end('<p>Words é</p>'),
  '/latin': response =>
    response.writeHead(200, { 'content-type': 'text/plain; charset=iso-8859-1' }).end(Buffer.from([0xe9])),
  '/moved': response => response.writeHead(302, { location: '/page' }).end(),
  '/loop': response => response.writeHead(301, { location: '/loop' }).end(),
  '/inside': response => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/file': response => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/gone': response => response.writeHead(404, html).end('Nothing'),
  '/picture': response => response.writeHead(200, { 'content-type': 'image/png' }).end('PNG'),
  '/huge': response => {
    response.writeHead(200, html)
    const more = () => {
      while (response.write('x'.repeat(65_536)));
      response.once('drain', more)
    }
    more()
    response.on('error', () => {})
  },
  '/silent': response => void response.writeHead(200, html).write('<p>'),
}

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url)
    answers[url]?.(response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = String((server.address() as AddressInfo).port)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** This machine is let through as if it were outside, and nothing else. */
const here: Partial<OutsideLimits> = { isAllowed: address => address === '127.0.0.1', milliseconds: 1500 }
const read = (path: string, limits: Partial<OutsideLimits> = {}) =>
  readOutside(`http://127.0.0.1:${port}${path}`, { ...here, ports: [port], ...limits })

async function problemOf(attempt: Promise<unknown>): Promise<unknown> {
  const error = await attempt.catch((thrown: unknown) => thrown)
  return error instanceof RefusalError ? error.refusal.details?.problem : error
}

describe('a page of the web', () => {
  it('[DEF90] is read, as what it says it is, and where it redirects to', async () => {
    const page = `http://127.0.0.1:${port}/page`
    expect(await read('/page')).toEqual({ body: '<p>Words é</p>', isHtml: true, address: page })
    expect(await read('/latin')).toMatchObject({ body: 'é', isHtml: false })
    expect(await read('/moved')).toMatchObject({ address: page })
  })

  it('[DEF90] is refused where it is none, too large, too slow, or runs in circles', async () => {
    expect(await problemOf(read('/gone'))).toBe('It answers 404.')
    expect(await problemOf(read('/picture'))).toBe('It is neither a page nor a plain text.')
    expect(await problemOf(read('/huge', { bytes: 200_000 }))).toBe('It is larger than 2 MB.')
    expect(await problemOf(read('/silent'))).toBe('It takes too long to answer.')
    expect(await problemOf(read('/loop'))).toBe('It redirects too often.')
    expect(await problemOf(readOutside('https://no-such-host.invalid/'))).toBe('It does not answer.')
  })

  it('[DEF90] that redirects into this network, or away from the web, is refused', async () => {
    expect(await refusalOf(read('/inside'))).toBe('address-refused')
    expect(await refusalOf(read('/file'))).toBe('address-refused')
  })

  it('[DEF90] of this machine or its networks is never asked, by whatever name', async () => {
    asked = []
    const names = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1', '0.0.0.0']
    for (const name of names) {
      const attempt = readOutside(`http://${name}:${port}/page`, { ports: [port], milliseconds: 1500 })
      expect([name, await refusalOf(attempt)]).toEqual([name, 'address-refused'])
    }
    expect(asked).toEqual([])
  })

  it('[DEF90] at an unusual port, of another protocol, or with a name before its host is refused', async () => {
    for (const address of ['http://93.184.216.34:22/', 'ftp://93.184.216.34/', 'https://a:b@93.184.216.34/']) {
      expect([address, await refusalOf(readOutside(address))]).toEqual([address, 'address-refused'])
    }
  })

  it('[DEF90] a name is asked for once, and what it led to is what is connected to', async () => {
    let answered = 0
    const attempt = readOutside(`http://localhost:${port}/page`, {
      ports: [port],
      milliseconds: 1500,
      isAllowed: address => {
        answered += 1
        return address === '127.0.0.1' || address === '::1'
      },
    })
    expect((await attempt).address).toBe(`http://localhost:${port}/page`)
    // Each of its addresses once, before any connection: there is no second time in which they could be others.
    expect(answered).toBeLessThanOrEqual(2)
  })
})

describe('addresses', () => {
  it('[DEF90] of private networks, of links, of groups and of examples are none of the public internet', () => {
    const inside = [
      ...['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '127.8.8.8', '169.254.169.254', '100.64.0.1'],
      ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.51.100.7', '203.0.113.7', '198.18.0.1'],
      ...['::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::'],
      ...['2001:db8::1', '2001::1', 'nonsense', ''],
    ]
    for (const address of inside) expect([address, isOutside(address)]).toEqual([address, false])
    for (const address of ['93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1']) {
      expect([address, isOutside(address)]).toEqual([address, true])
    }
  })
})
