import type { Platform } from '@fieldword/server/platform/platform.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { listMeetings, listMinutes, readMeeting } from '@fieldword/server/processes/convening.ts'
import {
  addMeeting,
  addMinutes,
  addPoll,
  correctMeeting,
  setAttendance,
} from '@fieldword/server/processes/convening-commands.ts'
import { listReports } from '@fieldword/server/processes/maintaining.ts'
import { callCycle, decideErratum, reportErratum } from '@fieldword/server/processes/maintaining-commands.ts'
import { addNote, withdrawNote } from '@fieldword/server/processes/minority-note-commands.ts'
import { listNotes } from '@fieldword/server/processes/minority-notes.ts'
import { raiseObjection, setSupport, takeStep } from '@fieldword/server/processes/objecting-commands.ts'
import { listObjections } from '@fieldword/server/processes/objections.ts'
import { openStage as openAs } from '@fieldword/server/processes/stage-commands.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { objectionStepWish } from '@fieldword/shared/processes/last-call-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage } from './support/a-process.ts'
import { aBallot, aCandidate, adoptionWish, ratifiers, vote } from './support/deciding.ts'

let wiki: TestPlatform
let platform: Platform

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
})
afterAll(() => wiki.close())

describe('a meeting', () => {
  it('[PR211] [PR212] [PR213] [PR214] [PR215] is written down while its stage is open, and stays then', async () => {
    const strata = [
      { key: 'teacher', name: 'Teachers', target: null },
      { key: 'student', name: 'Students', target: null },
    ]
    const process = await aProcess(platform, { stages: ['convening'], strata })
    const { slug, steward } = process
    const facilitator = await giveRole(platform, process, 'facilitator')
    const facts = { title: 'In the library', heldOn: '2026-11-20', place: 'The library', address: '' }
    expect(await refusalOf(addMeeting(platform, facilitator, { slug, ...facts }))).toBe('stage-not-open')
    await openStage(platform, process, 'convening')
    expect(await refusalOf(addMeeting(platform, await aMember(platform), { slug, ...facts }))).toBe('forbidden')
    const { id: meeting } = await addMeeting(platform, facilitator, { slug, ...facts })
    const which = { slug, meeting }
    const attendance = (names: string[], stratum = 'student') =>
      setAttendance(platform, facilitator, {
        ...{ ...which, names },
        others: [
          { stratum: 'teacher', count: 12 },
          { stratum, count: 9 },
        ],
      })
    expect(await refusalOf(attendance(['Nobody At All']))).toBe('bad-input')
    expect(await refusalOf(attendance([], 'pilot'))).toBe('bad-input')
    expect(await attendance([facilitator.name])).toEqual({ attended: 22 })
    const item = { text: 'Doing comes first.', type: 'general', elementId: 'e1', stratum: '' } as const
    const add = (name: string, consent: boolean, elementId = 'e1') =>
      addMinutes(platform, facilitator, { ...which, items: [{ ...item, elementId, name, consent }] })
    expect(await refusalOf(add('Ada', false))).toBe('consent-needed')
    expect(await refusalOf(add('', false, 'e9'))).toBe('bad-input')
    expect(await add('Ada', true)).toEqual({ numbers: [1] })
    const options = [
      { text: 'Keep it', count: 4 },
      { text: 'Change it', count: 11 },
    ]
    await addPoll(platform, facilitator, { ...which, question: 'Keep element 1?', options })
    await correctMeeting(platform, facilitator, { ...which, ...facts, heldOn: '2026-11-21' })
    const shown = await readMeeting(platform, visitor, which)
    expect(shown).toMatchObject({
      heldOn: '2026-11-21',
      attended: 22,
      items: 1,
      straws: [{ options }],
      mayWrite: false,
    })
    // One of no group would be told by the total: the smallest group beside it is kept back as well.
    expect(shown.attendance.map(({ stratum, count }) => [stratum, count])).toEqual([
      ['', null],
      ['student', null],
      ['teacher', 12],
    ])
    expect((await listMinutes(platform, visitor, { ...which, limit: 9 })).items).toMatchObject([
      { number: 1, text: 'Doing comes first.', name: 'Ada', elementId: 'e1' },
    ])
    const said = await platform.database.prisma.contribution.findFirstOrThrow({ where: { processId: process.id } })
    expect(said).toMatchObject({ kind: 'minute', authorId: null, enteredById: facilitator.id })
    expect(said.source).toEqual({ name: 'Ada', how: 'meeting', reference: 'In the library, 2026-11-20' })
    await closeStage(platform, process, 'convening')
    expect(await refusalOf(correctMeeting(platform, steward, { ...which, ...facts }))).toBe('stage-not-open')
    const { prisma } = platform.database
    await expect(prisma.meeting.update({ where: { id: meeting }, data: { title: 'x' } })).rejects.toThrow(
      'stays as it is',
    )
    await expect(prisma.strawPoll.deleteMany({ where: { meetingId: meeting } })).rejects.toThrow('only added to')
  })

  it('[PR216] is told to the people of the process alone where its stage is private', async () => {
    const process = await aProcess(platform, { stages: [{ kind: 'convening', visibility: 'private' }] })
    const facilitator = await giveRole(platform, process, 'facilitator')
    await openStage(platform, process, 'convening')
    const facts = { title: 'Behind doors', heldOn: '2026-11-20', place: '', address: '' }
    const { id: meeting } = await addMeeting(platform, facilitator, { slug: process.slug, ...facts })
    const seen = async (who: typeof visitor | typeof facilitator) =>
      (await listMeetings(platform, who, { slug: process.slug, limit: 9 })).items.length
    expect([await seen(visitor), await seen(facilitator)]).toEqual([0, 1])
    expect(await refusalOf(readMeeting(platform, visitor, { slug: process.slug, meeting }))).toBe('not-found')
  })

  it('[PR217] [PR218] [PR219] has those who stand apart say so, by themselves or with their consent', async () => {
    const process = await aProcess(platform, { stages: ['convening'] })
    const { slug, steward } = process
    const panelist = await giveRole(platform, process, 'panel')
    const note = { slug, text: 'I stand apart.', elementId: 'e2', forOther: false, name: '', consent: false }
    expect(await refusalOf(addNote(platform, panelist, note))).toBe('stage-not-open')
    await openStage(platform, process, 'convening')
    expect(await refusalOf(addNote(platform, await aMember(platform), note))).toBe('forbidden')
    const { id } = await addNote(platform, panelist, note)
    const forOther = { ...note, forOther: true, name: 'Ada' }
    expect(await refusalOf(addNote(platform, panelist, forOther))).toBe('forbidden')
    expect(await refusalOf(addNote(platform, steward, forOther))).toBe('consent-needed')
    await addNote(platform, steward, { ...forOther, consent: true })
    const told = async () => (await listNotes(platform, visitor, { slug, limit: 9 })).items
    expect((await told()).map(({ by, element }) => [by, element?.number])).toEqual([
      [panelist.name, 2],
      ['Ada', 2],
    ])
    expect(await refusalOf(withdrawNote(platform, steward, { slug, note: id }))).toBe('forbidden')
    await withdrawNote(platform, panelist, { slug, note: id })
    expect((await told())[0]).toMatchObject({ withdrawn: true, text: '', by: '' })
    const changed = { text: 'Something else.' }
    await expect(platform.database.prisma.minorityNote.updateMany({ data: changed })).rejects.toThrow(
      'as it was written',
    )
  })
})

describe('a last call', () => {
  const wish = {
    text: 'Too long.',
    remedy: 'Leave out “and by saying why”.',
    type: 'wording',
    elementId: 'e1',
  } as const
  const step = (slug: string, number: number, kind: string, said: object = {}) =>
    objectionStepWish.parse({ slug, number, kind, reason: 'A reason.', ...said })

  it('[PR220] [PR221] [PR222] [PR223] [PR226] is not closed over an objection that nobody settled', async () => {
    const candidate = await aCandidate(platform)
    const { process, textHash } = candidate
    const { slug, steward } = process
    const [objector, other] = [await aMember(platform), await aMember(platform)]
    await candidate.open('last_call')
    expect(await refusalOf(raiseObjection(platform, objector, { slug, ...wish, textHash: 'f'.repeat(64) }))).toBe(
      'text-moved-on',
    )
    const { number } = await raiseObjection(platform, objector, { slug, ...wish, textHash })
    const take = (who: typeof objector, kind: string, said?: object) =>
      takeStep(platform, who, step(slug, number, kind, said))
    expect(await setSupport(platform, other, { slug, number, support: true })).toEqual({ supporters: 1 })
    expect(await setSupport(platform, other, { slug, number, support: true })).toEqual({ supporters: 1 })
    expect(await refusalOf(setSupport(platform, objector, { slug, number, support: true }))).toBe(
      'own-objection-support',
    )
    expect(await refusalOf(take(other, 'accept'))).toBe('forbidden')
    expect(await refusalOf(take(other, 'rule', { ruling: 'dismissed' }))).toBe('forbidden')
    expect(await take(steward, 'offer')).toEqual({ state: 'offered' })
    expect(await refusalOf(closeStage(platform, process, 'last_call'))).toBe('criteria-unmet')
    const { prisma } = platform.database
    const stageId = await process.stage('last_call')
    await expect(prisma.processStage.update({ where: { id: stageId }, data: { state: 'closed' } })).rejects.toThrow(
      'neither resolved',
    )
    // Hidden for conduct, it waits all the same.
    await prisma.contribution.updateMany({ where: { stageId }, data: { state: 'hidden', reason: 'Rude.' } })
    expect(await refusalOf(closeStage(platform, process, 'last_call'))).toBe('criteria-unmet')
    expect(await take(steward, 'rule', { ruling: 'dismissed' })).toEqual({ state: 'dismissed' })
    expect(await refusalOf(take(objector, 'withdraw'))).toBe('objection-closed')
    const { items, unresolved } = await listObjections(platform, visitor, { slug, limit: 9 })
    expect([unresolved, items]).toMatchObject([
      0,
      [{ state: 'dismissed', text: '', supporters: 1, may: { rule: false } }],
    ])
    await closeStage(platform, process, 'last_call')
    expect(await refusalOf(raiseObjection(platform, objector, { slug, ...wish, textHash }))).toBe('stage-not-open')
  })

  it('[PR224] [PR225] goes on over an upheld objection, and a ballot on another text, for a reason alone', async () => {
    const candidate = await aCandidate(platform)
    const { process, textHash } = candidate
    const { slug, steward } = process
    const own = await raiseAs(steward)
    async function raiseAs(who: typeof steward) {
      await candidate.open('last_call')
      return (await raiseObjection(platform, who, { slug, ...wish, textHash })).number
    }
    const rule = step(slug, own, 'rule', { ruling: 'upheld' })
    expect(await refusalOf(takeStep(platform, steward, rule))).toBe('own-objection')
    const second = await giveRole(platform, process, 'steward', await aModerator(platform))
    await takeStep(platform, second, rule)
    await closeStage(platform, process, 'last_call')
    // The text visitors read is another than the one the last call was held on.
    const adoption = { slug, stage: await process.stage('adoption'), revision: 1 }
    await candidate.explain(1)
    expect(await refusalOf(openAs(platform, steward, { ...adoption, reason: '' }))).toBe('explanation-needed')
    await openAs(platform, steward, { ...adoption, reason: 'We go back to the old text.' })
  })
})

it('[PR245] [PR246] [PR247] errata are reported, decided once, and stand beside the version', async () => {
  const candidate = await aBallot(platform)
  const { process } = candidate
  const { slug, steward } = process
  const [voter] = await ratifiers(platform, process, 1)
  await candidate.open('adoption')
  if (voter) await vote(platform, candidate, voter, 'approve')
  await closeStage(platform, process, 'adoption')
  await adopt(platform, steward, adoptionWish(candidate))
  const { prisma } = platform.database
  await prisma.processStage.create({
    data: {
      ...{ id: platform.newId(), processId: process.id, position: 9, kind: 'maintenance', title: 'Maintenance' },
      ...{ purpose: '', visibility: 'live', who: ['public'], plan: {}, state: 'planned' },
    },
  })
  await openStage(platform, process, 'maintenance')
  const reporter = await aMember(platform)
  const report = (text: string) => reportErratum(platform, reporter, { slug, text, elementId: 'e3' })
  const first = await report('A word is missing.')
  const second = await report('It is wrong.')
  const decide = (who: typeof steward, number: number, outcome: 'issued' | 'declined') =>
    decideErratum(platform, who, { slug, number, outcome, reason: 'Read “what they know and can do”.' })
  expect(await refusalOf(decide(reporter, first.number, 'issued'))).toBe('forbidden')
  expect(await refusalOf(decide(reporter, first.number, 'declined'))).toBe('forbidden')
  await decide(steward, first.number, 'issued')
  expect(await refusalOf(decide(steward, first.number, 'declined'))).toBe('erratum-decided')
  await decide(steward, second.number, 'declined')
  const { items } = await listReports(platform, visitor, { slug, limit: 9 })
  expect(items.map(({ decided }) => decided?.outcome)).toEqual(['declined', 'issued'])
  const { adoptedVersionId } = await prisma.process.findUniqueOrThrow({ where: { id: process.id } })
  const errata = await prisma.versionErratum.findMany({ where: { versionId: adoptedVersionId ?? '' } })
  expect(errata.map(({ text }) => text)).toEqual(['Read “what they know and can do”.'])
  expect(await refusalOf(callCycle(platform, reporter, { slug, reason: 'New evidence.' }))).toBe('forbidden')
  const { logged } = await callCycle(platform, steward, { slug, reason: 'New evidence.' })
  const event = { processId_number: { processId: process.id, number: logged } }
  expect(await prisma.processEvent.findUnique({ where: event })).toMatchObject({ kind: 'cycle-called' })
})
