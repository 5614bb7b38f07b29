import { inSnapshot } from '@fieldword/server/platform/database/snapshot.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { wikiLines, wikiXml } from '@fieldword/server/transfer/wiki-export.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { bringIn, fileOf } from './support/importing.ts'
import { operator, takeOut } from './support/whole-wiki.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
const slugs = ['page-1', 'page-2', 'page-3']

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
  for (const number of [1, 2, 3]) await people.author.makePage(`Page ${number}`)
  for (const slug of slugs) await people.publish(slug, textOf('Before.'))
})
afterAll(() => test.close())

/** Pages in different states, a new one, a new account, another address: all that an export could tell half of. */
async function writeEverywhere(round: number): Promise<void> {
  for (const slug of slugs) await people.publish(slug, textOf(`Meanwhile, ${round}.`))
  await people.author.makePage(`Made meanwhile ${round}`)
  await people.author.propose('page-1', textOf(`Proposed meanwhile, ${round}.`))
}

describe('[TRF41] what is taken out while people write', () => {
  it('is the wiki as it was when it began, and nobody who writes waits for it', async () => {
    const before = await takeOut(platform)
    const lines = wikiLines(platform, operator)
    let taken = ''
    let round = 0
    for (let next = await lines.next(); !next.done; next = await lines.next()) {
      taken += next.value
      // Between the lines, as far as it was read: the head alone is no moment yet.
      if (taken.split('\n').length % 12 !== 5) continue
      round += 1
      await writeEverywhere(round)
    }
    expect(round).toBeGreaterThan(1)
    expect(taken).toBe(before)
    expect(await takeOut(platform)).not.toBe(before)
  })

  it('fits together: an empty wiki takes it', async () => {
    const lines = wikiLines(platform, operator)
    let taken = ''
    const writing = writeEverywhere(10)
    for await (const line of lines) taken += line
    await writing
    const other = await createTestPlatform()
    expect(await bringIn(other.platform, fileOf(taken))).toMatchObject({ outcome: 'done' })
    expect(await takeOut(other.platform)).toBe(taken)
    await other.close()
  })

  it('as MediaWiki XML too', async () => {
    const whole = async (chunks: AsyncIterable<string>, meanwhile: () => Promise<unknown>) => {
      let taken = ''
      for await (const chunk of chunks) {
        if (taken.includes('<page>') && !taken.includes('</page>')) await meanwhile()
        taken += chunk
      }
      return taken
    }
    const before = await whole(wikiXml(platform, operator), async () => {})
    let round = 20
    const write = () => {
      round += 1
      return writeEverywhere(round)
    }
    expect(await whole(wikiXml(platform, operator), write)).toBe(before)
  })

  it('ends with an error, and ends nothing else, when the database breaks it off; given up, it holds nothing open', async () => {
    const { prisma } = platform.database
    const open = () => prisma.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()`
    const lines = wikiLines(platform, operator)
    await lines.next()
    await lines.next()
    const [holder] = await open()
    await prisma.$queryRaw`SELECT pg_terminate_backend(${holder?.pid}::int)`
    await expect(
      (async () => {
        for await (const _ of lines);
      })(),
    ).rejects.toThrow()
    const other = wikiLines(platform, operator)
    await other.next()
    await other.next()
    expect(await open()).toHaveLength(1)
    await other.return(undefined)
    expect(await open()).toEqual([])
  })

  it('is only read', async () => {
    const write = inSnapshot(platform.database, async function* (tx) {
      yield await tx.$executeRaw`UPDATE pages SET title = 'Overwritten'`
    })
    await expect(write.next()).rejects.toThrow()
    expect(await platform.database.prisma.page.count({ where: { title: 'Overwritten' } })).toBe(0)
  })
})
