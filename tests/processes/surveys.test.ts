import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { answerSurvey } from '@fieldword/server/processes/answering-survey-commands.ts'
import { listContributions } from '@fieldword/server/processes/contribution-reading.ts'
import { editSurvey } from '@fieldword/server/processes/questions-commands.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { viewSurvey, viewSurveyResults } from '@fieldword/server/processes/survey-reading.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { Answers } from '@fieldword/shared/processes/answers.ts'
import type { Question } from '@fieldword/shared/processes/survey.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, openStage, type TestProcess } from './support/a-process.ts'

let wiki: TestPlatform
let platform: Platform
let people: SignedIn[] = []

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
  people = await Promise.all(Array.from({ length: 4 }, () => aMember(platform)))
})
afterAll(() => wiki.close())

const questions: Question[] = [
  { kind: 'scale', key: 'how', text: 'How clear is it?', help: '', required: true, points: 5, low: '', high: '' },
  { kind: 'long', key: 'why', text: 'Why?', help: '', required: false },
  { kind: 'element', key: 'where', text: 'Where?', help: '', required: false },
]

async function anOpenOne(options: Parameters<typeof aProcess>[1] = {}): Promise<TestProcess> {
  const process = await aProcess(platform, {
    ...{ stages: ['input', 'issues'], charter: { smallestCell: 2 } },
    strata: [
      { key: 'teacher', name: 'Teachers', target: 50 },
      { key: 'state', name: 'State staff', target: 50 },
    ],
    ...options,
  })
  await editSurvey(platform, process.steward, { slug: process.slug, intro: 'Three questions.', questions })
  await openStage(platform, process, 'input')
  return process
}

const answer = (actor: Actor, { slug }: TestProcess, answers: Answers, submit = true, stratum: string | null = null) =>
  answerSurvey(platform, actor, { slug, answers, submit, stratum })
const survey = (actor: Actor, { slug }: TestProcess) => viewSurvey(platform, actor, { slug })
const results = (actor: Actor, { slug }: TestProcess) => viewSurveyResults(platform, actor, { slug })
async function said({ slug }: TestProcess) {
  const { items } = await listContributions(platform, visitor, { slug, limit: 30, sort: 'oldest', kind: 'input' })
  return items.map(({ number, text, state, replaces }) => ({ number, text, state, replaces }))
}

describe('a call for input', () => {
  it('[PR63] [PR9] is written by whoever runs the process, until it opens', async () => {
    const process = await aProcess(platform, { stages: ['input', 'issues'] })
    const edit = (actor: Actor) => editSurvey(platform, actor, { slug: process.slug, intro: '', questions })
    expect(await refusalOf(edit(people[0] ?? visitor))).toBe('forbidden')
    await edit(process.steward)
    expect(await survey(visitor, process)).toMatchObject({
      questions: [{ key: 'how' }, {}, {}],
      why: 'This survey is not open yet.',
    })
    await openStage(platform, process, 'input')
    expect(await refusalOf(edit(process.steward))).toBe('questions-locked')
    const [stage] = (await readProcess(platform, people[0] ?? visitor, process.slug)).stages
    expect(stage?.acts).toMatchObject([{ text: 'Answer 3 questions', done: false }])
  })

  it('[PR62] [PR61] [PR85] is answered once: saved, gone on with, submitted, and changed until it is closed', async () => {
    const process = await anOpenOne()
    const [one, other] = people as [SignedIn, SignedIn]
    await answer(one, process, { where: 'e1' }, false, 'teacher')
    expect(await survey(one, process)).toMatchObject({
      own: { answers: { where: 'e1' }, state: 'saved' },
      submitted: 0,
    })
    expect(await refusalOf(answer(one, process, { where: 'e1' }))).toBe('bad-input')
    expect(await refusalOf(answer(one, process, { how: 4, where: 'e9' }))).toBe('bad-input')
    const actsOf = async (actor: Actor) => (await readProcess(platform, actor, process.slug)).stages[0]?.acts
    expect(await actsOf(one)).toMatchObject([{ text: 'Go on with your answers', note: '1 of 3 answered' }])
    await answer(one, process, { how: 4, where: 'e1' })
    await answer(one, process, { how: 5 })
    expect(await survey(one, process)).toMatchObject({ own: { answers: { how: 5 }, state: 'submitted' }, submitted: 1 })
    expect(await refusalOf(answer(one, process, { how: 1 }, false))).toBe('answers-submitted')
    expect(await actsOf(one)).toMatchObject([{ text: 'Change your answers', done: true }])
    await closeStage(platform, process, 'input')
    expect(await refusalOf(answer(other, process, { how: 1 }))).toBe('stage-not-open')
    expect(await platform.database.prisma.surveyAnswers.count({ where: { processId: process.id } })).toBe(1)
  })

  it('[PR64] what is answered in words is a contribution; another answer withdraws it and is said anew', async () => {
    const process = await anOpenOne()
    const [one] = people as [SignedIn]
    await answer(one, process, { how: 4, why: 'Not said yet' }, false)
    expect(await said(process)).toEqual([])
    for (const how of [4, 3]) await answer(one, process, { how, why: 'It is vague.' })
    expect(await said(process)).toEqual([{ number: 1, text: 'It is vague.', state: 'published', replaces: null }])
    await answer(one, process, { how: 3, why: 'It is clear.' })
    await answer(one, process, { how: 3 })
    expect(await said(process)).toEqual([
      { number: 1, text: 'It is vague.', state: 'withdrawn', replaces: null },
      { number: 2, text: 'It is clear.', state: 'withdrawn', replaces: 1 },
    ])
  })

  it('[PR65] [PR66] [PR84] [PR15] is counted of everybody and of groups that are large enough, live and in its report', async () => {
    const process = await anOpenOne()
    for (const [index, person] of people.entries()) {
      const group = index < 3 ? 'teacher' : 'state'
      await answer(
        person,
        process,
        { how: index + 1, where: index < 2 ? 'e2' : 'missing', why: `Because ${index}` },
        true,
        group,
      )
    }
    const { groups } = await results(visitor, process)
    expect(groups.map(({ name, people }) => [name, people])).toEqual([
      ['Everybody', 4],
      ['State staff', null],
      ['Teachers', null],
    ])
    const [how, why, where] = groups[0]?.tallies ?? []
    expect(how?.values.map(({ count }) => count)).toEqual([1, 1, 1, 1, 0])
    expect(why).toMatchObject({ answered: 4, values: [] })
    expect(where?.values.map(({ name, count }) => [name, count])).toEqual([
      ['1 Doing', 0],
      ['2 Help', 2],
      ['The whole text', 0],
      ['Something that is missing', 2],
    ])
    const [stage] = (await readProcess(platform, visitor, process.slug)).stages
    expect(stage?.criteria.map(({ text, met }) => [text, met])).toEqual([
      ['Somebody answered.', true],
      ['Teachers: fewer than are told of, of 4; 50 % aimed for.', true],
      ['State staff: fewer than are told of, of 4; 50 % aimed for.', false],
    ])
    await closeStage(platform, process, 'input')
    const row = await platform.database.prisma.processStage.findUniqueOrThrow({
      where: { id: await process.stage('input') },
    })
    expect(row.report).toMatchObject({ groups: [{ people: 4 }, { people: null }, { people: null }] })
  })

  it('[PR13] [PR65] is blind where it says so: its results and its words are shown once it is closed', async () => {
    const process = await anOpenOne({ stages: [{ kind: 'input', visibility: 'blind' }, 'issues'] })
    const [one, other] = people as [SignedIn, SignedIn]
    await answer(one, process, { how: 2, why: 'A secret until then.' })
    expect(await refusalOf(results(other, process))).toBe('results-not-yet')
    expect(await said(process)).toEqual([])
    await closeStage(platform, process, 'input')
    expect((await results(other, process)).groups[0]).toMatchObject({ people: 1 })
    expect(await said(process)).toHaveLength(1)
  })
})
