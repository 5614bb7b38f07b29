import { compareDefinitions } from '@fieldword/server/definitions/comparing.ts'
import { recordLineage, restoreLineage } from '@fieldword/server/definitions/lineage-commands.ts'
import {
  compareReadings,
  listReadings,
  readForEditing,
  readReading,
} from '@fieldword/server/definitions/lineage-reading.ts'
import { readDefinition } from '@fieldword/server/definitions/reading.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { lockPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import type { LineageWish, RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedVersions } from '../../prisma/seed/definition.ts'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { untilSomebodyWaits } from '../support/waiting.ts'
import { authorOf } from '../support/writing.ts'
import { tie } from './support/texts.ts'

let test: TestPlatform
let moderator: SignedIn
let pair: { readonly slug: string; readonly from: string; readonly to: string }
let pageId: string

beforeAll(async () => {
  test = await createTestPlatform()
  moderator = await aModerator(test.platform, 'Ada Lovelace')
})
afterAll(() => test.close())

let made = 0
/** Each test has a definition of its own, in the two versions of the seed and with its reading. */
beforeEach(async () => {
  made += 1
  const page = await authorOf(test.platform, moderator).makePage(`Definition ${made}`, { kind: 'definition' })
  pageId = page.id
  pair = { slug: page.slug, from: '2011', to: '2019' }
  await test.platform.database.inTransaction(tx => seedVersions(tx, test.platform, page.id))
})

const editorial = async () => (await readForEditing(test.platform, moderator, pair)).ties
const record = (wish: Partial<LineageWish> & { readonly ties: readonly RecordedTie[] }) =>
  recordLineage(test.platform, moderator, {
    ...{ ...pair, basedOn: 1, reading: 'editorial reading', summary: 'Say why' },
    ...{ ...wish, ties: [...wish.ties] },
  })
const withWhy = (ties: readonly RecordedTie[]) =>
  ties.map(one =>
    one.from === 'mastery' ? { ...one, rationale: 'Seat time is named as what mastery replaces.' } : one,
  )

describe('recording', () => {
  it('[DEF30] the newest reading counts, and says who recorded it, who says so and when', async () => {
    const ref = await record({ ties: withWhy(await editorial()), reading: 'Update process 2026' })
    expect(ref).toMatchObject({
      ...{ number: 2, counts: true, ties: 9, reading: 'Update process 2026', summary: 'Say why' },
      ...{ recordedBy: { name: 'Ada Lovelace' }, restoredNumber: null },
    })
    const compared = await compareDefinitions(test.platform, visitor, pair)
    expect(compared).toMatchObject({ reading: 'Update process 2026', readingNumber: 2 })
    const events = await test.platform.database.prisma.outboxEvent.findMany({ where: { kind: 'lineage-recorded' } })
    expect(events.at(-1)?.payload).toEqual({ pageId, readingId: ref.id, actorId: moderator.id })
  })

  it('[DEF33] why an element changed stands in the comparison and beneath the element', async () => {
    await record({ ties: withWhy(await editorial()) })
    const why = [{ from: 1, to: 4, text: 'Seat time is named as what mastery replaces.' }]
    const compared = await compareDefinitions(test.platform, visitor, pair)
    expect(compared.rows.map(({ rationale }) => rationale)).toEqual([[], [], [], why, [], [], []])
    const back = await compareDefinitions(test.platform, visitor, { ...pair, from: '2019', to: '2011' })
    expect(back.rows[0]?.rationale).toEqual([{ from: 4, to: 1, text: 'Seat time is named as what mastery replaces.' }])
    const { elements } = await readDefinition(test.platform, visitor, pair.slug, undefined)
    expect(elements[3]?.lineage?.rationale).toEqual(why)
  })

  it('[DEF33] also of what is new, and of what was removed', async () => {
    const ties = (await editorial())
      .filter(one => one.to !== 'equity' && one.from !== 'assessment')
      .concat(tie(null, 'equity', 'new', { rationale: 'Equity was asked for.' }))
      .concat(tie('assessment', null, 'retired', { rationale: 'As if.' }))
    await record({ ties })
    const { rows } = await compareDefinitions(test.platform, visitor, pair)
    expect(rows.find(({ after }) => after[0]?.elementId === 'equity')?.rationale).toEqual([
      { from: null, to: 6, text: 'Equity was asked for.' },
    ])
    expect(rows.at(-1)).toMatchObject({ kind: 'retired', rationale: [{ from: 3, to: null, text: 'As if.' }] })
  })

  it('[DEF6] [DEF7] words named in both texts are marked in both, as they are named', async () => {
    const ties = (await editorial()).map(one =>
      one.from === 'competencies' && one.to === 'agency'
        ? { ...one, arrived: ['Students are empowered daily'] }
        : one.from === 'outcomes' && one.to === 'agency'
          ? { ...one, arrived: ['create and apply knowledge'] }
          : one,
    )
    await record({ ties })
    const { rows } = await compareDefinitions(test.platform, visitor, pair)
    const marked = rows[0]?.after[0]?.runs.filter(({ kind }) => kind === 'mov').map(({ text }) => text)
    expect(marked).toEqual(['Students are empowered daily', 'create and apply knowledge'])
  })

  it('[DEF31] a reading is hashed by what it says of which texts, and nothing changes it', async () => {
    const ties = await editorial()
    const first = (await listReadings(test.platform, visitor, { ...pair, limit: 5 })).items[0]
    const second = await record({ ties: withWhy(ties) })
    const third = await record({ ties, basedOn: 2 })
    expect(second.contentHash).not.toBe(first?.contentHash)
    expect(third.contentHash).toBe(first?.contentHash)
    const { prisma } = test.platform.database
    const kept = 'A recorded lineage reading is never changed.'
    await expect(prisma.lineageReading.updateMany({ data: { summary: 'Other' } })).rejects.toThrow(kept)
    await expect(prisma.lineageTie.updateMany({ data: { rationale: 'Other' } })).rejects.toThrow(kept)
    await expect(prisma.lineageTie.deleteMany()).rejects.toThrow(kept)
  })

  it('[DEF36] the database itself refuses what no reading says', async () => {
    const { prisma } = test.platform.database
    const { id } = await prisma.lineageReading.findFirstOrThrow()
    const row = { readingId: id, position: 99, carried: [], arrived: [], rationale: '' }
    const insert = (tie: object) => prisma.lineageTie.create({ data: { ...row, ...tie } as never })
    await expect(insert({ fromElementId: 'x', toElementId: 'y', kind: 'new' })).rejects.toThrow()
    await expect(insert({ fromElementId: null, toElementId: null, kind: 'kept' })).rejects.toThrow()
    await expect(insert({ fromElementId: null, toElementId: 'equity', kind: 'new' })).rejects.toThrow()
    await expect(insert({ fromElementId: null, toElementId: 'y', kind: 'new', carried: ['words'] })).rejects.toThrow()
  })
})

describe('what is refused', () => {
  it('[DEF32] a reading based on one that counts no more; nothing is lost on either side', async () => {
    const ties = await editorial()
    await record({ ties: withWhy(ties), summary: 'Mine' })
    const late = record({ ties: ties.slice(1), summary: 'Late' })
    await expect(late).rejects.toMatchObject({ refusal: { code: 'lineage-moved-on', details: { newest: 2 } } })
    const { items } = await listReadings(test.platform, visitor, { ...pair, limit: 5 })
    expect(items.map(({ summary }) => summary)).toEqual(['Mine', expect.stringMatching(/^Read off the two texts/)])
  })

  it('[DEF32] one of two who record at the same moment', async () => {
    const ties = withWhy(await editorial())
    const another = test.another()
    let both: Promise<PromiseSettledResult<unknown>[]> | undefined
    await test.platform.database.inTransaction(async tx => {
      await lockPage(tx, pageId)
      const wish = { ...pair, basedOn: 1, reading: 'x', summary: 'At once', ties }
      both = Promise.allSettled([
        recordLineage(test.platform, moderator, wish),
        recordLineage(another, moderator, wish),
      ])
      await untilSomebodyWaits(test.platform)
    })
    const outcomes = (await both) ?? []
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('[DEF36] the same once more, in the same words', async () => {
    expect(await refusalOf(record({ ties: await editorial() }))).toBe('lineage-unchanged')
  })

  it('[DEF34] [DEF35] the wrong way round, to itself, and what the texts contradict', async () => {
    const ties = await editorial()
    const turned = recordLineage(test.platform, moderator, {
      ...{ ...pair, from: '2019', to: '2011', basedOn: 0, reading: 'x', summary: 'x', ties },
    })
    expect(await refusalOf(turned)).toBe('lineage-backwards')
    const itself = recordLineage(test.platform, moderator, {
      ...{ ...pair, to: '2011', basedOn: 0, reading: 'x', summary: 'x', ties: [] },
    })
    expect(await refusalOf(itself)).toBe('lineage-cycle')
    expect(await refusalOf(record({ ties: [tie('nobody', 'agency', 'reworded')] }))).toBe('lineage-broken')
    expect(await refusalOf(readForEditing(test.platform, moderator, { ...pair, to: '2011' }))).toBe('lineage-cycle')
  })

  it('[POL41] a member, and anybody where the page or the version is not there', async () => {
    const ties = await editorial()
    const member = await aMember(test.platform)
    const wish = { ...pair, basedOn: 1, reading: 'x', summary: 'x', ties }
    expect(await refusalOf(recordLineage(test.platform, member, wish))).toBe('forbidden')
    expect(await refusalOf(restoreLineage(test.platform, member, { ...pair, number: 1, basedOn: 1 }))).toBe('forbidden')
    expect(await refusalOf(readForEditing(test.platform, member, pair))).toBe('forbidden')
    expect(await refusalOf(recordLineage(test.platform, moderator, { ...wish, to: '2020' }))).toBe('not-found')
    expect(await refusalOf(recordLineage(test.platform, moderator, { ...wish, slug: 'nowhere' }))).toBe('not-found')
    await deletePage(test.platform, moderator, { slug: pair.slug, reason: 'For a test' })
    expect(await refusalOf(recordLineage(test.platform, moderator, wish))).toBe('page-deleted')
  })

  it('[REV22] a reading of a text that is hidden, to whoever may not see it', async () => {
    const hidden = { number: 1, text: true, authors: false, summary: false, reason: 'Names a student' }
    await hideParts(lockPage, test.platform, moderator, pageId, hidden)
    expect(await refusalOf(readReading(test.platform, visitor, { ...pair, number: 1 }))).toBe('text-hidden')
    expect(await refusalOf(listReadings(test.platform, visitor, { ...pair, limit: 5 }))).toBe('text-hidden')
    expect((await readReading(test.platform, moderator, { ...pair, number: 1 })).ties).toHaveLength(9)
  })
})

describe('older readings', () => {
  it('[DEF32] stay as they were, are listed newest first, part by part, and are brought back as a new one', async () => {
    const ties = await editorial()
    await record({ ties: withWhy(ties) })
    const restored = await restoreLineage(test.platform, moderator, { ...pair, number: 1, basedOn: 2 })
    expect(restored).toMatchObject({ number: 3, restoredNumber: 1, summary: 'Restore reading 1', counts: true })
    const first = await listReadings(test.platform, visitor, { ...pair, limit: 2 })
    expect(first.items.map(({ number, counts }) => [number, counts])).toEqual([
      [3, true],
      [2, false],
    ])
    const rest = await listReadings(test.platform, visitor, {
      ...pair,
      limit: 2,
      cursor: first.nextCursor ?? undefined,
    })
    expect(rest).toMatchObject({ items: [{ number: 1, recordedBy: null }], nextCursor: null })
    const second = await readReading(test.platform, visitor, { ...pair, number: 2 })
    expect(second).toMatchObject({ reading: { number: 2, counts: false } })
    expect(second.ties.find(({ from }) => from === 'mastery')).toMatchObject({ kind: 'reworded', moved: true })
    expect(second.map.links).toContainEqual({ from: 1, to: 4, kind: 'reworded' })
    expect(await refusalOf(restoreLineage(test.platform, moderator, { ...pair, number: 1, basedOn: 3 }))).toBe(
      'lineage-unchanged',
    )
    expect(await refusalOf(restoreLineage(test.platform, moderator, { ...pair, number: 2, basedOn: 2 }))).toBe(
      'lineage-moved-on',
    )
    expect(await refusalOf(readReading(test.platform, visitor, { ...pair, number: 9 }))).toBe('not-found')
  })

  it('[DEF32] differ in words', async () => {
    const ties = (await editorial()).filter(one => one.to !== 'pathways')
    const changed = withWhy(ties).map(one =>
      one.from === 'outcomes' && one.to === 'expectations' ? { ...one, carried: ['skills', 'dispositions'] } : one,
    )
    await record({ ties: changed, reading: 'Update process 2026' })
    const { differences } = await compareReadings(test.platform, visitor, { ...pair, before: 1, after: 2 })
    expect(differences).toEqual([
      'Left out: 5 of 2019, new.',
      '1 of 2011 and 4 of 2019: now says why.',
      '5 of 2011 and 7 of 2019: words carried over: “skills” and “dispositions”, before “skills and dispositions”.',
      'Who says so: Update process 2026, before editorial reading.',
    ])
    const same = await compareReadings(test.platform, visitor, { ...pair, before: 2, after: 2 })
    expect(same.differences).toEqual([])
    const back = await compareReadings(test.platform, visitor, { ...pair, before: 2, after: 1 })
    expect(back.differences).toContain('Added: 5 of 2019, new.')
    expect(back.differences).toContain('1 of 2011 and 4 of 2019: no longer says why.')
  })
})

describe('what is there to edit', () => {
  it('[DEF40] is the newest reading, and suggestions only for what it says nothing of', async () => {
    const whole = await readForEditing(test.platform, moderator, pair)
    expect(whole).toMatchObject({ reading: { number: 1 }, proposals: [] })
    await record({ ties: whole.ties.filter(one => one.from !== 'mastery' && one.to !== 'equity') })
    const { ties, proposals } = await readForEditing(test.platform, moderator, pair)
    expect(ties).toHaveLength(7)
    expect(proposals).toMatchObject([
      { from: 'mastery', to: 'mastery', kind: 'reworded' },
      { from: null, to: 'equity', kind: 'new' },
    ])
  })
})
