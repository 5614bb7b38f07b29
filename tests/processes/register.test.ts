import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { answerContested, contestPlacement } from '@fieldword/server/processes/answering/contest-commands.ts'
import {
  editIssue,
  mergeIssue,
  openIssue,
  placeUnder,
  splitIssue,
  takeOutOf,
} from '@fieldword/server/processes/answering/issue-commands.ts'
import {
  listContests,
  listInputs,
  listIssues,
  viewIssue,
  viewRegister,
} from '@fieldword/server/processes/answering/register.ts'
import { issuesParts } from '@fieldword/server/processes/stages/issues.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'
import { say } from './support/saying.ts'

let test: TestPlatform
let platform: Platform
let process: TestProcess
let author: SignedIn
let editor: SignedIn
let numbers: number[]

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  process = await aProcess(platform, { stages: ['comment', { kind: 'issues', plan: { kinds: ['comment'] } }] })
  author = await aMember(platform)
  editor = await giveRole(platform, process, 'editor')
  const comments = await openStage(platform, process, 'comment')
  numbers = await say(
    platform,
    process,
    comments,
    { by: author, elementId: 'e1' },
    { elementId: 'e1' },
    { type: 'general' },
  )
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'issues')
})
afterAll(() => test.close())

const issue = { title: 'Length', description: '', scope: 'element', elementId: 'e1' } as const
const inputs = async (under: number | 'none') =>
  (await listInputs(platform, visitor, { slug: process.slug, limit: 30, issue: under })).items.map(
    ({ input }) => input.number,
  )

it('[PR150] [PR151] [PR155] editors open issues and put contributions under them; everybody reads where', async () => {
  const [a = 0, b = 0, c = 0] = numbers
  expect(await refusalOf(openIssue(platform, author, { ...issue, slug: process.slug, contributions: [] }))).toBe(
    'forbidden',
  )
  expect(await openIssue(platform, editor, { ...issue, slug: process.slug, contributions: [a] })).toEqual({ number: 1 })
  await openIssue(platform, editor, {
    slug: process.slug,
    title: 'All',
    description: '',
    scope: 'whole',
    elementId: null,
    contributions: [],
  })
  await placeUnder(platform, editor, { slug: process.slug, number: 1, contributions: [a, b, c] })
  await placeUnder(platform, editor, { slug: process.slug, number: 2, contributions: [c] })
  expect(await inputs(1)).toEqual([a, b, c])
  await takeOutOf(platform, editor, { slug: process.slug, number: 1, contributions: [c], reason: 'About all of it.' })
  expect([await inputs(1), await inputs(2), await inputs('none')]).toEqual([[a, b], [c], []])
  expect(await viewRegister(platform, visitor, { slug: process.slug })).toMatchObject({
    ...{ issues: 2, inputs: 3, unassigned: 0, mayWork: false },
  })
  const removed = await platform.database.prisma.issuePlacement.findFirst({ where: { removedAt: { not: null } } })
  expect(removed?.reason).toBe('About all of it.')
  await editIssue(platform, editor, {
    slug: process.slug,
    number: 1,
    title: 'How long it is',
    description: 'Of element 1.',
  })
  const { items } = await listIssues(platform, visitor, { slug: process.slug, limit: 1 })
  expect(items).toMatchObject([{ number: 1, title: 'How long it is', inputs: 2 }])
})

it('[PR154] whoever made a contribution contests where it stands, and an editor answers', async () => {
  const [a = 0, b = 0] = numbers
  const contest = (by: SignedIn, number: number, under: number | null = 1) =>
    contestPlacement(platform, by, { slug: process.slug, number, issue: under, reason: 'It is about all of it.' })
  expect(await refusalOf(contest(author, b))).toBe('not-your-contribution')
  expect(await refusalOf(contest(author, a, 2))).toBe('not-found')
  const { id } = await contest(author, a)
  expect(await refusalOf(contest(author, a))).toBe('contest-open')
  const answer = (by: SignedIn) =>
    answerContested(platform, by, { slug: process.slug, id, outcome: 'moved', answer: 'So it is.', to: 2 })
  expect(await refusalOf(answer(author))).toBe('forbidden')
  await answer(editor)
  expect(await refusalOf(answer(editor))).toBe('contest-answered')
  expect([await inputs(1), await inputs(2)]).toEqual([[b], [a, numbers[2]]])
  const { items } = await listContests(platform, visitor, { slug: process.slug, limit: 5 })
  expect(items).toMatchObject([{ contribution: a, outcome: 'moved', answer: 'So it is.', issue: { number: 1 } }])
})

it('[PR152] [PR153] issues are split and merged, and what became of them stays known', async () => {
  const [a = 0, b = 0, c = 0] = numbers
  expect(
    await refusalOf(
      splitIssue(platform, editor, {
        slug: process.slug,
        number: 2,
        title: 'X',
        contributions: [a, c],
        reason: 'Two things.',
      }),
    ),
  ).toBe('issue-left-empty')
  const split = await splitIssue(platform, editor, {
    slug: process.slug,
    number: 2,
    title: 'A part',
    contributions: [a],
    reason: 'Two things.',
  })
  expect(split).toEqual({ number: 3 })
  await mergeIssue(platform, editor, { slug: process.slug, number: 1, into: 3, reason: 'The same.' })
  expect([await inputs(1), await inputs(2), await inputs(3)]).toEqual([[], [c], [a, b]])
  expect(await refusalOf(placeUnder(platform, editor, { slug: process.slug, number: 1, contributions: [c] }))).toBe(
    'issue-merged',
  )
  const [first, third] = [
    await viewIssue(platform, visitor, { slug: process.slug, number: 1 }),
    await viewIssue(platform, visitor, { slug: process.slug, number: 3 }),
  ]
  expect([first.state, first.mergedInto, first.events.map(({ kind }) => kind)]).toEqual([
    'merged',
    3,
    ['opened', 'edited', 'merged'],
  ])
  expect(first.events[1]?.before).toBe('Length')
  expect(third.events.map(({ kind, other }) => [kind, other?.number])).toEqual([
    ['split-off', 2],
    ['took-in', 1],
  ])
  const { prisma } = platform.database
  await expect(prisma.issueChange.deleteMany()).rejects.toThrow('only added to')
  expect(
    await prisma.processEvent.count({
      where: { processId: process.id, kind: { in: ['issue-merged', 'issue-split'] } },
    }),
  ).toBe(2)
})

it('[PR156] the stage closes once everything stands under an issue, or for a reason; its report is made again', async () => {
  const { prisma } = platform.database
  const context = async () => ({
    ...{ platform, tx: prisma, process: await prisma.process.findUniqueOrThrow({ where: { id: process.id } }) },
    stage: await prisma.processStage.findUniqueOrThrow({ where: { id: await process.stage('issues') } }),
  })
  const met = async () => (await issuesParts.criteria(await context())).map(one => one.met)
  expect(await met()).toEqual([true, true])
  const [late = 0] = await say(platform, process, await process.stage('comment'), {})
  expect([await met(), await inputs('none')]).toEqual([[false, true], [late]])
  await closeStage(platform, process, 'issues')
  const closed = await context()
  expect(await issuesParts.rederived?.(closed)).toEqual(closed.stage.report)
  expect(closed.stage.report).toEqual({ issues: 2, inputs: 4, unassigned: 1, openContests: 0 })
})
