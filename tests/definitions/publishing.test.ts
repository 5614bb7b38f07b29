import { previewPublication } from '@fieldword/server/definitions/publication.ts'
import { addErratum, publishVersion } from '@fieldword/server/definitions/publishing-commands.ts'
import { listVersions } from '@fieldword/server/definitions/reading.ts'
import { setVersionStatus } from '@fieldword/server/definitions/status-commands.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { lockPage } from '@fieldword/server/pages/index.ts'
import { RefusalError } from '@fieldword/server/platform/errors.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import { statusWish, versionWish } from '@fieldword/shared/definitions/version-contract.ts'
import { doc, element } from '@fieldword/shared/document/build.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf } from '../support/writing.ts'
import { aDefinition, aParagraph, aWish, elementsOf } from './support/definition.ts'

const now = new Date('2026-11-20T12:00:00Z')
let test: TestPlatform
let platform: Platform

beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  platform = test.platform
})
afterAll(() => test.close())

/** What is said to be wrong, and of which field. */
async function issueOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) throw new Error('It was not refused.')
  if (!(error instanceof RefusalError)) throw error
  const [issue] = (error.refusal.details?.issues ?? []) as { path: string; message: string }[]
  return issue ? `${issue.path}: ${issue.message}` : error.refusal.code
}

describe('publishing', () => {
  it('[DEF11] keeps all that is said of a version, and who published it when', async () => {
    const definition = await aDefinition(platform)
    const revision = await definition.approve(elementsOf({ pace: 'At their own pace;', proof: 'On evidence.' }))
    const ref = await definition.publish('2019', {
      revision,
      datedOn: '2019-11-14',
      provenance: 'Announced in November.',
      sources: [{ title: 'The announcement', address: 'https://example.org/announced' }],
      variants: [{ elementId: 'pace', text: 'At any pace;', difference: null, seenIn: ['A slide'] }],
      language: 'pt-br',
    })
    expect(ref).toMatchObject({ label: '2019', status: 'in_force', elements: 2, language: 'pt-BR', revisionNumber: 1 })
    const { version, elements } = await definition.read('2019')
    expect(version).toMatchObject({
      provenance: 'Announced in November.',
      sources: [{ title: 'The announcement' }],
      periods: [{ from: '2019-11-14', to: null }],
      direction: 'ltr',
    })
    expect(version?.log).toEqual([
      {
        ...{ from: null, to: 'in_force', effectiveOn: '2019-11-14', reason: '', at: now.toISOString() },
        by: { id: definition.moderator.id, name: definition.moderator.name, colour: expect.any(Number) },
      },
    ])
    expect(elements[0]?.variants).toMatchObject([{ text: 'At any pace;' }])
  })

  it('[DEF11] a version has a hash of all that is said of it, the same wherever the same is said', async () => {
    const [one, other] = [await aDefinition(platform), await aDefinition(platform)]
    const text = elementsOf({ pace: 'At their own pace.' })
    const told = { status: 'working', provenance: 'From a meeting.' } as const
    const first = await one.publish('2020', { ...told, revision: await one.approve(text) })
    const same = await other.publish('2020', { ...told, revision: await other.approve(text) })
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(same.hash).toBe(first.hash)
    const third = await aDefinition(platform)
    const else_ = await third.publish('2020', { ...told, revision: await third.approve(text), provenance: 'Hearsay.' })
    expect(else_.hash).not.toBe(first.hash)
  })

  it('[DEF12] a label is taken whatever its case, and kept from words of addresses', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2.0.0-RC.1', { status: 'working' })
    expect(await refusalOf(definition.publish('2.0.0-rc.1', { status: 'working' }))).toBe('label-taken')
    const of = (label: string) => aWish({ slug: definition.slug, revision: 1, label })
    for (const label of [
      'compare',
      '2019.txt',
      '1.0.JSON',
      'New',
      'r12',
      'draft',
      '',
      '.',
      '..',
      'a/b',
      'a b',
      '<b>',
      'x'.repeat(41),
      'a‮b',
    ])
      expect(() => of(label)).toThrow()
    for (const label of ['2019', '1.0.0-rc.1', 'März', 'द्वितीय', 'v2_1']) expect(of(label).label).toBe(label)
  })

  it('[DEF13] dates are of the calendar, as precise as the source, and not still to come', async () => {
    const definition = await aDefinition(platform)
    const of = (datedOn: string) => aWish({ slug: definition.slug, revision: 1, label: 'x', datedOn })
    for (const date of [
      '2019-02-29',
      '2019-13',
      '2019-00-10',
      '0000',
      '19',
      '2019-1-1',
      '14 November 2019',
      '2019-11-31',
    ])
      expect(() => of(date)).toThrow()
    for (const date of ['2020-02-29', '2000-02-29', '0987', '2019-11']) expect(of(date).datedOn).toBe(date)
    expect(await issueOf(definition.publish('a', { datedOn: '2027' }))).toBe('datedOn: This date is still to come.')
    expect(await issueOf(definition.publish('b', { datedOn: '2026-11-22' }))).toBe(
      'datedOn: This date is still to come.',
    )
    // Already tomorrow, where the day begins first.
    expect(await definition.publish('c', { datedOn: '2026-11-21' })).toMatchObject({ label: 'c' })
  })

  it('[DEF14] an older one is placed by its date, or where a person says', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2019')
    await definition.publish('2011', { status: 'superseded' })
    await definition.publish('2018', { status: 'working' })
    await definition.publish('2011-b', { status: 'superseded', datedOn: '2011', after: null })
    await definition.publish('2011-c', { status: 'superseded', datedOn: '2011-07', after: '2011-b' })
    expect(await definition.line()).toEqual([
      ...['2011-b superseded', '2011-c superseded', '2011 superseded', '2018 working', '2019 in_force'],
    ])
    const { items, nextCursor } = await listVersions(platform, visitor, { slug: definition.slug, limit: 3 })
    const rest = await listVersions(platform, visitor, { slug: definition.slug, limit: 3, cursor: nextCursor ?? '' })
    expect([...items, ...rest.items].map(({ label }) => label)).toEqual(['2011-b', '2011-c', '2011', '2018', '2019'])
  })

  it('[DEF14] nothing stands where its date says it cannot', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2011', { supersedes: null })
    await definition.publish('2019', { supersedes: '2011' })
    expect(await issueOf(definition.publish('2001', { status: 'superseded', after: '2011' }))).toBe(
      'after: It is dated 2001, before 2011 (2011): it cannot stand after it.',
    )
    expect(await issueOf(definition.publish('2020', { status: 'working', after: null }))).toBe(
      'after: It is dated 2020, after 2011 (2011): it cannot stand before it.',
    )
    expect(await issueOf(definition.publish('2020', { status: 'working', after: '1999' }))).toMatch(/^after: /)
  })

  it('[DEF15] a version replaces the one before it that was in force, or the one it says', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2011')
    await definition.publish('2018', { status: 'working' })
    await definition.publish('2019', { supersedes: '2011' })
    const replaced = async (label: string) => (await definition.read(label)).replaces?.label ?? null
    expect([await replaced('2011'), await replaced('2018'), await replaced('2019')]).toEqual([null, '2011', '2011'])
    await definition.publish('2021', { status: 'working', follows: '2018' })
    expect(await replaced('2021')).toBe('2018')
    await definition.move('2019', 'withdrawn')
    await definition.publish('2022')
    expect(await replaced('2022')).toBe('2011')
    expect(await issueOf(definition.publish('2010', { status: 'superseded', follows: '2011' }))).toMatch(/^follows: /)
  })
})

describe('what is no version', () => {
  it('a revision that is not approved, of another page, or that is one already', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2019')
    expect(await refusalOf(definition.publish('2020', { revision: 1 }))).toBe('revision-named')
    await authorOf(platform, definition.member).propose(definition.slug, aParagraph('Waits.'))
    expect(await refusalOf(definition.publish('2020', { revision: 2, supersedes: '2019' }))).toBe(
      'revision-not-approved',
    )
    const other = await aDefinition(platform)
    await other.approve(aParagraph('One.'))
    await other.approve(aParagraph('Two.'))
    await other.approve(aParagraph('Three.'))
    expect(await issueOf(definition.publish('2020', { revision: 3 }))).toBe('revision: This page has no revision 3.')
  })

  it('a text that is hidden', async () => {
    const definition = await aDefinition(platform)
    const revision = await definition.approve(aParagraph('Hidden soon.'))
    await definition.approve(aParagraph('Read now.'))
    const parts = { number: revision, text: true, authors: false, summary: false, reason: 'Not for here' }
    await hideParts(lockPage, platform, definition.moderator, definition.pageId, parts)
    expect(await refusalOf(definition.publish('2020', { revision }))).toBe('text-hidden')
  })

  it('a page that is no definition', async () => {
    const { member, moderator } = await aDefinition(platform)
    const { slug } = await authorOf(platform, member).makePage('An article, no definition')
    expect(await refusalOf(publishVersion(platform, moderator, aWish({ slug, revision: 1, label: 'x' })))).toBe(
      'not-found',
    )
  })

  it.each([
    ['an address', 'https://spam.example/buy', 'It is an address.'],
    ['another address', 'javascript:alert(1)', 'It is an address.'],
    ['markup', '<img src=x>', 'It holds angle brackets, as markup does.'],
    ['direction overrides', 'Mas‮tery', 'It holds characters that nobody sees.'],
    ['line ends', 'Mas\ntery', 'It holds characters that nobody sees.'],
    ['nothing readable', '—', 'It has no letter and no digit.'],
  ])('[DEF16] a text with %s as a short name', async (_, handle, problem) => {
    const definition = await aDefinition(platform)
    const revision = await definition.approve(doc(element('one', 'Fine', 'Words.'), element('two', handle, 'More.')))
    expect(await issueOf(definition.publish('2020', { revision }))).toBe(
      `revision: The short name of element 2 cannot stay. ${problem} Change it in the draft, have that approved, and publish the new revision.`,
    )
    const { problems } = await previewPublication(platform, definition.moderator, { slug: definition.slug })
    expect(problems).toHaveLength(1)
  })

  it('[DEF16] a text with a short name twice', async () => {
    const definition = await aDefinition(platform)
    const text = doc(
      element('one', 'Équity', 'Words.'),
      element('two', 'équity', 'More.'),
      element('three', '', 'None.'),
    )
    const revision = await definition.approve(text)
    expect(await issueOf(definition.publish('2020', { revision }))).toMatch(/^revision: Element 2 has the short name/)
  })

  it('[DEF11] other wordings of an element that is not there', async () => {
    const definition = await aDefinition(platform)
    const variants = [{ elementId: 'nowhere', text: 'x', difference: null, seenIn: ['A slide'] }]
    expect(await issueOf(definition.publish('2020', { variants }))).toBe(
      'variants.0.elementId: This text has no such element.',
    )
  })
})

it('[DEF17] a status that is none is refused, and none is withdrawn from its publication on', () => {
  const of = (status: string) => versionWish.safeParse({ ...aWish({ slug: 'x', revision: 1, label: 'x' }), status })
  for (const status of ['adopted', 'withdrawn', '', 'In force']) expect(of(status).success).toBe(false)
  const to = (status: string) => statusWish.safeParse({ slug: 'x', label: 'x', to: status, reason: 'Why not' })
  expect([to('withdrawn').success, to('adopted').success]).toEqual([true, false])
})

describe('status', () => {
  it('[DEF17] goes from working into force, out of it and back, with who, when and why', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2020', { status: 'working' })
    await definition.move('2020', 'in_force', { reason: 'Agreed in the convening.' })
    await definition.move('2020', 'withdrawn', { reason: 'It misquotes its source.' })
    await definition.move('2020', 'in_force', { reason: 'It does not.' })
    const { version } = await definition.read('2020')
    expect(version?.log.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'working', ''],
      ['working', 'in_force', 'Agreed in the convening.'],
      ['in_force', 'withdrawn', 'It misquotes its source.'],
      ['withdrawn', 'in_force', 'It does not.'],
    ])
    expect(version?.periods).toEqual([
      { from: '2026-11-20', to: '2026-11-20' },
      { from: '2026-11-20', to: null },
    ])
    expect(version?.log[1]?.by?.name).toBe(definition.moderator.name)
  })

  it('[DEF17] none is out of force before it was in it, whatever the date of the next', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2010', { status: 'working' })
    await definition.move('2010', 'in_force')
    await definition.publish('2015', { supersedes: '2010' })
    const periods = async (label: string) => (await definition.read(label)).version?.periods
    expect(await periods('2010')).toEqual([{ from: '2026-11-20', to: '2026-11-20' }])
    expect(await periods('2015')).toEqual([{ from: '2026-11-20', to: null }])
  })

  it('[DEF17] a withdrawn one goes back to what it was', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2020', { status: 'working' })
    await definition.move('2020', 'withdrawn')
    expect(await refusalOf(definition.move('2020', 'superseded'))).toBe('status-out-of-reach')
    await definition.move('2020', 'working')
    expect(await definition.line()).toEqual(['2020 working'])
    expect(await refusalOf(definition.move('2020', 'working'))).toBe('already-so')
    expect(await refusalOf(definition.move('2020', 'superseded'))).toBe('status-out-of-reach')
  })

  it('[DEF17] none is superseded that nothing took the place of', async () => {
    const definition = await aDefinition(platform)
    expect(await issueOf(definition.publish('2020', { status: 'superseded' }))).toMatch(/^status: No later version/)
  })

  it('[DEF18] two are never in force at once: one takes the place of the other, by its name', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2011')
    expect(await refusalOf(definition.publish('2019'))).toBe('another-in-force')
    expect(await refusalOf(definition.publish('2019', { supersedes: '2010' }))).toBe('another-in-force')
    await definition.publish('2019', { supersedes: '2011', datedOn: '2019-11-14' })
    expect(await definition.line()).toEqual(['2011 superseded', '2019 in_force'])
    const { version } = await definition.read('2011')
    expect(version?.periods).toEqual([{ from: '2011', to: '2019-11-14' }])
    expect(version?.log.at(-1)?.reason).toBe('2019 came into force.')
    expect(await refusalOf(definition.move('2011', 'in_force'))).toBe('another-in-force')
    await definition.move('2011', 'in_force', { supersedes: '2019' })
    expect(await definition.line()).toEqual(['2011 in_force', '2019 superseded'])
  })

  it('[DEF18] also when two moderators publish at once', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2011')
    const [one, two] = [await definition.approve(aParagraph('One.')), await definition.approve(aParagraph('Two.'))]
    const elsewhere = test.another()
    const wish = (label: string, revision: number) =>
      aWish({ slug: definition.slug, label, revision, datedOn: '2020', supersedes: '2011' })
    const codes = await Promise.all(
      [
        publishVersion(platform, definition.moderator, wish('a', one)),
        publishVersion(elsewhere, definition.moderator, wish('b', two)),
      ].map(attempt =>
        attempt.then(
          () => 'published',
          error => (error as RefusalError).refusal.code,
        ),
      ),
    )
    expect(codes.sort()).toEqual(['another-in-force', 'published'])
    expect((await definition.line()).filter(said => said.endsWith('in_force'))).toHaveLength(1)
  })

  it('[DEF18] also in the database itself', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2011')
    await definition.publish('2019', { supersedes: '2011' })
    const twice = platform.database.prisma.$executeRaw`
      UPDATE versions SET status = 'in_force' WHERE page_id = ${definition.pageId}::uuid`
    await expect(twice).rejects.toThrow(/unique|versions_in_force_key/i)
  })
})

describe('once published', () => {
  it('[DEF11] nothing of it changes, whatever asks the database', async () => {
    const definition = await aDefinition(platform)
    await definition.publish('2011', { datedOn: '2011' })
    await definition.approve(aParagraph('Another.'))
    const { sql } = platform.database
    const set = (change: string) =>
      sql.unsafe(`UPDATE versions SET ${change} WHERE page_id = '${definition.pageId}' AND label = '2011'`)
    for (const change of [
      `label = '2012'`,
      `name = 'Another'`,
      `dated_on = '2012'`,
      `provenance = 'Hearsay'`,
      `sources = '[]' || '[{"title":"x","address":"y"}]'::jsonb`,
      `variants = '[{}]'`,
      `language = 'fr'`,
      `elements = 9`,
      `element_ids = '{x}'`,
      `hash = repeat('0', 64)`,
      `published_by_id = NULL`,
      `created_at = now()`,
      `revision_id = (SELECT id FROM revisions WHERE page_id = versions.page_id AND number = 2)`,
    ])
      await expect(set(change)).rejects.toThrow('A published version does not change: 2011.')
    await expect(sql`DELETE FROM versions WHERE page_id = ${definition.pageId}`).rejects.toThrow('is not deleted')
    await expect(sql`UPDATE version_status_changes SET reason = 'x'`).rejects.toThrow('only added to')
    await expect(sql`DELETE FROM version_status_changes`).rejects.toThrow('only added to')
  })

  it('[DEF11] a revision of another page is no version of this one, whatever asks the database', async () => {
    const [one, other] = [await aDefinition(platform), await aDefinition(platform)]
    await one.publish('2011')
    await other.approve(aParagraph('Of the other page.'))
    await expect(platform.database.sql`
      INSERT INTO versions (id, page_id, revision_id, label, name, status, dated_on, position, elements, element_ids, language,
        provenance, sources, variants, created_at)
      SELECT gen_random_uuid(), ${one.pageId}, id, '2012', 'x', 'working', '2012', 9, 0, '{}', 'en', 'x', '[]', '[]', now()
      FROM revisions WHERE page_id = ${other.pageId}`).rejects.toThrow('an approved revision of its own page')
  })

  it('[DEF11] what is found wrong is added beside it', async () => {
    const definition = await aDefinition(platform)
    const { hash } = await definition.publish('2011')
    const { slug, moderator } = definition
    await addErratum(platform, moderator, { slug, label: '2011', text: 'The summit was in March.' })
    await addErratum(platform, moderator, { slug, label: '2011', text: 'In Scottsdale.' })
    const { version } = await definition.read('2011')
    expect(version?.errata.map(({ number, text, by }) => [number, text, by?.name])).toEqual([
      [1, 'The summit was in March.', moderator.name],
      [2, 'In Scottsdale.', moderator.name],
    ])
    expect(version?.hash).toBe(hash)
    await expect(platform.database.sql`UPDATE version_errata SET text = 'x'`).rejects.toThrow('only added to')
  })
})

it('[PG20] nothing is published, moved or corrected on a deleted page', async () => {
  const definition = await aDefinition(platform)
  await definition.publish('2011')
  const revision = await definition.approve(aParagraph('Not named.'))
  const { slug, moderator } = definition
  await deletePage(platform, moderator, { slug, reason: 'Twice here' })
  expect(await refusalOf(definition.publish('2012', { revision, status: 'working' }))).toBe('page-deleted')
  expect(await refusalOf(definition.move('2011', 'withdrawn'))).toBe('page-deleted')
  expect(await refusalOf(addErratum(platform, moderator, { slug, label: '2011', text: 'x' }))).toBe('page-deleted')
})

describe('translations', () => {
  it('[DEF19] are linked both ways, and behind once another is in force', async () => {
    const [original, spanish] = [await aDefinition(platform, 'Competency'), await aDefinition(platform, 'Competencia')]
    await original.publish('2011')
    const of2011 = { slug: original.slug, label: '2011' }
    await spanish.publish('2011', { language: 'es', translationOf: of2011 })
    const there = async () => (await spanish.read('2011')).version?.translationOf
    const here = async () => (await original.read('2011')).version?.translations
    expect(await there()).toMatchObject({ slug: 'competency', label: '2011', language: 'en', behind: null })
    expect(await here()).toEqual([
      { slug: 'competencia', title: 'Competencia', label: '2011', language: 'es', status: 'in_force', behind: false },
    ])
    await original.publish('2020', { status: 'working' })
    await spanish.publish('2020', { language: 'es', status: 'working', translationOf: { ...of2011, label: '2020' } })
    expect((await spanish.read('2020')).version?.translationOf?.behind).toBeNull()
    await original.move('2020', 'in_force', { supersedes: '2011' })
    expect((await there())?.behind?.label).toBe('2020')
    expect(await here()).toMatchObject([{ behind: true }])
  })

  it('[DEF19] a text is translated from another page and another language, of which it has its direction', async () => {
    const [original, other] = [await aDefinition(platform), await aDefinition(platform)]
    await original.publish('2011')
    const translationOf = { slug: original.slug, label: '2011' }
    expect(await issueOf(other.publish('2011', { translationOf }))).toBe('translationOf: It is in the same language.')
    expect(
      await issueOf(other.publish('2011', { language: 'ar', translationOf: { ...translationOf, label: '1' } })),
    ).toBe('translationOf: There is no such version in this wiki.')
    expect(await issueOf(original.publish('2012', { status: 'working', language: 'ar', translationOf }))).toBe(
      'translationOf: A translation stands on a page of its own.',
    )
    await other.publish('2011', { language: 'AR', translationOf })
    expect((await other.read()).version).toMatchObject({ language: 'ar', direction: 'rtl' })
    for (const language of ['english', 'e', 'xx-', 'und', '<b>', 'en_US'])
      expect(() => aWish({ slug: 'x', revision: 1, label: 'x', language })).toThrow()
  })
})

describe('who may', () => {
  it('[POL40] moderators alone publish, set a status and add what is wrong', async () => {
    const definition = await aDefinition(platform)
    const { slug, member } = definition
    await definition.publish('2011')
    const wish = aWish({ slug, revision: 1, label: '2012' })
    for (const [actor, code] of [
      [visitor, 'sign-in-needed'],
      [member, 'forbidden'],
    ] as const) {
      expect(await refusalOf(publishVersion(platform, actor, wish))).toBe(code)
      expect(await refusalOf(previewPublication(platform, actor, { slug }))).toBe(code)
      const moved = { slug, label: '2011', to: 'withdrawn', reason: 'x', supersedes: null } as const
      expect(await refusalOf(setVersionStatus(platform, actor, moved))).toBe(code)
      expect(await refusalOf(addErratum(platform, actor, { slug, label: '2011', text: 'x' }))).toBe(code)
    }
  })
})

describe('switching', () => {
  it('[DEF20] each element says where it stands in the other versions', async () => {
    const definition = await aDefinition(platform)
    const [first, second] = [
      await definition.approve(elementsOf({ pace: 'Pace;', proof: 'Proof.' })),
      await definition.approve(elementsOf({ proof: 'Proof.', help: 'Help;', pace: 'Pace.' })),
    ]
    await definition.publish('2011', { revision: first })
    await definition.publish('2019', { revision: second, supersedes: '2011' })
    const said = async (label: string) =>
      (await definition.read(label)).elements.map(({ id, counterparts }) => [id, ...counterparts])
    expect(await said('2011')).toEqual([
      ['pace', { label: '2019', number: 3 }],
      ['proof', { label: '2019', number: 1 }],
    ])
    expect(await said('2019')).toEqual([
      ['proof', { label: '2011', number: 2 }],
      ['help'],
      ['pace', { label: '2011', number: 1 }],
    ])
  })
})
