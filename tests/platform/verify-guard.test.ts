import { checks } from '@fieldword/server/checks.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { type Damage, verify } from '@fieldword/server/platform/verifying.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { damage } from '../support/damage.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { guarded } from '../transfer/support/guarded.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  await guarded(platform)
})
afterAll(() => test.close())

async function found(): Promise<string[]> {
  const damages: Damage[] = []
  await verify(platform.database, checks, { damaged: one => damages.push(one), going: () => {}, done: () => {} })
  return damages.map(({ what, problem }) => `${what.replace(/ ?\(?[\da-f]{8}-[-\da-f]+\)?/, '')}: ${problem}`)
}

it('[VER10] nothing is wrong with what keeps vandals out', async () => {
  expect(await found()).toEqual([])
})

/** What is done, what undoes it, and what is said of it in between. */
const cases = [
  [
    'trust that no log tells of',
    "UPDATE users SET trusted = true WHERE name = (SELECT min(name) FROM users WHERE role = 'admin')",
    'UPDATE users SET trusted = false',
    /^account .+: It is trusted, and no log says so\.$/,
  ],
  [
    'a range that cannot be read',
    "UPDATE network_blocks SET range = '2001:DB8::/48' WHERE range = '2001:db8::/48'",
    "UPDATE network_blocks SET range = '2001:db8::/48' WHERE range = '2001:DB8::/48'",
    /^block of 2001:DB8::\/48: It blocks nobody/,
  ],
  [
    'an end without a reason',
    "UPDATE network_blocks SET end_reason = NULL WHERE range = '203.0.113.0/24'",
    "UPDATE network_blocks SET end_reason = 'It was a school' WHERE range = '203.0.113.0/24'",
    /^block of 203\.0\.113\.0\/24: It is ended, and not all of it is told/,
  ],
  [
    'an appeal that was answered and waits',
    "UPDATE appeals SET state = 'waiting'",
    "UPDATE appeals SET state = 'answered'",
    /^appeal: It is waiting, and who wrote last says otherwise/,
  ],
  [
    'a rule that counts what it did not meet',
    "UPDATE filter_rules SET hits = 7 WHERE text = 'casino'",
    "UPDATE filter_rules SET hits = 1 WHERE text = 'casino'",
    /^rule about “casino”: It says that it was met 7 times, and its log 1/,
  ],
  [
    'a rollback that is done and is not',
    'UPDATE rollback_items SET outcome = NULL WHERE place = 1',
    "UPDATE rollback_items SET outcome = 'done' WHERE outcome IS NULL",
    /^rollback: It is done, and 1 of its changes are not/,
  ],
] as const

it.each(cases)('[VER10] %s is found', async (_, done, undone, problem) => {
  await damage(platform, done)
  const damages = await found()
  await damage(platform, undone)
  expect(damages).toEqual([expect.stringMatching(problem)])
  expect(await found()).toEqual([])
})
