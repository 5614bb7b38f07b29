import { readFileSync } from 'node:fs'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { acknowledgeAnswer } from '@fieldword/server/processes/answering/acknowledging-commands.ts'
import { viewAnswer, viewAnswersHead } from '@fieldword/server/processes/answering/answers.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { withdraw } from '@fieldword/server/processes/withdrawal-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'
import { say } from './support/saying.ts'

/** What became of the 73 comments on a draft of the W3C Process (tests/fixtures/README.md). */
const [, ...lines] = readFileSync(new URL('../fixtures/w3c-process/outcomes-20180201.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const comments = lines.map(line => {
  const [issue = '', closed = '', , verified = ''] = line.split(',')
  return { issue: Number(issue), closed, isVerified: verified !== '0' }
})

/** Their words for how a comment was closed, in ours; null where whoever made it took it back. */
const kindOf: Readonly<Record<string, DispositionKind | null>> = {
  Accepted: 'accepted',
  'Accepted (Nothing to do)': 'accepted',
  Rejected: 'declined',
  'Rejected (no consensus)': 'declined',
  OutOfScope: 'out_of_scope',
  Deferred: 'deferred',
  Duplicate: 'duplicate',
  Invalid: 'noted',
  'Invalid (too broad)': 'noted',
  Retracted: null,
}

let test: TestPlatform
let process: TestProcess
let author: SignedIn
let editors: SignedIn[]
beforeAll(async () => {
  test = await createTestPlatform()
  const { platform } = test
  process = await aProcess(platform, { stages: ['comment', 'disposition'] })
  author = await aMember(platform)
  editors = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
})
afterAll(() => test.close())

/** One editor proposes, another confirms. */
async function answer(numbers: readonly number[], kind: DispositionKind): Promise<void> {
  const [first, second] = editors as [SignedIn, SignedIn]
  const { slug } = process
  const picks = numbers.map(number => ({ number, part: 0 }))
  const original = kind === 'duplicate' ? { duplicateOf: 1 } : {}
  const { ids } = await proposeAnswers(test.platform, first, { slug, kind, rationale: 'As told.', picks, ...original })
  await settleAnswers(test.platform, second, { slug, ids, verdict: 'confirm', reason: '' })
}

it('[PR75] [PR110] [PR120] [PR146] tells what became of comments as the W3C told it of its own Process', async () => {
  const { platform } = test
  const { slug } = process
  const stage = await openStage(platform, process, 'comment')
  const said = comments.map(({ issue }) => ({ by: author, text: `Issue ${issue}.`, type: 'general' as const }))
  expect(await say(platform, process, stage, ...said)).toEqual(comments.map(({ issue }) => issue))
  const retracted = comments.filter(({ closed }) => kindOf[closed] === null)
  for (const { issue } of retracted) await withdraw(platform, author, { slug, number: issue })
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'disposition')
  const left = comments.filter(({ closed }) => kindOf[closed] !== null)
  for (const [kind, those] of Map.groupBy(left, ({ closed }) => kindOf[closed] as DispositionKind)) {
    await answer(
      those.map(({ issue }) => issue),
      kind,
    )
  }
  for (const { issue, isVerified } of left) {
    if (!isVerified) continue
    const { answers } = await viewAnswer(platform, author, { slug, number: issue })
    const [{ id = '' } = {}] = answers
    await acknowledgeAnswer(platform, author, { slug, id, satisfied: true, words: '' })
  }

  const { figures } = await viewAnswersHead(platform, visitor, { slug })
  expect(figures).toMatchObject({ total: 69, answered: 69, waiting: 0 })
  expect(Object.fromEntries(figures.kinds.map(({ kind, count }) => [kind, count]))).toEqual({
    ...{ accepted: 38, accepted_in_part: 0, declined: 10, noted: 2, duplicate: 1, deferred: 8, out_of_scope: 10 },
  })
  expect(figures.acknowledged).toMatchObject({ satisfied: left.filter(({ isVerified }) => isVerified).length })
})
