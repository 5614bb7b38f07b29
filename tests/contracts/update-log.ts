import { randomBytes, randomUUID } from 'node:crypto'
import type { LogStore } from '@fieldword/server/collab/log-store.ts'
import type { LogRow } from '@fieldword/server/collab/update-log-writing.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

/** A store of logs, and what a test has to do to it from outside. */
export interface LogStoreUnderTest {
  readonly store: LogStore
  /** The same logs, as another process sees them. */
  readonly elsewhere: LogStore
  /** A draft whose log is empty. */
  aDraft(): Promise<string>
  /** Somebody else writes the draft at length; answers how to end that. */
  lock(draftId: string): Promise<() => Promise<unknown>>
  remove(draftId: string): Promise<unknown>
  /** The next write of this draft is committed, and its answer lost. */
  loseAnswer(draftId: string): void
  close(): Promise<unknown>
}

const [amara, ben] = [randomUUID(), randomUUID()]

/** [COL2] [COL3] What a room and its writer count on, whatever keeps the logs. */
export function describeLogStore(name: string, make: () => Promise<LogStoreUnderTest>): void {
  describe(`the log of drafts, ${name}`, () => {
    let under: LogStoreUnderTest
    let store: LogStore
    beforeAll(async () => {
      under = await make()
      store = under.store
    })
    afterAll(() => under.close())

    const written = async (draftId: string) =>
      (await store.readAfter(draftId, 0)).map(({ seq, bytes }) => `${seq} ${Buffer.from(bytes)}`)

    it('[COL2] takes rows of many drafts at once and numbers those of each, in order and without a gap', async () => {
      const [one, other] = [await under.aDraft(), await under.aDraft()]
      const first = await store.write([aRow(one, 'a'), aRow(other, 'x'), aRow(one, 'b', ben)])
      expect(first.get(one)).toEqual({ before: 0, after: 2 })
      expect(first.get(other)).toEqual({ before: 0, after: 1 })
      const second = await store.write([aRow(other, 'y'), aRow(other, 'z')])
      expect([...second]).toEqual([[other, { before: 1, after: 3 }]])
      expect(await written(one)).toEqual(['1 a', '2 b'])
      expect(await written(other)).toEqual(['1 x', '2 y', '3 z'])
    })

    it('[COL2] numbers what two processes write at the same time in one sequence', async () => {
      const draftId = await under.aDraft()
      const ranges = new Map<number, number>()
      const writeAll = async (by: LogStore) => {
        for (let left = 20; left > 0; ) {
          const range = (await by.write([aRow(draftId, 'a'), aRow(draftId, 'b')])).get(draftId)
          if (range === 'gone') throw new Error('The draft is there')
          if (!range) continue
          ranges.set(range.before, range.after)
          left -= 1
        }
      }
      await Promise.all([writeAll(store), writeAll(under.elsewhere)])
      expect([...ranges].sort(([a], [b]) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => [2 * i, 2 * i + 2]))
      expect((await store.readAfter(draftId, 0)).map(row => row.seq)).toEqual(
        Array.from({ length: 80 }, (_, i) => i + 1),
      )
    })

    it('[COL2] skips a draft that somebody else writes; the others do not wait for it', async () => {
      const [busy, free] = [await under.aDraft(), await under.aDraft()]
      const unlock = await under.lock(busy)
      const rows = [aRow(busy, 'a', amara, [11]), aRow(free, 'x')]
      expect([...(await store.write(rows))]).toEqual([[free, { before: 0, after: 1 }]])
      await unlock()
      expect(await written(busy)).toEqual([])
      expect(await store.owners(busy)).toEqual(new Map())
      expect((await store.write([aRow(busy, 'a')])).get(busy)).toEqual({ before: 0, after: 1 })
    })

    it('[COL2] says that a draft is gone, and writes the others', async () => {
      const [lost, kept] = [await under.aDraft(), await under.aDraft()]
      await under.remove(lost)
      const ranges = await store.write([aRow(lost, 'a'), aRow(kept, 'x')])
      expect(ranges.get(lost)).toBe('gone')
      expect(ranges.get(kept)).toEqual({ before: 0, after: 1 })
    })

    it('[COL2] says so when it is not known whether a commit was made; made again, it stands there twice at most', async () => {
      const draftId = await under.aDraft()
      await store.write([aRow(draftId, 'a')])
      under.loseAnswer(draftId)
      await expect(store.write([aRow(draftId, 'b')])).rejects.toThrow()
      expect(await written(draftId)).toEqual(['1 a', '2 b'])
      expect((await store.write([aRow(draftId, 'b')])).get(draftId)).toEqual({ before: 2, after: 3 })
      expect(await written(draftId)).toEqual(['1 a', '2 b', '3 b'])
    })

    it('[COL3] reads what came after a number, and nothing of a draft nobody knows', async () => {
      const draftId = await under.aDraft()
      await store.write(['a', 'b', 'c'].map(words => aRow(draftId, words)))
      expect((await under.elsewhere.readAfter(draftId, 1)).map(row => row.seq)).toEqual([2, 3])
      expect(await store.readAfter(draftId, 3)).toEqual([])
      expect(await store.readAfter(randomUUID(), 0)).toEqual([])
    })

    it('[COL3] reads the newest snapshot and what came after it; taken twice, the first stays', async () => {
      const draftId = await under.aDraft()
      await store.write(['a', 'b', 'c'].map(words => aRow(draftId, words)))
      expect(await store.read(draftId)).toMatchObject({ snapshot: null, tail: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] })
      await store.writeSnapshot(draftId, { seq: 2, bytes: Buffer.from('ab') })
      await under.elsewhere.writeSnapshot(draftId, { seq: 2, bytes: Buffer.from('other') })
      await store.writeSnapshot(draftId, { seq: 1, bytes: Buffer.from('a') })
      const { snapshot, tail } = await under.elsewhere.read(draftId)
      expect([snapshot?.seq, String(snapshot && Buffer.from(snapshot.bytes))]).toEqual([2, 'ab'])
      expect(tail.map(row => row.seq)).toEqual([3])
    })

    it('[COL2] gives back the bytes it was given', async () => {
      const draftId = await under.aDraft()
      const all = [new Uint8Array(0), Uint8Array.from({ length: 256 }, (_, byte) => byte), randomBytes(300_000)]
      await store.write(all.map(bytes => ({ ...aRow(draftId, ''), bytes })))
      const found = await under.elsewhere.readAfter(draftId, 0)
      expect(found.map(({ bytes }) => Buffer.compare(bytes, all.shift() ?? bytes))).toEqual([0, 0, 0])
    })

    it('[COL10] binds a client id to whoever comes first, in its own draft alone', async () => {
      const [draftId, other] = [await under.aDraft(), await under.aDraft()]
      await store.write([aRow(draftId, 'a', amara, [1, 2])])
      await under.elsewhere.write([aRow(draftId, 'b', ben, [2, 4_294_967_295]), aRow(other, 'x', ben, [1])])
      const owners = [...(await store.owners(draftId))].sort(([a], [b]) => a - b)
      expect(owners).toEqual([
        [1, amara],
        [2, amara],
        [4_294_967_295, ben],
      ])
      expect(await store.owners(draftId, [2, 3])).toEqual(new Map([[2, amara]]))
      expect(await store.owners(other)).toEqual(new Map([[1, ben]]))
    })
  })
}

function aRow(draftId: string, words: string, userId = amara, clients: readonly number[] = []): LogRow {
  return { draftId, userId, bytes: Buffer.from(words), clients }
}
