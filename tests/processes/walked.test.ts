import type { Platform } from '@fieldword/server/platform/platform.ts'
import { abandonProcess, closeProcess } from '@fieldword/server/processes/process-commands.ts'
import { closeStage, openStage, repeatStage, skipStage } from '@fieldword/server/processes/stage-commands.ts'
import { stageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDefinition, aProcess, type TestProcess } from './support/a-process.ts'

let test: TestPlatform
let platform: Platform
let page: string
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  page = await aDefinition(platform, 'Walked through')
})
afterAll(() => test.close())

const inOrder = { orderBy: { position: 'asc' } } as const
const stagesOf = ({ id: processId }: TestProcess) =>
  platform.database.prisma.processStage.findMany({ where: { processId }, ...inOrder })

/** Something that whoever runs it may try with any of its stages; most of it is refused. */
async function tryOne(process: TestProcess, chance: ReturnType<typeof chanceOf>): Promise<void> {
  const { slug, steward } = process
  const stage = chance.one(await stagesOf(process)).id
  const reason = chance.below(3) === 0 ? '' : 'It is time.'
  const act = chance.one([openStage, openStage, openStage, closeStage, closeStage, skipStage, repeatStage, null])
  if (act) await act(platform, steward, { slug, stage, reason })
  else await closeProcess(platform, steward, { slug, reason })
}

describe.each(seeds(40110, 90211))('whatever is tried, seed %i', seed => {
  it('[PR401] by two at once, the log is numbered without a gap and tells what was done', async () => {
    const chance = chanceOf(seed)
    const stages = Array.from({ length: 6 }, () => chance.one(stageKind.options))
    const process = await aProcess(platform, { page, stages, title: `Walked ${seed}` })
    for (let round = 0; round < 30; round += 1) {
      await Promise.allSettled([tryOne(process, chance), tryOne(process, chance)])
    }
    const { prisma } = platform.database
    const { state } = await prisma.process.findUniqueOrThrow({ where: { id: process.id } })
    if (state === 'open') {
      await abandonProcess(platform, process.steward, { slug: process.slug, reason: 'Enough.' })
    }
    const events = await prisma.processEvent.findMany({ where: { processId: process.id }, orderBy: { number: 'asc' } })
    expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1))
    const told = (kind: string) => events.filter(event => event.kind === kind).map(({ stageId }) => stageId)
    for (const { id, state, openedAt } of await stagesOf(process)) {
      expect([id, told('stage-opened').includes(id)]).toEqual([id, openedAt !== null])
      expect([id, told('stage-closed').includes(id)]).toEqual([id, state === 'closed'])
    }
  })
})
