import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { wireFrame } from '@fieldword/server/collab/wire.ts'
import { fragmentName, messageTypes, syncTypes } from '@fieldword/shared/collab/messages.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import * as decoding from 'lib0/decoding'
import * as webSockets from 'ws'
import { aDraft } from './support/drafts.ts'
import { updateOf } from './support/frames.ts'
import { aRoom, type Seat } from './support/seat.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText } from './support/writer.ts'

/** What reads frames in `ws`; its types do not name it. */
const { Receiver } = webSockets as unknown as { readonly Receiver: new (options: object) => Writable }

describe('what is typed in one turn', () => {
  it('[COL41] leaves as one message, the same for all', () => {
    const { room, seats } = aRoom(['Amara', 'Ben', 'Chen'])
    const [amara, ben, chen] = seats as [Seat, Seat, Seat]
    for (const [seat, word] of [
      [amara, 'one'],
      [ben, 'two'],
      [amara, 'three'],
    ] as const) {
      expect(room.receive(seat, updateOf(seat.types(word)))).toBeNull()
    }
    room.flushUpdates()
    expect(seats.map(seat => seat.frames.length)).toEqual([1, 1, 1])
    expect(ben.frames[0]).toBe(chen.frames[0])
    expect(docOf([updateIn(chen.frames[0])]).getXmlFragment(fragmentName).length).toBe(3)
    room.flushUpdates()
    expect(chen.frames).toHaveLength(1)
  })

  it('[COL41] does not come back to the only one who typed', () => {
    const { room, seats } = aRoom(['Amara', 'Ben'])
    const [amara, ben] = seats as [Seat, Seat]
    for (const word of ['one', 'two']) room.receive(amara, updateOf(amara.types(word)))
    room.flushUpdates()
    expect(amara.frames).toEqual([])
    expect(docOf([updateIn(ben.frames[0])]).getXmlFragment(fragmentName).length).toBe(2)
  })
})

describe('a frame on the wire', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('[COL41] is what a receiver reads: %d bytes', async length => {
    const payload = Uint8Array.from({ length }, (_, index) => index % 251)
    const receiver = new Receiver({ isServer: false, binaryType: 'nodebuffer' })
    const read: Promise<unknown[]> = once(receiver, 'message')
    receiver.write(wireFrame(payload))
    const [data, isBinary] = await read
    expect(isBinary).toBe(true)
    expect(payload).toEqual(new Uint8Array(data as Buffer))
  })
})

describe('a crowd in one draft', () => {
  let wiki: CollabWiki
  let server: CollabServer
  beforeAll(async () => {
    wiki = await CollabWiki.create()
    server = await wiki.serve({ limits: { listedStates: 3 } })
  })
  afterEach(() => wiki.leaveAll())
  afterAll(() => wiki.close())

  it('[COL40] is counted for everybody in it, and the count ends with the crowd', async () => {
    const draftId = await aDraft(wiki.platform)
    const amara = wiki.open(server, draftId, 'Amara')
    await amara.synced()
    const others = ['Ben', 'Chen', 'Dana', 'Emil'].map(name => wiki.open(server, draftId, name))
    await amara.when(() => amara.crowd?.people === 5 && amara.crowd.unlisted === 2)
    expect(amara.provider.awareness.getStates().size).toBeLessThanOrEqual(4)
    for (const other of others.slice(2)) other.leave()
    await amara.when(() => amara.crowd?.people === 3 && amara.crowd.unlisted === 0)
    await amara.when(() => amara.provider.awareness.getStates().size === 3)
  })

  it('[COL41] hears that its words are saved also where that waits for something to leave with, alone and together', async () => {
    const busy = await wiki.serve({ timeAtWork: () => 1 })
    const draftId = await aDraft(wiki.platform)
    const amara = wiki.open(busy, draftId, 'Amara')
    await amara.synced()
    for (const word of ['one', 'two']) amara.type(word)
    await amara.when(() => amara.sent > 0 && amara.saved === amara.sent)
    const ben = wiki.open(busy, draftId, 'Ben')
    await ben.synced()
    for (const word of ['three', 'four', 'five']) for (const writer of [amara, ben]) writer.type(word)
    await Promise.all([amara, ben].map(writer => writer.when(() => writer.saved === writer.sent)))
    await sameText(amara, ben)
  })
})

function updateIn(frame: Uint8Array | undefined): Uint8Array {
  const decoder = decoding.createDecoder(frame ?? new Uint8Array())
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([messageTypes.sync, syncTypes.update])
  return decoding.readVarUint8Array(decoder)
}
