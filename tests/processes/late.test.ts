import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aProcess, openStage } from './support/a-process.ts'

let wiki: TestPlatform
let app: TestApp
let now = new Date('2026-03-02T09:00:00Z')

beforeAll(async () => {
  wiki = await createTestPlatform({ clock: () => now })
  app = await createTestApp(wiki.platform)
})
afterAll(async () => {
  await app.close()
  await wiki.close()
})

async function see(path: string, as = new Caller(app.url)): Promise<string> {
  return String((await as.get(`${app.url}${path}`)).body)
}

it('[PR343] everybody reads how late a stage is, every day anew, and whoever runs it what keeps it', async () => {
  const dates = { opensAt: now.toISOString(), closesAt: '2026-03-09T17:00:00Z' }
  const process = await aProcess(wiki.platform, { stages: [{ kind: 'comment', ...dates }] })
  const here = `/processes/${process.slug}`
  await openStage(wiki.platform, process, 'comment')
  const steward = await new Caller(app.url).signIn(process.steward)
  expect(await see('/processes', steward)).not.toContain('days over')
  now = new Date('2026-03-12T18:00:00Z')
  for (const path of ['/processes', here]) expect(await see(path)).toContain('3 days over')
  now = new Date('2026-03-13T18:00:00Z')
  for (const path of ['/processes', here]) expect(await see(path)).toContain('4 days over')

  const keeps = 'Every element was commented on: 0 of 2.'
  expect(await see('/processes')).not.toContain(keeps)
  expect(await see('/processes', steward)).toContain(keeps)
  expect(await see(`${here}/run`, steward)).toContain('4 days over')
})
