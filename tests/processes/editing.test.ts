import type { Platform } from '@fieldword/server/platform/platform.ts'
import {
  addStage,
  editProcess,
  editStage,
  moveStage,
  noteDecision,
  removeStage,
} from '@fieldword/server/processes/editing-commands.ts'
import { invite } from '@fieldword/server/processes/inviting-commands.ts'
import { join } from '@fieldword/server/processes/joining-commands.ts'
import { listLog } from '@fieldword/server/processes/log.ts'
import { readParticipation } from '@fieldword/server/processes/participation.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { plannedStage, wishesOf } from '@fieldword/shared/processes/planned.ts'
import { findPreset, presets } from '@fieldword/shared/processes/presets.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, giveRole, openStage, type TestProcess } from './support/a-process.ts'

let wiki: TestPlatform
let platform: Platform

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
})
afterAll(() => wiki.close())

describe('presets', () => {
  it.each(presets)('[PR34] $name plans stages that their kinds take', preset => {
    const planned = wishesOf(preset, null).map(wish => plannedStage(wish, 'stage'))
    expect(planned).toEqual(planned.map(() => expect.objectContaining({ title: expect.any(String) })))
  })

  it('[PR34] lays the dates out one after the other, as far as they are known', () => {
    const light = findPreset('light') ?? presets[0]
    const [input, drafting] = light ? wishesOf(light, new Date('2026-03-02T09:00:00Z')) : []
    expect(input).toMatchObject({ opensAt: '2026-03-02T09:00:00.000Z', closesAt: '2026-03-30T09:00:00.000Z' })
    expect(drafting?.opensAt).toBe(input?.closesAt)
  })
})

describe('before a process opens', () => {
  it('[PR36] its charter and groups are edited, and not after', async () => {
    const process = await aProcess(platform, { isOpen: false })
    const edit = {
      ...{ slug: process.slug, title: 'Another title', summary: 'Why.' },
      charter: charter.parse({ scope: 'The words alone.' }),
      strata: [{ key: 'teacher', name: 'Teachers', target: 40 }],
    }
    await editProcess(platform, process.steward, edit)
    const told = await readProcess(platform, process.steward, process.slug)
    expect(told).toMatchObject({ title: 'Another title', charter: { scope: 'The words alone.' }, strata: edit.strata })
    const open = await aProcess(platform)
    expect(await refusalOf(editProcess(platform, open.steward, { ...edit, slug: open.slug }))).toBe('charter-locked')
  })

  it('[PR37] its stages are added, edited, moved and taken away', async () => {
    const process = await aProcess(platform, { isOpen: false, stages: ['input', 'comment'] })
    const { slug, steward } = process
    const { stage } = await addStage(platform, steward, { slug, kind: 'rating', reason: '' })
    await moveStage(platform, steward, { slug, stage, position: 1, reason: '' })
    await editStage(platform, steward, { slug, stage, title: 'One round', who: ['field'], reason: '' })
    await removeStage(platform, steward, { slug, stage: await process.stage('input') })
    expect((await kindsOf(process)).map(({ title, position }) => [position, title])).toEqual([
      [1, 'One round'],
      [2, 'Public comment'],
    ])
  })
})

describe('once it is open', () => {
  it('[PR37] a stage to come is edited for a reason, and one that opened is locked', async () => {
    const process = await aProcess(platform, { stages: ['comment', 'rating'] })
    const { slug, steward } = process
    const rating = { slug, stage: await process.stage('rating'), title: 'Two rounds' }
    expect(await refusalOf(editStage(platform, steward, { ...rating, reason: '' }))).toBe('reason-needed')
    await editStage(platform, steward, { ...rating, reason: 'The panel asked for it.' })
    expect(await refusalOf(removeStage(platform, steward, rating))).toBe('stage-to-skip')
    const comment = { slug, stage: await openStage(platform, process, 'comment'), reason: 'We want to.' }
    expect(await refusalOf(editStage(platform, steward, { ...comment, plan: {} }))).toBe('plan-locked')
    await moveStage(platform, steward, { ...rating, position: 1, reason: 'It comes next.' })
    expect((await kindsOf(process)).map(({ kind }) => kind)).toEqual(['comment', 'rating'])
  })

  it('[PR35] refuses a plan that its kind does not take, naming the place', async () => {
    const process = await aProcess(platform, { stages: ['comment', 'rating'] })
    const edit = { slug: process.slug, stage: await process.stage('rating'), plan: { nonsense: 1 }, reason: 'A test.' }
    await expect(editStage(platform, process.steward, edit)).rejects.toMatchObject({
      refusal: { code: 'bad-input', details: { issues: [{ path: expect.stringContaining('stage.plan') }] } },
    })
  })

  it('[PR7] [PR38] tells all in its log, decisions by themselves, in parts', async () => {
    const process = await aProcess(platform, { stages: ['comment'] })
    const { slug, steward } = process
    await noteDecision(platform, steward, { slug, text: 'Keep “seat time”', reason: 'Six of seven said so.' })
    await openStage(platform, process, 'comment')
    const first = await listLog(platform, visitor, { slug, limit: 2, decisionsOnly: 'false' })
    expect(first.items).toMatchObject([
      { kind: 'stage-opened', number: 4, by: { name: steward.name }, stage: { title: 'Public comment' } },
      { kind: 'decision', number: 3, data: { text: 'Keep “seat time”' }, reason: 'Six of seven said so.' },
    ])
    const rest = { slug, limit: 100, cursor: first.nextCursor ?? '' }
    const { items } = await listLog(platform, visitor, { ...rest, decisionsOnly: 'true' })
    expect(items.map(({ kind }) => kind)).toEqual(['process-opened'])
  })

  it('[PR39] names only those who run it where the charter keeps names to its people', async () => {
    const process = await aProcess(platform, { charter: { names: 'people' } })
    const panellist = await giveRole(platform, process, 'panel')
    const asked = { slug: process.slug, limit: 1, decisionsOnly: 'false' } as const
    const [seen] = (await listLog(platform, visitor, asked)).items
    expect(seen).toMatchObject({ kind: 'role-given', by: null, unnamed: true, data: { role: 'panel' } })
    expect(JSON.stringify(seen)).not.toContain(panellist.id)
    expect((await listLog(platform, panellist, asked)).items[0]?.by?.name).toBe(process.steward.name)
  })
})

describe('who takes part', () => {
  it('[PR43] is counted by group, and small ones are not told, nor what they could be reckoned from', async () => {
    const strata = ['teacher', 'state'].map(key => ({ key, name: key, target: null }))
    const process = await aProcess(platform, { charter: { smallestCell: 2 }, strata })
    for (const stratum of ['teacher', 'teacher', 'state']) {
      await join(platform, await aMember(platform), { slug: process.slug, stratum })
    }
    const told = await readParticipation(platform, visitor, process.slug)
    expect(told).toMatchObject({ people: 3, strata: [{ people: null }, { people: null }], undeclared: 0 })
    await join(platform, await aMember(platform), { slug: process.slug, stratum: 'state' })
    const { strata: groups } = await readParticipation(platform, visitor, process.slug)
    expect(groups.map(({ people }) => people)).toEqual([2, 2])
  })

  it('[PR42] [PR44] is invited by name, or counted as a group', async () => {
    const strata = [{ key: 'teacher', name: 'Teachers', target: null }]
    const process = await aProcess(platform, { charter: { joining: 'invitation', smallestCell: 1 }, strata })
    const { slug, steward } = process
    const [invited, other] = [await aMember(platform), await aMember(platform)]
    await invite(platform, steward, { slug, name: invited.name, stratum: '' })
    await invite(platform, steward, { slug, group: 'Newsletter of May', people: 200, stratum: '' })
    expect(await refusalOf(invite(platform, steward, { slug, name: invited.name, stratum: '' }))).toBe('already-so')
    expect(await refusalOf(join(platform, other, { slug, stratum: '' }))).toBe('not-invited-to-process')
    await join(platform, invited, { slug, stratum: 'teacher' })
    expect(await readParticipation(platform, visitor, slug)).toMatchObject({
      people: 1,
      strata: [{ key: 'teacher', people: 1 }],
      invited: { byName: 1, answered: 1, groups: [{ group: 'Newsletter of May', people: 200 }] },
    })
    expect(JSON.stringify(await listLog(platform, visitor, { slug, limit: 9, decisionsOnly: 'false' }))).not.toContain(
      invited.name,
    )
  })
})

async function kindsOf({ slug, steward }: TestProcess) {
  return (await readProcess(platform, steward, slug)).stages
}
