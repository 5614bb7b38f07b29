import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type * as Y from 'yjs'
import { aDraft } from './support/drafts.ts'
import { LongLog } from './support/long-log.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'

let wiki: CollabWiki
let server: CollabServer

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve()
})
afterAll(() => wiki.close())

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const breath = () => new Promise(setImmediate)

/** Two people write in a draft of some history and leave; answers the server's document of it. */
async function visit(): Promise<WeakRef<Y.Doc>> {
  const draftId = await aDraft(wiki.platform)
  const log = new LongLog(wiki.platform, draftId)
  log.type(150)
  await log.write('Chen')
  const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
  await Promise.all([amara.synced(), ben.synced()])
  amara.type('One')
  ben.type('Two')
  await Promise.all([amara.allSaved(), ben.allSaved()])
  const { hosted, release } = await server.rooms.hold(draftId)
  const doc = new WeakRef(hosted.room.doc)
  release()
  wiki.leaveAll()
  return doc
}

it('[COL26] a draft that nobody has open is in no memory', async () => {
  const docs = [await visit(), await visit(), await visit()]
  while (server.rooms.size > 0) await breath()
  // A document that something still holds keeps this from ending.
  while (docs.some(doc => doc.deref())) {
    // Asking for it kept it for this turn.
    await breath()
    collectGarbage()
  }
  expect(server.rooms.size).toBe(0)
})
