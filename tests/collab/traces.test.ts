import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { aDraft, oneTo, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import type { CollabServer } from './support/server.ts'
import { applyPatches, type ConcurrentTrace, readTrace, scriptOf, type Trace } from './support/traces.ts'
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

/** Lets the sockets have their turn. */
const breath = () => new Promise(setImmediate)
const atOnce = 40

describe('what people really typed, through real sockets', () => {
  it('[COL1] [COL5] one writer: sveltecomponent ends as it ended', async () => {
    const trace = readTrace<Trace>('sveltecomponent')
    const draftId = await aDraft(wiki.platform)
    const [writer, reader] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Ben')]
    await Promise.all([writer.synced(), reader.synced()])
    const { text } = writer
    for (const [index, { patches }] of trace.txns.entries()) {
      writer.doc.transact(() => applyPatches(text, patches))
      if (index % atOnce === 0) await breath()
    }
    await writer.allSaved()
    expect(writer.words).toBe(trace.endContent)
    await sameText(writer, reader)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([trace.endContent])
    const { rows, last } = await sequenceOf(wiki.platform, draftId)
    expect(rows).toEqual(oneTo(last))
  })

  it('[COL1] [COL5] two writers at once: friendsforever ends as it ended', async () => {
    const trace = readTrace<ConcurrentTrace>('friendsforever')
    const draftId = await aDraft(wiki.platform)
    const writers = Array.from({ length: trace.numAgents }, (_, agent) => wiki.open(server, draftId, `Friend ${agent}`))
    const reader = wiki.open(server, draftId, 'Ben')
    await Promise.all([...writers, reader].map(writer => writer.synced()))
    const [first] = writers
    if (!first) throw new Error('Nobody writes')
    expect(first.text.length).toBe(0)
    await sameText(...writers, reader)

    const steps = scriptOf(trace, Y.encodeStateAsUpdate(first.doc), textIn)
    for (const [index, { agent, update, needs }] of steps.entries()) {
      const writer = writers[agent]
      if (!writer) throw new Error(`There is no writer ${agent}`)
      const hasSeen = () => needs.every(([client, clock]) => Y.getState(writer.doc.store, client) >= clock)
      if (!hasSeen()) await writer.when(hasSeen)
      Y.applyUpdate(writer.doc, update)
      if (index % atOnce === 0) await breath()
    }
    await Promise.all(writers.map(writer => writer.allSaved()))
    await sameText(...writers, reader)
    expect(reader.words).toBe(trace.endContent)
    expect(await wordsOnDisk(wiki.platform, draftId)).toEqual([trace.endContent])
  })
})

function textIn(doc: Y.Doc): Y.XmlText {
  const block = doc.getXmlFragment('default').get(0)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('The draft has no text yet')
  return text
}
