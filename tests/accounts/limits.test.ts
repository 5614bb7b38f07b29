import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { type Answer, Caller } from '../support/caller.ts'
import { aMember, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'

let test: TestPlatform
let app: TestApp
beforeAll(async () => {
  // One proxy, so that each test can come from an address of its own.
  test = await createTestPlatform({ config: { trustProxy: 1 } })
  app = await createTestApp(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})
beforeEach(async () => {
  await test.platform.database.prisma.rateLimit.deleteMany()
})

function attempt(email: string, tried: string, address = '203.0.113.7'): Promise<Answer> {
  return new Caller(app.url).send('POST', '/session', { email, password: tried }, { 'x-forwarded-for': address })
}

/** Sets a count as attempts would have left it, to come near a large limit without making them all. */
async function countedBefore(points: number): Promise<void> {
  await test.platform.database.prisma.rateLimit.updateMany({ data: { points } })
}

function expectTooMany(answer: Answer): void {
  expect(answer).toMatchObject({
    status: 429,
    body: { code: 'too-many', details: { retryAfterSeconds: expect.any(Number) } },
  })
  const { details } = answer.body as { details: { retryAfterSeconds: number } }
  expect(answer.headers.get('retry-after')).toBe(String(details.retryAfterSeconds))
  expect(details.retryAfterSeconds).toBeGreaterThan(0)
}

describe('[ACC5] sign-ins', () => {
  it('for an account are refused after ten from one address, the right password included', async () => {
    const email = emailOf(await aMember(app.platform))
    for (let count = 0; count < 10; count += 1) expect((await attempt(email, 'wrong')).status).toBe(401)
    expectTooMany(await attempt(email, password))
    expect((await attempt(email, password, '203.0.113.8')).status).toBe(200)
  })

  it('count for unknown accounts as for known ones', async () => {
    for (let count = 0; count < 10; count += 1) expect((await attempt('nobody@example.org', 'x')).status).toBe(401)
    expectTooMany(await attempt('nobody@example.org', 'x'))
  })

  it('that come at once are all counted', async () => {
    const email = emailOf(await aMember(app.platform))
    const answers = await Promise.all(Array.from({ length: 14 }, () => attempt(email, 'wrong')))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
  })

  it('that succeed do not count', async () => {
    const email = emailOf(await aMember(app.platform))
    for (let count = 0; count < 12; count += 1) expect((await attempt(email, password)).status).toBe(200)
  })

  it('for an account are refused after fifty from anywhere', async () => {
    const email = emailOf(await aMember(app.platform))
    await attempt(email, 'wrong')
    await countedBefore(50)
    expectTooMany(await attempt(email, 'wrong', '203.0.113.9'))
    expect((await attempt(emailOf(await aMember(app.platform)), password, '203.0.113.9')).status).toBe(200)
  })

  it('from an address are refused after a hundred, whatever the account', async () => {
    await attempt('one@example.org', 'wrong', '2001:db8:1:2::1')
    await countedBefore(100)
    expectTooMany(await attempt('two@example.org', 'wrong', '2001:db8:1:2:ffff::9'))
    expect((await attempt('two@example.org', 'wrong', '2001:db8:1:3::1')).status).toBe(401)
  })
})

it('[ACC5] sign-ups from an address are refused after sixty in an hour', async () => {
  const signUp = (name: string) =>
    new Caller(app.url).send('POST', '/accounts', { name, email: `${name}@example.org`, password: 'ten characters' })
  expect((await signUp('first')).status).toBe(201)
  await countedBefore(60)
  expectTooMany(await signUp('another'))
  expect(await test.platform.database.prisma.user.count({ where: { name: 'another' } })).toBe(0)
})
