import { once } from 'node:events'
import type { DraftRights } from '@fieldword/server/collab/admission.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { WebSocket } from 'ws'
import { aDraft } from './support/drafts.ts'
import { idOf } from './support/people.ts'
import { closeOf, rawSocket } from './support/raw.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import type { Writer } from './support/writer.ts'

let wiki: CollabWiki
let server: CollabServer
let draftId: string
let rights: DraftRights
/** Pages of which a signal has spoken, to the server as well. */
const told = new Set<string>()

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve({
    // Nobody is asked but for what happens here.
    limits: { heartbeat: 600_000, askedAtOnce: 20 },
    rightsOf: actor => (actor.id === null ? 'none' : rights),
  })
  // The server listens from the first knock on.
  await closeOf(rawSocket(server.url, 'none', 'Nobody'))
  await wiki.platform.signals.listen(
    'pages',
    id => told.add(id),
    () => {},
  )
})
beforeEach(async () => {
  rights = 'write'
  draftId = await aKnownDraft()
  server.people.asked.length = 0
})
afterEach(() => {
  server.people.failure = null
  for (const socket of sockets.splice(0)) socket.terminate()
  wiki.leaveAll()
})
afterAll(() => wiki.close())

/** A draft of whose page the server has heard: the signal of its making brings no question into a test. */
async function aKnownDraft(): Promise<string> {
  const draft = await aDraft(wiki.platform, { text: '' })
  const page = await pageOf(draft)
  while (!told.has(page)) await new Promise(setImmediate)
  return draft
}

const pageOf = async (draft: string) =>
  (await wiki.platform.database.prisma.draft.findUniqueOrThrow({ where: { id: draft } })).pageId

const sockets: WebSocket[] = []

async function crowd(size: number): Promise<WebSocket[]> {
  const crowd = Array.from({ length: size }, (_, index) => rawSocket(server.url, draftId, `Reader ${index}`))
  sockets.push(...crowd)
  await Promise.all(crowd.map(socket => once(socket, 'message')))
  return crowd
}

async function present(name: string, on = server, draft = draftId): Promise<Writer> {
  const writer = wiki.open(on, draft, name)
  await writer.synced()
  return writer
}

describe('asking again', () => {
  it('[COL34] is one question for all sockets of a page, up to a limit', async () => {
    const readers = await crowd(25)
    rights = 'none'
    const closed = Promise.all(readers.map(closeOf))
    await wiki.platform.signals.notify('pages', await pageOf(draftId))
    const reasons = (await closed).map(({ reason }) => reason)
    expect(new Set(reasons)).toEqual(new Set(['forbidden']))
    expect(server.people.asked).toEqual([20, 5])
  })

  it('[COL34] is for those first of whom a signal spoke, however many others are to be asked', async () => {
    await crowd(22)
    const last = rawSocket(server.url, draftId, 'Last')
    await once(last, 'message')
    const closed = closeOf(last)
    const answer = Promise.withResolvers<void>()
    server.people.answer = answer.promise
    await wiki.cutConnections()
    while (server.people.asked.length === 0) await new Promise(setImmediate)
    server.people.give('Last', 'visitor')
    const asked = server.collab.recheck(idOf('Last'))
    answer.resolve()
    await asked
    expect(server.people.asked.slice(0, 2)).toEqual([20, 1])
    expect((await closed).reason).toBe('sign-in-needed')
  })

  it('[COL34] leaves other pages alone', async () => {
    const elsewhere = await aKnownDraft()
    const [amara, ben] = [await present('Amara'), await present('Ben', server, elsewhere)]
    rights = 'read'
    await wiki.platform.signals.notify('pages', await pageOf(draftId))
    await amara.when(() => !amara.mayWrite)
    ben.type('Undisturbed.')
    await ben.allSaved()
    expect(server.people.asked).toEqual([1])
  })

  it('[COL33] lets whoever may write again go on at once, where nothing of theirs was let go', async () => {
    const amara = await present('Amara')
    const page = await pageOf(draftId)
    const { ws } = amara.provider
    rights = 'read'
    await wiki.platform.signals.notify('pages', page)
    await amara.when(() => !amara.mayWrite)
    rights = 'write'
    await wiki.platform.signals.notify('pages', page)
    await amara.when(() => amara.mayWrite)
    amara.type('On.')
    await amara.allSaved()
    expect(amara.provider.ws).toBe(ws)
  })

  it('[COL34] is done for everybody after a break in listening', async () => {
    const amara = await present('Amara')
    server.people.give('Amara', 'visitor')
    await wiki.cutConnections()
    await amara.refused()
    expect(amara.closed?.reason).toBe('sign-in-needed')
    server.people.give('Amara', 'member')
  })

  it('[COL34] that gets no answer sends away those it was about, with a code they come back from, and nobody else', async () => {
    const doubted = rawSocket(server.url, draftId, 'Doubted')
    await once(doubted, 'message')
    const ben = await present('Ben')
    const closed = closeOf(doubted)
    server.people.failure = new Error('the database is away')
    await wiki.platform.signals.notify('accounts', idOf('Doubted'))
    expect(await closed).toEqual({ code: 4503, reason: 'database-away' })
    ben.type('Undisturbed.')
    await ben.allSaved()
  })

  it('[COL34] goes on until there is an answer', async () => {
    const amara = await present('Amara')
    server.people.failure = new Error('the database is away')
    await wiki.cutConnections()
    while (server.people.asked.length === 0) await new Promise(setImmediate)
    server.people.give('Amara', 'visitor')
    server.people.failure = null
    await amara.refused()
    expect(amara.closed?.reason).toBe('sign-in-needed')
    server.people.give('Amara', 'member')
  })

  it('[COL35] is done as time goes by, for what no signal tells of', async () => {
    const watchful = await wiki.serve({ limits: { heartbeat: 50 } })
    const amara = await present('Amara', watchful)
    watchful.people.give('Amara', 'visitor')
    await amara.refused()
    expect(amara.closed?.reason).toBe('sign-in-needed')
  })

  it('[COL34] is done for whoever was coming in while it changed', async () => {
    const slow = await wiki.serve({ rightsOf: actor => (actor.id === null ? 'none' : 'write') })
    // Somebody who is here hears of the same change: then the signal has come.
    const [witness, loading] = [await present('Amara', slow), Promise.withResolvers<void>()]
    const hold = slow.rooms.hold.bind(slow.rooms)
    slow.rooms.hold = async draft => {
      await loading.promise
      return hold(draft)
    }
    const late = rawSocket(slow.url, draftId, 'Amara')
    const closed = closeOf(late)
    while (slow.people.arrived.at(-1) !== 'Amara' || slow.people.arrived.length < 2) await new Promise(setImmediate)
    slow.people.give('Amara', 'visitor')
    await wiki.platform.signals.notify('accounts', idOf('Amara'))
    await witness.refused()
    loading.resolve()
    expect(await closed).toEqual({ code: 4401, reason: 'sign-in-needed' })
  })

  it('[COL34] takes presence away at once, in every process', async () => {
    const there = await wiki.serve({}, wiki.anotherPlatform())
    const [amara, ben] = [await present('Amara'), await present('Ben', there)]
    const seesAmara = () => ben.provider.awareness.getStates().has(amara.doc.clientID)
    await ben.when(seesAmara)
    server.people.give('Amara', 'visitor')
    await wiki.platform.signals.notify('accounts', idOf('Amara'))
    await ben.when(() => !seesAmara())
    server.people.give('Amara', 'member')
  })
})
