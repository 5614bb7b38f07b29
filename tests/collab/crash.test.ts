import { draftAuthors } from '@fieldword/server/collab/index.ts'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDraft, wordsOnDisk } from './support/drafts.ts'
import { Ledger } from './support/ledger.ts'
import { lockDraft } from './support/locks.ts'
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
    const draftId = await aDraft(wiki.platform, { text: 'Start ' })
    const [amara, ben] = [open(draftId, 'Amara'), open(draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    const ledger = new Ledger(wiki.platform, draftId, [amara, ben], chance)
    for (let death = 0; death < 4; death += 1) {
      const enough = ledger.saidSaved + 20 + chance.below(150)
      await ledger.typeUntil(() => ledger.saidSaved >= enough)
      await server.kill()
      expect(await ledger.missing()).toEqual([])
      ledger.type()
      await server.start()
    }
    expect(await ledger.faults(open(draftId, 'Chen'))).toEqual([])
  })

  it('[COL11] before it wrote what it had shown: whoever saw it brings it back, and nobody is locked out', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [open(draftId, 'Amara'), open(draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    const unlock = await lockDraft(wiki.platform, draftId)
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
