import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestApp } from '../support/app.ts'
import { createTestPlatform } from '../support/platform.ts'

/** A seeded wiki in a process of its own, so that it shares no thread with the load. */
const { platform, close } = await createTestPlatform()
await seedWhenEmpty(platform)
const app = await createTestApp(platform)
process.send?.(new URL(app.url).port)
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})
