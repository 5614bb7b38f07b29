import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { draftAuthors, readDraft } from '@fieldword/server/collab/index.ts'
import { readStored as readStoredIn } from '@fieldword/server/collab/log-queries.ts'
import { type LoggedUpdate, packRows, unpackRows } from '@fieldword/server/collab/pack.ts'
import { flatten, unflatten } from '@fieldword/server/collab/pack-checked.ts'
import { seek } from '@fieldword/server/collab/seek.ts'
import { packOldest, rowsPerPack } from '@fieldword/server/collab/update-log-packing.ts'
import { readHeads, readPages } from '@fieldword/server/collab/update-log-pages.ts'
import { readAfter, readStored } from '@fieldword/server/collab/update-log-reading.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDraft, oneTo, sequenceOf } from './support/drafts.ts'
import { LongLog, packAll } from './support/long-log.ts'
import { idOf } from './support/people.ts'

describe('a pack', () => {
  const rows = fc
    .tuple(
      fc.integer({ min: 1, max: 2 ** 40 }),
      fc.array(
        fc.record({
          bytes: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 24, maxLength: 24 })),
          userId: fc.constantFrom(null, idOf('Amara'), idOf('Ben')),
          at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
        }),
        { minLength: 1, maxLength: 60 },
      ),
    )
    .map(([first, given]): LoggedUpdate[] => given.map((row, index) => ({ ...row, seq: first + index })))

  it('[COL19] gives back every row as it was: number, bytes, who and when', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async given => {
        expect(await unpackRows(await packRows(given))).toEqual(given)
        expect(unflatten(flatten(given))).toEqual(given)
      }),
    )
  })

  it('[COL19] that is damaged anywhere says so, and gives no row', async () => {
    const at = new Date('2026-11-26T09:00:00Z')
    const letters = [...'Nothing wrong is ever read.'].map((letter, index) => {
      return { seq: index + 1, userId: idOf('Amara'), at, bytes: Buffer.from(`typed ${letter}`) }
    })
    const pack = await packRows(letters)
    for (const part of ['heads', 'bodies'] as const) {
      for (let place = 0; place < pack[part].length; place += 1) {
        const flipped = Uint8Array.from(pack[part])
        flipped[place] = (flipped[place] ?? 0) ^ 0x10
        const cut = pack[part].subarray(0, place)
        for (const damaged of [flipped, cut]) {
          const read = await unpackRows({ ...pack, [part]: damaged }).catch(String)
          // Some bits of a compressed frame mean nothing: then every row is right.
          expect([letters, 'Error: The pack of edits 1 to 27 is damaged']).toContainEqual(read)
        }
      }
    }
    await expect(unpackRows({ ...pack, toSeq: 28 })).rejects.toThrow('damaged')
    await expect(unpackRows({ ...pack, bodiesSize: 5 })).rejects.toThrow('damaged')
  })
})

describe('a log that is packed', () => {
  let test: TestPlatform
  beforeAll(async () => {
    test = await createTestPlatform()
  })
  afterAll(() => test.close())

  /** A draft of two full packs and some more, all of it under a snapshot but the last hundred edits. */
  async function aLongDraft(): Promise<string> {
    const draftId = await aDraft(test.platform)
    const log = new LongLog(test.platform, draftId)
    log.type(2 * rowsPerPack)
    await log.write('Amara')
    log.type(500)
    await log.snapshot(await log.write('Ben'))
    log.type(100)
    await log.write('Chen')
    return draftId
  }

  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

  /** All that is read from a log, through every door. */
  async function readings(draftId: string) {
    const { sql, prisma } = test.platform.database
    const { last } = await sequenceOf(test.platform, draftId)
    const heads: string[] = []
    for await (const page of readHeads(sql, draftId, last)) {
      for (const { seq, userId, at, length } of page) heads.push([seq, userId, at.getTime(), length].join())
    }
    const rows: string[] = []
    for await (const page of readPages(sql, draftId, { after: 0, until: last })) {
      for (const { seq, userId, at, bytes } of page) rows.push([seq, userId, at.getTime(), hex(bytes)].join())
    }
    const after: string[] = []
    for (const from of [0, 1, 4095, 4096, 4097, 8691, 8700, last]) {
      after.push((await readAfter(sql, draftId, from)).map(({ seq, bytes }) => `${seq} ${hex(bytes)}`).join())
    }
    const stored = await readStored(sql, draftId)
    const { seq, updates } = await readStoredIn(prisma, draftId)
    return {
      ...{ heads, rows, after },
      loaded: docOf([
        ...(stored.snapshot ? [stored.snapshot.bytes] : []),
        ...stored.tail.map(row => row.bytes),
      ]).toJSON(),
      loadedIn: { seq, json: docOf(updates).toJSON() },
      authors: await draftAuthors(test.platform, draftId, { since: 0 }),
      authorsOfPart: await draftAuthors(test.platform, draftId, { since: 4000, until: 8300 }),
    }
  }

  it('[COL19] reads as it did before, through every door', async () => {
    const draftId = await aLongDraft()
    const before = await readings(draftId)
    expect(await packAll(test.platform, draftId)).toBe(2 * rowsPerPack + 501)
    const { prisma } = test.platform.database
    expect(await prisma.draftUpdate.count({ where: { draftId } })).toBe(100)
    expect(await prisma.draftPack.count({ where: { draftId } })).toBe(3)
    expect(await readings(draftId)).toEqual(before)
  })

  it('[COL19] takes far less room', async () => {
    const draftId = await aLongDraft()
    const { sql } = test.platform.database
    const [before] = await sql<{ bytes: number }[]>`
      SELECT sum(octet_length(bytes))::integer AS bytes FROM draft_updates WHERE draft_id = ${draftId} AND seq <= ${rowsPerPack}`
    await packOldest(sql, draftId, 1)
    const [after] = await sql<{ bytes: number }[]>`
      SELECT sum(octet_length(heads) + octet_length(bodies))::integer AS bytes FROM draft_packs WHERE draft_id = ${draftId}`
    expect(after?.bytes).toBeLessThan((before?.bytes ?? 0) / 10)
  })

  it('[COL19] is packed once, however many processes try', async () => {
    const draftId = await aLongDraft()
    const platforms = [test.platform, test.another(), test.another()]
    await Promise.all(platforms.map(platform => packAll(platform, draftId)))
    await packAll(test.platform, draftId)
    const { rows, last } = await sequenceOf(test.platform, draftId)
    expect(rows).toEqual(oneTo(last))
  })

  it('[COL19] is whole at every moment while it is being packed', async () => {
    const draftId = await aLongDraft()
    const { sql } = test.another().database
    const { last } = await sequenceOf(test.platform, draftId)
    const packing = new AbortController()
    const packed = packAll(test.platform, draftId).then(() => {
      packing.abort()
    })
    while (!packing.signal.aborted) {
      expect((await readAfter(sql, draftId, 3)).map(({ seq }) => seq)).toEqual(oneTo(last).slice(3))
      const paged: number[] = []
      for await (const page of readPages(sql, draftId, { after: 0, until: last }))
        paged.push(...page.map(({ seq }) => seq))
      expect(paged).toEqual(oneTo(last))
    }
    await packed
  })

  it('[COL19] with a damaged pack gives an error instead of a text, and opens all the same where a snapshot is whole', async () => {
    const draftId = await aLongDraft()
    const { sql } = test.platform.database
    const { last } = await sequenceOf(test.platform, draftId)
    const { document } = await readDraft(test.platform, draftId)
    await packAll(test.platform, draftId)
    await sql`
      UPDATE draft_packs SET bodies = set_byte(bodies, octet_length(bodies) / 2, get_byte(bodies, octet_length(bodies) / 2) # 1)
      WHERE draft_id = ${draftId} AND from_seq = 1`
    const damaged = new RegExp(`The pack of edits 1 to ${rowsPerPack} is damaged`)
    await expect(readAfter(sql, draftId, 0)).rejects.toThrow(damaged)
    await expect(seek(sql, draftId, 10)).rejects.toThrow(damaged)
    await expect(draftAuthors(test.platform, draftId, { since: 0 })).rejects.toThrow(damaged)
    expect((await readDraft(test.platform, draftId)).document).toEqual(document)
    expect((await seek(sql, draftId, last)).edit.seq).toBe(last)
  })

  it('[COL21] keeps of its snapshots the newest, and those that seeking needs', async () => {
    const draftId = await aDraft(test.platform)
    const log = new LongLog(test.platform, draftId)
    const written: number[] = []
    for (const letters of [300, 10_000, 300, 300]) {
      log.type(letters)
      const last = await log.write('Amara')
      await log.snapshot(last)
      written.push(last)
    }
    const stored = await test.platform.database.prisma.draftSnapshot.findMany({
      where: { draftId },
      orderBy: { seq: 'asc' },
    })
    expect(stored.map(({ seq }) => Number(seq))).toEqual([written[1], written[3]])
    for (const { bytes, size } of stored) expect(bytes.length).toBeLessThan(size)
  })

  it('[COL20] keeps as rows what no snapshot covers, and what is too little for a pack', async () => {
    const draftId = await aDraft(test.platform)
    const log = new LongLog(test.platform, draftId)
    log.type(40)
    const last = await log.write('Amara')
    expect(await packOldest(test.platform.database.sql, draftId, 1)).toBe(0)
    await log.snapshot(last)
    expect(await packOldest(test.platform.database.sql, draftId, 60)).toBe(0)
    expect(await packOldest(test.platform.database.sql, draftId, 20)).toBe(last)
  })
})
