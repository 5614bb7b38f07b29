import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listActs } from '@fieldword/server/processes/acts.ts'
import { listAnswers, viewAnswer, viewAnswersHead } from '@fieldword/server/processes/answering/answers.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { listWork, viewWorkbench } from '@fieldword/server/processes/answering/workbench.ts'
import { listChanges } from '@fieldword/server/processes/changing.ts'
import { commentDesk } from '@fieldword/server/processes/comment-desk.ts'
import { listContributions } from '@fieldword/server/processes/contribution-reading.ts'
import { bringFile, takeFile } from '@fieldword/server/processes/file-commands.ts'
import { readParticipation } from '@fieldword/server/processes/participation.ts'
import { readSheet } from '@fieldword/server/processes/rating-reading.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { readMatrix, readReport } from '@fieldword/server/processes/reporting.ts'
import { readResults } from '@fieldword/server/processes/results-reading.ts'
import { viewSurveyResults } from '@fieldword/server/processes/survey-reading.ts'
import { explainWords } from '@fieldword/server/processes/tracing.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { counted } from '../support/counted.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aProcess, closeStage, giveRole, openStage } from './support/a-process.ts'
import { say } from './support/saying.ts'
import { aWhole, type Moment, runWhole, type Whole } from './support/whole.ts'
import { writtenField } from './support/written-field.ts'

/** The first answers are some, in both. */
const [few, many] = [20, 300]

interface Ran {
  readonly test: TestPlatform
  readonly whole: Whole
  /** Questions to the database, by what was done. */
  readonly asked: Readonly<Record<string, number>>
}

let ran: readonly Ran[]
beforeAll(async () => {
  ran = [await run(few), await run(many)]
})
afterAll(async () => {
  for (const { test } of ran) await test.close()
})

async function run(people: number): Promise<Ran> {
  const test = await createTestPlatform()
  const { platform, during } = counted(test.platform)
  const whole = await aWhole(platform, await writtenField(platform, people), 3)
  const asked: Record<string, number> = {}
  await runWhole(whole, {
    async at(moment) {
      for (const [name, look] of Object.entries(looks(platform, whole)[moment])) {
        asked[`${moment}: ${name}`] = await during(look)
      }
    },
    async during(name, act) {
      let done: Awaited<ReturnType<typeof act>> | undefined
      asked[name] = await during(async () => {
        done = await act()
      })
      return done as Awaited<ReturnType<typeof act>>
    },
  })
  return { test, whole, asked }
}

type Look = () => Promise<unknown>

function looks(platform: Platform, { process: { slug }, field, editor }: Whole): Record<Moment, Record<string, Look>> {
  const [member = visitor] = field.people
  const part = { slug, limit: 10 }
  const always = {
    'process, visitor': () => readProcess(platform, visitor, slug),
    'process, member': () => readProcess(platform, member, slug),
    'acts, member': () => listActs(platform, member),
    participation: () => readParticipation(platform, visitor, slug),
  }
  return {
    input: { ...always, results: () => viewSurveyResults(platform, visitor, { slug }) },
    comment: {
      ...always,
      comments: () => listContributions(platform, visitor, { ...part, sort: 'newest' }),
      'most agreed with': () => listContributions(platform, visitor, { ...part, sort: 'agreed' }),
      desk: () => commentDesk(platform, member, { slug }),
    },
    disposition: {
      ...always,
      workbench: () => viewWorkbench(platform, editor, { slug }),
      rows: () => listWork(platform, editor, { ...part, similar: false }),
      answers: () => listAnswers(platform, visitor, part),
      answer: () => viewAnswer(platform, visitor, { slug, number: field.people.length / 10 + 3 }),
      head: () => viewAnswersHead(platform, visitor, { slug }),
    },
    rating: { ...always, sheet: () => readSheet(platform, member, slug) },
    rated: { ...always, results: () => readResults(platform, visitor, { slug }) },
    ballot: always,
    adopted: {
      ...always,
      why: () => explainWords(platform, visitor, { slug }),
      changes: () => listChanges(platform, visitor, { ...part, unexplained: false }),
      report: () => readReport(platform, visitor, slug),
      matrix: () => readMatrix(platform, visitor, slug),
    },
  }
}

describe('a process of many', () => {
  it('[PR361] asks the database no more for a page, or to close a stage, than one of few', () => {
    const [small, large] = ran.map(({ asked }) => asked)
    expect(Object.keys(small ?? {}).length).toBeGreaterThan(50)
    expect(large).toEqual(small)
  })

  it('[PR360] tells of stages that are over what their reports kept', async () => {
    const { test, whole } = ran[1] as Ran
    const { prisma } = test.platform.database
    const { stages } = await readProcess(test.platform, visitor, whole.process.slug)
    const figuresOf = (kind: string) =>
      stages.find(stage => stage.kind === kind)?.figures.map(({ value, of }) => [value, of])
    const answers = await prisma.disposition.count({ where: { processId: whole.process.id, state: 'confirmed' } })
    expect(answers).toBe(2 * many)
    expect(figuresOf('disposition')?.[0]).toEqual([answers, answers])
    expect(figuresOf('issues')).toEqual([
      [1, null],
      [many / 10, many / 10],
    ])
    const against = Math.floor(many / 9)
    expect(figuresOf('adoption')).toEqual([
      [many, many],
      [many - against, many],
    ])
    // Past what the database itself would refuse: what is told is what was kept, whatever that is.
    await test.platform.database.sql.begin(async sql => {
      await sql.unsafe(`SET LOCAL session_replication_role = replica;
        UPDATE process_stages SET report = jsonb_set(report, '{answered}', '7') WHERE kind = 'disposition'`)
    })
    const told = (await readProcess(test.platform, visitor, whole.process.slug)).stages
    expect(told.find(({ kind }) => kind === 'disposition')?.figures[0]).toMatchObject({ value: 7, of: answers })
  })

  it('[PR362] tells with a change the first answers it carries out, and how many they are', async () => {
    const { test, whole } = ran[1] as Ran
    const { changes } = await explainWords(test.platform, visitor, { slug: whole.process.slug })
    const led = changes.map(({ change: { answers, answered } }) => [answers.length, answered > 50])
    expect(led.filter(([told]) => told)).toEqual(whole.elements.map(() => [5, true]))
    const app = await createTestApp(test.platform)
    try {
      const { body } = await new Caller(app.url).get(`${app.url}/processes/${whole.process.slug}/changes`)
      const all = `<a href="/processes/${whole.process.slug}/what-happened?element=e1">See all</a>`
      expect(String(body)).toContain(all)
    } finally {
      await app.close()
    }
  })

  it('[PR361] is answered many at once with as many questions as one', async () => {
    const { platform, during } = counted((ran[1] as Ran).test.platform)
    const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
    const { slug } = process
    const [first, second] = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
    const by = await aMember(platform)
    const stage = await openStage(platform, process, 'comment')
    const said = Array.from({ length: 31 }, (_, at) => ({ by, text: `Say ${at}.`, elementId: 'e1' }))
    const [one = 0, ...others] = await say(platform, process, stage, ...said)
    await closeStage(platform, process, 'comment')
    await openStage(platform, process, 'disposition')
    const answering = async (numbers: readonly number[]) => {
      const picks = numbers.map(number => ({ number, part: 0 }))
      let ids: string[] = []
      const proposing = await during(async () => {
        ids = (await proposeAnswers(platform, first, { slug, picks, kind: 'accepted', rationale: 'Yes.' })).ids
      })
      const confirmed = { slug, ids, verdict: 'confirm' as const, reason: '' }
      return [proposing, await during(() => settleAnswers(platform, second, confirmed))]
    }
    expect(await answering(others)).toEqual(await answering([one]))
  })

  it('[PR361] [PR80] is brought from a file of hundreds with as many questions as from one of few', async () => {
    const { platform, during } = counted((ran[1] as Ran).test.platform)
    const process = await aProcess(platform, { stages: ['comment'] })
    const { slug, steward } = process
    await openStage(platform, process, 'comment')
    const taking = async (rows: number) => {
      const lines = Array.from({ length: rows }, (_, at) => `${rows}-${at},Say ${at},1`)
      const text = ['reference,text,element', ...lines].join('\n')
      const id = await bringFile(platform, steward, { slug, kind: 'comments', name: 'said.csv', text })
      return during(() => takeFile(platform, steward, { slug, id }))
    }
    expect(await taking(900)).toBe(await taking(3))
  })
})
