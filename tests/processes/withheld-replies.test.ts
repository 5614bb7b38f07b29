import { insertCarried } from '@fieldword/server/platform/database/carried.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { tellAdoption } from '@fieldword/server/processes/adoptions.ts'
import { acknowledgeAnswer } from '@fieldword/server/processes/answering/acknowledging-commands.ts'
import { listAnswers, viewAnswersHead } from '@fieldword/server/processes/answering/answers.ts'
import { carriedAnswering } from '@fieldword/server/processes/answering/carried.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { listWork } from '@fieldword/server/processes/answering/workbench.ts'
import { listVotes } from '@fieldword/server/processes/ballots.ts'
import { adoptionsCheck, answersCheck, processesCheck, withheldCheck } from '@fieldword/server/processes/index.ts'
import { readWords } from '@fieldword/server/processes/withholding.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { exportedAcknowledgement } from '@fieldword/shared/processes/exported-answering.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage, type TestProcess } from './support/a-process.ts'
import { aBallot, adoptionWish, type Candidate, ratifiers, vote } from './support/deciding.ts'
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

const acknowledgements = carriedAnswering.find(({ name }) => name === 'disposition_acknowledgements')

const kinds = async ({ id: processId }: TestProcess) =>
  (
    await platform.database.prisma.processEvent.findMany({
      where: { processId, kind: { startsWith: 'words-' } },
      orderBy: { number: 'asc' },
    })
  ).map(({ kind }) => kind)

describe('what somebody says of an answer to them', () => {
  let process: TestProcess
  let author: SignedIn
  let editor: SignedIn
  let answer: string
  beforeAll(async () => {
    process = await aProcess(platform, { stages: ['comment', 'disposition'] })
    author = await aMember(platform)
    const [number = 0] = await say(platform, process, await openStage(platform, process, 'comment'), { by: author })
    await closeStage(platform, process, 'comment')
    await openStage(platform, process, 'disposition')
    editor = await giveRole(platform, process, 'editor')
    const { slug } = process
    const wish = { slug, rationale: 'It is short.', picks: [{ number, part: 0 }] }
    const { ids } = await proposeAnswers(platform, editor, { ...wish, kind: 'declined' })
    const second = await giveRole(platform, process, 'editor')
    await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
    answer = ids[0] ?? ''
    await acknowledge('Fools, all of you.')
    await acknowledge(rude)
  })
  const acknowledge = (words: string, satisfied = false) =>
    acknowledgeAnswer(platform, author, { slug: process.slug, id: answer, satisfied, words })
  const told = async (to: Actor) =>
    (await listAnswers(platform, to, { slug: process.slug, limit: 5 })).items[0]?.answers[0]?.acknowledged
  const words = async () => ({
    ...{ slug: process.slug, kind: 'acknowledgement' as const },
    id: (await told(visitor))?.id ?? '',
  })

  it('[PR348] is hidden for conduct by moderators; it counts, and its author and they still read it', async () => {
    expect(await refusalOf(hide(platform, author, await words()))).toBe('forbidden')
    await hide(platform, moderator, await words())
    const withheld = { state: 'hidden', reason }
    expect(await told(visitor)).toMatchObject({ state: 'not_satisfied', words: '', withheld })
    expect(await told(author)).toMatchObject({ words: rude, withheld })
    expect(await told(moderator)).toMatchObject({ words: rude, withheld })
    const [row] = (await listWork(platform, editor, { slug: process.slug, limit: 5 })).items
    expect(row?.current?.acknowledged).toMatchObject({ state: 'not_satisfied', words: '', withheld })
    await hide(platform, moderator, await words(), false)
    expect(await told(visitor)).toMatchObject({ words: rude, withheld: null })
    expect(await kinds(process)).toEqual(['words-hidden', 'words-shown'])
  })

  it('[PR348] [PR381] is destroyed by admins with what they said before it, and they may say it in other words; one of an older export comes in without a name', async () => {
    const { prisma } = platform.database
    const gone = await words()
    const change = prisma.dispositionAcknowledgement.update({ where: { id: gone.id }, data: { words: '' } })
    await expect(change).rejects.toThrow('only added to')
    const { hash } = await readWords(platform, admin, gone)
    await destroy(platform, admin, gone)
    expect(await told(author)).toMatchObject({ words: '', withheld: { state: 'redacted', reason } })
    expect(await readWords(platform, admin, gone)).toMatchObject({ text: '', hash, state: 'redacted', number: 1 })
    const kept = await prisma.dispositionAcknowledgement.findMany({ where: { dispositionId: answer } })
    expect(kept.map(({ words: said }) => said)).toEqual(['', ''])
    await acknowledge('It still reads like a menu.')
    expect(await told(visitor)).toMatchObject({ words: 'It still reads like a menu.', withheld: null })
    await acknowledge('', true)
    expect(await refusalOf(hide(platform, moderator, await words()))).toBe('not-found')
    const { figures } = await viewAnswersHead(platform, visitor, { slug: process.slug })
    expect(figures.acknowledged).toMatchObject({ satisfied: 1, notSatisfied: 0 })
    await closeStage(platform, process, 'disposition')
    const older = {
      dispositionId: answer,
      number: 5,
      byId: author.id,
      satisfied: true,
      words: '',
      at: '2026-11-01T08:00:00Z',
    }
    if (!acknowledgements) throw new Error('It was to be carried.')
    await insertCarried(prisma, acknowledgements, [exportedAcknowledgement.parse(older)])
    expect((await told(visitor))?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await problems(platform, answersCheck, processesCheck, withheldCheck)).toEqual([])
  })
})

describe('why somebody voted so', () => {
  let candidate: Candidate
  let against: SignedIn
  beforeAll(async () => {
    candidate = await aBallot(platform)
    const [one, two, three] = await ratifiers(platform, candidate.process, 3)
    if (!one || !two || !three) throw new Error('Three were to vote.')
    await candidate.open('adoption')
    for (const voter of [one, two]) await vote(platform, candidate, voter, 'approve')
    against = three
    await vote(platform, candidate, against, 'reject', 'Fools, all of you.')
    await vote(platform, candidate, against, 'reject', rude)
  })
  const told = async (to: Actor) =>
    (await listVotes(platform, to, { slug: candidate.process.slug, limit: 5 })).items.find(
      ({ choice }) => choice === 'reject',
    )

  it('[PR348] [PR235] is hidden by moderators once the ballot is closed, and not before; the vote counts', async () => {
    const { process } = candidate
    const { id } = await platform.database.prisma.ballotVote.findFirstOrThrow({ where: { reason: rude } })
    const words = { slug: process.slug, kind: 'vote', id } as const
    expect(await refusalOf(hide(platform, moderator, words))).toBe('not-found')
    await closeStage(platform, process, 'adoption')
    expect(await told(visitor)).toMatchObject({ id, reason: rude, withheld: null })
    await hide(platform, moderator, words)
    expect(await told(visitor)).toMatchObject({ choice: 'reject', reason: '', withheld: { state: 'hidden', reason } })
    expect(await told(against)).toMatchObject({ reason: rude })
    await adopt(platform, process.steward, adoptionWish(candidate))
    const { adoptedVersionId } = await platform.database.prisma.process.findUniqueOrThrow({ where: { id: process.id } })
    const adoption = await tellAdoption(platform, visitor, adoptedVersionId ?? '')
    expect(adoption?.dissent).toMatchObject([{ reason: '', withheld: { state: 'hidden', reason } }])
    expect(adoption?.result).toMatchObject({ approve: 2, reject: 1 })
  })

  it('[PR348] [PR381] is destroyed by admins with what they said before it; the ballot comes to what it came to', async () => {
    const { slug } = candidate.process
    const id = (await told(visitor))?.id ?? ''
    await expect(platform.database.prisma.ballotVote.update({ where: { id }, data: { reason: '' } })).rejects.toThrow(
      'only added to',
    )
    await destroy(platform, admin, { slug, kind: 'vote', id })
    expect(await told(against)).toMatchObject({ reason: '', withheld: { state: 'redacted', reason } })
    const kept = await platform.database.prisma.ballotVote.findMany({ where: { userId: against.id } })
    expect(kept.map(vote => vote.reason)).toEqual(['', ''])
    expect(kept.map(({ choice }) => choice)).toEqual(['reject', 'reject'])
    expect(await problems(platform, adoptionsCheck, processesCheck, withheldCheck)).toEqual([])
  })
})
