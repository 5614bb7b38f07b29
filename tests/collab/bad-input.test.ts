import { randomBytes } from 'node:crypto'
import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { closeCodeOf, isFinal } from '@fieldword/shared/collab/close-codes.ts'
import { messageTypes } from '@fieldword/shared/collab/messages.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { messageOf } from '@fieldword/shared/kernel/refusals.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { aDraft, wordsOnDisk } from './support/drafts.ts'
import { awarenessOf, step2Of, updateOf } from './support/frames.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText, type Writer } from './support/writer.ts'

let wiki: CollabWiki
let server: CollabServer

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve({
    limits: { connectionsPerAccount: 5 },
    rightsOf: actor => (actor.id === null ? 'none' : actor.name.startsWith('Reader') ? 'read' : 'write'),
  })
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

/** Somebody who writes while somebody else sends what they should not. */
async function aWitness(draftId: string): Promise<Writer> {
  const witness = wiki.open(server, draftId, 'Amara')
  await witness.synced()
  witness.type('Before. ')
  await witness.allSaved()
  return witness
}

async function goesOn(witness: Writer, draftId: string): Promise<void> {
  witness.type('After.')
  await witness.allSaved()
  const later = wiki.open(server, draftId, 'Chen')
  await later.synced()
  await sameText(witness, later)
  expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([witness.words])
  expect(witness.words).toBe('Before. After.')
}

describe('who is not let in', () => {
  const missing = '01900000-0000-7000-8000-000000000000'
  const cases = {
    'sign-in-needed': { path: '', query: `schema=${schemaFingerprint}`, headers: {} },
    'schema-changed': { path: '', query: 'schema=0123456789abcdef&as=Ben', headers: {} },
    'not-found': { path: missing, query: `schema=${schemaFingerprint}&as=Ben`, headers: {} },
    'cross-site': {
      path: '',
      query: `schema=${schemaFingerprint}&as=Ben`,
      headers: { origin: 'https://elsewhere.example' },
    },
  } as const

  it.each(Object.entries(cases))('[COL4] [COL8] is told so for good: %s', async (reason, { path, query, headers }) => {
    const draftId = path || (await aDraft(wiki.platform))
    const socket = new WebSocket(`${server.url}/collab/${draftId}?${query}`, { headers })
    const closed = await closeOf(socket)
    expect(closed).toEqual({ code: closeCodeOf(reason as keyof typeof cases), reason })
    expect(isFinal(closed.reason) && messageOf(closed.reason)).toBeTruthy()
    expect(server.rooms.size).toBe(0)
  })

  it.each(['/collab', '/collab/', '/collab/not-an-id'])('[COL8] nor at %s', async path => {
    const socket = new WebSocket(`${server.url}${path}?schema=${schemaFingerprint}&as=Ben`)
    expect(await closeOf(socket)).toEqual({ code: 4404, reason: 'not-found' })
  })

  it('[COL8] an address of nobody is answered, not left hanging', async () => {
    const socket = new WebSocket(`${server.url}/elsewhere`)
    const error = await new Promise<Error>(resolve => socket.once('error', resolve))
    expect(error.message).toContain('404')
  })

  it('[COL8] an account has only so many connections, and gets them back', async () => {
    const draftId = await aDraft(wiki.platform)
    const open = Array.from({ length: 5 }, () => wiki.open(server, draftId, 'Dana'))
    await Promise.all(open.map(writer => writer.synced()))
    const sixth = wiki.open(server, draftId, 'Dana')
    await sixth.refused()
    expect(sixth.closed).toEqual({ code: 4429, reason: 'too-many' })
    const first = open[0]
    first?.leave()
    await first?.when(() => !first.provider.wsconnected)
    const again = wiki.open(server, draftId, 'Dana', { connect: false })
    again.provider.shouldReconnect = () => true
    again.provider.connect()
    await again.synced()
  })
})

describe('what is not taken', () => {
  const empty = new Y.Doc()
  const garbage: Record<string, Uint8Array | string> = {
    'text instead of bytes': 'hello',
    'nothing at all': new Uint8Array(0),
    'an unknown type': Uint8Array.of(9, 1, 2, 3),
    'a type for servers only': Uint8Array.of(messageTypes.saved, 7),
    'an unknown sync type': Uint8Array.of(0, 7, 1, 0),
    'a length that is not there': Uint8Array.of(0, 2, 200, 1, 1),
    'an update of noise': updateOf(randomBytes(300)),
    'an update cut short': updateOf(someUpdate().subarray(0, -3)),
    'a text beside the document': updateOf(someUpdate()),
    'a map within the document': updateOf(aMapInside()),
    // No structs, and of client 9 one deletion, of one at the last number that is exact.
    'a deletion past what anybody types': updateOf(Uint8Array.of(0, 1, 9, 1, 255, 255, 255, 255, 255, 255, 255, 15, 1)),
    'an answer of noise': step2Of(randomBytes(64)),
    'a number without end': new Uint8Array(64).fill(255),
    'presence that is no JSON': awarenessOf([{ client: empty.clientID, clock: 1, json: '{"a":' }]),
    'presence that is no object': awarenessOf([{ client: empty.clientID, clock: 1, json: '"here"' }]),
  }

  it.each(Object.entries(garbage))('[COL4] %s ends the connection and harms nobody', async (_name, frame) => {
    const draftId = await aDraft(wiki.platform)
    const witness = await aWitness(draftId)
    const mallory = wiki.open(server, draftId, 'Mallory')
    mallory.provider.awareness.setLocalState(null)
    await mallory.synced()
    mallory.sendRaw(frame)
    await mallory.refused()
    expect(mallory.closed).toEqual({ code: 4400, reason: 'broken-message' })
    await goesOn(witness, draftId)
  })

  it('[COL4] an update that can be read and not applied ends its sender’s connection, and nobody else’s', async () => {
    const draftId = await aDraft(wiki.platform)
    const witness = await aWitness(draftId)
    let interruptions = 0
    witness.provider.on('connection-close', () => {
      interruptions += 1
    })
    const mallory = wiki.open(server, draftId, 'Mallory')
    await mallory.synced()
    mallory.sendRaw(updateOf(poisonFor(mallory.doc)))
    witness.type('Meanwhile. ')
    await mallory.refused()
    expect(mallory.closed).toEqual({ code: 4400, reason: 'broken-message' })
    await witness.allSaved()
    witness.text.delete(8, 11)
    await goesOn(witness, draftId)
    expect(interruptions).toBe(0)
  })

  it('[COL4] [COL8] ten megabytes at once are refused for good, and harm nobody', async () => {
    const draftId = await aDraft(wiki.platform)
    const witness = await aWitness(draftId)
    const mallory = wiki.open(server, draftId, 'Mallory')
    await mallory.synced()
    mallory.type('x'.repeat(10 * 1024 * 1024))
    await mallory.refused()
    expect(mallory.closed).toEqual({ code: 4413, reason: 'too-large' })
    await goesOn(witness, draftId)
  })

  it('[COL8] a state of presence larger than a caret needs', async () => {
    const draftId = await aDraft(wiki.platform)
    const witness = await aWitness(draftId)
    const mallory = wiki.open(server, draftId, 'Mallory')
    await mallory.synced()
    mallory.provider.awareness.setLocalState({ note: 'x'.repeat(5000) })
    await mallory.refused()
    expect(mallory.closed).toEqual({ code: 4413, reason: 'too-large' })
    await goesOn(witness, draftId)
  })
})

describe('readers', () => {
  it('[COL9] see everything and may not write a letter', async () => {
    const draftId = await aDraft(wiki.platform)
    const witness = await aWitness(draftId)
    const [reader, quiet] = [wiki.open(server, draftId, 'Reader R'), wiki.open(server, draftId, 'Reader Q')]
    await Promise.all([reader.synced(), quiet.synced()])
    reader.type('Graffiti')
    await reader.refused()
    expect(reader.closed).toEqual({ code: 4403, reason: 'read-only' })
    await goesOn(witness, draftId)
    await sameText(witness, quiet)
    // Coming back, a reader repeats every deletion it knows of: that is no writing.
    witness.text.delete(0, 8)
    await quiet.when(() => quiet.words === 'After.')
    quiet.provider.disconnect()
    quiet.provider.connect()
    await quiet.synced()
    witness.type(' And on.')
    await quiet.when(() => quiet.words === 'After. And on.')
  })

  it('[COL9] may not delete either', async () => {
    const draftId = await aDraft(wiki.platform)
    const witness = await aWitness(draftId)
    const reader = wiki.open(server, draftId, 'Reader R')
    await reader.synced()
    reader.text.delete(0, 3)
    await reader.refused()
    expect(reader.closed).toEqual({ code: 4403, reason: 'read-only' })
    await goesOn(witness, draftId)
  })
})

function someUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('a').insert(0, 'words')
  return Y.encodeStateAsUpdate(doc)
}

function aMapInside(): Uint8Array {
  const doc = new Y.Doc()
  doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')])
  const block = doc.getXmlFragment('default').get(0)
  if (block instanceof Y.XmlElement) block.setAttribute('id', new Y.Map() as unknown as string)
  return Y.encodeStateAsUpdate(doc)
}

/** Words in a text that comes later than they do: they can be read, and looking for the text makes Yjs throw. */
function poisonFor(doc: Y.Doc): Uint8Array {
  const copy = docOf([Y.encodeStateAsUpdate(doc)])
  copy.clientID = doc.clientID
  const before = Y.encodeStateVector(copy)
  const paragraph = new Y.XmlElement('paragraph')
  copy.getXmlFragment('default').insert(1, [paragraph])
  paragraph.insert(0, [new Y.XmlText('poison')])
  const update = Y.encodeStateAsUpdate(copy, before)
  // Before the words stands their length, and before it the clock of the text they are in.
  update[Buffer.from(update).indexOf('poison') - 2] = 100
  return update
}

function closeOf(socket: WebSocket): Promise<{ code: number; reason: string }> {
  return new Promise(resolve => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
}
