import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listActs } from '@fieldword/server/processes/acts.ts'
import { approveCharter } from '@fieldword/server/processes/charter-commands.ts'
import { editProcess } from '@fieldword/server/processes/editing-commands.ts'
import { listProcesses } from '@fieldword/server/processes/listing.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { moveDueStages } from '@fieldword/server/processes/scheduling-commands.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, openStage, type TestProcess } from './support/a-process.ts'

let wiki: TestPlatform
let platform: Platform
let now: Date

beforeAll(async () => {
  wiki = await createTestPlatform({ clock: () => now })
  platform = wiki.platform
})
beforeEach(() => {
  now = new Date('2026-03-01T09:00:00Z')
})
afterAll(() => wiki.close())

const dated = (kind: 'charter' | 'convening', opensAt: string, closesAt: string | null) => ({
  ...{ kind, opensAt: `2026-03-${opensAt}:00Z`, plan: kind === 'charter' ? { approvals: 0 } : {} },
  closesAt: closesAt && `2026-03-${closesAt}:00Z`,
})

const twoStages = () =>
  aProcess(platform, {
    stages: [dated('charter', '02T09:00', '09T17:00'), dated('convening', '09T17:00', null)],
  })

async function states({ slug }: TestProcess) {
  return (await readProcess(platform, visitor, slug)).stages.map(({ state }) => state)
}

const at = (day: string) => {
  now = new Date(`2026-03-${day}:00Z`)
}

it('[PR46] stages open and close at their times, one after the other', async () => {
  const process = await twoStages()
  await moveDueStages(platform)
  expect(await states(process)).toEqual(['planned', 'planned'])
  at('02T09:00')
  await moveDueStages(platform)
  expect(await states(process)).toEqual(['open', 'planned'])
  at('09T17:00')
  await moveDueStages(platform)
  expect(await states(process)).toEqual(['closed', 'open'])
  const log = await platform.database.prisma.processEvent.findMany({
    where: { processId: process.id, kind: { in: ['stage-opened', 'stage-closed'] } },
    orderBy: { number: 'asc' },
  })
  expect(log.map(({ kind, actorId }) => [kind, actorId])).toEqual([
    ['stage-opened', null],
    ['stage-closed', null],
    ['stage-opened', null],
  ])
})

it('[PR46] of several servers one moves each stage, and a clock that goes back undoes nothing', async () => {
  const process = await twoStages()
  at('02T09:00')
  const moved = await Promise.all([moveDueStages(platform), moveDueStages(wiki.another())])
  expect(moved.reduce((sum, count) => sum + count, 0)).toBe(1)
  at('01T00:00')
  expect(await moveDueStages(platform)).toBe(0)
  expect(await states(process)).toEqual(['open', 'planned'])
})

it('[PR46] what was due while no server ran is done at the next start', async () => {
  const process = await twoStages()
  at('20T09:00')
  while ((await moveDueStages(platform)) > 0);
  expect(await states(process)).toEqual(['closed', 'open'])
})

it('[PR46] [PR47] [PR343] a stage that may not be closed yet stays open, everybody is told how late it is, and whoever runs it why', async () => {
  const process = await aProcess(platform, {
    stages: [{ kind: 'charter', opensAt: '2026-03-02T09:00:00Z', closesAt: '2026-03-09T17:00:00Z' }],
  })
  const { slug, steward } = process
  at('02T09:00')
  await moveDueStages(platform)
  at('09T17:00')
  await moveDueStages(platform)
  expect(await states(process)).toEqual(['open'])
  const ofIt = ({ process: { slug: its } }: { process: { slug: string } }) => its === slug
  const missing = ['Stewards approved the charter as it stands: 0 of 1.']
  expect((await listActs(platform, steward)).items.find(ofIt)?.overdue).toEqual(missing)
  expect((await listActs(platform, visitor)).items.find(ofIt)?.overdue).toEqual([])
  expect((await readProcess(platform, visitor, slug)).stages[0]?.daysOver).toBe(0)
  at('12T18:00')
  expect((await readProcess(platform, visitor, slug)).stages[0]?.daysOver).toBe(3)
  const listed = (await listProcesses(platform, { limit: 30 })).items.find(its => its.slug === slug)
  expect(listed?.open).toMatchObject([{ title: 'Charter', daysOver: 3 }])
  const { charterHash: hash } = await readProcess(platform, steward, slug)
  await approveCharter(platform, steward, { slug, hash })
  await moveDueStages(platform)
  expect(await states(process)).toEqual(['closed'])
})

it('[PR36] [PR48] the charter is written while its stage is open, and what was approved is what it said then', async () => {
  const process = await aProcess(platform, { stages: ['charter'] })
  const { slug, steward } = process
  await openStage(platform, process, 'charter')
  const { charter, charterHash: before } = await readProcess(platform, steward, slug)
  const edit = { slug, title: 'Its title', summary: '', charter: { ...charter, scope: 'Two words.' }, strata: [] }
  await editProcess(platform, steward, edit)
  expect(await refusalOf(approveCharter(platform, steward, { slug, hash: before }))).toBe('charter-moved-on')
  const { charterHash: hash } = await readProcess(platform, steward, slug)
  await approveCharter(platform, steward, { slug, hash })
  expect(await refusalOf(approveCharter(platform, steward, { slug, hash }))).toBe('already-so')
  await editProcess(platform, steward, { ...edit, summary: 'And why.' })
  expect((await readProcess(platform, steward, slug)).stages[0]?.criteria).toMatchObject([{ met: false }])
})

it('[PR354] [PR46] a stage that its schedule cannot open tells whoever runs it what keeps it', async () => {
  const process = await twoStages()
  at('02T09:00')
  await moveDueStages(platform)
  const { id: processId } = process
  await platform.database.prisma.processStage.updateMany({
    where: { processId, kind: 'convening' },
    data: { opensAt: new Date('2026-03-03T09:00:00Z') },
  })
  const kept = async (who: Actor) => (await readProcess(platform, who, process.slug)).stages[1]?.keptFromOpening
  const acts = async (who: Actor) =>
    (await listActs(platform, who)).items.filter(item => item.process.slug === process.slug)
  expect(await kept(process.steward)).toEqual([])
  at('03T09:00')
  expect(await moveDueStages(platform)).toBe(0)
  expect(await states(process)).toEqual(['open', 'planned'])
  const why = ['Another stage is open. Close it first.']
  expect([await kept(process.steward), await kept(visitor)]).toEqual([why, []])
  const told = (await acts(process.steward)).find(({ stage }) => stage.title === 'Convening')
  expect(told).toMatchObject({ acts: [], overdue: [], keptFromOpening: why })
  expect((await acts(visitor)).flatMap(each => each.keptFromOpening)).toEqual([])
})
