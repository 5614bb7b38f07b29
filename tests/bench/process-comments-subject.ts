import { bringFile, takeFile } from '@fieldword/server/processes/file-commands.ts'
import { aProcess, openStage } from '../processes/support/a-process.ts'
import { createTestApp } from '../support/app.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'

/** A wiki in a process of its own, with a process of 10,000 comments, which 20 people have 20,000 stances on, and one of 10. */
const { platform, close } = await createTestPlatform()
const people = await Promise.all(Array.from({ length: 20 }, () => aMember(platform)))
await comments('Many comments', 10_000)
await comments('Few comments', 10)

const app = await createTestApp(platform)
process.send?.(new URL(app.url).port)
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})

async function comments(title: string, count: number): Promise<void> {
  const made = await aProcess(platform, { title, stages: ['comment', 'disposition'] })
  await openStage(platform, made, 'comment')
  const { slug, steward } = made
  const rows = Array.from({ length: count }, (_, index) => `r${index},"${wordsOf(index)}",${(index % 2) + 1}`)
  const text = `reference,text,element\n${rows.join('\n')}`
  const id = await bringFile(platform, steward, { slug, kind: 'comments', name: 'comments.csv', text })
  await takeFile(platform, steward, { slug, id })
  const said = await platform.database.prisma.contribution.findMany({
    where: { processId: made.id },
    select: { id: true, number: true },
  })
  await platform.database.prisma.contributionStance.createMany({
    data: people.flatMap(({ id: userId }, person) =>
      said
        .filter(({ number }) => number % 10 === person % 10)
        .map(({ id: contributionId }) => ({ contributionId, userId, kind: 'agree' as const, at: platform.clock() })),
    ),
  })
}

/** Some 300 characters, no two alike. */
function wordsOf(index: number): string {
  return `Comment ${index}: ${'what it says about learning could be read in more than one way, '.repeat(4)}and so on.`
}
