import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listActs } from '@fieldword/server/processes/acts.ts'
import { viewAnswer, viewAnswersHead } from '@fieldword/server/processes/answering/answers.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { listWork, viewWorkbench } from '@fieldword/server/processes/answering/workbench.ts'
import { setContributionHidden } from '@fieldword/server/processes/contribution-hiding-commands.ts'
import { addMeeting, addMinutes } from '@fieldword/server/processes/convening-commands.ts'
import { processesCheck } from '@fieldword/server/processes/index.ts'
import { readReport } from '@fieldword/server/processes/reporting.ts'
import { closeStage as close, openStage as open, repeatStage } from '@fieldword/server/processes/stage-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { minutesWish } from '@fieldword/shared/processes/convening-contract.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'
import { say } from './support/saying.ts'
import { problems } from './support/withholding.ts'

let wiki: TestPlatform
let platform: Platform
let process: TestProcess
let editors: readonly [SignedIn, SignedIn]
beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
  process = await aProcess(platform, { stages: ['comment', 'disposition', 'convening', 'last_call', 'adoption'] })
  editors = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
})
afterAll(() => wiki.close())

const slug = () => process.slug
const head = () => viewAnswersHead(platform, visitor, { slug: slug() })

/** Without saying why. */
async function tryToOpen(kind: StageKind): Promise<void> {
  await open(platform, process.steward, { slug: slug(), stage: await process.stage(kind), reason: '' })
}

async function answer(number: number): Promise<void> {
  const [one, other] = editors
  const wish = { slug: slug(), rationale: 'The text says so.', picks: [{ number, part: 0 }] }
  const { ids } = await proposeAnswers(platform, one, { ...wish, kind: 'declined' })
  await settleAnswers(platform, other, { slug: slug(), ids, verdict: 'confirm', reason: '' })
}

/** A meeting at which something was asked for, and something remarked. Answers with their numbers. */
async function meet(): Promise<number[]> {
  const facilitator = await giveRole(platform, process, 'facilitator')
  const facts = { title: 'In the library', heldOn: '2026-11-20', place: '', address: '' }
  const { id: meeting } = await addMeeting(platform, facilitator, { slug: slug(), ...facts })
  const items = [
    { text: 'Say by whom.', type: 'meaning' },
    { text: 'Coffee was good.', type: 'general' },
  ]
  return (await addMinutes(platform, facilitator, minutesWish.parse({ slug: slug(), meeting, items }))).numbers
}

const toRepeat = async (who: SignedIn) =>
  (await listActs(platform, who)).items.flatMap(({ acts }) => acts).filter(({ key }) => key === 'late')

let asked = 0

it('[PR350] [PR145] what comes while answers are open is in the workbench, and is answered with the rest', async () => {
  const stage = await openStage(platform, process, 'comment')
  const [first = 0] = await say(platform, process, stage, {})
  await openStage(platform, process, 'disposition')
  await answer(first)
  const [second = 0] = await say(platform, process, stage, { text: 'And shorter still.' })
  expect(await head()).toMatchObject({ figures: { total: 2, answered: 1 }, late: 0 })
  const { items } = await listWork(platform, editors[0], { slug: slug(), answer: 'todo', limit: 10 })
  expect(items.map(({ input }) => input.number)).toEqual([second])
  await closeStage(platform, process, 'comment')
  const id = await process.stage('disposition')
  expect(await refusalOf(close(platform, process.steward, { slug: slug(), stage: id, reason: 'Enough.' }))).toBe(
    'criteria-unmet',
  )
  await answer(second)
  await closeStage(platform, process, 'disposition')
})

it('[PR350] [PR213] minutes that come after answers are told as such, and whoever runs it is told to repeat them', async () => {
  await openStage(platform, process, 'convening')
  expect(await toRepeat(process.steward)).toEqual([])
  const [said = 0, remarked = 0] = await meet()
  asked = said
  expect(await head()).toMatchObject({ figures: { total: 4, answered: 2 }, late: 2 })
  expect(await viewWorkbench(platform, editors[0], { slug: slug() })).toMatchObject({ late: 2, open: false })
  expect(await viewAnswer(platform, visitor, { slug: slug(), number: said })).toMatchObject({ waits: true, late: true })
  const report = await readReport(platform, visitor, slug())
  expect(report.answered).toMatchObject({ late: 2 })
  expect(report.limitations).toContain('2 inputs came after the answers were closed, and got none.')
  expect(await toRepeat(process.steward)).toMatchObject([{ note: '1 to answer.', href: `/processes/${slug()}/run` }])
  expect(await toRepeat(editors[0])).toEqual([])
  // A remark needs no answer, and what moderators hid gets none.
  const moderator = await aModerator(platform)
  const hide = (number: number, hidden: boolean) =>
    setContributionHidden(platform, moderator, { slug: slug(), number, hidden, reason: 'It is rude.' })
  await hide(remarked, true)
  await hide(said, true)
  expect((await head()).late).toBe(0)
  await hide(said, false)
  expect((await head()).late).toBe(1)
})

it('[PR350] [PR354] keeps the text from its last call and its ballot, but for a reason', async () => {
  await closeStage(platform, process, 'convening')
  expect(await refusalOf(tryToOpen('last_call'))).toBe('explanation-needed')
  const id = await process.stage('last_call')
  const opensAt = platform.clock()
  await platform.database.prisma.processStage.update({ where: { id }, data: { opensAt } })
  const { items } = await listActs(platform, process.steward)
  expect(items.find(({ stage }) => stage.id === id)?.keptFromOpening).toEqual([
    expect.stringMatching(/asks for something has an answer: .* Repeat “.*” to answer\.$/),
  ])
  await openStage(platform, process, 'last_call')
  await closeStage(platform, process, 'last_call')
  expect(await refusalOf(tryToOpen('adoption'))).toBe('explanation-needed')
})

it('[PR350] [PR30] is answered where the stage is done again; then nothing keeps the text', async () => {
  const stage = await process.stage('disposition')
  await repeatStage(platform, process.steward, { slug: slug(), stage, reason: 'The meeting asked for more.' })
  await openStage(platform, process, 'disposition')
  const { items } = await listWork(platform, editors[0], { slug: slug(), answer: 'todo', limit: 10 })
  expect(items.map(({ input }) => input.number)).toEqual([asked])
  expect((await head()).late).toBe(0)
  await answer(asked)
  await closeStage(platform, process, 'disposition')
  expect(await head()).toMatchObject({ figures: { total: 3, answered: 3 }, late: 0 })
  await tryToOpen('adoption')
  expect(await problems(platform, processesCheck)).toEqual([])
})
