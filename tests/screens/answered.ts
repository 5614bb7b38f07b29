import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { acknowledgeAnswer } from '@fieldword/server/processes/answering/acknowledging-commands.ts'
import { linkChange } from '@fieldword/server/processes/answering/change-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { openIssue } from '@fieldword/server/processes/answering/issue-commands.ts'
import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { aProcess, closeStage, giveRole, openStage } from '../processes/support/a-process.ts'
import { say } from '../processes/support/saying.ts'

export interface Answered {
  readonly slug: string
}

/** A process in its disposition stage: some comments answered, some to confirm, some with nothing. */
export async function answer(
  platform: Platform,
  page: string,
  { member, editors: [first, second] }: { readonly member: SignedIn; readonly editors: readonly [SignedIn, SignedIn] },
): Promise<Answered> {
  const process = await aProcess(platform, {
    ...{ page, title: 'Answering comments' },
    stages: ['comment', { kind: 'issues', plan: { kinds: ['comment'] } }, 'disposition'],
  })
  const { slug } = process
  await giveRole(platform, process, 'editor', first)
  await giveRole(platform, process, 'editor', second)
  const comments = await openStage(platform, process, 'comment')
  const elements = ['pathways', 'assessment', 'equity', 'expectations', 'expectations', 'mastery', 'agency', null]
  const said = [
    { text: '“Using” pathways sounds like picking from a menu.', proposedText: 'Replace “using” with “through”' },
    { text: 'Evidence of what? Say it.', proposedText: 'Add “of what they have learned”' },
    {
      text: 'Equity reads as an add-on when it comes sixth.',
      proposedText: 'Move it to 1',
      type: 'structure' as const,
    },
    { text: '“Rigorous” means different things to families and to districts.', type: 'meaning' as const },
    {
      text: '“Rigorous” means different things. Drop it.',
      proposedText: 'Remove “rigorous”',
      type: 'meaning' as const,
    },
    { text: 'Where does attendance for funding fit with seat time?', type: 'question' as const },
    { text: 'Add an example for early grades.', type: 'evidence' as const },
    { text: 'The whole is easier to read than before.', type: 'general' as const },
  ]
  const all = said.map((one, place) => ({ ...one, by: member, elementId: elements[place] ?? null }))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, , h = 0] = await say(platform, process, comments, ...all)
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'issues')
  const issue = { slug, description: 'What it asks of whom.', scope: 'element', elementId: 'expectations' } as const
  await openIssue(platform, first, { ...issue, title: '“Rigorous”', contributions: [d, e] })
  await closeStage(platform, process, 'issues')
  await openStage(platform, process, 'disposition')
  const propose = async (number: number, kind: DispositionKind, rationale: string, duplicateOf?: number) => {
    const { ids } = await proposeAnswers(platform, first, {
      ...{ slug, kind, rationale, picks: [{ number, part: 0 }] },
      ...(duplicateOf ? { duplicateOf } : {}),
    })
    return ids[0] ?? ''
  }
  const ids = [
    await propose(a, 'accepted', 'Clearer and shorter; no change in meaning.'),
    await propose(c, 'accepted_in_part', 'Order carries no rank. The introduction now says so.'),
    await propose(d, 'declined', 'It keeps expectations common across schools.'),
    await propose(e, 'duplicate', '', d),
    await propose(f, 'noted', 'It is a question for the article on seat time.'),
  ]
  const [accepted = '', , declined = ''] = ids
  await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
  await linkChange(platform, first, { slug, id: accepted, revision: 3, elementId: 'pathways', atomId: null })
  await acknowledgeAnswer(platform, member, { slug, id: declined, satisfied: false, words: 'It excludes people.' })
  await propose(b, 'accepted', 'Said so.')
  const returned = await propose(h, 'noted', 'Thank you.')
  await settleAnswers(platform, second, { slug, ids: [returned], verdict: 'return', reason: 'Say what comes of it.' })
  return { slug }
}
