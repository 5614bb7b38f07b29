import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { platformOver } from '../support/platform.ts'
import { aDraft, sequenceOf } from './support/drafts.ts'
import { Ledger } from './support/ledger.ts'
import { Network } from './support/network.ts'
import { OwnPostgres } from './support/own-postgres.ts'
import { chanceOf, seeds } from './support/random.ts'
import { ServerProcess } from './support/server-process.ts'
import { sameText, Writer } from './support/writer.ts'

let postgres: OwnPostgres
let platform: Platform
/** Between the server and its database. */
let wire: Network
let server: ServerProcess
let writers: Writer[]

beforeAll(async () => {
  postgres = await OwnPostgres.create()
  platform = platformOver(createDatabase(postgres.url, { connections: 5 }))
  wire = await Network.before(postgres.port)
  const url = new URL(postgres.url)
  url.port = String(wire.port)
  server = new ServerProcess(url.href)
  await server.start()
})

beforeEach(() => {
  writers = []
})

afterEach(async () => {
  for (const writer of writers) writer.leave()
  wire.release()
  postgres.thaw()
  await postgres.start()
  await server.start()
})

afterAll(async () => {
  await server.kill()
  await wire.close()
  await platform.database.close()
  await postgres.destroy()
})

function open(draftId: string, name: string): Writer {
  const writer = new Writer({ url: server.url, draftId, name })
  writers.push(writer)
  return writer
}

/** Three people with a draft open, and the ledger of what they type. */
async function three(seed: number) {
  const chance = chanceOf(seed)
  const draftId = await aDraft(platform, { text: 'Start ' })
  const people = ['Amara', 'Ben', 'Chen'].map(name => open(draftId, name))
  await Promise.all(people.map(writer => writer.synced()))
  const ledger = new Ledger(platform, draftId, people, chance)
  const faults = () => ledger.faults(open(draftId, 'Dana'))
  /** They type until some of it is said to be saved: a moment nobody chose. */
  const typeAWhile = () => {
    const enough = ledger.saidSaved + 20 + chance.below(150)
    return ledger.typeUntil(() => ledger.saidSaved >= enough)
  }
  return { chance, draftId, people, ledger, faults, typeAWhile }
}

describe('a PostgreSQL that is killed', () => {
  it.each(seeds())('[COL1] has all that was said to be saved, and gets the rest: seed %d', async seed => {
    const { ledger, faults, typeAWhile } = await three(seed)
    for (let death = 0; death < 3; death += 1) {
      await typeAWhile()
      await postgres.kill()
      ledger.type()
      await postgres.start()
      expect(await ledger.missing()).toEqual([])
    }
    expect(await faults()).toEqual([])
  })

  it.each(seeds())('[COL1] together with its server, likewise: seed %d', async seed => {
    const { chance, ledger, faults, typeAWhile } = await three(seed)
    const victims = [postgres, server]
    for (let death = 0; death < 3; death += 1) {
      await typeAWhile()
      if (chance.below(2) === 0) victims.reverse()
      await Promise.all(victims.map(victim => victim.kill()))
      ledger.type()
      await postgres.start()
      expect(await ledger.missing()).toEqual([])
      await server.start()
    }
    expect(await faults()).toEqual([])
  })
})

describe('a PostgreSQL that is away', () => {
  const ways = {
    'and says nothing': { away: () => postgres.freeze(), back: () => postgres.thaw() },
    'and takes no connection': { away: () => postgres.stop(), back: () => postgres.start() },
    'behind a network that holds everything back': { away: () => wire.hold(), back: () => wire.release() },
  }

  it.each(Object.entries(ways))('[COL1] [COL7] %s: nothing is said to be saved until it is back', async (_, way) => {
    const { people, ledger, faults, typeAWhile } = await three(1)
    await typeAWhile()
    await way.away()
    for (const writer of people) ledger.type(writer)
    await Promise.all(people.map(writer => writer.when(() => writer.inTrouble)))
    const saidSaved = ledger.saidSaved
    for (let word = 0; word < 30; word += 1) ledger.type()
    await sameText(...people)
    expect(ledger.saidSaved).toBe(saidSaved)
    expect(people.map(writer => writer.inTrouble)).toEqual([true, true, true])
    await way.back()
    expect(await faults()).toEqual([])
    expect(people.map(writer => writer.inTrouble)).toEqual([false, false, false])
  })
})

describe('a disk that is full', () => {
  it('[COL1] [COL7] costs no word that was said to be saved, and the rest is written once there is space', async () => {
    const limit = 24 * 1024 * 1024
    await postgres.startWithin(limit)
    await platform.database.sql`ALTER TABLE draft_updates SET (autovacuum_enabled = off)`
    const { people, ledger, faults, typeAWhile } = await three(1)
    await typeAWhile()
    await fillTheLog(platform)
    await ledger.typeUntil(() => people.every(writer => writer.inTrouble))
    expect(await ledger.missing()).toEqual([])
    const saidSaved = ledger.saidSaved
    for (let word = 0; word < 30; word += 1) ledger.type()
    await sameText(...people)
    expect(ledger.saidSaved).toBe(saidSaved)
    await platform.database.sql`VACUUM draft_updates`
    expect(await faults()).toEqual([])
    await postgres.stop()
    await postgres.start()
  })
})

describe('a commit whose outcome nobody knows', () => {
  const losses = {
    'it was made, and the connection ended before the answer': { arrives: true, ends: true },
    'it was made, and the answer never comes': { arrives: true, ends: false },
    'it never arrived, and the connection ended': { arrives: false, ends: true },
    'it never arrived, and nobody says so': { arrives: false, ends: false },
  }

  it.each(Object.entries(losses))('[COL2] is made again: %s', async (_, loss) => {
    const { draftId, people, ledger, faults, typeAWhile } = await three(1)
    for (let round = 0; round < 2; round += 1) {
      await typeAWhile()
      await Promise.all(people.map(writer => writer.allSaved()))
      const saidSaved = ledger.saidSaved
      const before = await sequenceOf(platform, draftId)
      const lost = wire.lose(`"draft_id":"${draftId}"`, loss)
      for (const writer of people) ledger.type(writer)
      await lost
      expect(ledger.saidSaved).toBe(saidSaved)
      const after = await sequenceOf(platform, draftId)
      expect(after.last > before.last).toBe(loss.arrives)
    }
    expect(await faults()).toEqual([])
  })
})

/** Rows that fail to be written, and leave no space behind them until somebody clears away. */
async function fillTheLog({ database: { sql } }: Platform): Promise<void> {
  const filling = sql`
    INSERT INTO draft_updates (draft_id, seq, bytes, created_at)
    SELECT id, -row, decode(repeat('00', 1900), 'hex'), now() FROM drafts, generate_series(1, 20000) AS row LIMIT 20000`
  await expect(filling).rejects.toThrow(/could not extend file/)
}
