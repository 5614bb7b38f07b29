import { readFront } from '@fieldword/server/definitions/front.ts'
import { setLead } from '@fieldword/server/definitions/front-commands.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { twoPeople } from '../support/writing.ts'
import { aDefinition, aParagraph, type DefinitionInTests } from './support/definition.ts'

let test: TestPlatform
let platform: Platform
let admin: SignedIn
let older: DefinitionInTests
let newer: DefinitionInTests

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  admin = await anAdmin(platform)
  expect(await readFront(platform, visitor)).toEqual({
    ...{ lead: null, isChosen: false, counts: { definitions: 0, inForce: 0, articles: 0 } },
  })
  newer = await aDefinition(platform, 'The newer one')
  await newer.publish('2019')
  older = await aDefinition(platform, 'The older one')
  await older.publish('2011')
})
afterAll(() => test.close())
beforeEach(() => setLead(platform, admin, null))

const lead = async () => (await readFront(platform, visitor)).lead?.slug

describe('what leads on the front page', () => {
  it('[DEF80] the definition whose version in force has the latest date', async () => {
    expect(await lead()).toBe(newer.slug)
  })

  it('[DEF80] or the one an admin chose, as long as a version of it is in force', async () => {
    expect(await setLead(platform, admin, older.slug)).toMatchObject({ lead: { slug: older.slug }, isChosen: true })
    await older.move('2011', 'withdrawn')
    expect(await readFront(platform, visitor)).toMatchObject({ lead: { slug: newer.slug }, isChosen: false })
    expect(await refusalOf(setLead(platform, admin, older.slug))).toBe('nothing-in-force')
  })

  it('[DEF80] one that is deleted leads no more', async () => {
    const gone = await aDefinition(platform, 'Soon gone')
    await gone.publish('2020')
    await setLead(platform, admin, gone.slug)
    await deletePage(platform, gone.moderator, { slug: gone.slug, reason: 'A double' })
    expect(await lead()).toBe(newer.slug)
  })

  it('[POL31] only an admin chooses', async () => {
    expect(await refusalOf(setLead(platform, newer.moderator, newer.slug))).toBe('forbidden')
    expect(await refusalOf(setLead(platform, visitor, newer.slug))).toBe('sign-in-needed')
    expect(await refusalOf(setLead(platform, admin, 'no-such-page'))).toBe('not-found')
  })

  it('[DEF81] counts what visitors find', async () => {
    const before = (await readFront(platform, visitor)).counts
    const { author, publish } = await twoPeople(platform)
    const page = await author.makePage('An article')
    expect((await readFront(platform, visitor)).counts).toEqual(before)
    await publish(page.slug, aParagraph('Words.'))
    expect((await readFront(platform, visitor)).counts).toEqual({ ...before, articles: before.articles + 1 })
  })
})
