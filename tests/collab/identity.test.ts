import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { aDraft, wordsOnDisk } from './support/drafts.ts'
import { awarenessOf, step2Of } from './support/frames.ts'
import { idOf } from './support/people.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import type { Writer } from './support/writer.ts'

let wiki: CollabWiki
let server: CollabServer

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

async function two(): Promise<{ draftId: string; amara: Writer; mallory: Writer }> {
  const draftId = await aDraft(wiki.platform, { text: '' })
  const [amara, mallory] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Mallory')]
  await Promise.all([amara.synced(), mallory.synced()])
  amara.type('Mine.')
  await amara.allSaved()
  await mallory.when(() => mallory.words === 'Mine.')
  return { draftId, amara, mallory }
}

/** What `client` would have typed next, had it. */
function forged(writer: Writer, client: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer.doc))
  const before = Y.encodeStateVector(doc)
  doc.clientID = client
  const block = doc.getXmlFragment('default').get(0)
  if (block instanceof Y.XmlElement) block.insert(1, [new Y.XmlText('Forged.')])
  return Y.encodeStateAsUpdate(doc, before)
}

describe('a client id', () => {
  it('[COL10] is bound to the account that first typed with it', async () => {
    const { draftId, amara, mallory } = await two()
    mallory.doc.clientID = amara.doc.clientID
    mallory.type('Forged.')
    await mallory.refused()
    expect(mallory.closed).toEqual({ code: 4403, reason: 'forbidden' })
    amara.type(' Still mine.')
    await amara.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Mine. Still mine.'])
  })

  it('[COL10] of somebody who is here is taken before they typed the first letter', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, mallory] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Mallory')]
    await Promise.all([amara.synced(), mallory.synced()])
    await mallory.when(() => mallory.provider.awareness.getStates().has(amara.doc.clientID))
    mallory.doc.clientID = amara.doc.clientID
    mallory.type('Forged.')
    await mallory.refused()
    expect(mallory.closed?.reason).toBe('forbidden')
    amara.type('Mine.')
    await amara.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Mine.'])
  })

  it('[COL11] of somebody who is here and has sent all is not relayed by others, in an answer neither', async () => {
    const { draftId, amara, mallory } = await two()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(mallory.doc))
    Y.applyUpdate(doc, forged(mallory, amara.doc.clientID))
    mallory.leave()
    const again = wiki.open(server, draftId, 'Mallory', { doc })
    await again.refused()
    expect(again.closed?.reason).toBe('forbidden')
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Mine.'])
  })

  it('[COL11] may be relayed once, in the answer to the server’s question, and in no second answer', async () => {
    const { draftId, amara, mallory } = await two()
    amara.leave()
    mallory.sendRaw(step2Of(forged(mallory, amara.doc.clientID)))
    await mallory.refused()
    expect(mallory.closed?.reason).toBe('forbidden')
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Mine.'])
  })

  it('[COL10] of the same person elsewhere is their own', async () => {
    const { draftId, amara } = await two()
    amara.type(' And more.')
    await amara.allSaved()
    const words = amara.words
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(amara.doc))
    doc.clientID = amara.doc.clientID
    amara.leave()
    const again = wiki.open(server, draftId, 'Amara', { doc })
    await again.synced()
    again.type('!')
    await again.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([`${words}!`])
  })
})

describe('presence', () => {
  it('[COL12] of others cannot be set, taken away or taken over', async () => {
    const { amara, mallory } = await two()
    const client = amara.doc.clientID
    amara.provider.awareness.setLocalStateField('cursor', 1)
    await mallory.when(() => mallory.provider.awareness.getStates().get(client)?.cursor === 1)
    const clock = 2 ** 45
    mallory.sendRaw(awarenessOf([{ client, clock, json: '{"cursor":666}' }]))
    mallory.sendRaw(awarenessOf([{ client, clock: clock + 1, json: 'null' }]))
    mallory.provider.awareness.setLocalStateField('cursor', 2)
    await amara.when(() => amara.provider.awareness.getStates().get(mallory.doc.clientID)?.cursor === 2)
    amara.provider.awareness.setLocalStateField('cursor', 3)
    await mallory.when(() => mallory.provider.awareness.getStates().get(client)?.cursor === 3)
    expect(amara.provider.awareness.getLocalState()).toMatchObject({ cursor: 3 })
    expect(mallory.closed).toBeNull()
  })
})

describe('rights', () => {
  it('[COL13] that are taken away end the connection, in every process', async () => {
    const { draftId, amara } = await two()
    const there = await wiki.serve({}, wiki.anotherPlatform())
    const ben = wiki.open(there, draftId, 'Ben')
    await ben.synced()
    server.people.give('Amara', 'visitor')
    there.people.give('Ben', 'visitor')
    await wiki.platform.signals.notify('accounts', idOf('Amara'))
    await wiki.platform.signals.notify('accounts', idOf('Ben'))
    await Promise.all([amara.refused(), ben.refused()])
    expect([amara.closed, ben.closed]).toEqual(Array(2).fill({ code: 4401, reason: 'sign-in-needed' }))
    server.people.give('Amara', 'member')
  })

  it('[COL13] of one account leave the others alone', async () => {
    const { amara, mallory } = await two()
    server.people.give('Mallory', 'visitor')
    await server.collab.recheck(idOf('Mallory'))
    await mallory.refused()
    amara.type(' Undisturbed.')
    await amara.allSaved()
    server.people.give('Mallory', 'member')
  })
})
