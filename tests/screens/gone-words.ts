import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { contestPlacement } from '@fieldword/server/processes/answering/contest-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { openIssue } from '@fieldword/server/processes/answering/issue-commands.ts'
import { listContests, viewIssue } from '@fieldword/server/processes/answering/register.ts'
import { addMeeting, addMinutes, addPoll } from '@fieldword/server/processes/convening-commands.ts'
import { minutesWish } from '@fieldword/shared/processes/convening-contract.ts'
import { aProcess, closeStage, giveRole, openStage } from '../processes/support/a-process.ts'
import { say } from '../processes/support/saying.ts'
import { hide } from '../processes/support/withholding.ts'

/** A process of which words are hidden, and in which something came after the answers were closed. */
export interface GoneWords {
  readonly slug: string
  readonly meeting: string
}

export async function hideWords(
  platform: Platform,
  { member, editors: [first, second] }: { readonly member: SignedIn; readonly editors: readonly [SignedIn, SignedIn] },
): Promise<GoneWords> {
  const process = await aProcess(platform, {
    stages: ['comment', { kind: 'issues', plan: { kinds: ['comment'] } }, 'disposition', 'convening'],
  })
  const { slug } = process
  await giveRole(platform, process, 'editor', first)
  await giveRole(platform, process, 'editor', second)
  const [number = 0] = await say(platform, process, await openStage(platform, process, 'comment'), { by: member })
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'issues')
  const issue = { slug, description: '', scope: 'whole', elementId: null } as const
  const named = await openIssue(platform, first, { ...issue, title: 'Size', contributions: [number] })
  await contestPlacement(platform, member, { slug, number, issue: named.number, reason: 'Fools put it there.' })
  const { items } = await listContests(platform, member, { slug, limit: 1 })
  const { id } = await viewIssue(platform, member, { slug, number: named.number })
  await hide(platform, first, { slug, kind: 'contest', id: items[0]?.id ?? '' })
  await hide(platform, first, { slug, kind: 'issue', id })
  await closeStage(platform, process, 'issues')
  await openStage(platform, process, 'disposition')
  const wish = { slug, rationale: 'It is short.', picks: [{ number, part: 0 }] }
  const { ids } = await proposeAnswers(platform, first, { ...wish, kind: 'declined' })
  await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
  await closeStage(platform, process, 'disposition')
  await openStage(platform, process, 'convening')
  const facilitator = await giveRole(platform, process, 'facilitator')
  const facts = { title: 'In the library', heldOn: '2026-11-20', place: '', address: '' }
  const { id: meeting } = await addMeeting(platform, facilitator, { slug, ...facts })
  const minutes = [{ text: 'Say by whom.', type: 'meaning' }]
  await addMinutes(platform, facilitator, minutesWish.parse({ slug, meeting, items: minutes }))
  const options = [
    { text: 'All', count: 4 },
    { text: 'None', count: 9 },
  ]
  const poll = await addPoll(platform, facilitator, { slug, meeting, question: 'Who is a fool?', options })
  await hide(platform, first, { slug, kind: 'poll', id: poll.id })
  await hide(platform, first, { slug, kind: 'meeting', id: meeting })
  return { slug, meeting }
}
