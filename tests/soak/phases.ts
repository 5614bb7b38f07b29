import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../collab/support/random.ts'
import type { Crew, Siege } from './siege.ts'

/** What a phase found wrong; nothing, when all is well. */
type Faults = Promise<string[]>

const awayFor = 30_000

/** `kill -9` of the servers under load, twenty times. */
export async function killServers(siege: Siege, chance: Chance): Faults {
  const crew = await siege.crew(10, chance)
  const found: string[] = []
  const ages: number[] = []
  for (let round = 0; round < 20; round += 1) {
    await pause(1000 + chance.below(2000))
    ages.push(crew.oldestUnsaved)
    await Promise.all(siege.servers.map(server => server.kill()))
    found.push(...(await crew.ledger.missing()))
    for (const server of siege.servers) await server.start()
    await Promise.all(crew.writers.map(writer => writer.synced()))
  }
  ages.sort((a, b) => a - b)
  const at = (part: number) => `${(ages[Math.ceil(ages.length * part) - 1] ?? 0).toFixed(1)} ms`
  console.log(`  20 × kill -9: ${found.length} updates lost of ${crew.ledger.saidSaved} said to be saved`)
  console.log(`  age of the oldest unsaved key at the kill: p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`)
  return [...found, ...(await crew.leave())]
}

/** PostgreSQL is silent for half a minute, then down for half a minute. */
export async function takePostgresAway(siege: Siege, chance: Chance): Faults {
  const crew = await siege.crew(10, chance)
  const found: string[] = []
  const { postgres } = siege
  const ways = [
    ['silent', () => postgres.freeze(), () => postgres.thaw()],
    ['down', () => postgres.stop(), () => postgres.start()],
  ] as const
  for (const [name, away, back] of ways) {
    await pause(2000)
    const begun = performance.now()
    await away()
    await Promise.all(crew.writers.map(writer => writer.when(() => writer.inTrouble)))
    const [told, saidSaved] = [performance.now() - begun, crew.ledger.saidSaved]
    await pause(awayFor - told)
    if (crew.ledger.saidSaved !== saidSaved) found.push(`Said to be saved while PostgreSQL was ${name}`)
    await back()
    const returned = performance.now()
    await Promise.all(crew.writers.map(writer => writer.when(() => !writer.inTrouble && writer.saved > 0)))
    const took = performance.now() - returned
    console.log(
      `  ${name} for 30 s: everybody told after ${told.toFixed(0)} ms, saving again ${took.toFixed(0)} ms after its end`,
    )
    found.push(...(await crew.ledger.missing()))
  }
  return [...found, ...(await crew.leave())]
}

/** PostgreSQL and the servers, at once. */
export async function killEverything(siege: Siege, chance: Chance): Faults {
  const crew = await siege.crew(10, chance)
  const found: string[] = []
  for (let round = 0; round < 5; round += 1) {
    await pause(1000 + chance.below(2000))
    await Promise.all([siege.postgres, ...siege.servers].map(victim => victim.kill()))
    await siege.postgres.start()
    found.push(...(await crew.ledger.missing()))
    for (const server of siege.servers) await server.start()
    await Promise.all(crew.writers.map(writer => writer.synced()))
  }
  console.log(`  5 × all killed at once: ${found.length} updates lost of ${crew.ledger.saidSaved} said to be saved`)
  return [...found, ...(await crew.leave())]
}

/** One thing after another happens, as chance has it, until the time is over. */
export async function walk(siege: Siege, chance: Chance, milliseconds: number): Faults {
  const until = performance.now() + milliseconds
  const found: string[] = []
  let saidSaved = 0
  let blows = 0
  while (found.length === 0 && performance.now() < until) {
    const crew = await siege.crew(6, chance)
    for (let blow = 0; blow < 8 && performance.now() < until; blow += 1) {
      await pause(500 + chance.below(2500))
      await chance.one(happenings)(siege, crew, chance)
      blows += 1
      found.push(...(await crew.ledger.missing()))
    }
    found.push(...(await crew.leave()))
    saidSaved += crew.ledger.saidSaved
  }
  console.log(`  ${blows} blows: ${found.length} faults, ${saidSaved} updates said to be saved`)
  return found
}

type Happening = (siege: Siege, crew: Crew, chance: Chance) => Promise<unknown>

const killOne: Happening = async ({ servers }, _crew, chance) => {
  const victim = chance.one(servers)
  await victim.kill()
  await pause(chance.below(3000))
  await victim.start()
}
const freezeOne: Happening = async ({ servers }, _crew, chance) => {
  const victim = chance.one(servers)
  victim.freeze()
  await pause(chance.below(8000))
  victim.thaw()
}
const killPostgres: Happening = async ({ postgres }, _crew, chance) => {
  await postgres.kill()
  await pause(chance.below(3000))
  await postgres.start()
}
const freezePostgres: Happening = async ({ postgres }, _crew, chance) => {
  postgres.freeze()
  await pause(chance.below(8000))
  postgres.thaw()
}
const holdNetwork: Happening = async ({ wires }, _crew, chance) => {
  const wire = chance.one(wires)
  wire.hold()
  await pause(chance.below(8000))
  wire.release()
}
const cutNetwork: Happening = async ({ wires }, _crew, chance) => chance.one(wires).cut()
const loseAnswer: Happening = async ({ wires }, { draftId }, chance) =>
  void chance
    .one(wires)
    .lose(`"draft_id":"${draftId}"`, { arrives: chance.below(2) === 0, ends: chance.below(2) === 0 })
const cutListening: Happening = ({ platform }) => platform.database.sql`
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'listen%'`
const goOffline: Happening = async (_siege, { writers }, chance) => {
  const { provider } = chance.one(writers)
  provider.disconnect()
  await pause(chance.below(3000))
  provider.connect()
}

const happenings: readonly Happening[] = [
  ...[killOne, freezeOne, killPostgres, freezePostgres, holdNetwork],
  ...[cutNetwork, loseAnswer, cutListening, goOffline],
]
