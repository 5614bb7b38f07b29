import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { aDraft, oneTo, sequenceOf, wordsOnDisk } from './support/drafts.ts'
import { editSomewhere } from './support/edits.ts'
import { type Chance, chanceOf, seeds } from './support/random.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText, type Writer } from './support/writer.ts'

let wiki: CollabWiki
let servers: CollabServer[]

beforeEach(async () => {
  wiki = await CollabWiki.create()
  servers = [await wiki.serve(), await wiki.serve({}, wiki.anotherPlatform())]
})
afterEach(() => wiki.close())

type Happening = (writer: Writer, chance: Chance) => unknown

const editing: Happening = (writer, chance) => editSomewhere(writer.doc, chance)
const leaving: Happening = writer => writer.provider.disconnect()
const returning: Happening = writer => writer.provider.connect()
const breaking: Happening = writer => writer.provider.ws?.close()
const waiting: Happening = writer => writer.provider.wsconnected && writer.allSaved()
const cutting: Happening = () => wiki.cutConnections()
const restarting: Happening = async (_writer, chance) => {
  const index = chance.below(servers.length)
  const old = servers[index]
  if (!old) return
  await old.close()
  servers[index] = await wiki.serve({ port: Number(new URL(old.url).port) }, wiki.anotherPlatform())
}

const happenings: readonly (readonly [weight: number, Happening])[] = [
  [65, editing],
  [4, leaving],
  [8, returning],
  [3, breaking],
  [6, waiting],
  [3, cutting],
  [3, restarting],
]
const likely = happenings.flatMap(([weight, happening]) => Array<Happening>(weight).fill(happening))

async function live(chance: Chance): Promise<void> {
  const draftId = await aDraft(wiki.platform, { text: 'Start.' })
  const writers = Array.from({ length: 4 }, (_, index) => {
    const server = servers[index % servers.length]
    if (!server) throw new Error('There are two servers')
    return wiki.open(server, draftId, `Person ${index}`)
  })
  await Promise.all(writers.map(writer => writer.synced()))
  for (let step = 0; step < 400; step += 1) {
    await chance.one(likely)(chance.one(writers), chance)
    if (chance.below(5) === 0) await new Promise(setImmediate)
  }
  for (const writer of writers) writer.provider.connect()
  await Promise.all(writers.map(writer => writer.allSaved()))
  await sameText(...writers)
  expect(writers.map(writer => writer.closed)).toEqual(writers.map(() => null))

  const { rows, last } = await sequenceOf(wiki.platform, draftId)
  expect(rows).toEqual(oneTo(last))
  const [first] = writers
  const fresh = wiki.open(servers[0] ?? { url: '' }, draftId, 'Late')
  await fresh.synced()
  expect(fresh.doc.getXmlFragment('default').toString()).toBe(first?.doc.getXmlFragment('default').toString())
  expect((await wordsOnDisk(wiki.platform, draftId)).length).toBe(fresh.doc.getXmlFragment('default').length)
}

describe('whatever happens', () => {
  it.each(seeds(1, 11))('[COL2] [COL14] all end with the same text, and it is on disk: seed %d', seed =>
    live(chanceOf(seed)),
  )
})
