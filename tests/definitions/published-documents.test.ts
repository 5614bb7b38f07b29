import { compareDefinitions } from '@fieldword/server/definitions/comparing.ts'
import { RefusalError } from '@fieldword/server/platform/errors.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDefinition, type DefinitionInTests } from './support/definition.ts'
import { changelogDocument, dayOf, publishedVersions, semverDocument } from './support/published-documents.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterAll(() => test.close())

const compared = (slug: string, from: string, to: string) => compareDefinitions(platform, visitor, { slug, from, to })

describe('Semantic Versioning', () => {
  let definition: DefinitionInTests
  const versions = publishedVersions('semver')
  beforeAll(async () => {
    definition = await aDefinition(platform, 'Semantic Versioning')
    let supersedes: string | null = null
    for (const published of versions) {
      const revision = await definition.approve(semverDocument(published))
      const isRelease = !published.version.includes('-')
      await definition.publish(published.version, {
        ...{ revision, datedOn: dayOf(published), provenance: 'As its project tagged it.' },
        ...(isRelease ? { status: 'in_force', supersedes } : { status: 'working' }),
      })
      if (isRelease) supersedes = published.version
    }
  })

  it('[DEF12] [DEF14] stands in the order of its tags, whatever their names make one expect', async () => {
    expect(await definition.line()).toEqual([
      ...['1.0.0-beta working', '1.0.0 superseded', '1.0.0-rc.1 working', '2.0.0 in_force'],
    ])
  })

  it('[DEF14] a candidate that was tagged after its release cannot be put before it', async () => {
    const revision = await definition.approve(semverDocument(versions[2] ?? raise()))
    const early = definition.publish('1.0.0-rc.1-again', {
      ...{ revision, status: 'working', datedOn: '2011-11-25', after: '1.0.0-beta' },
    })
    const error = await early.catch((refused: RefusalError) => refused)
    expect(error).toBeInstanceOf(RefusalError)
    expect((error as RefusalError).refusal.details?.issues).toEqual([
      {
        path: 'after',
        message: 'It is dated 2011-11-25, after 1.0.0 (2011-09-06): it cannot stand before it.',
      },
    ])
  })

  it('[DEF15] [DEF17] each release replaces the release before it, and was in force until the next', async () => {
    const replaced = await Promise.all(versions.map(async ({ version }) => (await definition.read(version)).replaces))
    expect(replaced.map(version => version?.label ?? null)).toEqual([null, null, '1.0.0', '1.0.0'])
    expect((await definition.read('1.0.0')).version?.periods).toEqual([{ from: '2011-09-06', to: '2013-06-18' }])
  })

  it('[DEF3] [DEF5] its points are compared by their ids', async () => {
    const early = await compared(definition.slug, '1.0.0-beta', '1.0.0')
    expect(early.counts).toEqual({ kept: 7, reworded: 3, split: 0, new: 0, moved: 0, removed: 0 })
    const later = await compared(definition.slug, '1.0.0', '2.0.0')
    expect(later.headline).toBe('From ten elements to eleven')
    expect(later.counts).toEqual({ kept: 5, reworded: 4, split: 0, new: 2, moved: 7, removed: 1 })
    expect(later.rows.find(({ after }) => after[0]?.elementId === 'a-pre-release')?.movedText).toBe('Moved 4 to 9')
  })
})

describe('Keep a Changelog', () => {
  let definition: DefinitionInTests
  const versions = publishedVersions('keep-a-changelog-en')
  beforeAll(async () => {
    definition = await aDefinition(platform, 'Keep a Changelog')
    let supersedes: string | null = null
    for (const published of versions) {
      const revision = await definition.approve(changelogDocument(published))
      const datedOn = dayOf(published)
      await definition.publish(published.version, { revision, datedOn, supersedes, after: supersedes })
      supersedes = published.version
    }
  })

  it('[DEF14] two versions of one day stand in the order that a person says', async () => {
    expect(versions.map(dayOf)).toEqual(['2015-10-18', '2017-05-16', '2017-05-16', '2026-06-13'])
    expect(await definition.line()).toEqual([
      ...['0.3.0 superseded', '1.0.0 superseded', '1.1.0 superseded', '2.0.0 in_force'],
    ])
  })

  it('[DEF16] [DEF20] headings are elements, which keep their anchors from version to version', async () => {
    const { elements } = await definition.read('1.1.0')
    expect(elements[0]).toMatchObject({ id: 'what', handle: 'What is a changelog?' })
    expect(elements[0]?.text).toMatch(/^A changelog is a file which contains a curated, chronologically ordered list/)
    expect(elements[0]?.counterparts).toEqual([
      { label: '1.0.0', number: 1 },
      { label: '2.0.0', number: 1 },
    ])
  })

  it('[DEF8] every element of both is in the comparison, once', async () => {
    for (const [from, to] of [
      ['0.3.0', '1.0.0'],
      ['1.0.0', '1.1.0'],
      ['1.1.0', '2.0.0'],
    ] as const) {
      const { rows } = await compared(definition.slug, from, to)
      const [before, after] = await Promise.all([definition.read(from), definition.read(to)])
      const sides = (side: 'before' | 'after') =>
        rows.flatMap(row => row[side].map(({ elementId }) => elementId)).sort()
      expect(sides('before')).toEqual(before.elements.map(({ id }) => id).sort())
      expect(sides('after')).toEqual(after.elements.map(({ id }) => id).sort())
    }
  })
})

function raise(): never {
  throw new Error('the fixture has four versions')
}
