import { AuthorshipCatchUp } from '@fieldword/server/revisions/authorship-catch-up.ts'
import { AuthorshipKeeper } from '@fieldword/server/revisions/authorship-keeper.ts'
import { lockContents } from '@fieldword/server/revisions/locks.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createTestApp } from '../support/app.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { untilSomebodyWaits } from '../support/waiting.ts'
import { dumpOf } from '../transfer/support/dump.ts'
import { bringIn, fileOf } from '../transfer/support/importing.ts'
import { authorshipOf } from './support/authorship.ts'

const revisions = 70
const file = () =>
  fileOf(
    dumpOf(
      ['Pear', 'Plum', 'Fig'].map((title, page) => ({
        ...{ title, id: page + 1 },
        revisions: Array.from({ length: revisions }, (_, index) => ({
          ...{ id: (page + 1) * 1000 + index, text: `${title} has a stone, or so it says ${index} times over.` },
        })),
      })),
    ),
  )

let test: TestPlatform

beforeEach(async () => {
  test = await createTestPlatform()
})
afterEach(() => test.close())

const made = () => test.platform.database.prisma.authorship.count()

/** What a reader gets of the last revision of a page. */
async function read(slug = 'pear') {
  const keeper = new AuthorshipKeeper(test.platform)
  const authorship = await authorshipOf({ platform: test.platform, keeper }, visitor, slug, revisions)
  await keeper.close()
  return authorship
}

it('[WHO10] after an import, who wrote what is made for all of it, and the first reader has it at once', async () => {
  const app = await createTestApp(test.platform)
  await bringIn(test.platform, file())
  await untilAllAreMade()
  expect(await read()).toMatchObject({ left: 0, writers: [{ percent: 100 }] })
  await app.close()
})

it('[WHO10] so does a server that starts where revisions have none yet', async () => {
  await bringIn(test.platform, file())
  expect(await made()).toBe(0)
  const app = await createTestApp(test.platform)
  await untilAllAreMade()
  await app.close()
})

it('[WHO10] one process does it at a time; another goes on where the first ends', async () => {
  await bringIn(test.platform, file())
  const [first, second] = [new AuthorshipCatchUp(test.platform), new AuthorshipCatchUp(test.another())]
  const { sql } = test.platform.database
  await sql.begin(async tx => {
    await tx`SELECT pg_advisory_xact_lock(${4_700_103})`
    second.look()
    await untilSomebodyWaits(test.platform)
    expect(await made()).toBe(0)
  })
  first.look()
  await Promise.all([first.settled(), second.settled()])
  expect(await made()).toBe(3 * revisions)
})

it('[WHO10] told to close it ends after what is at hand, and another start does the rest', async () => {
  await bringIn(test.platform, file())
  const catchUp = new AuthorshipCatchUp(test.platform)
  const { inTransaction } = test.platform.database
  const closed = await inTransaction(async tx => {
    await lockContents(tx)
    catchUp.look()
    await untilSomebodyWaits(test.platform)
    return [catchUp.close()]
  })
  await Promise.all(closed)
  const atHand = await made()
  expect(atHand).toBeGreaterThan(0)
  expect(atHand).toBeLessThan(revisions)
  catchUp.look()
  await catchUp.settled()
  expect(await made()).toBe(atHand)
  const next = new AuthorshipCatchUp(test.platform)
  next.look()
  await next.settled()
  expect(await made()).toBe(3 * revisions)
})

it('[WHO10] told to close while another process is at it, it ends at once', async () => {
  await bringIn(test.platform, file())
  const catchUp = new AuthorshipCatchUp(test.platform)
  await test.platform.database.sql.begin(async tx => {
    await tx`SELECT pg_advisory_xact_lock(${4_700_103})`
    catchUp.look()
    await untilSomebodyWaits(test.platform)
    await catchUp.close()
  })
  expect(await made()).toBe(0)
})

it('[WHO10] a text that cannot be read holds up no other page', async () => {
  await bringIn(test.platform, file())
  const { prisma } = test.platform.database
  const { contentHash } = await prisma.revision.findFirstOrThrow({ where: { title: 'Plum', number: 1 } })
  await prisma.content.update({ where: { hash: contentHash }, data: { packed: new Uint8Array([1, 2, 3]) } })
  const catchUp = new AuthorshipCatchUp(test.platform)
  catchUp.look()
  await catchUp.settled()
  expect(await made()).toBe(2 * revisions)
})

async function untilAllAreMade(): Promise<void> {
  for (let looks = 0; looks < 20_000; looks += 1) if ((await made()) === 3 * revisions) return
  throw new Error(`Only ${await made()} are made.`)
}
