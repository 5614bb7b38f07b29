import { listDemoAccounts } from '@fieldword/server/accounts/demo-accounts.ts'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestApp } from '../support/app.ts'
import { writeLongHistory } from '../support/long-history.ts'
import { createTestPlatform } from '../support/platform.ts'
import { authorOf } from '../support/writing.ts'
import { caughtUp } from './caught-up.ts'

/** A seeded wiki in a process of its own, with one more page of so many revisions, all of them by the first demo account. */
const revisions = Number(process.argv[2])
const { platform, close } = await createTestPlatform()
await seedWhenEmpty(platform)
const [account] = await listDemoAccounts(platform)
const writer = await platform.database.prisma.user.findUniqueOrThrow({ where: { email: account?.email ?? '' } })
const { id, name, role, colour } = writer
const page = await authorOf(platform, { id, name, role, colour, block: null }).makePage('Measured')
await writeLongHistory(platform, { pageId: page.id, userId: id, revisions })
await caughtUp(platform)
const app = await createTestApp(platform)
process.send?.(new URL(app.url).port)
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})
