import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { aDraft, oneTo, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import { idOf } from './support/people.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText } from './support/writer.ts'

let wiki: CollabWiki
let here: CollabServer
let there: CollabServer
let elsewhere: Platform

beforeAll(async () => {
  wiki = await CollabWiki.create()
  // That somebody left has to be said: for the length of a test nobody is taken for gone.
  const limits = { presenceLifetime: 3_600_000 }
  here = await wiki.serve({ limits })
  there = await wiki.serve({ limits }, wiki.anotherPlatform())
  elsewhere = wiki.anotherPlatform()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

describe('two processes on one database', () => {
  it('[COL14] show each other’s words, and number them in one sequence', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'Start.' })
    const [amara, ben] = [wiki.open(here, draftId, 'Amara'), wiki.open(there, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    for (let turn = 0; turn < 60; turn += 1) {
      amara.type('a', 0)
      ben.type('b')
      // Now and then both wait for the other, so that words meet and cross.
      if (turn % 10 === 9) await ben.when(() => ben.words.startsWith('a'.repeat(turn)))
    }
    await Promise.all([amara.allSaved(), ben.allSaved()])
    await sameText(amara, ben)
    expect(amara.words).toBe(`${'a'.repeat(60)}Start.${'b'.repeat(60)}`)
    expect(await wordsOnDisk(elsewhere, draftId)).toEqual([amara.words])
    const { rows, last } = await sequenceOf(elsewhere, draftId)
    expect(rows).toEqual(oneTo(last))
  })

  it('[COL15] open a draft for the first time at the same moment, and its text is there once', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'Only once.' })
    const crowd = Array.from({ length: 8 }, (_, index) =>
      wiki.open(index % 2 ? here : there, draftId, `Person ${index}`),
    )
    await Promise.all(crowd.map(writer => writer.synced()))
    expect(new Set(crowd.map(writer => writer.words))).toEqual(new Set(['Only once.']))
    expect(await sequenceOf(elsewhere, draftId)).toEqual({ rows: [1], last: 1 })
  })

  it('[COL14] lose nothing when the connections that listen are cut', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [wiki.open(here, draftId, 'Amara'), wiki.open(there, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    for (let turn = 0; turn < 5; turn += 1) {
      const cut = await elsewhere.database.sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'listen%'`
      expect(cut.length).toBeGreaterThan(0)
      ben.type(`${turn}`)
      await ben.allSaved()
      await amara.when(() => amara.words === ben.words)
    }
    expect(await wordsOnDisk(elsewhere, draftId)).toEqual(['01234'])
  })

  it('[COL12] [COL14] show who is at the other, and that they left', async () => {
    const draftId = await aDraft(wiki.platform)
    const [amara, ben] = [wiki.open(here, draftId, 'Amara'), wiki.open(there, draftId, 'Ben')]
    const chen = wiki.open(here, draftId, 'Chen')
    const seenBy = (writer: typeof amara, other: typeof amara) =>
      writer.provider.awareness.getStates().get(other.doc.clientID)?.user
    await Promise.all([ben.when(() => seenBy(ben, amara)), amara.when(() => seenBy(amara, ben))])
    expect(seenBy(ben, amara)).toEqual({ id: idOf('Amara'), name: 'Amara', colour: 1 })
    amara.provider.disconnect()
    await ben.when(() => !seenBy(ben, amara))
    amara.provider.connect()
    await ben.when(() => seenBy(ben, amara))
    chen.leave()
    // The last one of a process leaves without a word.
    amara.provider.ws?.close()
    amara.leave()
    await ben.when(() => !seenBy(ben, amara))
  })

  it('[COL10] know each other’s owners of client ids', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [wiki.open(here, draftId, 'Amara'), wiki.open(there, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    amara.type('Mine')
    await ben.when(() => ben.words === 'Mine')
    ben.doc.clientID = amara.doc.clientID
    ben.type(' and yours')
    await ben.refused()
    expect(ben.closed).toEqual({ code: 4403, reason: 'forbidden' })
    expect(await wordsOnDisk(elsewhere, draftId)).toEqual(['Mine'])
  })
})
