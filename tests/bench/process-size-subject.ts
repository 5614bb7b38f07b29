import { once } from 'node:events'
import { verify } from '@fieldword/server/platform/verifying.ts'
import {
  adoptionsCheck,
  answersCheck,
  contributionsCheck,
  processesCheck,
  roundsCheck,
} from '@fieldword/server/processes/index.ts'
import { aWhole, type Moment, runWhole } from '../processes/support/whole.ts'
import { writtenField } from '../processes/support/written-field.ts'
import { createTestApp } from '../support/app.ts'
import { emailOf } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { caughtUp } from './caught-up.ts'

/** A wiki in a process of its own with a process of so many participants, which waits at each moment until it is told to go on. */
const { platform, close } = await createTestPlatform()
const whole = await aWhole(platform, await writtenField(platform, Number(process.argv[2])))
const app = await createTestApp(platform)
const { slug, page } = whole.process
const [member] = whole.field.people
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})
process.send?.({
  ...{ port: new URL(app.url).port, slug, page },
  emails: { member: member ? emailOf(member) : '', editor: emailOf(whole.editor) },
})
/** Milliseconds, by what was done. */
const spent: Record<string, number> = {}
const quiet = { damaged: (damage: unknown) => console.error(damage), going: () => {}, done: () => {} }
const checks = [processesCheck, contributionsCheck, adoptionsCheck, answersCheck, roundsCheck]
await once(process, 'message')
await runWhole(whole, {
  async at(moment) {
    if (moment === 'adopted')
      await timed('npm run verify, of processes', () => verify(platform.database, checks, quiet))
    await pauseAt(moment)
  },
  during: timed,
})

async function timed<Done>(name: string, act: () => Promise<Done>): Promise<Done> {
  const begun = performance.now()
  const done = await act()
  spent[name] = performance.now() - begun
  return done
}

async function pauseAt(moment: Moment): Promise<void> {
  await platform.database.prisma.$executeRawUnsafe('VACUUM ANALYZE')
  await caughtUp(platform)
  process.send?.({ moment, spent })
  await once(process, 'message')
}
