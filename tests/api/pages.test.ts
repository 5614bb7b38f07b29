import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Answer, Caller } from '../support/caller.ts'
import { aMember } from '../support/people.ts'
import { createSeededWiki, type SeededWiki } from '../support/seeded.ts'

let app: SeededWiki
let visitor: Caller
let member: Caller

beforeAll(async () => {
  app = await createSeededWiki()
  visitor = new Caller(app.url)
  member = await new Caller(app.url).signIn(await aMember(app.platform, 'Ada Lovelace'))
})
afterAll(async () => {
  await app.close()
})

const page = (caller: Caller, path: string, headers?: Record<string, string>): Promise<Answer> =>
  caller.get(app.url + path, headers)

test('[WEB2] a kept page is sent again from memory, and not at all to whoever has it', async () => {
  const first = await page(visitor, '/pages')
  const again = await page(visitor, '/pages')
  expect(again.body).toBe(first.body)
  expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
  const etag = again.headers.get('etag') ?? ''
  const unchanged = await page(visitor, '/pages', { 'if-none-match': etag })
  expect(unchanged.status).toBe(304)
  expect(unchanged.body).toBe('')
})

test('[WEB2] whoever is signed in never gets a kept page, and nobody gets theirs', async () => {
  await page(visitor, '/definitions')
  const own = await page(member, '/definitions')
  expect(own.body).toContain('Ada Lovelace')
  expect(own.headers.get('cache-control')).toBe('private, no-cache')
  expect((await page(visitor, '/definitions')).body).not.toContain('Ada Lovelace')
})

test('[WEB3] once a write is answered, no kept page shows what was before', async () => {
  expect((await page(visitor, '/pages')).body).not.toContain('Hours in a seat')
  await member.send('PATCH', '/pages/seat-time', { title: 'Hours in a seat' })
  expect((await page(visitor, '/pages')).body).toContain('Hours in a seat')
})

test('[WEB4] an old address redirects for good', async () => {
  await member.send('PATCH', '/pages/disposition', { title: 'Attitude' })
  const old = await page(visitor, '/wiki/disposition')
  expect(old.status).toBe(301)
  expect(old.headers.get('location')).toBe('/wiki/attitude')
})

test('[WEB5] a page that is not there offers to be made, with the status that says so', async () => {
  const missing = await page(visitor, '/wiki/nobody-wrote-this')
  expect(missing.status).toBe(404)
  expect(missing.body).toContain('Sign in to create this page')
  expect((await page(member, '/wiki/nobody-wrote-this')).body).toContain('href="/new?title=Nobody%20wrote%20this"')
  const nowhere = await page(visitor, '/no/such/address')
  expect(nowhere.status).toBe(404)
  expect(nowhere.body).toContain(nowhere.headers.get('x-request-id'))
})

test('[WEB6] every page and problem carries the content security policy', async () => {
  for (const path of ['/', '/', '/sign-in', '/no/such/address', '/api/v1/session']) {
    const policy = (await page(visitor, path)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'(;|$)/)
    expect(policy).toContain("frame-ancestors 'none'")
  }
})

test('[WEB6] no page carries a style attribute or a script the policy would stop', async () => {
  for (const path of ['/', '/pages', '/definitions', '/sign-in', '/api/docs']) {
    const { body } = await page(visitor, path)
    expect(body).not.toMatch(/\sstyle="/)
    expect(body).not.toMatch(/\son[a-z]+="/)
  }
})

test('[WEB5] an address that cannot be read is refused as one, in the look of the wiki', async () => {
  const answer = await page(visitor, '/wiki/%E0%A4%A')
  expect(answer.status).toBe(400)
  expect(answer.body).toContain('Go to the front page')
})

test('HEAD answers as GET does, without the body', async () => {
  const response = await fetch(`${app.url}/pages`, { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(response.headers.get('etag')).toBeTruthy()
  expect(await response.text()).toBe('')
})
