import { editDraft, findOwnDraft } from '@fieldword/server/collab/index.ts'
import { listLetters } from '@fieldword/server/notifications/settings-queries.ts'
import { tellOfEvents } from '@fieldword/server/notifications/telling-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { linkChange } from '@fieldword/server/processes/answering/change-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { beginProcessDraft, chooseCandidate } from '@fieldword/server/processes/draft-commands.ts'
import { compareProcessDraft } from '@fieldword/server/processes/drafting.ts'
import { explainWords } from '@fieldword/server/processes/tracing.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, secondWords } from './support/a-process.ts'
import { say } from './support/saying.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterAll(() => test.close())

it('[PR125] [PR268] [PR272] [NTF9] a comment, its answer and the change it led to explain a word, let the next stage open, and are told', async () => {
  const process = await aProcess(platform, { stages: ['comment', 'disposition', 'drafting', 'last_call'] })
  const { slug } = process
  const [first, second] = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
  const comments = await openStage(platform, process, 'comment')
  const said = { by: await aMember(platform), text: 'Doing is too narrow: say trying.', elementId: 'e1' }
  const [number = 0] = await say(platform, process, comments, said)
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'disposition')
  const answer = { slug, kind: 'accepted' as const, rationale: 'It says more.', picks: [{ number, part: 0 }] }
  const { ids } = await proposeAnswers(platform, first, answer)
  await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
  await closeStage(platform, process, 'disposition')
  await openStage(platform, process, 'drafting')
  const draft = await beginProcessDraft(platform, first, { slug, purpose: 'Work the answers in', from: null })
  const own = await findOwnDraft(platform.database.prisma, draft.ownDraftId)
  const text = doc(
    paragraph('p1', 'What it means.'),
    element('e1', 'Doing', 'Students learn by trying.'),
    element('e2', 'Help', secondWords),
  )
  await platform.database.inTransaction(tx => editDraft(platform, tx, own?.draftId ?? '', text, first.id))
  const { contentHash } = await compareProcessDraft(platform, first, { slug, draft: draft.id })
  const proposed = { slug, draft: draft.id, summary: 'Say trying', changeKind: 'meaning' as const, contentHash }
  const { revision } = await chooseCandidate(platform, first, proposed)
  await closeStage(platform, process, 'drafting')
  expect(await refusalOf(openStage(platform, process, 'last_call'))).toBe('criteria-unmet')
  await linkChange(platform, first, { slug, id: ids[0] ?? '', revision, elementId: 'e2', atomId: null })
  expect(await refusalOf(openStage(platform, process, 'last_call'))).toBe('criteria-unmet')
  await linkChange(platform, first, { slug, id: ids[0] ?? '', revision, elementId: 'e1', atomId: null })
  await openStage(platform, process, 'last_call')
  const why = await explainWords(platform, visitor, { slug, element: 'e1', from: 18, to: 24 })
  expect(why.changes).toMatchObject([
    {
      change: {
        answers: [{ kind: 'accepted', rationale: 'It says more.', contribution: { number, text: said.text } }],
      },
    },
  ])
  while ((await tellOfEvents(platform)) > 0);
  const told = (await listLetters(platform, said.by, { limit: 30 })).items
  expect(told.map(({ subject }) => subject)).toEqual([expect.stringContaining(`comment ${number} has an answer`)])
  expect(told[0]?.text).toContain('It says more.')
})
