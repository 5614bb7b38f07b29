import { once } from 'node:events'
import { awarenessFrame, step1Frame } from '@fieldword/server/collab/frames.ts'
import { writeStates } from '@fieldword/server/collab/presence-states.ts'
import { messageTypes, syncTypes } from '@fieldword/shared/collab/messages.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { aDraft, wordsOnDisk } from './support/drafts.ts'
import { awarenessOf, updateOf } from './support/frames.ts'
import { closeOf, knockWith, masked, rawSocket } from './support/raw.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import type { Writer } from './support/writer.ts'

let wiki: CollabWiki
beforeAll(async () => {
  wiki = await CollabWiki.create()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

const question = step1Frame(new Y.Doc())
const whoIsHere = Uint8Array.of(messageTypes.queryAwareness)
const isDocument = (frame: Buffer) => frame[0] === messageTypes.sync && frame[1] === syncTypes.step2

/** A draft with something in it, and somebody who goes on writing whatever another does. */
async function aWitness(server: CollabServer, size = 20_000): Promise<{ draftId: string; witness: Writer }> {
  const draftId = await aDraft(wiki.platform, { text: '' })
  const witness = wiki.open(server, draftId, 'Amara')
  await witness.synced()
  witness.type('x'.repeat(size))
  await witness.allSaved()
  return { draftId, witness }
}

async function opened(server: CollabServer, draftId: string, name: string): Promise<WebSocket> {
  const socket = rawSocket(server.url, draftId, name)
  await once(socket, 'open')
  return socket
}

describe('a flood', () => {
  it.each([
    ['questions for the whole document', question],
    ['questions for who is here', whoIsHere],
  ])('[COL37] of %s is answered at a pace, however small each is, and holds nobody up', async (_, frame) => {
    const server = await wiki.serve({ limits: { burst: 200, perSecond: 20 } })
    const { draftId, witness } = await aWitness(server)
    // Enough people for the answer to be worth something.
    const others = Array.from({ length: 8 }, (_, index) => wiki.open(server, draftId, `Reader ${index}`))
    await Promise.all(others.map(other => other.synced()))
    const flooder = await opened(server, draftId, 'Mallory')
    let answers = 0
    flooder.on('message', () => {
      answers += 1
    })
    for (let sent = 0; sent < 3000; sent += 1) flooder.send(frame)
    witness.type('!')
    await witness.allSaved()
    expect(answers).toBeLessThan(120)
    flooder.terminate()
  })

  it('[COL37] of questions by somebody who does not read ends with a code to come back from', async () => {
    const server = await wiki.serve({ limits: { waitingBytes: 100_000 } })
    const { draftId, witness } = await aWitness(server, 3_000_000)
    const flooder = await opened(server, draftId, 'Mallory')
    const closed = closeOf(flooder)
    flooder.pause()
    for (let sent = 0; sent < 40; sent += 1) flooder.send(question)
    const mallory = 4711
    flooder.send(awarenessOf([{ client: mallory, clock: 1, json: '{}' }]))
    witness.type('!')
    await witness.allSaved()
    let documents = 0
    flooder.on('message', (frame: Buffer) => {
      documents += isDocument(frame) ? 1 : 0
    })
    flooder.resume()
    expect([1006, 4508]).toContain((await closed).code)
    expect(documents).toBeLessThan(10)
    expect(witness.provider.awareness.getStates().has(mallory)).toBe(false)
  })

  it('[COL37] is not what opening a large document is: its first answer costs nothing', async () => {
    const server = await wiki.serve({ limits: { burst: 50, perSecond: 1 } })
    const draftId = await aDraft(wiki.platform, { text: 'x'.repeat(300_000) })
    const ben = wiki.open(server, draftId, 'Ben')
    await ben.synced()
    ben.type('!')
    await ben.allSaved()
  })

  it('[COL36] of carets sends nobody away, and the last one is seen', async () => {
    const server = await wiki.serve()
    const { draftId, witness } = await aWitness(server, 10)
    const mover = await opened(server, draftId, 'Ben')
    for (let at = 1; at <= 2000; at += 1) {
      mover.send(awarenessOf([{ client: 4711, clock: at, json: JSON.stringify({ cursor: at }) }]))
    }
    let changes = 0
    witness.provider.awareness.on('change', () => {
      changes += 1
    })
    await witness.when(() => witness.provider.awareness.getStates().get(4711)?.cursor === 2000)
    expect(changes).toBeLessThan(200)
    expect(mover.readyState).toBe(mover.OPEN)
    mover.close()
  })
})

describe('presence', () => {
  it('[COL36] of a client that does not renew it ends, though its socket lives, and comes back when it does', async () => {
    const server = await wiki.serve({ limits: { heartbeat: 50, presenceLifetime: 200 } })
    const { draftId, witness } = await aWitness(server, 10)
    const [client, frozen] = [4711, await opened(server, draftId, 'Ben')]
    const isSeen = () => witness.provider.awareness.getStates().has(client)
    frozen.send(awarenessOf([{ client, clock: 1, json: '{}' }]))
    await witness.when(isSeen)
    await witness.when(() => !isSeen())
    expect(frozen.readyState).toBe(frozen.OPEN)
    frozen.send(awarenessOf([{ client, clock: 2, json: '{}' }]))
    await witness.when(isSeen)
    frozen.close()
  })

  it('[COL12] in somebody else’s name shows one’s own', async () => {
    const server = await wiki.serve()
    const { draftId, witness } = await aWitness(server, 10)
    const liar = await opened(server, draftId, 'Mallory')
    liar.send(awarenessOf([{ client: 4711, clock: 1, json: '{"user":{"name":"Amara","id":"1"}}' }]))
    const seen = () => witness.provider.awareness.getStates().get(4711)
    await witness.when(seen)
    expect(seen()?.user.name).toBe('Mallory')
    liar.close()
  })
})

describe('a connection', () => {
  it('[COL37] that never says anything is ended', async () => {
    const server = await wiki.serve({ limits: { heartbeat: 50 } })
    const { draftId } = await aWitness(server, 10)
    const mute = await opened(server, draftId, 'Ben')
    expect((await closeOf(mute)).code).toBe(1006)
  })

  it('[COL38] waits its turn outside where too many of its address knock at once, and is let in later', async () => {
    const server = await wiki.serve({ limits: { arrivalsPerAddress: 3 } })
    const draftId = await aDraft(wiki.platform)
    const door = Promise.withResolvers<void>()
    server.people.arrival = door.promise
    const first = await Promise.all([1, 2, 3].map(() => knockWith(server.url, { draftId, name: 'Ben' })))
    const fourth = await knockWith(server.url, { draftId, name: 'Ben' })
    const [answer] = await once(fourth, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 503 /)
    await once(fourth, 'close')
    door.resolve()
    for (const socket of first) expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 101 /)
    const fifth = await opened(server, draftId, 'Ben')
    fifth.close()
    for (const socket of first) socket.destroy()
  })

  it('[COL38] that is refused holds its place outside only until it is gone', async () => {
    const server = await wiki.serve({ limits: { arrivalsPerAddress: 1 } })
    const draftId = await aDraft(wiki.platform)
    for (let turn = 0; turn < 3; turn += 1) {
      const refused = await knockWith(server.url, { draftId, name: null })
      const gone = once(refused, 'close')
      refused.resume()
      await gone
    }
    const later = await opened(server, draftId, 'Ben')
    later.close()
  })

  const typed = (words: string): Uint8Array => {
    const doc = new Y.Doc()
    doc.getXmlFragment('default').insert(0, [new Y.XmlText(words)])
    return updateOf(Y.encodeStateAsUpdate(doc))
  }

  it('[COL39] that is refused has no effect by what it sent along', async () => {
    const server = await wiki.serve()
    const { draftId, witness } = await aWitness(server, 1)
    const refused = await knockWith(server.url, { draftId, name: null }, [typed('Smuggled')])
    const gone = once(refused, 'close')
    refused.resume()
    await gone
    witness.type('!')
    await witness.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['x!'])
  })

  it('[COL39] that broke a rule has no effect by what follows in the same breath', async () => {
    const server = await wiki.serve()
    const { draftId, witness } = await aWitness(server, 1)
    const mallory = await knockWith(server.url, { draftId, name: 'Mallory' }, [
      Uint8Array.of(99),
      typed('Afterwards'),
      awarenessFrame(writeStates([{ client: 4711, clock: 1, json: '{}' }])),
    ])
    const gone = once(mallory, 'close')
    mallory.resume()
    mallory.write(masked(typed('And later')))
    await gone
    witness.type('!')
    await witness.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['x!'])
    expect(witness.provider.awareness.getStates().has(4711)).toBe(false)
  })
})
