import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { answerContested, contestPlacement } from '@fieldword/server/processes/answering/contest-commands.ts'
import { listContests } from '@fieldword/server/processes/answering/register.ts'
import { readMeeting } from '@fieldword/server/processes/convening.ts'
import { addMeeting, addPoll } from '@fieldword/server/processes/convening-commands.ts'
import { noteDecision } from '@fieldword/server/processes/editing-commands.ts'
import { processesCheck, withheldCheck } from '@fieldword/server/processes/index.ts'
import { raiseObjection, takeStep } from '@fieldword/server/processes/objecting-commands.ts'
import { listObjections } from '@fieldword/server/processes/objections.ts'
import { readReport } from '@fieldword/server/processes/reporting.ts'
import { readWords } from '@fieldword/server/processes/withholding.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { objectionStepWish } from '@fieldword/shared/processes/last-call-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, giveRole, openStage } from './support/a-process.ts'
import { aCandidate } from './support/deciding.ts'
import { say } from './support/saying.ts'
import { destroy, destroyed, entryOf, hidden, hide, problems, reason, rude } from './support/withholding.ts'

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

const logged = (to: Actor, slug: string, kind: string) => entryOf(platform, to, { slug, kind })
const sound = async () => expect(await problems(platform, processesCheck, withheldCheck)).toEqual([])

describe('what is said to an objection', () => {
  it('[PR351] is hidden and destroyed where it stands and in the log, which repeats it; the ruling stays', async () => {
    const candidate = await aCandidate(platform)
    const { process, textHash } = candidate
    const { slug, steward } = process
    await candidate.open('last_call')
    const wish = { text: 'Too long.', remedy: 'Cut it.', type: 'general', elementId: null } as const
    const { number } = await raiseObjection(platform, await aMember(platform), { slug, textHash, ...wish })
    await takeStep(
      platform,
      steward,
      objectionStepWish.parse({ slug, number, kind: 'rule', ruling: 'upheld', reason: rude }),
    )
    const told = async (to: Actor) => (await listObjections(platform, to, { slug, limit: 5 })).items[0]
    const id = (await told(visitor))?.steps[0]?.id ?? ''
    const words = { slug, kind: 'step', id } as const
    const event = await logged(visitor, slug, 'objection-ruled')
    expect(event).toMatchObject({ reason: rude, words: { kind: 'step', id }, data: { number, ruling: 'upheld' } })
    expect(event?.data).not.toHaveProperty('words')
    const { prisma } = platform.database
    const repeats = { processId: process.id, kind: 'objection-ruled' }
    const { id: repeated } = await prisma.processEvent.findFirstOrThrow({ where: repeats })
    expect(await refusalOf(hide(platform, moderator, { slug, kind: 'event', id: repeated }))).toBe('not-found')

    await hide(platform, moderator, words)
    expect(await told(visitor)).toMatchObject({ state: 'upheld', steps: [{ reason: '', withheld: hidden }] })
    expect(await told(steward)).toMatchObject({ steps: [{ reason: rude, withheld: hidden }] })
    expect(await logged(visitor, slug, 'objection-ruled')).toMatchObject({ reason: '', withheld: hidden })
    const report = JSON.stringify(await readReport(platform, visitor, slug))
    expect(report).not.toContain(rude)
    expect(report).toContain(withheldInWords(hidden))

    await expect(prisma.objectionStep.update({ where: { id }, data: { reason: '' } })).rejects.toThrow('only added to')
    await destroy(platform, admin, words)
    expect(await told(steward)).toMatchObject({ state: 'upheld', steps: [{ reason: '', withheld: destroyed }] })
    expect(await prisma.processEvent.count({ where: { processId: process.id, reason: rude } })).toBe(0)
    expect(await logged(steward, slug, 'objection-ruled')).toMatchObject({ reason: '', withheld: destroyed })
    await sound()
  })
})

describe('what the log says', () => {
  it('[PR351] [PR7] is hidden and destroyed, the decision with its reason; that it was taken stays', async () => {
    const process = await aProcess(platform)
    const { slug, steward } = process
    await noteDecision(platform, steward, { slug, text: 'Fools stay out.', reason: rude })
    const told = (to: Actor) => logged(to, slug, 'decision')
    const id = (await told(visitor))?.words?.id ?? ''
    const words = { slug, kind: 'event', id } as const
    await hide(platform, moderator, words)
    expect(await told(visitor)).toMatchObject({ reason: '', withheld: hidden, data: {} })
    expect(await told(steward)).toMatchObject({ reason: rude, data: { text: 'Fools stay out.' } })
    const report = await readReport(platform, visitor, slug)
    expect(report.decisions.at(-1)).toMatchObject({ kind: 'decision', reason: withheldInWords(hidden) })
    const { hash, number } = await readWords(platform, moderator, words)
    expect(number).toBeNull()
    const change = platform.database.prisma.processEvent.update({ where: { id }, data: { reason: '' } })
    await expect(change).rejects.toThrow('only added to')
    await destroy(platform, admin, words)
    expect(await told(steward)).toMatchObject({ reason: '', withheld: destroyed, data: {} })
    expect(await readWords(platform, admin, words)).toMatchObject({ text: '', hash, state: 'redacted' })
    await sound()
  })

  it('[PR351] leads nowhere where it says nothing, or what is read elsewhere too', async () => {
    const { slug, steward, id: processId } = await aProcess(platform)
    const { prisma } = platform.database
    expect(await logged(moderator, slug, 'process-created')).toMatchObject({ words: null })
    const { id } = await prisma.processEvent.findFirstOrThrow({ where: { processId, kind: 'process-created' } })
    expect(await refusalOf(hide(platform, moderator, { slug, kind: 'event', id }))).toBe('not-found')
    await noteDecision(platform, steward, { slug, text: 'We begin.', reason: 'It is time.' })
    const { words } = (await logged(visitor, slug, 'decision')) ?? {}
    await hide(platform, moderator, { slug, kind: 'event', id: words?.id ?? '' })
    expect(await logged(moderator, slug, 'words-hidden')).toMatchObject({ reason, words: null })
    const hiding = await prisma.processEvent.findFirstOrThrow({ where: { processId, kind: 'words-hidden' } })
    expect(await refusalOf(hide(platform, moderator, { slug, kind: 'event', id: hiding.id }))).toBe('not-found')
  })
})

describe('why a place is contested', () => {
  it('[PR351] [PR154] is hidden and destroyed; the answer to it stays', async () => {
    const process = await aProcess(platform, { stages: [{ kind: 'issues', plan: { kinds: ['comment'] } }] })
    const { slug } = process
    const author = await aMember(platform)
    const [number = 0] = await say(platform, process, await openStage(platform, process, 'issues'), { by: author })
    const { id } = await contestPlacement(platform, author, { slug, number, issue: null, reason: rude })
    const editor = await giveRole(platform, process, 'editor')
    await answerContested(platform, editor, { slug, id, outcome: 'stays', answer: 'It is general.', to: null })
    const told = async (to: Actor) => (await listContests(platform, to, { slug, limit: 5 })).items[0]
    await hide(platform, moderator, { slug, kind: 'contest', id })
    expect(await told(visitor)).toMatchObject({ reason: '', withheld: hidden, answer: 'It is general.' })
    expect(await told(author)).toMatchObject({ reason: rude })
    await destroy(platform, admin, { slug, kind: 'contest', id })
    expect(await told(author)).toMatchObject({ reason: '', withheld: destroyed, answer: 'It is general.' })
    await sound()
  })
})

describe('a straw poll', () => {
  it('[PR351] [PR214] is hidden and destroyed; what was counted stays', async () => {
    const process = await aProcess(platform, { stages: ['convening'] })
    const { slug } = process
    await openStage(platform, process, 'convening')
    const facilitator = await giveRole(platform, process, 'facilitator')
    const facts = { title: 'In the library', heldOn: '2026-11-20', place: '', address: '' }
    const { id: meeting } = await addMeeting(platform, facilitator, { slug, ...facts })
    const options = [
      { text: 'All of them', count: 4 },
      { text: 'None', count: 9 },
    ]
    const { id } = await addPoll(platform, facilitator, { slug, meeting, question: 'Who is a fool?', options })
    const told = async (to: Actor) => (await readMeeting(platform, to, { slug, meeting })).straws
    const counts = [
      { text: '', count: 4 },
      { text: '', count: 9 },
    ]
    await hide(platform, moderator, { slug, kind: 'poll', id })
    expect(await told(visitor)).toMatchObject([{ question: '', options: counts, withheld: hidden }])
    expect(await told(facilitator)).toMatchObject([{ question: 'Who is a fool?', options }])
    const { prisma } = platform.database
    await expect(prisma.strawPoll.update({ where: { id }, data: { question: '' } })).rejects.toThrow('only added to')
    await destroy(platform, admin, { slug, kind: 'poll', id })
    expect(await told(facilitator)).toMatchObject([{ question: '', options: counts, withheld: destroyed }])
    expect(JSON.stringify(await prisma.strawPoll.findMany({ where: { id } }))).not.toContain('fool')
    await sound()
  })
})
