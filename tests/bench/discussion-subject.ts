import { startThread } from '@fieldword/server/discussion/writing-commands.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import { findReviewed } from '@fieldword/server/review/index.ts'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { createTestApp } from '../support/app.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { seededArticle, seededDefinition } from '../support/seeded.ts'

/** A seeded wiki in a process of its own, with 2,000 threads about words of the definition and 20 about the article. */
const { platform, close } = await createTestPlatform()
await seedWhenEmpty(platform)
const actor = await aMember(platform)
await talk(seededDefinition, 2000)
await talk(seededArticle, 20)

const app = await createTestApp(platform)
process.send?.(new URL(app.url).port)
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})

async function talk(slug: string, threads: number): Promise<void> {
  const { approvedRevisionId } = await findPage(platform, slug)
  const place = { kind: 'revision', revisionId: approvedRevisionId ?? '' } as const
  for (let number = 0; number < threads; number += 1) {
    // More than a person may write in ten minutes.
    if (number % 50 === 0) await platform.database.prisma.rateLimit.deleteMany()
    const exact = `words ${number}`
    const anchor = {
      place,
      blockId: `b${number % 7}`,
      quote: { exact, prefix: '', suffix: '' },
      from: 0,
      to: exact.length,
    }
    const wish = { slug, title: '', text: `Comment **${number}** about these words.`, anchor }
    await startThread({ findReview: findReviewed }, platform, { actor, address: '192.0.2.1' }, wish)
  }
}
