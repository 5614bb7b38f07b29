import { LogKeeper } from '@fieldword/server/collab/log-keeper.ts'
import { rowsPerPack } from '@fieldword/server/collab/update-log-packing.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { aDraft, oneTo, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import { hostAlone } from './support/host.ts'
import { LongLog, packAll } from './support/long-log.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameState } from './support/writer.ts'

let wiki: CollabWiki

beforeAll(async () => {
  wiki = await CollabWiki.create()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

/** A log that was left so many hours ago, by a process that was killed: without a snapshot. */
async function aLogLeft(hours: number, letters: number): Promise<string> {
  const draftId = await aDraft(wiki.platform)
  const log = new LongLog(wiki.platform, draftId)
  log.type(letters)
  await log.write('Amara')
  const then = new Date(wiki.platform.clock().getTime() - hours * 3_600_000)
  await wiki.platform.database.prisma.draftUpdate.updateMany({ where: { draftId }, data: { createdAt: then } })
  return draftId
}

async function packedOf(draftId: string): Promise<{ packs: number; rows: number }> {
  const { prisma } = wiki.platform.database
  const [packs, rows] = await Promise.all([
    prisma.draftPack.count({ where: { draftId } }),
    prisma.draftUpdate.count({ where: { draftId } }),
  ])
  return { packs, rows }
}

async function sweepOn(...platforms: Platform[]): Promise<void> {
  const keepers = platforms.map(platform => new LogKeeper(platform))
  await Promise.all(keepers.map(keeper => keeper.sweep()))
  await Promise.all(keepers.map(keeper => keeper.close()))
}

describe('a log', () => {
  it('[COL20] is packed while its draft is open, and everybody goes on', async () => {
    const draftId = await aDraft(wiki.platform)
    const log = new LongLog(wiki.platform, draftId)
    log.type(rowsPerPack)
    await log.write('Ben')
    const server = await wiki.serve()
    const amara = wiki.open(server, draftId, 'Amara')
    await amara.synced()
    const before = amara.words
    expect(await packedOf(draftId)).toEqual({ packs: 0, rows: rowsPerPack + 1 })
    // So long a tail is worth a snapshot with the next write, and that one a pack.
    amara.type('a')
    await amara.allSaved()
    while ((await packedOf(draftId)).packs === 0) {
      amara.type('b')
      await amara.allSaved()
    }
    const ben = wiki.open(server, draftId, 'Ben')
    await ben.synced()
    expect(ben.words).toMatch(new RegExp(`^${before}ab*$`))
    const there = await wiki.serve({}, wiki.anotherPlatform())
    const chen = wiki.open(there, draftId, 'Chen')
    await chen.when(() => chen.provider.synced && chen.words === amara.words)
    const { rows, last } = await sequenceOf(wiki.platform, draftId)
    expect(rows).toEqual(oneTo(last))
  })

  it('[COL14] [COL19] is caught up with by a process that wakes after it was packed', async () => {
    const draftId = await aDraft(wiki.platform)
    const log = new LongLog(wiki.platform, draftId)
    log.type(10)
    await log.write('Amara')
    const { room, failures } = await hostAlone(wiki.platform, draftId)
    log.type(rowsPerPack + 50)
    const last = await log.write('Amara')
    await log.snapshot(last)
    log.type(5)
    await log.write('Amara')
    await packAll(wiki.platform, draftId)
    expect(await packedOf(draftId)).toEqual({ packs: 2, rows: 5 })
    const caughtUp = new Promise<void>(resolve => {
      room.room.doc.on('update', () => {
        if (sameState(room.room.doc, log.doc)) resolve()
      })
    })
    room.look()
    await caughtUp
    expect(failures).toEqual([])
    room.abandon()
  })

  it('[COL20] that was left is packed to its end, with a snapshot to open it from', async () => {
    const [left, new_, short] = [await aLogLeft(2, 300), await aLogLeft(0.5, 300), await aLogLeft(2, 20)]
    const words = await wordsOnDisk(wiki.platform, left)
    await sweepOn(wiki.platform)
    expect(await packedOf(left)).toEqual({ packs: 1, rows: 0 })
    expect(await packedOf(new_)).toEqual({ packs: 0, rows: 301 })
    expect(await packedOf(short)).toEqual({ packs: 0, rows: 21 })
    const { seq } = await wiki.platform.database.prisma.draftSnapshot.findFirstOrThrow({ where: { draftId: left } })
    expect(Number(seq)).toBe(301)
    expect(await wordsOnDisk(wiki.platform, left)).toEqual(words)
    const server = await wiki.serve()
    const amara = wiki.open(server, left, 'Amara')
    await amara.synced()
    amara.type('!')
    await amara.allSaved()
    expect(await wordsOnDisk(wiki.platform, left)).toEqual([`${words[0]}!`])
  })

  it('[COL20] that cannot be packed keeps no other from it, and no two processes look at once', async () => {
    const [damaged, ...left] = [await aLogLeft(2, 100), await aLogLeft(2, 100), await aLogLeft(2, 100)]
    const { prisma } = wiki.platform.database
    await prisma.draftUpdate.updateMany({ where: { draftId: damaged, seq: 50 }, data: { bytes: Uint8Array.of(9, 9) } })
    await sweepOn(wiki.platform, wiki.anotherPlatform(), wiki.anotherPlatform())
    expect(await packedOf(damaged)).toEqual({ packs: 0, rows: 101 })
    for (const draftId of left) {
      expect(await packedOf(draftId)).toEqual({ packs: 1, rows: 0 })
      expect((await sequenceOf(wiki.platform, draftId)).rows).toEqual(oneTo(101))
    }
  })
})
