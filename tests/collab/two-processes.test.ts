import { loadDraft } from '@fieldword/server/collab/loaded-draft.ts'
import { postgresLogStore } from '@fieldword/server/collab/log-store.ts'
import { writeSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDraft } from './support/drafts.ts'
import { Ledger } from './support/ledger.ts'
import { packAll } from './support/long-log.ts'
import { Network } from './support/network.ts'
import { idOf } from './support/people.ts'
import { chanceOf, seeds } from './support/random.ts'
import { ServerProcess } from './support/server-process.ts'
import { Writer } from './support/writer.ts'

let wiki: TestPlatform
let servers: [ServerProcess, ServerProcess]
/** Each connection goes to the next server, whoever it is from. */
let balancer: Network
let writers: Writer[]

beforeAll(async () => {
  wiki = await createTestPlatform()
  const { url } = wiki.platform.database
  servers = [new ServerProcess(url), new ServerProcess(url)]
  await Promise.all(servers.map(server => server.start()))
  balancer = await Network.before(...servers.map(server => server.port))
})

beforeEach(() => {
  writers = []
})

afterEach(async () => {
  for (const writer of writers) writer.leave()
  for (const server of servers) server.thaw()
  await Promise.all(servers.map(server => server.start()))
})

afterAll(async () => {
  await Promise.all(servers.map(server => server.kill()))
  await balancer.close()
  await wiki.close()
})

function open(draftId: string, name: string): Writer {
  const writer = new Writer({ url: `ws://127.0.0.1:${balancer.port}`, draftId, name })
  writers.push(writer)
  return writer
}

/** People who came one after the other, so that every second one is at the same server, and the ledger of what they type. */
async function people(seed: number, names = ['Amara', 'Ben', 'Chen', 'Dana']) {
  const chance = chanceOf(seed)
  const draftId = await aDraft(wiki.platform, { text: 'Start ' })
  const all: Writer[] = []
  for (const name of names) {
    const writer = open(draftId, name)
    await writer.synced()
    all.push(writer)
  }
  const ledger = new Ledger(wiki.platform, draftId, all, chance)
  const typeAWhile = (least = 20) => {
    const enough = ledger.saidSaved + least + chance.below(100)
    return ledger.typeUntil(() => ledger.saidSaved >= enough)
  }
  return { chance, draftId, all, ledger, typeAWhile, faults: () => ledger.faults(open(draftId, 'Late')) }
}

function sees(writer: Writer, other: Writer): boolean {
  const user = writer.provider.awareness.getStates().get(other.doc.clientID)?.user
  return user?.id === idOf(other.name)
}

describe('two server processes behind a load balancer, no connection tied to either', () => {
  it('[COL12] [COL14] show everybody to everybody, and what each types', async () => {
    const { all, typeAWhile, faults } = await people(1)
    for (const one of all) await Promise.all(all.map(other => one === other || one.when(() => sees(one, other))))
    await typeAWhile()
    expect(await faults()).toEqual([])
    const [amara, ben] = all
    if (!amara || !ben) throw new Error('They are four')
    amara.provider.disconnect()
    await ben.when(() => !sees(ben, amara))
  })

  it.each(seeds())('[COL1] [COL14] lose nothing when one of them is killed in mid-typing: seed %d', async seed => {
    const { chance, ledger, typeAWhile, faults } = await people(seed)
    for (let death = 0; death < 3; death += 1) {
      await typeAWhile()
      const victim = chance.one(servers)
      await victim.kill()
      expect(await ledger.missing()).toEqual([])
      // Its people are with the other one now.
      await typeAWhile()
      await victim.start()
    }
    expect(await faults()).toEqual([])
  })

  it.each(seeds())('[COL14] catch up when one of them was frozen while the other went on: seed %d', async seed => {
    const { chance, all, ledger, typeAWhile, faults } = await people(seed)
    await typeAWhile()
    const frozen = chance.one(servers)
    frozen.freeze()
    for (const writer of all) ledger.type(writer)
    const awake = ledger.saidSaved
    await typeAWhile(300)
    expect(ledger.saidSaved).toBeGreaterThan(awake + 299)
    frozen.thaw()
    expect(await faults()).toEqual([])
  })

  it.each(seeds())('[COL14] [COL19] catch up when what a frozen one lacks was packed: seed %d', async seed => {
    const { chance, draftId, ledger, typeAWhile, faults } = await people(seed)
    await typeAWhile()
    const frozen = chance.one(servers)
    frozen.freeze()
    await typeAWhile(100)
    const { doc, seq } = await loadDraft(postgresLogStore(wiki.platform.database), draftId)
    await writeSnapshot(wiki.platform.database.sql, draftId, { seq, bytes: Y.encodeStateAsUpdate(doc) })
    expect(await packAll(wiki.platform, draftId)).toBe(seq)
    await typeAWhile()
    frozen.thaw()
    expect(await ledger.missing()).toEqual([])
    expect(await faults()).toEqual([])
  })

  it('[COL14] lose nothing when the connections that listen are cut again and again while people type', async () => {
    const { typeAWhile, faults } = await people(1)
    for (let cut = 0; cut < 6; cut += 1) {
      await typeAWhile()
      for (const pid of await untilSomeListen()) process.kill(pid, 'SIGTERM')
    }
    expect(await faults()).toEqual([])
  })

  it('[COL14] see what the other writes soon after the connections that listen fell silent', async () => {
    const { all, faults } = await people(1)
    const silent = await listeningBackends()
    expect(silent.length).toBeGreaterThan(1)
    try {
      for (const pid of silent) process.kill(pid, 'SIGSTOP')
      const [amara, ben] = all
      if (!amara || !ben) throw new Error('They are four')
      amara.type('Heard ', 0)
      await amara.allSaved()
      await ben.when(() => ben.words.startsWith('Heard '))
    } finally {
      for (const pid of silent) process.kill(pid, 'SIGCONT')
    }
    all[0]?.text.delete(0, 6)
    expect(await faults()).toEqual([])
  })
})

/** PostgreSQL's own processes for the connections on which the servers hear each other. */
/** Those that were cut a moment ago may be on their way back. */
async function untilSomeListen(): Promise<number[]> {
  for (let looks = 0; looks < 10_000; looks += 1) {
    const listening = await listeningBackends()
    if (listening.length > 0) return listening
  }
  throw new Error('No connection listens.')
}

async function listeningBackends(): Promise<number[]> {
  const found = await wiki.platform.database.sql<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND query ILIKE 'listen%' AND pid <> pg_backend_pid()`
  return found.map(({ pid }) => pid)
}
