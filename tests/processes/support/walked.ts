import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { join } from '@fieldword/server/processes/joining-commands.ts'
import { addNote } from '@fieldword/server/processes/minority-note-commands.ts'
import { skipStage } from '@fieldword/server/processes/stage-commands.ts'
import type { Charter } from '@fieldword/shared/processes/charter.ts'
import { aMember } from '../../support/people.ts'
import { closeStage, giveRole, openStage, type TestProcess } from './a-process.ts'
import { closeRoundOf, rateAs } from './a-rating.ts'
import { aCandidate, adoptionWish, ratifiers, vote } from './deciding.ts'
import { say } from './saying.ts'
import { meet, objectInVain } from './steps.ts'

export interface WholeProcess extends TestProcess {
  readonly commenter: SignedIn
  /** Who stands apart, by a minority note. */
  readonly apart: SignedIn
  /** Of the text that was adopted. */
  readonly textHash: string
  /** Numbers of contributions, by what they are. */
  readonly numbers: { readonly comment: number; readonly formula: number; readonly objection: number }
}

const groups = ['teachers', 'teachers', 'teachers', 'students'] as const

/** A process that went through comment, answers, ratings, a meeting, a last call and a ballot, and adopted a version of three elements. */
export async function aWholeProcess(platform: Platform, charter: Partial<Charter> = {}): Promise<WholeProcess> {
  const candidate = await aCandidate(platform, {
    charter: { scope: 'What the word means.', smallestCell: 3, ...charter },
    strata: [
      { key: 'teachers', name: 'Teachers', target: 80 },
      { key: 'students', name: 'Students', target: null },
      { key: 'parents', name: 'Parents', target: null },
    ],
    stages: [
      ...(['comment', 'disposition', { kind: 'rating', plan: { fewest: 3, rounds: 1 } }, 'drafting'] as const),
      ...(['convening', 'last_call', { kind: 'adoption', plan: { quorum: 50 } }] as const),
    ],
  })
  const { process, textHash } = candidate
  const { slug, steward } = process
  await candidate.open('comment')
  const commenter = await aMember(platform)
  const said = await say(
    platform,
    process,
    await process.stage('comment'),
    { by: commenter, elementId: 'e1', text: 'Say through, not by.' },
    { by: commenter, elementId: 'e2', type: 'meaning', text: '=HYPERLINK("https://example.org")' },
  )
  const [comment = 0, formula = 0] = said
  await closeStage(platform, process, 'comment')
  await answerAll(platform, process, { comment, formula })
  await rateAll(platform, process)
  await skipStage(platform, steward, { slug, stage: await process.stage('drafting'), reason: 'The text stands.' })
  await convene(platform, process)
  await candidate.open('last_call')
  const objector = await aMember(platform)
  const against = { text: 'Too long.', remedy: '=Leave out “why”.', type: 'wording', elementId: 'e1' } as const
  const objection = await objectInVain(platform, process, objector, { ...against, because: 'It was rated in.' })
  const apart = await giveRole(platform, process, 'panel')
  const note = { slug, text: 'It says too little of help.', elementId: 'e2' }
  await addNote(platform, apart, { ...note, forOther: false, name: '', consent: false })
  await closeStage(platform, process, 'last_call')
  await candidate.open('adoption')
  const [first, second, third] = await ratifiers(platform, process, 3)
  if (!first || !second || !third) throw new Error('Three ratifiers were to vote.')
  await vote(platform, candidate, first, 'approve')
  await vote(platform, candidate, second, 'approve')
  await vote(platform, candidate, third, 'reject', 'It says too much.')
  await closeStage(platform, process, 'adoption')
  await adopt(platform, steward, adoptionWish(candidate))
  return { ...process, commenter, apart, textHash, numbers: { comment, formula, objection } }
}

async function answerAll(
  platform: Platform,
  process: TestProcess,
  { comment, formula }: { readonly comment: number; readonly formula: number },
): Promise<void> {
  const { slug } = process
  await openStage(platform, process, 'disposition')
  const [one, other] = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
  const answered = [
    await proposeAnswers(platform, one, {
      ...{ slug, kind: 'accepted', rationale: 'It reads better.', picks: [{ number: comment, part: 0 }] },
    }),
    await proposeAnswers(platform, one, {
      ...{ slug, kind: 'declined', rationale: '+It is no word.', picks: [{ number: formula, part: 0 }] },
    }),
  ]
  const ids = answered.flatMap(answer => answer.ids)
  await settleAnswers(platform, other, { slug, ids, verdict: 'confirm', reason: '' })
  await closeStage(platform, process, 'disposition')
}

/** Three teachers and a student rate: of the student alone nothing can be told. */
async function rateAll(platform: Platform, process: TestProcess): Promise<void> {
  const panel: SignedIn[] = []
  for (const stratum of groups) {
    const rater = await giveRole(platform, process, 'panel')
    await join(platform, rater, { slug: process.slug, stratum })
    panel.push(rater)
  }
  await openStage(platform, process, 'rating')
  for (const [place, rater] of panel.entries()) await rateAs(platform, rater, process, { e1: 7 + (place % 3), e2: 5 })
  await closeRoundOf(platform, process, 1)
  await closeStage(platform, process, 'rating')
}

async function convene(platform: Platform, process: TestProcess): Promise<void> {
  await openStage(platform, process, 'convening')
  const facilitator = await giveRole(platform, process, 'facilitator')
  const others = [
    { stratum: 'teachers', count: 12 },
    { stratum: 'students', count: 1 },
  ]
  const said = [{ text: 'Help has to come in time.', type: 'meaning', elementId: 'e2' } as const]
  await meet(platform, process, facilitator, { names: [process.steward.name], others, said })
  await closeStage(platform, process, 'convening')
}
