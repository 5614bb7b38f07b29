import { createPage } from '@fieldword/server/pages/commands.ts'
import { startRollback } from '@fieldword/server/review/rollback-commands.ts'
import { planRollback } from '@fieldword/server/review/rollback-planning.ts'
import { RollbackRunner } from '@fieldword/server/review/rollback-runner.ts'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { authorOf, decideAs, textOf, twoPeople } from '../support/writing.ts'

const pages = 100
const editsOfAPage = 10

/** How long it takes to take back 1,000 changes of one account, on 100 pages with a text of others below them. */
export async function measureRollback(): Promise<void> {
  const { platform, close } = await createTestPlatform()
  try {
    const [vandal, moderator] = [await aMember(platform), await aModerator(platform)]
    const { publish, member } = await twoPeople(platform)
    const vandals = authorOf(platform, vandal)
    for (let number = 1; number <= pages; number += 1) {
      const { slug } = await createPage(platform, member, {
        title: `Page ${number}`,
        kind: 'article',
        parentSlug: null,
      })
      const kept = Array.from(
        { length: 20 },
        (_, index) => `Paragraph ${index + 1} of page ${number}, which others wrote.`,
      )
      await publish(slug, textOf(...kept))
      for (let edit = 1; edit <= editsOfAPage; edit += 1) {
        kept[edit] = `Nonsense ${edit} on page ${number}.`
        await decideAs(platform, moderator, await vandals.propose(slug, textOf(...kept)), 'approve', '')
      }
    }
    await measure('the first part of the plan', () => planRollback(platform, moderator, { id: vandal.id, limit: 20 }))
    const runner = new RollbackRunner(platform, { isNamed: async () => false })
    await runner.listen()
    const { id } = await startRollback(platform, moderator, { id: vandal.id, reason: 'Nonsense on 100 pages' })
    await measure('all of it', () => runner.settled())
    await runner.close()
    const outcomes = await platform.database.prisma.rollbackItem.groupBy({
      by: ['outcome'],
      where: { rollbackId: id },
      _count: true,
    })
    console.log(`rollback: ${outcomes.map(({ outcome, _count }) => `${_count} ${outcome}`).join(', ')}`)
  } finally {
    await close()
  }
}

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
  console.log(
    `rollback of ${pages * editsOfAPage} changes: ${what}: ${seconds(performance.now() - begun)}, ${seconds((user + system) / 1000)} of processor time`,
  )
}
