import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { KeptAnswers } from '@fieldword/server/platform/work/kept-answers.ts'
import { acknowledgeAnswer } from '@fieldword/server/processes/answering/acknowledging-commands.ts'
import { viewAnswersHead } from '@fieldword/server/processes/answering/answers.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { splitContribution } from '@fieldword/server/processes/answering/part-commands.ts'
import { setContributionHidden } from '@fieldword/server/processes/contribution-hiding-commands.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { dispositionParts } from '@fieldword/server/processes/stages/disposition.ts'
import { withdraw } from '@fieldword/server/processes/withdrawal-commands.ts'
import { destroyWords } from '@fieldword/server/processes/withholding-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { counted } from '../support/counted.ts'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'
import { say } from './support/saying.ts'

let now = new Date('2026-09-01T10:00:00Z')
let test: TestPlatform
/** Two servers of one wiki, which both keep what they counted. */
let platform: Platform
let other: Platform
let process: TestProcess
let stageId: string
let author: SignedIn
let first: SignedIn
let second: SignedIn
beforeAll(async () => {
  test = await createTestPlatform({ clock: () => now })
  platform = test.platform
  other = test.another()
  process = await aProcess(platform, { stages: ['comment', 'disposition'] })
  author = await aMember(platform)
  first = await giveRole(platform, process, 'editor')
  second = await giveRole(platform, process, 'editor')
  stageId = await openStage(platform, process, 'comment')
  await say(platform, process, stageId, ...Array.from({ length: 6 }, () => ({ by: author, text: 'One. Two. Three.' })))
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'disposition')
})
afterAll(() => test.close())

const told = async (by: Platform) => (await viewAnswersHead(by, visitor, { slug: process.slug })).figures

/** The figures, once both servers tell what a third one counts, which kept nothing. */
async function figures() {
  const fresh = await told({ ...platform, kept: new KeptAnswers(1024 * 1024) })
  expect([await told(platform), await told(other)]).toEqual([fresh, fresh])
  return fresh
}

async function answer(number: number, kind: DispositionKind, said: object = {}): Promise<string> {
  const picks = [{ number, part: 0 }]
  const proposal = { slug: process.slug, picks, kind, rationale: 'So it is.', ...said }
  const { ids } = await proposeAnswers(platform, first, proposal)
  return ids[0] ?? ''
}

const settle = (id: string, verdict: 'confirm' | 'return') =>
  settleAnswers(platform, second, { slug: process.slug, ids: [id], verdict, reason: 'Say more.' })

it('[PR388] tells how everything was answered as it is, after whatever changed it and on whichever server', async () => {
  const { slug } = process
  expect(await figures()).toMatchObject({ total: 6, answered: 0, waiting: 0 })

  const proposed = await answer(1, 'accepted')
  expect(await figures()).toMatchObject({ total: 6, answered: 0, waiting: 1 })
  await settle(proposed, 'return')
  expect(await figures()).toMatchObject({ answered: 0, waiting: 0 })
  now = new Date('2026-09-03T10:00:00Z')
  const confirmed = await answer(1, 'accepted')
  await settle(confirmed, 'confirm')
  expect(await figures()).toMatchObject({ answered: 1, medianDays: 2, acknowledged: { waiting: 1, satisfied: 0 } })
  await acknowledgeAnswer(platform, author, { slug, id: confirmed, satisfied: true, words: '' })
  expect(await figures()).toMatchObject({ acknowledged: { waiting: 0, satisfied: 1 } })

  await settle(await answer(2, 'duplicate', { duplicateOf: 3 }), 'confirm')
  expect(await figures()).toMatchObject({ answered: 1 })
  await settle(await answer(3, 'declined'), 'confirm')
  expect(await figures()).toMatchObject({ answered: 3 })

  await splitContribution(platform, first, { slug, number: 4, quotes: ['One.', 'Two.', 'Three.'] })
  expect(await figures()).toMatchObject({ total: 8 })
  await splitContribution(platform, first, { slug, number: 4, quotes: [] })
  await withdraw(platform, author, { slug, number: 4 })
  expect(await figures()).toMatchObject({ total: 5 })

  const moderator = await aModerator(platform)
  await setContributionHidden(platform, moderator, { slug, number: 5, hidden: true, reason: 'It insults.' })
  expect(await figures()).toMatchObject({ total: 4 })
  await setContributionHidden(platform, moderator, { slug, number: 5, hidden: false, reason: 'It does not.' })
  expect(await figures()).toMatchObject({ total: 5 })
  const { id } = await platform.database.prisma.contribution.findFirstOrThrow({
    where: { processId: process.id, number: 6 },
  })
  await destroyWords(platform, await anAdmin(platform), { slug, kind: 'contribution', id, reason: 'It names a child.' })
  expect(await figures()).toMatchObject({ total: 4 })
  await say(platform, process, stageId, { by: author })
  expect(await figures()).toMatchObject({ total: 5, answered: 3 })
})

it('[PR388] [PR121] counts silence by the time at which it is asked, though nothing changed', async () => {
  expect((await figures()).acknowledged).toEqual({ satisfied: 1, notSatisfied: 0, waiting: 2, none: 0 })
  now = new Date('2026-12-01T10:00:00Z')
  expect((await figures()).acknowledged).toEqual({ satisfied: 1, notSatisfied: 0, waiting: 0, none: 2 })
})

it('[PR388] counts once what the page of the process, its stage and its next visitor ask for', async () => {
  const { platform: asking, during } = counted(platform)
  const page = () => readProcess(asking, visitor, process.slug)
  const head = () => viewAnswersHead(asking, visitor, { slug: process.slug })
  await say(platform, process, stageId, { by: author })
  const [anew, again] = [await during(page), await during(page)]
  // How much was said, and how it was answered.
  expect(anew - again).toBe(2)
  const known = await during(head)
  await say(platform, process, stageId, { by: author })
  expect(await during(head)).toBe(known + 1)
})

it('[PR388] keeps nothing that was counted in a transaction, which may be undone', async () => {
  const { total } = await figures()
  const stage = await platform.database.prisma.processStage.findUniqueOrThrow({
    where: { id: await process.stage('disposition') },
  })
  const undone = platform.database.inTransaction(async tx => {
    await tx.contribution.updateMany({ where: { processId: process.id }, data: { state: 'hidden' } })
    const row = await tx.process.findUniqueOrThrow({ where: { id: process.id } })
    const [answered] = await dispositionParts.figures({ platform, tx, process: row, stage })
    expect(answered).toMatchObject({ of: 0 })
    throw new Error('It is undone.')
  })
  await expect(undone).rejects.toThrow('It is undone.')
  // The turn that was undone is taken by what comes next.
  await say(platform, process, stageId, { by: author })
  expect(await figures()).toMatchObject({ total: total + 1 })
})
