import { readMoment } from '@fieldword/server/collab/history-queries.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { aMember } from '../support/people.ts'
import { aDraft } from './support/drafts.ts'
import { step2Of, updateOf } from './support/frames.ts'
import { authorsOf, packNow, slugOf } from './support/history.ts'
import { idOf } from './support/people.ts'
import { chanceOf, seeds } from './support/random.ts'
import type { CollabServer } from './support/server.ts'
import { CollabWiki } from './support/wiki.ts'
import { sameText, type Writer } from './support/writer.ts'

let wiki: CollabWiki
let server: CollabServer
let reader: SignedIn

beforeAll(async () => {
  wiki = await CollabWiki.create()
  server = await wiki.serve()
  reader = await aMember(wiki.platform)
})
afterEach(() => wiki.leaveAll())
afterAll(() => wiki.close())

async function momentOf(draftId: string, seq?: number) {
  const slug = await slugOf(wiki.platform, draftId)
  return readMoment(wiki.platform, reader, seq === undefined ? { slug, time: '2999-01-01T00:00:00Z' } : { slug, seq })
}

/** Writes letters of which there is one each, and remembers who brought each of them to the server. */
class Scribes {
  readonly truth = new Map<string, string | null>()
  readonly #unsent = new Map<Writer, string[]>()
  #next = 0x4e00

  type(writer: Writer, at: number): void {
    const letter = String.fromCodePoint(this.#next)
    this.#next += 1
    writer.type(letter, at)
    this.truth.set(letter, idOf(writer.name))
    if (!writer.provider.shouldConnect) this.#unsent.set(writer, [...(this.#unsent.get(writer) ?? []), letter])
  }

  /** `by` has what `writer` did not send, and sends it first. */
  relayed(writer: Writer, by: Writer): void {
    for (const letter of this.#unsent.get(writer) ?? []) this.truth.set(letter, idOf(by.name))
    this.sent(writer)
  }

  sent(writer: Writer): void {
    this.#unsent.delete(writer)
  }
}

describe('who wrote each character', () => {
  it.each(seeds())(
    '[COL24] is who brought it to the server, whoever was offline, relayed, restarted or packed meanwhile: seed %d',
    async seed => {
      const chance = chanceOf(seed)
      const draftId = await aDraft(wiki.platform, { text: 'Base' })
      let serving = await wiki.serve()
      const port = Number(new URL(serving.url).port)
      const writers = ['Amara', 'Ben', 'Chen'].map(name => wiki.open(serving, draftId, name))
      const scribes = new Scribes()
      for (const letter of 'Base') scribes.truth.set(letter, null)
      const isOnline = (writer: Writer) => writer.provider.shouldConnect
      const online = () => writers.filter(isOnline)
      const allSaved = () => Promise.all(online().map(writer => writer.allSaved()))
      const comeBack = async (writer: Writer) => {
        writer.provider.connect()
        await writer.allSaved()
        scribes.sent(writer)
      }
      await Promise.all(writers.map(writer => writer.synced()))
      const steps: (() => Promise<void> | void)[] = [
        async function goOffline() {
          await allSaved()
          const writer = chance.one(writers)
          writer.provider.disconnect()
          const gone = (other: Writer) => !other.provider.awareness.getStates().has(writer.doc.clientID)
          await Promise.all(online().map(other => other.when(() => gone(other))))
        },
        () => comeBack(chance.one(writers)),
        async function relay() {
          await allSaved()
          const away = writers.find(writer => !isOnline(writer))
          const carrier = online()[0]
          if (!away || !carrier) return
          carrier.provider.disconnect()
          Y.applyUpdate(carrier.doc, Y.encodeStateAsUpdate(away.doc))
          scribes.relayed(away, carrier)
          await comeBack(carrier)
        },
        async function restart() {
          await allSaved()
          await serving.close()
          serving = await wiki.serve({ port })
          await allSaved()
        },
        async function pack() {
          await allSaved()
          await packNow(wiki.platform, draftId)
        },
      ]
      for (let step = 0; step < 40; step += 1) {
        for (let typed = chance.below(6); typed > 0; typed -= 1) {
          const writer = chance.one(writers)
          const length = writer.text.length
          if (length > 4 && chance.below(4) === 0) writer.text.delete(chance.below(length), 1)
          else scribes.type(writer, chance.below(length + 1))
        }
        if (chance.below(3) === 0) await chance.one(steps)()
      }
      for (const writer of writers) await comeBack(writer)
      await sameText(...writers)

      const { lastSeq } = await momentOf(draftId)
      const moments = [lastSeq, ...Array.from({ length: 6 }, () => 1 + chance.below(lastSeq))]
      const expectTruth = async () => {
        for (const seq of moments) {
          const { text, by } = authorsOf(await momentOf(draftId, seq))
          expect(by).toEqual(Array.from(text, letter => scribes.truth.get(letter)))
        }
      }
      await expectTruth()
      await packNow(wiki.platform, draftId)
      await expectTruth()
      expect(authorsOf(await momentOf(draftId)).text).toBe(writers[0]?.words)
    },
  )

  it('[COL10] [COL24] is not changed by somebody who types with another’s client id', async () => {
    const draftId = await aDraft(wiki.platform, { text: '' })
    const [amara, mallory] = [wiki.open(server, draftId, 'Amara'), wiki.open(server, draftId, 'Mallory')]
    await Promise.all([amara.synced(), mallory.synced()])
    amara.type('Mine.')
    await amara.allSaved()
    await mallory.when(() => mallory.words === 'Mine.')
    const before = authorsOf(await momentOf(draftId))
    expect(before).toEqual({ text: 'Mine.', by: Array(5).fill(idOf('Amara')) })

    // Amara's own words once more, as if Mallory had been first: in an answer and as new typing.
    const all = Y.encodeStateAsUpdate(mallory.doc)
    mallory.leave()
    const again = wiki.open(server, draftId, 'Mallory')
    await again.synced()
    again.sendRaw(step2Of(all))
    again.sendRaw(updateOf(all))
    again.type('!')
    await again.when(() => again.saved === again.sent + 2)
    expect(authorsOf(await momentOf(draftId))).toEqual({ text: 'Mine.!', by: [...before.by, idOf('Mallory')] })
    // And words that she never wrote, under her client id.
    again.doc.clientID = amara.doc.clientID
    again.type(' Forged.')
    await again.refused()
    await packNow(wiki.platform, draftId)
    expect(authorsOf(await momentOf(draftId))).toEqual({ text: 'Mine.!', by: [...before.by, idOf('Mallory')] })
  })
})
