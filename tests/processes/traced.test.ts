import { editDraft, findOwnDraft } from '@fieldword/server/collab/index.ts'
import { listLetters } from '@fieldword/server/notifications/settings-queries.ts'
import { tellOfEvents } from '@fieldword/server/notifications/telling-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { readElementReasons } from '@fieldword/server/processes/adoption-reasons-queries.ts'
import { linkChange } from '@fieldword/server/processes/answering/change-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { comment } from '@fieldword/server/processes/comment-commands.ts'
import { viewContribution } from '@fieldword/server/processes/contribution-reading.ts'
import { beginProcessDraft, chooseCandidate } from '@fieldword/server/processes/draft-commands.ts'
import { compareProcessDraft } from '@fieldword/server/processes/drafting.ts'
import { explainWords } from '@fieldword/server/processes/tracing.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, firstWords, giveRole, openStage, secondWords } from './support/a-process.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterAll(() => test.close())

it('[PR72] [PR125] [PR268] [PR272] [NTF9] a comment, its answer and the change it led to explain a word, let the next stage open, and are told', async () => {
  const process = await aProcess(platform, { stages: ['comment', 'disposition', 'drafting', 'last_call'] })
  const { slug } = process
  const [first, second] = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
  await openStage(platform, process, 'comment')
  const author = await aMember(platform)
  const said = {
    element: 'e1',
    type: 'wording' as const,
    proposedText: 'trying',
    from: null,
    replaces: null,
    stratum: null,
  }
  const text = 'Doing is too narrow: say trying.'
  const { number } = await comment(platform, author, { slug, text, words: 'doing', ...said })
  const helped = await comment(platform, author, {
    slug,
    text: 'When is that?',
    words: 'helped',
    ...said,
    element: 'e2',
  })
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'disposition')
  const answer = {
    slug,
    kind: 'accepted' as const,
    rationale: 'It says more.',
    picks: [
      { number, part: 0 },
      { number: helped.number, part: 0 },
    ],
  }
  const { ids } = await proposeAnswers(platform, first, answer)
  await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
  await closeStage(platform, process, 'disposition')
  await openStage(platform, process, 'drafting')
  const draft = await beginProcessDraft(platform, first, { slug, purpose: 'Work the answers in', from: null })
  const own = await findOwnDraft(platform.database.prisma, draft.ownDraftId)
  const document = doc(
    paragraph('p1', 'What it means.'),
    element('e1', 'Doing', 'Students learn by trying.'),
    element('e2', 'Help', secondWords),
  )
  await platform.database.inTransaction(tx => editDraft(platform, tx, own?.draftId ?? '', document, first.id))
  const { contentHash } = await compareProcessDraft(platform, first, { slug, draft: draft.id })
  const proposed = { slug, draft: draft.id, summary: 'Say trying', changeKind: 'meaning' as const, contentHash }
  const { revision } = await chooseCandidate(platform, first, proposed)
  await closeStage(platform, process, 'drafting')
  expect(await refusalOf(openStage(platform, process, 'last_call'))).toBe('criteria-unmet')
  await linkChange(platform, first, { slug, id: ids[0] ?? '', revision, elementId: 'e2', atomId: null })
  expect(await refusalOf(openStage(platform, process, 'last_call'))).toBe('criteria-unmet')
  await linkChange(platform, first, { slug, id: ids[0] ?? '', revision, elementId: 'e1', atomId: null })
  await openStage(platform, process, 'last_call')
  const reasons = await readElementReasons(platform.database.prisma, process.id)
  expect(reasons.get('e1')).toBe(`It says more (comment ${number}).`)
  const why = await explainWords(platform, visitor, { slug, element: 'e1', from: 18, to: 24 })
  expect(why.changes).toMatchObject([
    {
      change: {
        answers: [{ kind: 'accepted', rationale: 'It says more.', contribution: { number, text: text } }],
      },
    },
  ])
  const there = await viewContribution(platform, visitor, { slug, number: helped.number })
  expect(there).toMatchObject({ words: 'helped', element: { text: secondWords }, later: { state: 'exact' } })
  const gone = await viewContribution(platform, visitor, { slug, number })
  expect(gone).toMatchObject({ words: 'doing', element: { text: firstWords }, later: { state: 'orphan' } })
  while ((await tellOfEvents(platform)) > 0);
  const told = (await listLetters(platform, author, { limit: 30 })).items
  const answered = told.find(({ subject }) => subject.includes(`comment ${number} has an answer`))
  expect(answered?.text).toContain('It says more.')
})
