import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { chanceOf } from '../collab/support/random.ts'
import { killEverything, killServers, takePostgresAway, walk } from './phases.ts'
import { Siege } from './siege.ts'

// npm run soak -- --minutes 60 --seed 1 walk: the faults of tests/collab at length, all of them where none is named. The
// minutes are those of the walk, in which anything may happen. Ends with 1 when anything was lost.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: String(randomInt(2 ** 31)) } },
})
const chance = chanceOf(Number(values.seed))
console.log(`Seed ${values.seed}, ${values.minutes} minutes`)
// Every person's client listens for the end of the process.
process.setMaxListeners(100)
const phases = {
  kills: killServers,
  away: takePostgresAway,
  everything: killEverything,
  walk: (siege: Siege) => walk(siege, chance, Number(values.minutes) * 60_000),
}
const siege = await Siege.lay()
try {
  for (const [name, phase] of Object.entries(phases)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    console.log(name)
    const faults = await phase(siege, chance)
    for (const fault of faults) console.log(`  FAULT: ${fault}`)
    if (faults.length > 0) process.exitCode = 1
  }
} finally {
  await siege.lift()
}
