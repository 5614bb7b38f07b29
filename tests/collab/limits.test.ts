import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { aDraft, oneTo, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import { awarenessOf } from './support/frames.ts'
import { closeOf, rawSocket } from './support/raw.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText } from './support/writer.ts'

let wiki: CollabWiki

beforeAll(async () => {
  wiki = await CollabWiki.create()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

describe('limits', () => {
  it('[COL8] a draft grows to its limit and no further, and can be made smaller', async () => {
    const server = await wiki.serve({ limits: { draftBytes: 20_000 } })
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    amara.type('x'.repeat(15_000))
    await amara.allSaved()
    await ben.when(() => ben.words.length === 15_000)
    ben.type('y'.repeat(10_000))
    await ben.refused()
    expect(ben.closed).toEqual({ code: 4413, reason: 'draft-too-large' })
    amara.text.delete(100, 14_900)
    await amara.allSaved()
    amara.type('z'.repeat(10_000))
    await amara.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([`${'x'.repeat(100)}${'z'.repeat(10_000)}`])
  })

  it('[COL8] whoever sends too much at once is read later, and nothing of it is lost', async () => {
    const server = await wiki.serve({ limits: { burst: 20, perSecond: 200 } })
    const draftId = await aDraft(wiki.platform, { text: '' })
    const amara = wiki.open(server, draftId, 'Amara')
    await amara.synced()
    for (let typed = 0; typed < 120; typed += 1) amara.type('t')
    await amara.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['t'.repeat(120)])
  })

  it('[COL8] a slow reader is let go with a code it comes back from, and slows nobody', async () => {
    const server = await wiki.serve({ limits: { waitingBytes: 100_000 } })
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    const slow = rawSocket(server.url, draftId, 'Slow')
    await new Promise(resolve => slow.once('message', resolve))
    const client = 4711
    slow.send(awarenessOf([{ client, clock: 0, json: '{}' }]))
    await amara.when(() => amara.provider.awareness.getStates().has(client))
    slow.pause()
    const closed = closeOf(slow)
    const isHere = () => amara.provider.awareness.getStates().has(client)
    // What the operating system keeps for a socket is some megabytes, and not the server's to count.
    for (let sent = 0; sent < 50 && isHere(); sent += 1) {
      amara.type('w'.repeat(200_000))
      await amara.allSaved()
    }
    await amara.when(() => !isHere())
    slow.resume()
    expect(await closed).toEqual({ code: 4508, reason: 'slow-reader' })
    await sameText(amara, ben)
  })

  it('[COL8] a connection that shows no life is ended', async () => {
    const server = await wiki.serve({ limits: { heartbeat: 40 } })
    const draftId = await aDraft(wiki.platform)
    const dead = rawSocket(server.url, draftId, 'Dead', { autoPong: false })
    const alive = wiki.open(server, draftId, 'Alive')
    expect((await closeOf(dead)).code).toBe(1006)
    expect(alive.provider.wsconnected).toBe(true)
  })
})

describe('a long draft', () => {
  it('[COL3] gets a snapshot while people write and when they leave; every update stays', async () => {
    const server = await wiki.serve({ limits: { rowsAfterSnapshot: 500 } })
    const draftId = await aDraft(wiki.platform, { text: '' })
    const { prisma } = wiki.platform.database
    const crowd = Array.from({ length: 9 }, (_, index) => wiki.open(server, draftId, `Person ${index}`))
    await Promise.all(crowd.map(writer => writer.synced()))
    const snapshotSeq = async () =>
      Number((await prisma.draftSnapshot.aggregate({ where: { draftId }, _max: { seq: true } }))._max.seq)
    crowd[0]?.type('.')
    await crowd[0]?.allSaved()
    await sameText(...crowd)
    for (let round = 0; round < 200 && (await snapshotSeq()) === 0; round += 1) {
      for (const writer of crowd) writer.type('k')
      await Promise.all(crowd.map(writer => writer.allSaved()))
    }
    const first = await snapshotSeq()
    expect(first).toBeGreaterThan(500)

    for (let round = 0; round < 14; round += 1) {
      for (const writer of crowd) writer.type('l')
      await Promise.all(crowd.map(writer => writer.allSaved()))
    }
    await sameText(...crowd)
    const words = crowd[0]?.words ?? ''
    for (const writer of crowd) writer.leave()
    while ((await snapshotSeq()) === first) await new Promise(setImmediate)
    const { rows, last } = await sequenceOf(wiki.platform, draftId)
    expect(rows).toEqual(oneTo(last))
    const later = wiki.open(server, draftId, 'Later')
    await later.synced()
    expect(later.words).toBe(words)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([words])
  })
})
