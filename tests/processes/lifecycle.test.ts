import type { Platform } from '@fieldword/server/platform/platform.ts'
import { join } from '@fieldword/server/processes/joining-commands.ts'
import { listProcesses } from '@fieldword/server/processes/listing.ts'
import { listMembers } from '@fieldword/server/processes/members.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { endRole } from '@fieldword/server/processes/role-commands.ts'
import { repeatStage, skipStage } from '@fieldword/server/processes/stage-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage } from './support/a-process.ts'

let wiki: TestPlatform
let platform: Platform

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
})
afterAll(() => wiki.close())

describe('a process that is put together', () => {
  it('[PR1] is there for its people alone until it is opened', async () => {
    const process = await aProcess(platform, { isOpen: false })
    expect(await refusalOf(readProcess(platform, visitor, process.slug))).toBe('not-found')
    expect((await readProcess(platform, process.steward, process.slug)).state).toBe('draft')
    const facilitator = await giveRole(platform, process, 'facilitator')
    expect((await readProcess(platform, facilitator, process.slug)).you).toMatchObject({ runs: true })
  })

  it('[PR2] gives and ends roles by name, and keeps one steward', async () => {
    const process = await aProcess(platform)
    const editor = await giveRole(platform, process, 'editor')
    const { items } = await listMembers(platform, visitor, { slug: process.slug, limit: 30 })
    expect(items.map(({ role, person }) => [role, person?.name])).toEqual([
      ['steward', process.steward.name],
      ['editor', editor.name],
    ])
    const end = (role: string) =>
      endRole(platform, process.steward, {
        slug: process.slug,
        member: items.find(item => item.role === role)?.id ?? '',
      })
    await end('editor')
    expect(await refusalOf(end('editor'))).toBe('already-so')
    expect(await refusalOf(end('steward'))).toBe('last-steward')
  })
})

describe('stages', () => {
  it('[PR8] [PR26] freeze their text and lock their plan as they open', async () => {
    const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
    await openStage(platform, process, 'comment')
    const [comment, disposition] = (await readProcess(platform, visitor, process.slug)).stages
    expect(comment).toMatchObject({ state: 'open', input: { number: 1 }, planHash: expect.any(String) })
    expect(disposition).toMatchObject({ state: 'planned', input: null, planHash: null })
    await closeStage(platform, process, 'comment')
    await openStage(platform, process, 'disposition')
    const { stages } = await readProcess(platform, visitor, process.slug)
    expect(stages[1]?.input).toEqual(comment?.input)
    await expect(
      platform.database.prisma.processStage.update({
        where: { id: comment?.id ?? '' },
        data: { plan: { changed: true } },
      }),
    ).rejects.toThrow('locked')
  })

  it('[PR29] [PR30] are left out and done again for a reason, in the log', async () => {
    const process = await aProcess(platform, { stages: ['input', 'comment'] })
    const { slug, steward } = process
    await skipStage(platform, steward, { slug, stage: await process.stage('input'), reason: 'We have it all.' })
    await openStage(platform, process, 'comment')
    const stage = await closeStage(platform, process, 'comment')
    await repeatStage(platform, steward, { slug, stage, reason: 'Too few came.' })
    const { stages } = await readProcess(platform, visitor, slug)
    expect(stages.map(({ kind, state }) => `${kind}:${state}`)).toEqual([
      'input:skipped',
      'comment:closed',
      'comment:planned',
    ])
    expect(stages[2]?.repeatOfId).toBe(stage)
    const log = await platform.database.prisma.processEvent.findMany({
      where: { processId: process.id, kind: { in: ['stage-skipped', 'stage-repeated'] } },
      orderBy: { number: 'asc' },
    })
    expect(log.map(({ reason }) => reason)).toEqual(['We have it all.', 'Too few came.'])
  })
})

describe('taking part', () => {
  it('[PR6] [PR41] declares one of the groups of the process', async () => {
    const process = await aProcess(platform, { strata: [{ key: 'teacher', name: 'Teachers', target: 40 }] })
    const member = await aMember(platform)
    const asking = { slug: process.slug, stratum: 'pilot' }
    expect(await refusalOf(join(platform, member, asking))).toBe('no-such-stratum')
    expect(await join(platform, member, { ...asking, stratum: 'teacher' })).toEqual({ stratum: 'teacher' })
    expect((await readProcess(platform, member, process.slug)).you).toMatchObject({
      involved: ['field', 'public'],
      stratum: 'teacher',
    })
  })

  it('[PR42] is by invitation where the charter says so', async () => {
    const process = await aProcess(platform, { charter: { joining: 'invitation' } })
    const asked = { slug: process.slug, stratum: '' }
    expect(await refusalOf(join(platform, await aMember(platform), asked))).toBe('not-invited-to-process')
    expect(await join(platform, await giveRole(platform, process, 'panel'), asked)).toEqual({ stratum: '' })
  })
})

it('[PR45] lists open processes first, in parts', async () => {
  await aProcess(platform, { title: 'The newest' })
  const first = await listProcesses(platform, { limit: 2 })
  expect(first.items[0]).toMatchObject({ title: 'The newest', state: 'open', open: [] })
  const second = await listProcesses(platform, { limit: 100, cursor: first.nextCursor ?? '' })
  const slugs = [...first.items, ...second.items].map(({ slug }) => slug)
  expect(new Set(slugs).size).toBe(slugs.length)
  expect(second.nextCursor).toBeNull()
})
