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

/** What became of each comment on a draft of the W3C Process (tests/fixtures/README.md). */
function outcomesOf(draft: string) {
  const table = readFileSync(new URL(`../fixtures/w3c-process/outcomes-${draft}.csv`, import.meta.url), 'utf8')
  const [, ...lines] = table.trim().split('\n')
  return lines.map(line => {
    const [issue = '', closed = '', , verified = ''] = line.split(',')
    return { issue: Number(issue), closed, isVerified: verified !== '0' }
  })
}

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

const isRetracted = ({ closed }: { readonly closed: string }) => kindOf[closed] === null

let test: TestPlatform
beforeAll(async () => {
  test = await createTestPlatform()
})
afterAll(() => test.close())

/** One editor proposes, another confirms. */
async function answer(
  { slug }: TestProcess,
  [first, second]: readonly [SignedIn, SignedIn],
  { numbers, kind }: { readonly numbers: readonly number[]; readonly kind: DispositionKind },
): Promise<void> {
  const picks = numbers.map(number => ({ number, part: 0 }))
  const original = kind === 'duplicate' ? { duplicateOf: 1 } : {}
  const wish = { slug, kind, rationale: 'As told.', picks, ...original }
  const { ids } = await proposeAnswers(test.platform, first, wish)
  await settleAnswers(test.platform, second, { slug, ids, verdict: 'confirm', reason: '' })
}

it.each([
  [
    '20180201',
    { accepted: 38, accepted_in_part: 0, declined: 10, noted: 2, duplicate: 1, deferred: 8, out_of_scope: 10 },
    13,
  ],
  [
    '20200915',
    { accepted: 11, accepted_in_part: 0, declined: 2, noted: 0, duplicate: 0, deferred: 0, out_of_scope: 0 },
    2,
  ],
] as const)(
  '[PR75] [PR110] [PR120] [PR146] tells what became of comments as the W3C told it, of its Process of %s',
  async (draft, kinds, verified) => {
    const { platform } = test
    const comments = outcomesOf(draft)
    const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
    const { slug } = process
    const author = await aMember(platform)
    const editors = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')] as const
    const stage = await openStage(platform, process, 'comment')
    const said = comments.map(({ issue }) => ({ by: author, text: `Issue ${issue}.`, type: 'general' as const }))
    expect(await say(platform, process, stage, ...said)).toEqual(comments.map((_, index) => index + 1))
    const numbered = comments.map((comment, index) => ({ ...comment, number: index + 1 }))
    const [retracted, left] = [numbered.filter(isRetracted), numbered.filter(comment => !isRetracted(comment))]
    for (const { number } of retracted) await withdraw(platform, author, { slug, number })
    await closeStage(platform, process, 'comment')
    await openStage(platform, process, 'disposition')
    for (const [kind, those] of Map.groupBy(left, ({ closed }) => kindOf[closed] as DispositionKind)) {
      await answer(process, editors, { numbers: those.map(({ number }) => number), kind })
    }
    for (const { number } of left.filter(({ isVerified }) => isVerified)) {
      const { answers } = await viewAnswer(platform, author, { slug, number })
      const [{ id = '' } = {}] = answers
      await acknowledgeAnswer(platform, author, { slug, id, satisfied: true, words: '' })
    }

    const { figures } = await viewAnswersHead(platform, visitor, { slug })
    expect(figures).toMatchObject({ total: left.length, answered: left.length, waiting: 0 })
    expect(Object.fromEntries(figures.kinds.map(({ kind, count }) => [kind, count]))).toEqual(kinds)
    expect(figures.acknowledged).toMatchObject({ satisfied: verified, notSatisfied: 0 })
  },
)
