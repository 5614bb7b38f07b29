import { contract } from '@fieldword/shared/api.ts'
import { refusals } from '@fieldword/shared/kernel/refusals.ts'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AnyContractProcedure } from '@orpc/contract'
import { createTestApp, type TestApp } from '../support/app.ts'

/** Every route there is, from the contracts themselves: a new one is tried as soon as it exists. */
const routes = Object.entries(contract).flatMap(([slice, procedures]) =>
  Object.entries(procedures as Record<string, AnyContractProcedure>).map(([name, procedure]) => {
    const { method = 'POST', path = '/' } = procedure['~orpc'].route
    const { inputSchema } = procedure['~orpc']
    // Where all that is needed stands in the address, a body that is no object is not looked at.
    const inAddress = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => [key, valueFor(key)]))
    const needsBody = isRefused(inputSchema?.['~standard'].validate(inAddress))
    return { name: `${slice}.${name}`, method, path, hasInput: inputSchema !== undefined, needsBody }
  }),
)
const writing = routes.filter(({ method }) => method !== 'GET' && method !== 'DELETE')
const listing = routes.filter(({ method, hasInput }) => method === 'GET' && hasInput)

function valueFor(key: string | undefined): string {
  if (key === 'id') return '0190a0a0-0000-7000-8000-000000000000'
  return key === 'number' ? '1' : 'no-such-page'
}

function isRefused(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'issues' in result && result.issues !== undefined
}

const filled = (path: string) => path.replace(/\{(\w+)\}/g, (_, key: string) => valueFor(key))

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(async () => {
  await app.close()
})

async function ask(
  method: string,
  path: string,
  init: { body?: string; type?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: {
      ...(init.body === undefined ? {} : { 'content-type': init.type ?? 'application/json' }),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: init.body }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
}

function expectRefusal(answer: { status: number; body: unknown }, code: keyof typeof refusals) {
  expect(answer.body).toEqual({ code, message: refusals[code][1], details: expect.any(Object) })
  expect(answer.status).toBe(refusals[code][0])
}

describe.each(writing)('$name', ({ method, path, needsBody }) => {
  test('[API1] a body that is no JSON is refused', async () => {
    expectRefusal(await ask(method, filled(path), { body: '{"title": ' }), 'bad-input')
  })

  if (needsBody) {
    test('[API1] a body of the wrong type is refused', async () => {
      for (const body of ['[]', '"text"', '12', 'null'])
        expectRefusal(await ask(method, filled(path), { body }), 'bad-input')
    })
  }

  test('[API1] a field the contract does not know is refused by name', async () => {
    const answer = await ask(method, filled(path), { body: JSON.stringify({ surprise: true }) })
    expectRefusal(answer, 'bad-input')
    expect(JSON.stringify(answer.body.details)).toContain('surprise')
  })

  test('[API2] more than 256 KiB is refused', async () => {
    expectRefusal(
      await ask(method, filled(path), { body: JSON.stringify({ title: 'x'.repeat(300_000) }) }),
      'too-large',
    )
  })

  test('[API3] a request from another site is refused', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
    expectRefusal(await ask(method, filled(path), { body: '{}', headers }), 'cross-site')
  })
})

describe.each(listing)('$name', ({ path }) => {
  test('[API1] a parameter the contract does not know is refused', async () => {
    expectRefusal(await ask('GET', `${filled(path)}?surprise=1`), 'bad-input')
  })
})

test('[API4] an address that is not there answers in the one shape', async () => {
  expectRefusal(await ask('GET', '/nothing-here'), 'not-found')
})

test('[API5] every answer names its request', async () => {
  const first = await ask('GET', '/session')
  const second = await ask('GET', '/nothing-here')
  expect(first.headers.get('x-request-id')).toBeTruthy()
  expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
})

test('[API6] every list goes on by cursor', () => {
  const lists = listing.filter(({ name }) => /list|history|queue|linksHere|versions$/.test(name))
  expect(lists.length).toBeGreaterThanOrEqual(5)
})

test('[API7] the OpenAPI document names every route', async () => {
  const response = await fetch(`${app.url}/api/v1/openapi.json`)
  const document = (await response.json()) as { openapi: string; paths: Record<string, Record<string, unknown>> }
  expect(document.openapi).toMatch(/^3\.1/)
  for (const { method, path } of routes) expect(document.paths[path]?.[method.toLowerCase()]).toBeDefined()
})

test('[API7] the OpenAPI document is everybody’s, and not sent again to whoever has it', async () => {
  const address = `${app.url}/api/v1/openapi.json`
  const { headers } = await fetch(address, { headers: { cookie: 'fw_session=anything' } })
  expect([headers.get('cache-control'), headers.get('set-cookie')]).toEqual(['public, no-cache', null])
  const etag = headers.get('etag') ?? ''
  const again = await fetch(address, { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})
