import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { answerSurvey } from '@fieldword/server/processes/answering-survey-commands.ts'
import { readBallot } from '@fieldword/server/processes/ballots.ts'
import { comment } from '@fieldword/server/processes/comment-commands.ts'
import { invite } from '@fieldword/server/processes/inviting-commands.ts'
import { editSurvey } from '@fieldword/server/processes/questions-commands.ts'
import { takeStance } from '@fieldword/server/processes/stance-commands.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from '../../processes/support/a-process.ts'
import { closeRoundOf, rateAs } from '../../processes/support/a-rating.ts'
import { adoptionWish, ratifiers, vote } from '../../processes/support/deciding.ts'
import { correct, objectInVain } from '../../processes/support/steps.ts'
import { aMember } from '../../support/people.ts'
import { answered } from './answered.ts'
import { convened } from './convened.ts'
import { drafted } from './drafted.ts'

/** Whom the walk through a process needs. */
export interface Walk {
  readonly platform: Platform
  readonly process: TestProcess
  readonly member: SignedIn
  readonly editors: readonly [SignedIn, SignedIn]
}

/** One process from its call for input to an erratum of what it adopted: a row of everything that processes keep. */
export async function inProcesses(platform: Platform): Promise<void> {
  const process = await aProcess(platform, {
    title: 'From end to end',
    strata: [{ key: 'teacher', name: 'Teachers', target: 60 }],
    charter: { smallestCell: 1 },
    stages: [
      ...(['input', 'comment'] as const),
      { kind: 'issues', plan: { kinds: ['comment'] } },
      ...(['disposition', 'drafting'] as const),
      { kind: 'rating', plan: { fewest: 1 } },
      ...(['convening', 'last_call', 'adoption', 'maintenance'] as const),
    ],
  })
  const member = await aMember(platform)
  const editors = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')] as const
  const walk = { platform, process, member, editors }
  await asked(walk)
  const answer = await answered(walk, await commented(walk))
  await drafted(walk, answer)
  await rated(walk)
  await convened(walk)
  await adopted(walk)
}

async function asked({ platform, process, member }: Walk): Promise<void> {
  const { slug, steward } = process
  await invite(platform, steward, { slug, name: member.name, stratum: 'teacher' })
  const question = { kind: 'long', key: 'why', text: 'What should change?', help: '', required: true } as const
  await editSurvey(platform, steward, { slug, intro: 'One question.', questions: [question] })
  await openStage(platform, process, 'input')
  const answers = { why: 'It is long.' }
  await answerSurvey(platform, member, { slug, submit: true, stratum: 'teacher', answers })
  await closeStage(platform, process, 'input')
}

/** Answers with the numbers of two comments. */
async function commented({ platform, process, member, editors: [editor] }: Walk): Promise<[number, number]> {
  const { slug } = process
  await openStage(platform, process, 'comment')
  const said = { slug, element: 'e1', words: null, from: null, replaces: null, stratum: 'teacher' }
  const [how, narrow] = ['Say how. Say why.', 'Doing is too narrow.']
  const first = await comment(platform, member, { ...said, type: 'wording', text: how, proposedText: null })
  const second = await comment(platform, member, { ...said, type: 'meaning', text: narrow, proposedText: 'trying' })
  await takeStance(platform, editor, { slug, number: second.number, stance: 'agree' })
  await closeStage(platform, process, 'comment')
  return [first.number, second.number]
}

async function rated({ platform, process }: Walk): Promise<void> {
  const rater = await giveRole(platform, process, 'panel')
  await openStage(platform, process, 'rating')
  await rateAs(platform, rater, process, { e1: { value: 7, reason: 'It says how.' }, e2: 9 })
  await closeRoundOf(platform, process, 1)
  await closeStage(platform, process, 'rating')
}

async function adopted({ platform, process, member }: Walk): Promise<void> {
  const { steward } = process
  await openStage(platform, process, 'last_call')
  const said = { text: 'Too long.', remedy: 'Leave out a word.', type: 'wording', elementId: 'e1' } as const
  await objectInVain(platform, process, member, { ...said, because: 'It was agreed.' })
  await closeStage(platform, process, 'last_call')
  const [ratifier] = await ratifiers(platform, process, 1)
  await openStage(platform, process, 'adoption')
  if (ratifier) await vote(platform, { process }, ratifier, 'approve')
  await closeStage(platform, process, 'adoption')
  const { textHash } = await readBallot(platform, steward, process.slug)
  await adopt(platform, steward, adoptionWish({ process, textHash: textHash ?? '' }))
  await openStage(platform, process, 'maintenance')
  await correct(platform, process, member, 'e3')
}
