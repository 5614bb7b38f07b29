import { acknowledgeAnswer } from '@fieldword/server/processes/answering/acknowledging-commands.ts'
import { assignAnswers } from '@fieldword/server/processes/answering/assigning-commands.ts'
import { answerContested, contestPlacement } from '@fieldword/server/processes/answering/contest-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { editIssue, openIssue } from '@fieldword/server/processes/answering/issue-commands.ts'
import { splitContribution } from '@fieldword/server/processes/answering/part-commands.ts'
import { closeStage, openStage } from '../../processes/support/a-process.ts'
import type { Walk } from './in-processes.ts'

/** Puts the comments under an issue, contested once, and answers all of them; gives the id of the answer that was accepted. */
export async function answered(walk: Walk, comments: readonly [number, number]): Promise<string> {
  await sorted(walk, comments)
  const { platform, process, member, editors } = walk
  const [first, second] = editors
  const [parted, whole] = comments
  const { slug } = process
  await openStage(platform, process, 'disposition')
  await assignAnswers(platform, first, { slug, numbers: [whole], editorId: second.id })
  const { parts } = await splitContribution(platform, first, { slug, number: parted, quotes: ['Say how.', 'Say why.'] })
  const answer = { slug, kind: 'accepted', rationale: 'It is clearer so.' } as const
  const picks = [...parts.map(part => ({ number: parted, part })), { number: whole, part: 0 }]
  const { ids } = await proposeAnswers(platform, first, { ...answer, picks })
  await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
  const [id = ''] = ids
  await acknowledgeAnswer(platform, member, { slug, id, satisfied: true, words: 'Thank you.' })
  await closeStage(platform, process, 'disposition')
  return id
}

async function sorted(
  { platform, process, member, editors: [editor] }: Walk,
  comments: readonly [number, number],
): Promise<void> {
  const { slug } = process
  await openStage(platform, process, 'issues')
  const issue = { slug, title: 'How', description: '', scope: 'element', elementId: 'e1' } as const
  const { number } = await openIssue(platform, editor, { ...issue, contributions: [...comments] })
  await editIssue(platform, editor, { slug, number, title: 'How, and why', description: 'Of element 1.' })
  const contest = { slug, number: comments[1], issue: number, reason: 'It is about all of it.' }
  const { id } = await contestPlacement(platform, member, contest)
  await answerContested(platform, editor, { slug, id, outcome: 'stays', answer: 'Element 1 says it.', to: null })
  await closeStage(platform, process, 'issues')
}
