import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { aDraft, oneTo, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import { idOf } from './support/people.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText, Writer } from './support/writer.ts'

let wiki: CollabWiki
let server: CollabServer

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve()
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

describe('two people in one draft', () => {
  it('[COL5] see each other’s words and end with the same text', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'Students advance.' })
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    expect(amara.words).toBe('Students advance.')
    for (const letter of 'upon mastery ') amara.type(letter, 9)
    for (const letter of ' Together.') ben.type(letter)
    await Promise.all([amara.allSaved(), ben.allSaved()])
    await sameText(amara, ben)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([amara.words])
  })

  it('[COL5] what was written offline arrives with the return, beside what others wrote', async () => {
    const draftId = await aDraft(wiki.platform, { text: 'Shared.' })
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    ben.provider.disconnect()
    ben.type(' From the train.')
    amara.type('Here. ', 0)
    await amara.allSaved()
    ben.provider.connect()
    // Typed while the connection is new: it reaches the server before what it stands on.
    await ben.when(() => ben.provider.wsconnected)
    ben.type(' Nearly there.')
    await ben.allSaved()
    await sameText(amara, ben)
    expect(amara.words).toBe('Here. Shared. From the train. Nearly there.')
  })
})

describe('saved', () => {
  it('[COL1] [COL6] is said only once the words are on disk, and trouble is said when that takes long', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([amara.allSaved(), ben.allSaved()])
    const before = amara.saved
    const other = wiki.anotherPlatform().database.sql
    const release = Promise.withResolvers<void>()
    const locked = Promise.withResolvers<void>()
    const holding = other.begin(async sql => {
      await sql`SELECT 1 FROM drafts WHERE id = ${draftId} FOR UPDATE`
      locked.resolve()
      await release.promise
    })
    await locked.promise
    amara.type('Not yet')
    await ben.when(() => ben.words === 'Not yet')
    await amara.when(() => amara.inTrouble)
    expect(amara.saved).toBe(before)

    // The drafts of others go on meanwhile.
    const elsewhere = wiki.open(server, await aDraft(wiki.platform, { text: '' }), 'Chen')
    await elsewhere.synced()
    elsewhere.type('Unhindered')
    await elsewhere.allSaved()
    expect(amara.saved).toBe(before)

    release.resolve()
    await holding
    await amara.allSaved()
    await amara.when(() => !amara.inTrouble)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Not yet'])
  })

  it('[COL2] survives connections to the database that break under it, without a gap or a letter twice', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const amara = wiki.open(server, draftId, 'Amara')
    await amara.synced()
    const words = 'Progress means demonstrated mastery, not time. '.repeat(6)
    const _other = wiki.anotherPlatform().database.sql
    for (const [index, letter] of [...words].entries()) {
      amara.type(letter)
      if (index % 40 !== 20) continue
      await amara.when(() => amara.saved > amara.sent - 5)
      await wiki.cutConnections()
    }
    await amara.allSaved()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([words])
    const { rows, last } = await sequenceOf(wiki.platform, draftId)
    expect(rows).toEqual(oneTo(last))
  })
})

describe('presence', () => {
  it('[COL12] shows the name and colour of the account, whatever the client says', async () => {
    const draftId = await aDraft(wiki.platform)
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    amara.provider.awareness.setLocalState({ user: { name: 'Ben', colour: 4 }, cursor: 3 })
    const seen = () => ben.provider.awareness.getStates().get(amara.doc.clientID)
    await ben.when(() => seen()?.cursor === 3)
    expect(seen()?.user).toEqual({ id: idOf('Amara'), name: 'Amara', colour: 1 })
    amara.leave()
    await ben.when(() => seen() === undefined)
  })

  it('[COL12] is heard again after a return, although the client’s clock has not moved', async () => {
    const draftId = await aDraft(wiki.platform)
    const [amara, ben] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    const isSeen = () => ben.provider.awareness.getStates().has(amara.doc.clientID)
    await ben.when(isSeen)
    amara.provider.disconnect()
    await ben.when(() => !isSeen())
    amara.provider.connect()
    await ben.when(isSeen)
    amara.provider.awareness.setLocalState({ cursor: 5 })
    await ben.when(() => ben.provider.awareness.getStates().get(amara.doc.clientID)?.cursor === 5)
    // Nobody is told their own state: they would take it for news and send it again, without end.
    expect(amara.provider.awareness.getStates().get(amara.doc.clientID)).toEqual({ cursor: 5 })
  })
})

describe('a room', () => {
  it('[COL18] goes when the last person leaves, and comes back as it was', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const amara = wiki.open(server, draftId, 'Amara')
    await amara.synced()
    amara.type('Kept')
    await amara.allSaved()
    const left = amara.doc
    amara.leave()
    while (server.rooms.size > 0) await new Promise(setImmediate)
    const ben = new Writer({ url: server.url, draftId, name: 'Ben' })
    await ben.synced()
    expect(ben.words).toBe('Kept')
    expect(left.getXmlFragment('default').toJSON()).toBe(ben.doc.getXmlFragment('default').toJSON())
    ben.leave()
  })

  it('[COL18] puts everything on disk when the process stops, and everybody comes back to the next one', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const first = await wiki.serve()
    const [amara, ben] = [wiki.open(first, draftId, 'Amara'), wiki.open(first, draftId, 'Ben')]
    await Promise.all([amara.synced(), ben.synced()])
    amara.type('Last words')
    await ben.when(() => ben.words === 'Last words')
    const port = Number(new URL(first.url).port)
    await first.close()
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual(['Last words'])
    await wiki.serve({ port })
    await amara.when(() => !amara.provider.synced)
    await amara.allSaved()
    expect(amara.closed).toBeNull()
  })
})
