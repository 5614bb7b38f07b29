import { checks } from '@fieldword/server/checks.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { verify } from '@fieldword/server/platform/verifying.ts'
import { viewAnswersHead } from '@fieldword/server/processes/answering/answers.ts'
import { readBallot } from '@fieldword/server/processes/ballots.ts'
import { closeProcess } from '@fieldword/server/processes/process-commands.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { readReport } from '@fieldword/server/processes/reporting.ts'
import { readResults } from '@fieldword/server/processes/results-reading.ts'
import { explainWords } from '@fieldword/server/processes/tracing.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { closeStage } from './support/a-process.ts'
import { actingField, doing } from './support/acting-field.ts'
import { aWhole, runWhole, type Whole } from './support/whole.ts'

const people = 200
const { answering, commenting, rating, voting } = doing(people)

let wiki: TestPlatform
let platform: Platform
let whole: Whole
let slug: string

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
  whole = await aWhole(platform, await actingField(platform, people), 3)
  slug = whole.process.slug
  await runWhole(whole)
})
afterAll(() => wiki.close())

describe('a process of the full preset, from its charter to an adopted version', () => {
  it('[PR145] leaves no comment that asks for something without an answer, and each was confirmed by a second editor', async () => {
    const { figures } = await viewAnswersHead(platform, visitor, { slug })
    expect(figures).toMatchObject({ total: commenting + 2, answered: commenting, waiting: 0 })
    const { prisma } = platform.database
    const answers = await prisma.disposition.findMany({ where: { processId: whole.process.id } })
    expect(answers).toHaveLength(commenting)
    expect(answers.filter(({ proposedById, settledById }) => proposedById === settledById)).toEqual([])
  })

  it('[PR13] [PR182] [PR231] counts what was done: answers, comments, ratings, votes', async () => {
    const { stages } = await readProcess(platform, visitor, slug)
    const figureOf = (kind: string, key: string) =>
      stages.find(stage => stage.kind === kind)?.figures.find(figure => figure.key === key)
    expect(figureOf('input', 'answers')).toMatchObject({ value: answering })
    expect(figureOf('issues', 'placed')).toMatchObject({ value: answering / 10, of: answering / 10 })
    expect(figureOf('comment', 'comments')).toMatchObject({ value: commenting })
    const { shown } = await readResults(platform, visitor, { slug })
    expect(shown).toMatchObject({ round: { number: 2 }, report: { raters: rating } })
    expect(shown?.elements.map(({ figures }) => figures?.n)).toEqual(whole.elements.map(() => rating))
    const against = Math.floor(voting / 9)
    expect((await readBallot(platform, visitor, slug)).result).toMatchObject({
      ...{ passed: true, voted: voting, reject: against, approve: voting - against, roll: people },
    })
  })

  it('[PR272] tells of every word of the version why it is there', async () => {
    const { elements, changes } = await explainWords(platform, visitor, { slug })
    expect(elements.map(({ elementId }) => elementId)).toEqual(['', ...whole.elements])
    for (const { runs } of elements) {
      expect(runs.every(({ broughtBy, change }) => broughtBy === 0 || change !== null)).toBe(true)
    }
    const explained = changes.filter(({ change }) => change.answers.length > 0 || change.initiative !== null)
    expect(explained).toHaveLength(changes.length)
    expect(changes.length).toBeGreaterThanOrEqual(whole.elements.length)
  })

  it('[PR32] [PR320] [PR330] [PR335] is told in full once it is closed, and everything told comes out again from what is stored', async () => {
    await closeStage(platform, whole.process, 'maintenance')
    await closeProcess(platform, whole.process.steward, { slug, reason: 'It is adopted.' })
    const report = await readReport(platform, visitor, slug)
    expect(report.process.state).toBe('closed')
    expect(report.stages.filter(({ reportHash }) => reportHash === null)).toEqual([])
    const damages: unknown[] = []
    const reporter = { damaged: (damage: unknown) => damages.push(damage), going: () => {}, done: () => {} }
    await verify(platform.database, checks, reporter)
    expect(damages).toEqual([])
  })
})
