import { blockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { findAccount } from '@fieldword/server/accounts/index.ts'
import { sha256 } from '@fieldword/server/platform/sha256.ts'
import { leave } from '@fieldword/server/processes/joining-commands.ts'
import { rate } from '@fieldword/server/processes/rating-commands.ts'
import { readSheet } from '@fieldword/server/processes/rating-reading.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { listReasons, readIndividualRatings, readResults } from '@fieldword/server/processes/results-reading.ts'
import { endRole } from '@fieldword/server/processes/role-commands.ts'
import { roundsCheck } from '@fieldword/server/processes/rounds-verify-queries.ts'
import { ratingParts } from '@fieldword/server/processes/stages/rating.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import { resultsCsv } from '@fieldword/shared/processes/rating/csv.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf } from '../support/writing.ts'
import { aDefinition, closeStage, firstWords, secondWords } from './support/a-process.ts'
import { aRating as aRatingOf, closeRoundOf, openRoundOf, rateAs, type TestRating } from './support/a-rating.ts'

let test: TestPlatform
/** What all of them rate. */
let page: string
beforeAll(async () => {
  test = await createTestPlatform()
  page = await aDefinition(test.platform, 'Learning by doing')
})
afterAll(() => test.close())

const platform = () => test.platform
const prisma = () => test.platform.database.prisma
const aRating: typeof aRatingOf = (where, options) => aRatingOf(where, { page, ...options })

/** A pending text of the page whose first element says something else. */
async function reword({ page }: TestRating, words: string): Promise<number> {
  const author = authorOf(platform(), await aMember(platform()))
  const { revision } = await author.propose(
    page,
    doc(paragraph('p1', 'What it means.'), element('e1', 'Doing', words), element('e2', 'Help', secondWords)),
  )
  return revision.number
}

async function rowsOf({ id }: TestRating, elementId?: string) {
  return prisma().rating.findMany({ where: { round: { processId: id }, ...(elementId && { elementId }) } })
}

const one = <T>(items: readonly T[], place = 0): T => {
  const item = items[place]
  if (item === undefined) throw new Error(`There is no item ${place}.`)
  return item
}

describe('rating', () => {
  it('[PR170] [PR171] a round opens with its stage, on the frozen words, under the plan that is locked', async () => {
    const process = await aRating(platform(), { strata: [{ key: 'teacher', name: 'Teachers', target: null }] })
    const round = await prisma().ratingRound.findFirstOrThrow({ where: { processId: process.id } })
    expect(round.frozen).toMatchObject({
      wordings: [
        { id: 'e1', text: firstWords, hash: sha256(firstWords) },
        { id: 'e2', text: secondWords, hash: sha256(secondWords) },
      ],
      strata: [{ key: 'teacher' }],
      smallestCell: 1,
    })
    const change = prisma().ratingRound.update({ where: { id: round.id }, data: { frozen: {} } })
    await expect(change).rejects.toThrow('keeps what it is about')
    const plan = prisma().processStage.update({ where: { id: round.stageId }, data: { plan: { agreeAtLeast: 51 } } })
    await expect(plan).rejects.toThrow('locked')
  })

  it('[PR172] the last that somebody said counts; all that was said stays; the same said twice is said once', async () => {
    const process = await aRating(platform())
    const rater = one(process.panel)
    expect(await rateAs(platform(), rater, process, { e1: 8 })).toEqual({ rated: 1, of: 2 })
    await Promise.all([1, 2].map(() => rateAs(platform(), rater, process, { e1: 5, e2: 9 })))
    expect(await rateAs(platform(), rater, process, { e1: null })).toEqual({ rated: 1, of: 2 })
    const rows = await rowsOf(process, 'e1')
    expect(rows.map(({ turn, value }) => [turn, value])).toEqual([
      [1, 8],
      [2, 5],
      [3, null],
    ])
    expect(await rowsOf(process, 'e2')).toHaveLength(1)
    const sheet = await readSheet(platform(), rater, process.slug)
    expect(sheet.elements.map(({ own }) => own?.value)).toEqual([null, 9])
    const { roundId, userId, elementId, turn } = one(rows)
    const key = { roundId_userId_elementId_turn: { roundId, userId, elementId, turn } }
    await expect(prisma().rating.update({ where: key, data: { value: 1 } })).rejects.toThrow('only added')
    await expect(prisma().rating.delete({ where: key })).rejects.toThrow('only added')
  })

  it('[PR172] only those rate whom the stage asks, while it is open', async () => {
    const process = await aRating(platform())
    const { round, elements } = await readSheet(platform(), one(process.panel), process.slug)
    const wish = {
      slug: process.slug,
      round: round.number,
      ratings: [{ element: 'e1', hash: one(elements).hash, value: 7, reason: '' }],
    }
    expect(await refusalOf(rate(platform(), await aMember(platform()), wish))).toBe('forbidden')
    expect(await refusalOf(rate(platform(), visitor, wish))).toBe('sign-in-needed')
    expect(await refusalOf(rate(platform(), process.steward, wish))).toBe('forbidden')
    await closeRoundOf(platform(), process, 1)
    expect(await refusalOf(rate(platform(), one(process.panel), wish))).toBe('round-not-open')
    await closeStage(platform(), process, 'rating')
    expect(await refusalOf(rate(platform(), one(process.panel), wish))).toBe('stage-not-open')
    expect(await rowsOf(process)).toEqual([])
  })

  it('[PR173] a reason is asked for, and refused to be missing where the plan says so', async () => {
    const process = await aRating(platform(), { plan: { reasons: 'required' } })
    const rater = one(process.panel)
    expect(await refusalOf(rateAs(platform(), rater, process, { e1: 3, e2: 8 }))).toBe('reason-needed')
    expect(await rowsOf(process)).toEqual([])
    await rateAs(platform(), rater, process, { e1: { value: 3, reason: 'Doing what?' }, e2: 4 })
    const asked = await aRating(platform())
    expect(await rateAs(platform(), one(asked.panel), asked, { e1: 1 })).toEqual({ rated: 1, of: 2 })
  })

  it('[PR170] a scale of five takes no six', async () => {
    const process = await aRating(platform(), { plan: { scale: 5 } })
    expect(await refusalOf(rateAs(platform(), one(process.panel), process, { e1: 6 }))).toBe('beyond-scale')
  })
})

describe('rounds', () => {
  it('[PR174] [PR175] nothing is told of an open round; of a closed one figures and reasons, and nobody’s name', async () => {
    const process = await aRating(platform())
    const [a, b] = [one(process.panel), one(process.panel, 1)]
    await rateAs(platform(), a, process, { e1: { value: 2, reason: 'Too vague.' } })
    await rateAs(platform(), b, process, { e1: { value: 9, reason: 'As it is.' }, e2: 9 })
    const open = await readResults(platform(), process.steward, { slug: process.slug })
    expect(open.shown).toBeNull()
    expect(await refusalOf(readResults(platform(), visitor, { slug: process.slug, round: 1 }))).toBe('not-found')
    const asked = { slug: process.slug, element: 'e1', limit: 10 }
    expect((await listReasons(platform(), visitor, asked)).items).toEqual([])

    await closeRoundOf(platform(), process, 1)
    const closed = await readResults(platform(), visitor, { slug: process.slug })
    expect(closed.shown?.elements.map(({ n, outcome }) => [n, outcome])).toEqual([
      [2, 'unresolved'],
      [1, 'in'],
    ])
    const reasons = await listReasons(platform(), visitor, asked)
    expect(new Set(reasons.items.map(({ value, reason }) => `${value} ${reason}`))).toEqual(
      new Set(['2 Too vague.', '9 As it is.']),
    )
    const told = JSON.stringify([closed, reasons])
    for (const { id, name } of [a, b]) {
      expect(told).not.toContain(id)
      expect(told).not.toContain(name)
    }
    const individual = readIndividualRatings(platform(), process.steward, { slug: process.slug })
    expect(await refusalOf(individual)).toBe('forbidden')
  })

  it('[PR175] who rated what is for whoever runs the process alone, and only where the plan said so', async () => {
    const process = await aRating(platform(), { plan: { individual: 'facilitators' } })
    const rater = one(process.panel)
    await rateAs(platform(), rater, process, { e1: 8 })
    await closeRoundOf(platform(), process, 1)
    const which = { slug: process.slug }
    expect(await readIndividualRatings(platform(), process.steward, which)).toMatchObject([
      { rater: rater.name, element: 1, value: 8 },
    ])
    expect(await refusalOf(readIndividualRatings(platform(), rater, which))).toBe('forbidden')
    expect(await refusalOf(readIndividualRatings(platform(), visitor, which))).toBe('sign-in-needed')
  })

  it('[PR176] [PR177] [PR178] the second round shows one’s own beside the group’s, and what was said of other words counts no more', async () => {
    const process = await aRating(platform())
    const rater = one(process.panel)
    for (const [place, each] of process.panel.entries())
      await rateAs(platform(), each, process, { e1: 7 + place, e2: 5 })
    const stale = await readSheet(platform(), rater, process.slug)
    await closeRoundOf(platform(), process, 1)
    const revision = await reword(process, 'Students learn by doing things together.')
    await openRoundOf(platform(), process, 1, revision)

    const sheet = await readSheet(platform(), rater, process.slug)
    expect(sheet.round).toMatchObject({ number: 2, revision, open: true })
    expect(one(sheet.elements)).toMatchObject({ own: null, last: { value: 7, stale: true }, group: null, reasons: [] })
    expect(one(sheet.elements, 1)).toMatchObject({
      ...{ own: null, last: { value: 5, stale: false } },
      group: { n: 3, figures: { median: 5, quartiles: [5, 5], counts: [0, 0, 0, 0, 3, 0, 0, 0, 0] } },
    })
    const { hash } = one(stale.elements)
    const ratings = [{ element: 'e1', hash, value: 9, reason: 'Kept' }]
    const sent = rate(platform(), rater, { slug: process.slug, round: 1, ratings })
    expect(await refusalOf(sent)).toBe('wording-moved-on')
    const same = [{ element: 'e2', hash: one(stale.elements, 1).hash, value: 9, reason: '' }]
    expect(await refusalOf(rate(platform(), rater, { slug: process.slug, round: 1, ratings: same }))).toBe(
      'round-not-last',
    )

    await rateAs(platform(), rater, process, { e1: 8, e2: 6 })
    await closeRoundOf(platform(), process, 2)
    const { shown } = await readResults(platform(), visitor, { slug: process.slug })
    expect(shown?.report).toEqual({ raters: 1, attrition: { before: 3, returned: 1, left: 2, joined: 0 } })
    expect(shown?.elements).toMatchObject([
      { n: 1, reworded: true, since: null, figures: { stability: null } },
      {
        n: 1,
        reworded: false,
        since: { round: 1, n: 3, agree: 0 },
        figures: { stability: { paired: 1, unchanged: 0 } },
      },
    ])
  })

  it('[PR178] what was said stands where only a comma came: beside the new words, and in figures from round to round', async () => {
    const process = await aRating(platform(), { plan: { rounds: 3 } })
    const rater = one(process.panel)
    for (const each of process.panel) await rateAs(platform(), each, process, { e1: 7 })
    await closeRoundOf(platform(), process, 1)
    await openRoundOf(platform(), process, 1, await reword(process, firstWords.replace(' ', ', ')))
    expect(one((await readSheet(platform(), rater, process.slug)).elements)).toMatchObject({
      last: { value: 7, stale: false },
      group: { n: 3, figures: { median: 7 } },
    })
    await rateAs(platform(), rater, process, { e1: 7 })
    await closeRoundOf(platform(), process, 2)
    const shownIn = async (round: number) =>
      one((await readResults(platform(), visitor, { slug: process.slug, round })).shown?.elements ?? [])
    expect(await shownIn(2)).toMatchObject({ reworded: false, figures: { stability: { paired: 1, unchanged: 1 } } })

    await openRoundOf(platform(), process, 2, await reword(process, 'Students learn by making things.'))
    await closeRoundOf(platform(), process, 3)
    expect(await shownIn(3)).toMatchObject({ reworded: true, since: null })
  })

  it('[PR179] a report is made once, kept with its hash, and made again from the ratings; a second click closes nothing', async () => {
    const process = await aRating(platform())
    for (const each of process.panel) await rateAs(platform(), each, process, { e1: 8, e2: 2 })
    await closeRoundOf(platform(), process, 1)
    expect(await refusalOf(closeRoundOf(platform(), process, 1))).toBe('round-not-open')
    const round = await prisma().ratingRound.findFirstOrThrow({ where: { processId: process.id } })
    expect(round.reportHash).toBe(sha256(canonicalValue(round.report)))
    const change = prisma().ratingRound.update({ where: { id: round.id }, data: { report: {} } })
    await expect(change).rejects.toThrow('what came of it')
    const log = await prisma().processEvent.findMany({ where: { processId: process.id, kind: 'round-closed' } })
    expect(log.map(({ data }) => data)).toEqual([
      { round: 1, reportHash: round.reportHash, raters: 3, decided: 2, of: 2 },
    ])
  })

  it('[PR180] too few ratings decide on nothing', async () => {
    const process = await aRating(platform(), { plan: { fewest: 3 }, charter: { smallestCell: 2 } })
    const [a, b, c] = process.panel
    for (const each of [a, b, c]) if (each) await rateAs(platform(), each, process, { e1: 9 })
    if (a) await rateAs(platform(), a, process, { e2: 9 })
    await closeRoundOf(platform(), process, 1)
    const { shown } = await readResults(platform(), visitor, { slug: process.slug })
    expect(shown?.elements).toMatchObject([
      { n: 3, outcome: 'in' },
      { n: 1, outcome: 'unresolved', figures: null },
    ])
    const asked = { slug: process.slug, element: 'e2', limit: 10 }
    expect((await listReasons(platform(), visitor, asked)).items).toEqual([])
  })

  it('[PR181] the next round opens while something is unresolved, as far as the plan allows', async () => {
    const process = await aRating(platform(), { plan: { rounds: 2 } })
    expect(await refusalOf(openRoundOf(platform(), process, 1))).toBe('round-open')
    for (const each of process.panel) await rateAs(platform(), each, process, { e1: 5 })
    await closeRoundOf(platform(), process, 1)
    await openRoundOf(platform(), process, 1)
    expect(await refusalOf(openRoundOf(platform(), process, 1))).toBe('round-not-last')
    await closeRoundOf(platform(), process, 2)
    expect(await refusalOf(openRoundOf(platform(), process, 2))).toBe('no-more-rounds')
    const asked = openRoundOf(platform(), { ...process, steward: one(process.panel) }, 2)
    expect(await refusalOf(asked)).toBe('forbidden')
  })

  it('[PR182] [PR187] closing the stage closes its round; its report, and that of each round, can be made again', async () => {
    const process = await aRating(platform())
    await rateAs(platform(), one(process.panel), process, { e1: 8 })
    await closeStage(platform(), process, 'rating')
    const id = await process.stage('rating')
    const stage = await prisma().processStage.findUniqueOrThrow({ where: { id } })
    expect(stage.report).toMatchObject({
      elements: [
        { id: 'e1', outcome: 'in' },
        { id: 'e2', outcome: 'unresolved' },
      ],
    })
    const row = await prisma().process.findUniqueOrThrow({ where: { id: process.id } })
    const again = await ratingParts.rederived?.({ tx: prisma(), process: row, stage })
    expect(sha256(canonicalValue(again))).toBe(stage.reportHash)

    const found = async () => (await Array.fromAsync(roundsCheck.look(platform().database))).flat()
    expect(await found()).toEqual([])
    await platform().database.inTransaction(async tx => {
      await tx.$executeRaw`ALTER TABLE ratings DISABLE TRIGGER keep_rating`
      await tx.$executeRaw`UPDATE ratings SET value = 1 WHERE round_id IN (SELECT id FROM rating_rounds WHERE stage_id = ${id}::uuid)`
      await tx.$executeRaw`ALTER TABLE ratings ENABLE TRIGGER keep_rating`
    })
    expect((await found()).map(({ problem }) => problem)).toEqual(['Its ratings give other figures than it tells.'])
  })
})

describe('who is asked, and who goes', () => {
  it('[PR183] everybody is told what to do, and how far it is', async () => {
    const process = await aRating(platform())
    const rater = one(process.panel)
    const stageFor = async (actor: typeof rater | typeof visitor) =>
      one((await readProcess(platform(), actor, process.slug)).stages)
    expect((await stageFor(rater)).acts).toMatchObject([
      { text: 'Rate the two elements', done: false, note: '0 of 2 rated' },
    ])
    await rateAs(platform(), rater, process, { e1: 8, e2: 8 })
    const { acts, figures, criteria } = await stageFor(rater)
    expect(acts).toMatchObject([{ key: 'rate', done: true, note: '2 of 2 rated' }])
    expect(figures).toEqual([
      { key: 'rated', label: 'rated', value: 1, of: 3 },
      { key: 'round', label: 'rounds', value: 1, of: 3 },
    ])
    expect(criteria).toMatchObject([{ key: 'decided', met: false, explainable: true }])
    expect((await stageFor(process.steward)).acts).toMatchObject([{ key: 'close-round', text: 'Close round 1' }])
    expect((await stageFor(visitor)).acts).toEqual([])
    await closeRoundOf(platform(), process, 1)
    expect((await stageFor(visitor)).criteria).toMatchObject([{ met: true }])
  })

  it('[PR184] what people said who leave, lose their role or are blocked counts; they say nothing more', async () => {
    const process = await aRating(platform())
    const [left, ended, blocked] = [one(process.panel), one(process.panel, 1), one(process.panel, 2)]
    for (const each of process.panel) await rateAs(platform(), each, process, { e1: 9 })
    await leave(platform(), left, { slug: process.slug })
    const role = await prisma().processMember.findFirstOrThrow({ where: { userId: ended.id, role: 'panel' } })
    await endRole(platform(), process.steward, { slug: process.slug, member: role.id })
    await blockAccount(platform(), await anAdmin(platform()), { id: blocked.id, reason: 'Insults', until: null })
    const sheet = await readSheet(platform(), left, process.slug)
    const wish = {
      slug: process.slug,
      round: 1,
      ratings: [{ element: 'e1', hash: one(sheet.elements).hash, value: 1, reason: '' }],
    }
    expect(await refusalOf(rate(platform(), ended, wish))).toBe('forbidden')
    expect(await refusalOf(rate(platform(), (await findAccount(platform(), blocked.id)) ?? blocked, wish))).toBe(
      'blocked',
    )
    await closeRoundOf(platform(), process, 1)
    const { shown } = await readResults(platform(), visitor, { slug: process.slug })
    expect(shown).toMatchObject({ panel: 2, report: { raters: 3 }, elements: [{ n: 3, outcome: 'in' }, { n: 0 }] })
  })

  it('[PR185] [PR186] groups are told of as far as nobody can be worked out, in the table and in the file', async () => {
    const strata = ['teacher', 'student', 'state'].map(key => ({ key, name: `=${key}`, target: null }))
    const groups = ['teacher', 'teacher', 'teacher', 'student', 'student', 'state']
    const process = await aRating(platform(), { strata, groups, raters: 6, charter: { smallestCell: 2 } })
    for (const each of process.panel) await rateAs(platform(), each, process, { e1: 9, e2: 2 })
    await closeRoundOf(platform(), process, 1)
    const results = await readResults(platform(), visitor, { slug: process.slug })
    const told = results.shown?.elements.map(({ figures }) =>
      figures?.groups.map(({ key, figures }) => [key, figures?.n ?? null]),
    )
    const expected = [
      ['teacher', 3],
      ['student', null],
      ['state', null],
    ]
    expect(told).toEqual([expected, expected])
    const [, everybody = '', teachers = '', students = ''] = resultsCsv(results).split('\r\n')
    expect(everybody).toContain(`"everybody",6,6,0,0,9,9,9,`)
    // What a spreadsheet would carry out is text.
    expect(teachers).toContain(`"'=teacher",3,3,0,0`)
    expect(students).toContain(`"'=student","kept back","","",""`)
  })
})
