import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { viewAnswer } from '@fieldword/server/processes/answering/answers.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { answerSurvey } from '@fieldword/server/processes/answering-survey-commands.ts'
import { listContributions } from '@fieldword/server/processes/contribution-reading.ts'
import {
  answersCheck,
  contributionsCheck,
  notesCheck,
  processesCheck,
  withheldCheck,
} from '@fieldword/server/processes/index.ts'
import { addNote } from '@fieldword/server/processes/minority-note-commands.ts'
import { listNotes } from '@fieldword/server/processes/minority-notes.ts'
import { raiseObjection, takeStep } from '@fieldword/server/processes/objecting-commands.ts'
import { editSurvey } from '@fieldword/server/processes/questions-commands.ts'
import { listReasons, readIndividualRatings } from '@fieldword/server/processes/results-reading.ts'
import { readWords } from '@fieldword/server/processes/withholding.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { objectionStepWish } from '@fieldword/shared/processes/last-call-contract.ts'
import type { Question } from '@fieldword/shared/processes/survey.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'
import { aRating, closeRoundOf, rateAs } from './support/a-rating.ts'
import { aCandidate } from './support/deciding.ts'
import { say } from './support/saying.ts'
import { destroy, hide, problems, reason, rude } from './support/withholding.ts'

let wiki: TestPlatform
let platform: Platform
let moderator: SignedIn
let admin: SignedIn
beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
  moderator = await aModerator(platform)
  admin = await anAdmin(platform)
})
afterAll(() => wiki.close())

const part = { limit: 20 }
const logged = async ({ id: processId }: TestProcess) =>
  platform.database.prisma.processEvent.findMany({ where: { processId, kind: { startsWith: 'words-' } } })

describe('a minority note', () => {
  let process: TestProcess
  let author: SignedIn
  let id: string
  beforeAll(async () => {
    process = await aProcess(platform, { stages: ['convening'] })
    await openStage(platform, process, 'convening')
    author = await giveRole(platform, process, 'panel')
    const wish = { slug: process.slug, text: rude, elementId: null, forOther: false, name: '', consent: false }
    id = (await addNote(platform, author, wish)).id
  })
  const told = async (to: Parameters<typeof listNotes>[1]) =>
    (await listNotes(platform, to, { slug: process.slug, ...part })).items[0]

  it('[PR380] is hidden for conduct by moderators, who read it still as its author does, and shown again', async () => {
    expect(await refusalOf(hide(platform, author, { slug: process.slug, kind: 'note', id }))).toBe('forbidden')
    await hide(platform, moderator, { slug: process.slug, kind: 'note', id })
    expect(await refusalOf(hide(platform, moderator, { slug: process.slug, kind: 'note', id }))).toBe('already-so')
    expect(await told(visitor)).toMatchObject({ text: '', withheld: { state: 'hidden', reason } })
    expect((await told(author))?.text).toBe(rude)
    expect((await told(moderator))?.text).toBe(rude)
    await hide(platform, moderator, { slug: process.slug, kind: 'note', id }, false)
    expect(await told(visitor)).toMatchObject({ text: rude, withheld: null })
    expect(await logged(process)).toMatchObject([
      { kind: 'words-hidden', actorId: moderator.id, reason, data: { kind: 'note', id } },
      { kind: 'words-shown', actorId: moderator.id },
    ])
  })

  it('[PR381] [PR382] is destroyed by admins alone, for good: its hash and the reason stay', async () => {
    const before = await readWords(platform, admin, { slug: process.slug, kind: 'note', id })
    expect(await refusalOf(destroy(platform, moderator, { slug: process.slug, kind: 'note', id }))).toBe('forbidden')
    await destroy(platform, admin, { slug: process.slug, kind: 'note', id })
    expect(await refusalOf(destroy(platform, admin, { slug: process.slug, kind: 'note', id }))).toBe('already-so')
    expect(await refusalOf(hide(platform, moderator, { slug: process.slug, kind: 'note', id }, false))).toBe(
      'contribution-gone',
    )
    expect(await told(author)).toMatchObject({ text: '', withheld: { state: 'redacted', reason } })
    const after = await readWords(platform, admin, { slug: process.slug, kind: 'note', id })
    expect(after).toMatchObject({ text: '', hash: before.hash, state: 'redacted', mayDestroy: false })
    expect(await problems(platform, notesCheck, withheldCheck)).toEqual([])
  })

  it('[PR219] [PR381] [PR382] neither loses its words otherwise nor gets others, and verifying finds it', async () => {
    const wish = { slug: process.slug, text: 'It says too little.', elementId: null, forOther: false, name: '' }
    const { id: other } = await addNote(platform, author, { ...wish, consent: false })
    const { prisma, sql } = platform.database
    await expect(prisma.minorityNote.update({ where: { id: other }, data: { text: '' } })).rejects.toThrow()
    await expect(prisma.withheldWords.delete({ where: { id } })).rejects.toThrow()
    await sql.begin(async past => {
      await past`SET LOCAL session_replication_role = replica`
      await past`UPDATE minority_notes SET text = 'Another.' WHERE id = ${other}`
    })
    expect(await problems(platform, notesCheck)).toEqual(['Its hash differs from what it says.'])
  })
})

describe('why somebody rated so', () => {
  it('[PR380] [PR381] [PR175] is hidden and destroyed like it; the rating counts, and what was kept of the round stays', async () => {
    const process = await aRating(platform, { raters: 2, plan: { individual: 'facilitators' } })
    const [rater, other] = process.panel
    if (!rater || !other) throw new Error('Two were to rate.')
    await rateAs(platform, rater, process, { e1: { value: 1, reason: rude } })
    await rateAs(platform, other, process, { e1: { value: 9, reason: 'It is clear.' } })
    const which = { slug: process.slug, element: 'e1', ...part }
    const told = async () => (await listReasons(platform, visitor, which)).items
    const alone = (await platform.database.prisma.rating.findFirstOrThrow({ where: { userId: rater.id } })).token
    expect(await refusalOf(hide(platform, moderator, { slug: process.slug, kind: 'reason', id: alone }))).toBe(
      'not-found',
    )
    await closeRoundOf(platform, process, 1)
    const id = (await told()).find(given => given.reason === rude)?.id ?? ''
    await hide(platform, moderator, { slug: process.slug, kind: 'reason', id })
    const hidden = (await told()).find(given => given.id === id)
    expect(hidden).toMatchObject({ value: 1, reason: '', withheld: { state: 'hidden', reason } })
    const individual = await readIndividualRatings(platform, process.steward, { slug: process.slug })
    expect(individual.map(given => given.reason).filter(Boolean)).toEqual(['It is clear.'])
    await destroy(platform, admin, { slug: process.slug, kind: 'reason', id })
    expect((await told()).find(given => given.id === id)).toMatchObject({ withheld: { state: 'redacted' } })
    const kept = await platform.database.prisma.rating.findMany({ where: { reason: rude } })
    expect(kept).toEqual([])
    await expect(
      platform.database.prisma.$executeRaw`UPDATE ratings SET reason = 'x' WHERE token = ${id}::uuid`,
    ).rejects.toThrow()
    await closeStage(platform, process, 'rating')
    expect(await problems(platform, processesCheck, withheldCheck)).toEqual([])
  })
})

describe('what somebody said', () => {
  const ask: Question = { key: 'why', kind: 'long', text: 'Why?', help: '', required: true }

  it('[PR381] [PR64] is destroyed wherever it stands, after the process is over too', async () => {
    const process = await aProcess(platform, { stages: ['input'] })
    const { slug, steward } = process
    await editSurvey(platform, steward, { slug, intro: '', questions: [ask] })
    await openStage(platform, process, 'input')
    const speaker = await aMember(platform)
    await answerSurvey(platform, speaker, { slug, answers: { why: rude }, submit: true, stratum: '' })
    await closeStage(platform, process, 'input')
    const said = async () => (await listContributions(platform, visitor, { slug, sort: 'oldest', ...part })).items[0]
    const { id, hash } = (await said()) ?? { id: '', hash: '' }
    await destroy(platform, admin, { slug, kind: 'contribution', id })
    expect(await said()).toMatchObject({ text: '', state: 'redacted', reason, hash })
    const answers = await platform.database.prisma.surveyAnswers.findMany({ where: { processId: process.id } })
    expect(JSON.stringify(answers)).not.toContain(rude)
    expect(await problems(platform, contributionsCheck, processesCheck)).toEqual([])
    expect(await logged(process)).toMatchObject([{ kind: 'words-destroyed', data: { number: 1, hash } }])
  })

  it('[PR381] [PR223] waits to be destroyed while it is an objection that nobody settled', async () => {
    const candidate = await aCandidate(platform)
    const { process, textHash } = candidate
    await candidate.open('last_call')
    const wish = { slug: process.slug, text: rude, remedy: 'Go.', type: 'general', elementId: null, textHash } as const
    const { number } = await raiseObjection(platform, await aMember(platform), wish)
    const { id } = await platform.database.prisma.contribution.findFirstOrThrow({
      where: { processId: process.id, number },
    })
    expect(await refusalOf(destroy(platform, admin, { slug: process.slug, kind: 'contribution', id }))).toBe(
      'objection-waits',
    )
    const ruling = {
      slug: process.slug,
      number,
      kind: 'rule',
      ruling: 'dismissed',
      reason: 'It says nothing of the text.',
    }
    await takeStep(platform, process.steward, objectionStepWish.parse(ruling))
    await destroy(platform, admin, { slug: process.slug, kind: 'contribution', id })
  })
})

describe('what somebody was answered', () => {
  it('[PR381] [PR130] is destroyed by admins; the answer stays in force, and says why it has no words', async () => {
    const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
    const { slug } = process
    const [number = 0] = await say(platform, process, await openStage(platform, process, 'comment'), {})
    await closeStage(platform, process, 'comment')
    await openStage(platform, process, 'disposition')
    const [one, other] = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
    const wish = { slug, rationale: rude, picks: [{ number, part: 0 }] }
    const { ids } = await proposeAnswers(platform, one, { ...wish, kind: 'declined' })
    const [id = ''] = ids
    expect(await refusalOf(destroy(platform, admin, { slug, kind: 'answer', id }))).toBe('not-found')
    await settleAnswers(platform, other, { slug, ids, verdict: 'confirm', reason: '' })
    const { prisma } = platform.database
    await expect(prisma.disposition.update({ where: { id }, data: { rationale: '' } })).rejects.toThrow()
    await destroy(platform, admin, { slug, kind: 'answer', id })
    const { answers } = await viewAnswer(platform, visitor, { slug, number })
    expect(answers).toMatchObject([
      { kind: 'declined', state: 'confirmed', rationale: `Destroyed by an admin: ${reason}` },
    ])
    expect(await prisma.disposition.findMany({ where: { rationale: rude } })).toEqual([])
    await closeStage(platform, process, 'disposition')
    expect(await problems(platform, answersCheck, processesCheck, withheldCheck)).toEqual([])
  })
})
