import { once } from 'node:events'
import { connect } from 'node:net'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { WebSocket } from 'ws'
import { aDraft, wordsOnDisk } from './support/drafts.ts'
import { updateOf } from './support/frames.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText } from './support/writer.ts'

let wiki: CollabWiki
let server: CollabServer

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

/** An upgrade as no browser would ask for it. */
async function knock(path: string) {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: wiki\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
  return socket
}

/** The server still opens sockets: this one only to say that no page of its own asks. */
async function isUp(): Promise<void> {
  const socket = new WebSocket(`${server.url}/collab/none?schema=${schemaFingerprint}`)
  await once(socket, 'close')
}

describe('a connection', () => {
  it.each(['//', 'http://[', '//[/collab'])('[COL8] to the address %s is answered and ends nothing', async path => {
    const socket = await knock(path)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 404 /)
    await isUp()
  })

  it('[COL8] that is broken off at once ends nothing', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const socket = await knock('/elsewhere')
      socket.resetAndDestroy()
      await once(socket, 'close')
      await isUp()
    }
  })
})

describe('an update with something without length', () => {
  const [item, text, string, gone, gc, root] = [1, 't'.charCodeAt(0), 4, 1, 0, 1]
  /** One client's structs from clock 0 on, and one range that it deletes. */
  const update = (structs: number[], deleted: number[] = [0]) => Uint8Array.of(1, 1, 77, 0, ...structs, ...deleted)
  const letter = [string, root, item, text, item, 'x'.charCodeAt(0)]
  const cases: Record<string, Uint8Array> = {
    'a gap': update([gc, 0]),
    'deleted text': update([gone, root, item, text, 0]),
    'a deletion': update(letter, [1, 77, 1, 0, 0]),
  }

  it.each(Object.entries(cases))('[COL4] is refused for good, and the draft stays whole: %s', async (_name, bytes) => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const witness = wiki.open(server, draftId, 'Amara')
    const mallory = wiki.open(server, draftId, 'Mallory')
    await Promise.all([witness.synced(), mallory.synced()])
    mallory.sendRaw(updateOf(bytes))
    await mallory.refused()
    expect(mallory.closed).toEqual({ code: 4400, reason: 'broken-message' })
    expect(witness.closed).toBeNull()
    witness.type('Undisturbed.')
    await witness.allSaved()
    const later = wiki.open(server, draftId, 'Ben')
    await later.synced()
    await sameText(witness, later)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Undisturbed.'])
  })
})
