import { docOf, readDocument } from '@fieldword/server/collab/draft-document.ts'
import type { HostedRoom } from '@fieldword/server/collab/hosted-room.ts'
import { readStored } from '@fieldword/server/collab/log-queries.ts'
import { type Peer, RoomBroken } from '@fieldword/server/collab/room.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { failedSeeds } from './failed-seeds.ts'
import { aDraft } from './support/drafts.ts'
import { editSomewhere, firstText } from './support/edits.ts'
import { awarenessOf, step2Of, updateOf } from './support/frames.ts'
import { isKept } from './support/kept.ts'
import { MemoryLogs } from './support/memory-log.ts'
import { mutate } from './support/mutations.ts'
import { idOf } from './support/people.ts'
import { type Chance, chanceOf, seeds } from './support/random.ts'
import type { CollabServer } from './support/server.ts'
import { SimulatedClient } from './support/simulated-client.ts'
import { SimulatedProcess } from './support/simulated-process.ts'
import { aStart } from './support/simulation.ts'
import { CollabWiki } from './support/wiki.ts'

const draftId = '01900000-0000-7000-8000-000000000002'
/** Of each kind and seed; FIELDWORD_FRAMES for more of them. */
const frames = Number(process.env.FIELDWORD_FRAMES ?? 500)

/** What somebody with this document could send next, and then not quite that. */
function aBrokenFrame(doc: Y.Doc, chance: Chance): Uint8Array {
  const before = Y.encodeStateVector(doc)
  for (let edits = 1 + chance.below(4); edits > 0; edits -= 1) edit(doc, chance)
  const whole = [
    updateOf(Y.encodeStateAsUpdate(doc, before)),
    step2Of(Y.encodeStateAsUpdate(doc, before)),
    step2Of(Y.encodeStateAsUpdate(doc)),
    awarenessOf([{ client: doc.clientID, clock: 1, json: '{"caret":{"anchor":3,"head":7}}' }]),
    Uint8Array.of(0, 0, before.length, ...before),
  ]
  return mutate(chance.one(whole), chance.one(whole), chance)
}

/** A member may take away the whole text; then there is nothing to edit. */
function edit(doc: Y.Doc, chance: Chance): void {
  if (firstText(doc)) editSomewhere(doc, chance)
}

describe('a room in memory', () => {
  it.each(seeds(...failedSeeds.frames))(
    '[COL5] [COL9] takes thousands of broken frames of readers and changes nothing: seed %d',
    async seed => {
      const { hosted, amara, pump, attack } = await aRoom(chanceOf(seed))
      const before = Y.encodeStateAsUpdate(hosted.room.doc)
      for (let frame = 0; frame < frames; frame += 1) await attack(false)
      await pump()
      expect(Buffer.compare(Y.encodeStateAsUpdate(hosted.room.doc), before)).toBe(0)
      expect(amara.refusals).toEqual([])
    },
  )

  it.each(seeds(...failedSeeds.frames, ...failedSeeds.framesOfMembers))(
    '[COL4] [COL5] takes thousands of broken frames of members, and everybody else has the same and all they wrote: seed %d',
    async seed => {
      const chance = chanceOf(seed)
      const { hosted, logs, amara, ben, pump, attack } = await aRoom(chance)
      for (let frame = 0; frame < frames; frame += 1) {
        await attack(true)
        if (frame % 20 === 0) edit(chance.one([amara, ben]).doc, chance)
        if (frame % 50 === 0) await pump()
      }
      await pump()
      const logged = docOf(logs.rows(draftId).map(row => row.bytes))
      const newcomer = docOf([Y.encodeStateAsUpdate(hosted.room.doc)])
      const texts = [amara.doc, ben.doc, hosted.room.doc, logged, newcomer].map(doc =>
        doc.getXmlFragment('default').toString(),
      )
      expect(new Set(texts).size).toBe(1)
      expect([...amara.refusals, ...ben.refusals]).toEqual([])
      expect([...amara.made, ...ben.made].filter(update => !isKept(logged, update))).toEqual([])
      expect(() => readDocument(logged)).not.toThrow()
    },
  )
})

/** Two who write, and whoever comes with broken frames, each with a connection and a client id of its own. */
async function aRoom(chance: Chance) {
  const logs = new MemoryLogs()
  logs.create(draftId, aStart())
  const process: SimulatedProcess = new SimulatedProcess({ draftId, logs, signal: seq => process.signals.push(seq) })
  const [amara, ben] = [new SimulatedClient('Amara', 1001), new SimulatedClient('Ben', 1002)]
  const pump = async () => {
    for (let idle = 0; idle < 5; idle += 1) {
      for (const client of [amara, ben]) {
        for (let message = 0; message < 20; message += 1) {
          client.deliverUp()
          client.deliverDown()
        }
        if (client.isBusy) idle = 0
      }
      if (process.store.waiting + process.signals.length > 0) idle = 0
      process.store.settle('answered')
      process.hearNext()
      await new Promise(resolve => setTimeout(resolve, process.store.waiting > 0 ? 0 : 5))
    }
  }
  const joining = [amara, ben].map(client => client.connect(process))
  await pump()
  await Promise.all(joining)
  await pump()
  const { hosted } = process
  if (!hosted) throw new Error('The room is there')
  let attacks = 0
  const attack = async (mayWrite: boolean) => {
    attacks += 1
    const doc = docOf([Y.encodeStateAsUpdate(hosted.room.doc)])
    doc.clientID = 5000 + attacks
    if (send(hosted, aBrokenFrame(doc, chance), mayWrite)) while (hosted.mending) await pump()
  }
  return { hosted, logs, amara, ben, pump, attack }
}

/** As a connection does it; answers whether the room has to be mended. */
function send(hosted: HostedRoom, frame: Uint8Array, mayWrite: boolean): boolean {
  const user = { id: idOf('Mallory'), name: 'Mallory', colour: 1 }
  const peer: Peer = {
    user,
    mayWrite,
    hasLetGo: false,
    wasDemoted: false,
    client: null,
    lastClock: -1,
    received: 0,
    answered: false,
    saved() {},
    send() {},
    close() {},
  }
  hosted.room.join(peer)
  try {
    hosted.room.receive(peer, frame)
    return false
  } catch (error) {
    if (!(error instanceof RoomBroken)) throw error
    hosted.mend(error)
    return true
  } finally {
    hosted.room.leave(peer)
  }
}

describe('a server', () => {
  let wiki: CollabWiki
  let server: CollabServer
  beforeEach(async () => {
    wiki = await CollabWiki.create()
    server = await wiki.serve()
  })
  afterEach(() => wiki.close())

  it.each(seeds(...failedSeeds.frames))('[COL4] stays up over hundreds of broken frames: seed %d', async seed => {
    const chance = chanceOf(seed)
    const draft = await aDraft(wiki.platform, { text: 'Start.' })
    const witness = wiki.open(server, draft, 'Amara')
    await witness.synced()
    for (let attack = 0; attack < 60; attack += 1) {
      const doc = docOf([Y.encodeStateAsUpdate(witness.doc)])
      const socket = new WebSocket(`${server.url}/collab/${draft}?schema=${schemaFingerprint}&as=Mallory`)
      const closed = new Promise(resolve => socket.once('close', resolve))
      await new Promise(resolve => socket.once('open', resolve))
      for (let frame = 0; frame < 5; frame += 1) socket.send(aBrokenFrame(doc, chance))
      socket.close()
      if (firstText(witness.doc)) witness.type('a', 0)
      await closed
    }
    await witness.allSaved()
    expect(witness.closed).toBeNull()
    const later = wiki.open(server, draft, 'Chen')
    await later.synced()
    await later.when(
      () => later.doc.getXmlFragment('default').toString() === witness.doc.getXmlFragment('default').toString(),
    )
    const stored = docOf((await readStored(wiki.platform.database.prisma, draft)).updates)
    expect(witness.saidSaved.length).toBeGreaterThan(0)
    expect(witness.saidSaved.filter(update => !isKept(stored, update))).toEqual([])
  })
})
