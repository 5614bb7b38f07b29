import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { draftAuthors } from '@fieldword/server/collab/index.ts'
import { readStored } from '@fieldword/server/collab/log-queries.ts'
import { deletesAnything, newClientsIn, readUpdateContent } from '@fieldword/server/collab/update-content.ts'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDraft, oneTo, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import { idOf } from './support/people.ts'
import { chanceOf, seeds } from './support/random.ts'
import { ServerProcess } from './support/server-process.ts'
import { sameText, Writer } from './support/writer.ts'

let wiki: TestPlatform
let server: ServerProcess
let writers: Writer[]

beforeEach(async () => {
  wiki = await createTestPlatform()
  server = new ServerProcess(wiki.platform.database.url)
  writers = []
  await server.start()
})

afterEach(async () => {
  for (const writer of writers) writer.leave()
  await server.kill()
  await wiki.close()
})

function open(draftId: string, name: string): Writer {
  const writer = new Writer({ url: server.url, draftId, name })
  writers.push(writer)
  return writer
}

describe('a server that is killed', () => {
  it.each(seeds())('[COL1] has on disk every letter that it said was saved, and nothing twice: seed %d', async seed => {
    const chance = chanceOf(seed)
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [open(draftId, 'Amara'), open(draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    amara.type('.')
    await ben.when(() => ben.words === '.')
    for (let death = 0; death < 4; death += 1) {
      const letters = 100 + chance.below(300)
      for (let typed = 0; typed < letters; typed += 1) {
        const writer = chance.one([amara, ben])
        writer.type(chance.one([...'abcdefgh ']), chance.below(writer.words.length + 1))
        // Waiting for nobody, all of it would leave in one breath, and the kill would find it either sent or not.
        if (chance.below(8) === 0) await writer.when(() => writer.saved > writer.sent - 12)
      }
      await server.kill()
      const saved = writers.flatMap(writer => writer.deliveries.slice(0, writer.saved))
      expect(saved.length).toBeGreaterThan(0)
      await expectOnDisk(draftId, saved)
      amara.type('#')
      await server.start()
      await Promise.all([amara.allSaved(), ben.allSaved()])
      await sameText(amara, ben)
    }
    const later = open(draftId, 'Chen')
    await later.synced()
    await sameText(amara, ben, later)
    expect(later.words.match(/#/g)).toHaveLength(4)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([later.words])
    const { rows, last } = await sequenceOf(wiki.platform, draftId)
    expect(rows).toEqual(oneTo(last))
  })

  it('[COL11] before it wrote what it had shown: whoever saw it brings it back, and nobody is locked out', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [open(draftId, 'Amara'), open(draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    const unlock = await lock(draftId)
    amara.type('Seen, not saved.')
    await ben.when(() => ben.words === 'Seen, not saved.')
    amara.provider.disconnect()
    ben.provider.disconnect()
    await server.kill()
    await unlock()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([''])

    await server.start()
    ben.provider.connect()
    ben.type(' Ben goes on.')
    await ben.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Seen, not saved. Ben goes on.'])
    amara.type('Amara too. ', 0)
    amara.provider.connect()
    await amara.allSaved()
    await sameText(amara, ben)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Amara too. Seen, not saved. Ben goes on.'])
    // Recorded under who brought it: a relay puts no words in anybody's mouth.
    expect(await draftAuthors(wiki.platform, draftId)).toEqual([
      { userId: idOf('Ben'), typed: 29 },
      { userId: idOf('Amara'), typed: 11 },
    ])
  })
})

/** Everything in these updates is in what a new server would load. */
async function expectOnDisk(draftId: string, updates: readonly Uint8Array[]): Promise<void> {
  const { updates: stored } = await readStored(wiki.platform.database.prisma, draftId)
  const doc = docOf(stored)
  const lacking = updates.filter(update => {
    const content = readUpdateContent(update)
    return newClientsIn(doc, content).length > 0 || deletesAnything(doc, content)
  })
  expect(lacking).toEqual([])
}

/** Holds the draft's row, so that nothing can be written to its log. */
async function lock(draftId: string): Promise<() => Promise<unknown>> {
  const release = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const holding = wiki.platform.database.sql.begin(async sql => {
    await sql`SELECT 1 FROM drafts WHERE id = ${draftId} FOR UPDATE`
    locked.resolve()
    await release.promise
  })
  await locked.promise
  return () => {
    release.resolve()
    return holding
  }
}
