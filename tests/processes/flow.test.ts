import { publishVersion } from '@fieldword/server/definitions/publishing-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { readFlow } from '@fieldword/server/processes/flowing.ts'
import { versionWish } from '@fieldword/shared/definitions/version-contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { flowBetween } from '@fieldword/shared/processes/flow.ts'
import { flow } from '@fieldword/shared/processes/flow-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { closeStage, openStage } from './support/a-process.ts'
import { aCandidate, adoptionWish, ratifiers, vote } from './support/deciding.ts'
import { say } from './support/saying.ts'

const element = (id: string, number: number, text: string) => ({ id, number, handle: id, text })
const link = (
  fromElementId: string | null,
  toElementId: string | null,
  kind: 'kept' | 'split' | 'new' | 'retired',
) => ({
  ...{ fromElementId, toElementId, kind, carried: [], arrived: [], carriedIn: 'from' as const, rationale: '' },
})

describe('between two texts', () => {
  it('[PR387] an element that was split brings what was said of it to each part; what is new has nothing', () => {
    const before = { label: '1', elements: [element('a', 1, 'Do and show.'), element('b', 2, 'Help.')] }
    const after = { label: '2', elements: [element('c', 1, 'Do.'), element('d', 2, 'Show.'), element('e', 3, 'Ask.')] }
    const links = [link('a', 'c', 'split'), link('a', 'd', 'split'), link(null, 'e', 'new'), link('b', null, 'retired')]
    const { rows, whole, map } = flowBetween(
      before,
      after,
      links,
      new Map([
        ['a', 4],
        ['b', 1],
        [null, 2],
      ]),
    )
    expect(
      rows.map(({ kind, before: from, after: to, inputs }) => [
        kind,
        from.map(({ number }) => number),
        to?.number,
        inputs,
      ]),
    ).toEqual([
      ['split', [1], 1, 4],
      ['split', [1], 2, 4],
      ['new', [], 3, 0],
      ['retired', [2], undefined, 1],
    ])
    expect(whole).toBe(2)
    expect(map.links).toHaveLength(2)
  })
})

describe('through a process', () => {
  let wiki: TestPlatform
  let platform: Platform
  beforeAll(async () => {
    wiki = await createTestPlatform()
    platform = wiki.platform
  })
  afterAll(() => wiki.close())

  it('[PR387] goes from the first text to what was adopted, and counts what was said while each was worked on', async () => {
    const candidate = await aCandidate(platform, { stages: ['comment', { kind: 'adoption', plan: { quorum: 1 } }] })
    const { process } = candidate
    const { slug, steward, page } = process
    const named = { label: '2020', name: 'The first', datedOn: '2020', status: 'in_force', provenance: 'A test.' }
    await publishVersion(platform, steward, versionWish.parse({ slug: page, revision: 1, ...named }))
    const comment = await openStage(platform, process, 'comment')
    await say(platform, process, comment, { elementId: 'e1' }, { elementId: 'e1' }, { elementId: 'e2' }, {})
    expect(await readFlow(platform, visitor, slug)).toMatchObject({ steps: [], adopted: null })
    await closeStage(platform, process, 'comment')
    await candidate.open('adoption')
    const [voter] = await ratifiers(platform, process, 1)
    if (!voter) throw new Error('Somebody was to vote.')
    await vote(platform, candidate, voter, 'approve')
    await closeStage(platform, process, 'adoption')
    await adopt(platform, steward, adoptionWish(candidate, { supersedes: '2020' }))
    const told = await readFlow(platform, visitor, slug)
    expect(flow.parse(told)).toEqual(told)
    expect(told.steps).toMatchObject([
      {
        recorded: false,
        whole: 1,
        rows: [
          { kind: 'reworded', before: [{ number: 1 }], after: { number: 1 }, inputs: 2 },
          { kind: 'kept', before: [{ number: 2 }], after: { number: 2 }, inputs: 1 },
          { kind: 'new', before: [], after: { number: 3 }, inputs: 0 },
        ],
      },
    ])
    expect(told.adopted).toMatchObject({ recorded: true, from: { name: '2020' }, to: { name: '2026' } })
    expect(told.adopted?.rows.map(({ kind }) => kind)).toEqual(['reworded', 'kept', 'new'])
  })
})
