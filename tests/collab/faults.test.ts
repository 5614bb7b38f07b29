import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { platformOver } from '../support/platform.ts'
import { aDraft } from './support/drafts.ts'
import { Ledger } from './support/ledger.ts'
import { Network } from './support/network.ts'
import { OwnPostgres } from './support/own-postgres.ts'
import { chanceOf, seeds } from './support/random.ts'
import { ServerProcess } from './support/server-process.ts'
import { Writer } from './support/writer.ts'

let postgres: OwnPostgres
let platform: Platform
/** Between the server and its database. */
let wire: Network
let server: ServerProcess
let writers: Writer[]

beforeAll(async () => {
  postgres = await OwnPostgres.create()
  platform = platformOver(createDatabase(postgres.url, { connections: 5 }))
})

beforeEach(async () => {
  wire = await Network.before(postgres.port)
  const url = new URL(postgres.url)
  url.port = String(wire.port)
  server = new ServerProcess(url.href)
  writers = []
  await server.start()
})

afterEach(async () => {
  for (const writer of writers) writer.leave()
  await server.kill()
  await wire.close()
})

afterAll(async () => {
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
