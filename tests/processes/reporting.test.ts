import type { Platform } from '@fieldword/server/platform/platform.ts'
import { verify } from '@fieldword/server/platform/verifying.ts'
import { insertContributions } from '@fieldword/server/processes/contributing-commands.ts'
import { contributionsCheck, processesCheck } from '@fieldword/server/processes/index.ts'
import { readMatrix, readReport } from '@fieldword/server/processes/reporting.ts'
import { processReport } from '@fieldword/shared/processes/report-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aProcess, closeStage, openStage, type TestProcess } from './support/a-process.ts'

let test: TestPlatform
let platform: Platform
let process: TestProcess
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  process = await aProcess(platform, {
    stages: ['drafting', { kind: 'comment', visibility: 'blind' }],
    strata: [
      { key: 'teachers', name: 'Teachers', target: 50 },
      { key: 'others', name: 'Others', target: null },
    ],
    charter: { scope: 'What the word means.', smallestCell: 2 },
  })
  await openStage(platform, process, 'drafting')
  await closeStage(platform, process, 'drafting')
  await openStage(platform, process, 'comment')
  await say('e1', 'wording', 3)
  await say(null, 'general', 1)
})
afterAll(() => test.close())

const visitor = { id: null, role: 'visitor' } as const

/** Somebody of the teachers says this so often. */
async function say(elementId: string | null, type: 'wording' | 'general', times: number): Promise<void> {
  const { id: userId } = await aMember(platform)
  const stageId = await process.stage('comment')
  await platform.database.inTransaction(async tx => {
    const joinedAt = platform.clock()
    await tx.processParticipant.create({ data: { processId: process.id, userId, stratum: 'teachers', joinedAt } })
    const said = { processId: process.id, stageId, kind: 'comment', type, authorId: userId, elementId } as const
    const all = Array.from({ length: times }, (_, at) => ({ ...said, stratum: 'teachers', text: `Say it, ${at}.` }))
    await insertContributions(tx, platform, process.id, all)
  })
}

/** Past all that the database itself would refuse. */
async function damage(statement: string): Promise<void> {
  await platform.database.sql.begin(async sql => {
    await sql.unsafe(`SET LOCAL session_replication_role = replica; ${statement}`)
  })
}

async function problems(): Promise<string[]> {
  const found: string[] = []
  const reporter = {
    damaged: ({ problem }: { problem: string }) => found.push(problem),
    going: () => {},
    done: () => {},
  }
  await verify(platform.database, [processesCheck, contributionsCheck], reporter)
  return found
}

describe('what a process tells of itself', () => {
  it('[PR310] how much was said of which element, and nothing of what a stage keeps back', async () => {
    expect(await readMatrix(platform, visitor as never, process.slug)).toMatchObject({ cells: [], stages: [] })
    const { cells, elements } = await readMatrix(platform, process.steward, process.slug)
    expect(cells).toMatchObject([
      { elementId: 'e1', type: 'wording', count: 3 },
      { elementId: null, type: 'general', count: 1 },
    ])
    expect(elements).toMatchObject([
      { id: 'e1', number: 1 },
      { id: 'e2', number: 2 },
    ])
  })

  it('[PR320] [PR321] its report: rules, people by group, stages with what they kept, decisions; no names', async () => {
    const report = await readReport(platform, visitor as never, process.slug)
    expect(processReport.parse(report)).toEqual(report)
    expect(report.charter.scope).toBe('What the word means.')
    expect(report.people).toMatchObject({ all: 2, contributed: 2 })
    expect(report.people.groups).toMatchObject([
      { key: 'teachers', target: 50, people: 2 },
      { key: 'others', people: 0 },
    ])
    const [drafting, comment] = report.stages
    expect(drafting).toMatchObject({
      state: 'closed',
      report: { drafts: 0 },
      reportHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(comment).toMatchObject({ state: 'open', report: null, contributions: null })
    expect(report.decisions.map(({ kind }) => kind)).toEqual(['process-opened', 'stage-opened', 'stage-opened'])
    expect(JSON.stringify(report)).not.toContain(process.steward.name)
  })

  it.each([
    ['a gap in its log', 'DELETE FROM process_events WHERE number = 2', /log has a gap/],
    ['a contribution that is gone', 'DELETE FROM contributions WHERE number = 2', /said in it has a gap/],
    ['other words', `UPDATE contributions SET text = 'Another' WHERE number = 1`, /hash differs/],
    [
      'another plan',
      `UPDATE process_stages SET plan = '{"answersEachIssue": false}' WHERE kind = 'drafting'`,
      /plan is not/,
    ],
    ['another report', `UPDATE process_stages SET report = '{"drafts": 7}' WHERE kind = 'drafting'`, /report is not/],
    [
      'a figure that comes out otherwise',
      `UPDATE process_stages SET output_revision_id = input_revision_id WHERE kind = 'drafting'`,
      /comes out otherwise/,
    ],
  ])('[PR335] invariant 7: verifying finds %s', async (_, statement, expected) => {
    expect(await problems()).toEqual([])
    const kept = ['process_events', 'contributions', 'process_stages']
    await damage(kept.map(name => `CREATE TABLE kept_${name} AS TABLE ${name}`).join(';'))
    await damage(statement)
    const found = await problems()
    await damage(
      kept
        .map(name => `DELETE FROM ${name}; INSERT INTO ${name} SELECT * FROM kept_${name}; DROP TABLE kept_${name}`)
        .join(';'),
    )
    expect(found.join('\n')).toMatch(expected)
  })
})
