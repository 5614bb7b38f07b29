import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, anAdmin, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

const day = 24 * 60 * 60 * 1000
let now = new Date()
let test: TestPlatform
let app: TestApp
beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  app = await createTestApp(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const browser = () => new Caller(app.url)
const users = () => app.platform.database.prisma.user
const sessions = () => app.platform.database.prisma.session
const refused = (code: string) =>
  expect.objectContaining({ code, message: expect.any(String), details: expect.any(Object) })
const visitor = { actor: { role: 'visitor', id: null } }

describe('signing up', () => {
  it('[ACC1] makes an account and signs it in', async () => {
    const caller = browser()
    const answer = await caller.send('POST', '/accounts', {
      name: ' Ada  Lovelace ',
      email: 'Ada@Example.org',
      password: 'ten characters',
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ actor: { name: 'Ada Lovelace', role: 'member' } })
    expect((await caller.get('/session')).body).toEqual(answer.body)
    expect(await users().findUnique({ where: { email: 'ada@example.org' } })).not.toBeNull()
  })

  it.each([
    ['a short password', { name: 'Eve', email: 'eve@example.org', password: 'short' }, 'password'],
    ['no e-mail address', { name: 'Eve', email: 'eve', password: 'ten characters' }, 'email'],
    [
      'a name that hides its direction',
      { name: 'Eve\u202e', email: 'eve@example.org', password: 'ten characters' },
      'name',
    ],
    ['a number for a name', { name: 12, email: 'eve@example.org', password: 'ten characters' }, 'name'],
    ['a role', { name: 'Eve', email: 'eve@example.org', password: 'ten characters', role: 'admin' }, ''],
  ])('refuses %s by field and changes nothing', async (_, body, field) => {
    const caller = browser()
    const answer = await caller.send('POST', '/accounts', body)
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual(refused('bad-input'))
    expect(answer.body).toMatchObject({ details: { issues: [expect.objectContaining({ path: field })] } })
    expect(await users().count({ where: { email: 'eve@example.org' } })).toBe(0)
    expect(caller.cookie).toBeNull()
  })

  it('[ACC2] says which of name and e-mail address is taken', async () => {
    const member = await aMember(app.platform)
    const sameEmail = { name: 'Another', email: emailOf(member).toUpperCase(), password: 'ten characters' }
    expect(await browser().send('POST', '/accounts', sameEmail)).toMatchObject({
      status: 409,
      body: { code: 'email-taken' },
    })
    const sameName = { name: member.name.toUpperCase(), email: 'another@example.org', password: 'ten characters' }
    expect(await browser().send('POST', '/accounts', sameName)).toMatchObject({
      status: 409,
      body: { code: 'name-taken' },
    })
  })
})

describe('signing in', () => {
  it('[ACC3] answers a wrong password and an unknown e-mail address alike', async () => {
    const email = emailOf(await aMember(app.platform))
    const wrong = await browser().send('POST', '/session', { email, password: 'not the password' })
    const unknown = await browser().send('POST', '/session', { email: 'nobody@example.org', password })
    expect(wrong).toMatchObject({ status: 401, body: refused('bad-credentials') })
    expect(unknown.status).toBe(wrong.status)
    expect(unknown.body).toEqual(wrong.body)
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  it('[ACC6] sets a cookie that scripts and other sites cannot use', async () => {
    const caller = browser()
    const body = { email: emailOf(await aMember(app.platform)), password }
    const [cookie = ''] = (await caller.send('POST', '/session', body)).headers.getSetCookie()
    expect(cookie).toMatch(/^fw_session=s%3A/)
    expect(cookie).toContain('; Path=/')
    expect(cookie).toContain('; HttpOnly')
    expect(cookie).toContain('; SameSite=Lax')
  })

  it('[ACC6] keeps the cookie off plain http where people come by https', async () => {
    const config = { ...test.platform.config, secure: true, publicUrl: 'https://wiki.example.org' }
    const wiki = await createTestApp({ ...test.platform, config })
    const body = { email: emailOf(await aMember(app.platform)), password }
    const throughProxy = { 'x-forwarded-proto': 'https', origin: config.publicUrl }
    const [cookie] = (await new Caller(wiki.url).send('POST', '/session', body, throughProxy)).headers.getSetCookie()
    expect(cookie).toContain('; Secure')
    expect((await new Caller(wiki.url).send('POST', '/session', body)).headers.getSetCookie()).toEqual([])
    await wiki.close()
  })

  it('[ACC6] gives visitors no cookie and stores nothing for them', async () => {
    const before = await sessions().count()
    const caller = browser()
    const answers = [
      await caller.get('/session'),
      await caller.get(`${app.url}/sign-in`),
      await caller.send('DELETE', '/session'),
    ]
    for (const { headers } of answers) expect(headers.getSetCookie()).toEqual([])
    expect((await caller.get('/session')).body).toEqual(visitor)
    expect(await sessions().count()).toBe(before)
  })

  it('[ACC6] makes a new session id, so that a planted one is worth nothing', async () => {
    const [attacker, member, other] = [browser(), await aMember(app.platform), await aMember(app.platform)]
    await attacker.signIn(member)
    const planted = attacker.cookie
    const victim = browser()
    victim.cookie = planted
    await victim.signIn(other)
    expect(victim.cookie).not.toBe(planted)
    expect((await attacker.get('/session')).body).toEqual(visitor)
    const invented = browser()
    invented.cookie = 'fw_session=s%3Ainvented.signature'
    await invented.signIn(other)
    expect(invented.cookie).not.toContain('invented')
  })

  it('[ACC6] moves the end of the session on once a day of use', async () => {
    const caller = await browser().signIn(await aMember(app.platform))
    expect((await caller.get('/session')).headers.getSetCookie()).toEqual([])
    now = new Date(now.getTime() + day)
    expect((await caller.get('/session')).headers.getSetCookie()).toHaveLength(1)
    expect((await caller.get('/session')).headers.getSetCookie()).toEqual([])
    const [row] = await sessions().findMany({ orderBy: { expire: 'desc' }, take: 1 })
    expect((row?.expire.getTime() ?? 0) - Date.now()).toBeGreaterThan(29.9 * day)
  })

  it('[ACC6] ends with signing out, for every copy of the cookie', async () => {
    const caller = await browser().signIn(await aMember(app.platform))
    const copy = browser()
    copy.cookie = caller.cookie
    const answer = await caller.send('DELETE', '/session')
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^fw_session=;.*Expires=Thu, 01 Jan 1970/)])
    expect((await copy.get('/session')).body).toEqual(visitor)
  })

  it('[ACC6] a session of an account that is gone is a visitor’s', async () => {
    const member = await aMember(app.platform)
    const caller = await browser().signIn(member)
    await users().delete({ where: { id: member.id } })
    expect((await caller.get('/session')).body).toEqual(visitor)
  })
})

describe('[ACC13] a request from elsewhere', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
  ])('with %j changes nothing', async headers => {
    const caller = await browser().signIn(await aMember(app.platform))
    const answer = await caller.send('DELETE', '/session', undefined, headers)
    expect(answer).toMatchObject({ status: 403, body: refused('cross-site') })
    expect((await caller.get('/session')).body).toMatchObject({ actor: { role: 'member' } })
  })
})

describe('roles', () => {
  it('[ACC7] a change holds for sessions that are open', async () => {
    const [admin, member] = [await anAdmin(app.platform), await aMember(app.platform)]
    const [adminHere, memberHere] = [await browser().signIn(admin), await browser().signIn(member)]
    expect(await memberHere.get('/accounts')).toMatchObject({ status: 403, body: refused('forbidden') })
    const answer = await adminHere.send('PUT', `/accounts/${member.id}/role`, { role: 'admin' })
    expect(answer).toMatchObject({ status: 200, body: { id: member.id, role: 'admin' } })
    expect(await memberHere.get('/accounts?limit=1')).toMatchObject({ status: 200, body: { items: [{}] } })
  })

  it.each([
    ['an unknown role', { role: 'owner' }],
    ['the role of a visitor', { role: 'visitor' }],
    ['an unknown field', { role: 'admin', name: 'x' }],
    ['no role', {}],
  ])('refuses %s', async (_, body) => {
    const member = await aMember(app.platform)
    const admin = await browser().signIn(await anAdmin(app.platform))
    expect(await admin.send('PUT', `/accounts/${member.id}/role`, body)).toMatchObject({
      status: 400,
      body: refused('bad-input'),
    })
    expect(await users().findUnique({ where: { id: member.id } })).toMatchObject({ role: 'member' })
  })

  it('[ACC8] visitors are asked to sign in', async () => {
    expect(await browser().get('/accounts')).toMatchObject({ status: 401, body: refused('sign-in-needed') })
  })
})

it('[ACC10] a link nobody printed makes no account', async () => {
  const body = { name: 'Eve', email: 'eve@example.org', password: 'ten characters', token: 'x'.repeat(43) }
  const answer = await browser().send('POST', '/accounts/first', body)
  expect(answer).toMatchObject({ status: 403, body: refused('setup-link-spent') })
  expect(await users().count({ where: { name: 'Eve' } })).toBe(0)
})
