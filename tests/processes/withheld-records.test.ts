import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { tellAdoption } from '@fieldword/server/processes/adoptions.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { editIssue, mergeIssue, openIssue } from '@fieldword/server/processes/answering/issue-commands.ts'
import { listInputs, listIssues, viewIssue } from '@fieldword/server/processes/answering/register.ts'
import { listWork } from '@fieldword/server/processes/answering/workbench.ts'
import { listContributions } from '@fieldword/server/processes/contribution-reading.ts'
import { listMeetings, readMeeting } from '@fieldword/server/processes/convening.ts'
import { addMeeting, addMinutes, correctMeeting } from '@fieldword/server/processes/convening-commands.ts'
import { adoptionsCheck, answersCheck, processesCheck, withheldCheck } from '@fieldword/server/processes/index.ts'
import { listReports } from '@fieldword/server/processes/maintaining.ts'
import { decideErratum, reportErratum } from '@fieldword/server/processes/maintaining-commands.ts'
import { readReport } from '@fieldword/server/processes/reporting.ts'
import { readWords } from '@fieldword/server/processes/withholding.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { minutesWish } from '@fieldword/shared/processes/convening-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aProcess, closeStage, giveRole, openStage } from './support/a-process.ts'
import { aBallot, adoptionWish, ratifiers, vote } from './support/deciding.ts'
import { say } from './support/saying.ts'
import { destroy, destroyed, entryOf, hidden, hide, problems, rude } from './support/withholding.ts'

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
const sound = async () =>
  expect(await problems(platform, processesCheck, answersCheck, adoptionsCheck, withheldCheck)).toEqual([])
/** That a file with all of these rows says nothing of it. */
const gone = (...rows: readonly unknown[]) => expect(JSON.stringify(rows)).not.toContain(rude)

describe('what an issue is called', () => {
  it('[PR352] [PR150] is hidden and destroyed with what it was called before, wherever it is named', async () => {
    const process = await aProcess(platform, { stages: [{ kind: 'issues', plan: { kinds: ['comment'] } }] })
    const { slug } = process
    const [said = 0] = await say(platform, process, await openStage(platform, process, 'issues'), {
      by: await aMember(platform),
    })
    const editor = await giveRole(platform, process, 'editor')
    const { number } = await openIssue(platform, editor, {
      ...{ slug, title: rude, description: '', scope: 'whole', elementId: null, contributions: [said] },
    })
    await editIssue(platform, editor, { slug, number, title: 'Length', description: 'What is too long.' })
    const told = (to: Actor) => viewIssue(platform, to, { slug, number })
    const { id } = await told(visitor)
    await hide(platform, moderator, { slug, kind: 'issue', id })
    const instead = withheldInWords(hidden)
    expect(await told(visitor)).toMatchObject({ title: instead, description: '', withheld: hidden })
    gone(await told(visitor))
    expect((await listIssues(platform, visitor, { slug, limit: 5 })).items).toMatchObject([{ title: instead }])
    expect((await listInputs(platform, visitor, { slug, limit: 5 })).items).toMatchObject([
      { issues: [{ title: instead }] },
    ])
    expect(await told(moderator)).toMatchObject({ title: 'Length', withheld: hidden })
    const anew = { slug, number, title: 'Size', description: '' }
    expect(await refusalOf(editIssue(platform, editor, anew))).toBe('contribution-gone')

    const { prisma } = platform.database
    const change = { issueId_number: { issueId: id, number: 2 } }
    await expect(prisma.issueChange.update({ where: change, data: { data: {} } })).rejects.toThrow('only added to')
    await destroy(platform, admin, { slug, kind: 'issue', id })
    expect(await told(moderator)).toMatchObject({ title: withheldInWords(destroyed), withheld: destroyed })
    gone(await prisma.processIssue.findMany({ where: { id } }), await prisma.issueChange.findMany())
    expect(await readWords(platform, admin, { slug, kind: 'issue', id })).toMatchObject({ text: '', state: 'redacted' })
    await sound()
  })

  it('[PR352] [PR152] why issues were put together goes from both, from what stood there, and from the log', async () => {
    const process = await aProcess(platform, { stages: [{ kind: 'issues', plan: { kinds: ['comment'] } }] })
    const { slug } = process
    const [said = 0] = await say(platform, process, await openStage(platform, process, 'issues'), {
      by: await aMember(platform),
    })
    const editor = await giveRole(platform, process, 'editor')
    const issue = { slug, description: '', scope: 'whole', elementId: null } as const
    const from = await openIssue(platform, editor, { ...issue, title: 'One', contributions: [said] })
    const into = await openIssue(platform, editor, { ...issue, title: 'Other', contributions: [] })
    await mergeIssue(platform, editor, { slug, number: from.number, into: into.number, reason: rude })
    const event = await logged(visitor, slug, 'issue-merged')
    expect(event).toMatchObject({ reason: rude, words: { kind: 'move' } })
    const words = { slug, kind: 'move', id: event?.words?.id ?? '' } as const
    const last = async ({ number }: { number: number }, to: Actor) =>
      (await viewIssue(platform, to, { slug, number })).events.at(-1)
    await hide(platform, moderator, words)
    for (const each of [from, into]) expect(await last(each, visitor)).toMatchObject({ reason: '', withheld: hidden })
    expect(await last(into, editor)).toMatchObject({ reason: rude })
    expect(await logged(visitor, slug, 'issue-merged')).toMatchObject({ reason: '', withheld: hidden })
    await destroy(platform, admin, words)
    expect(await last(from, editor)).toMatchObject({ kind: 'merged', reason: '', withheld: destroyed })
    const { prisma } = platform.database
    gone(await prisma.issueChange.findMany(), await prisma.issuePlacement.findMany())
    gone(await prisma.processEvent.findMany({ where: { processId: process.id } }))
    await sound()
  })
})

describe('a meeting', () => {
  it('[PR352] [PR212] is hidden and destroyed by name, in the log and what was said there too; its day stays', async () => {
    const process = await aProcess(platform, { stages: ['convening'] })
    const { slug } = process
    await openStage(platform, process, 'convening')
    const facilitator = await giveRole(platform, process, 'facilitator')
    const facts = { heldOn: '2026-11-20', place: 'The library', address: '' }
    const { id: meeting } = await addMeeting(platform, facilitator, { slug, title: rude, ...facts })
    await addMinutes(platform, facilitator, minutesWish.parse({ slug, meeting, items: [{ text: 'Keep it.' }] }))
    await correctMeeting(platform, facilitator, { slug, meeting, title: `${rude} All.`, ...facts })
    await closeStage(platform, process, 'convening')
    const told = (to: Actor) => readMeeting(platform, to, { slug, meeting })
    const said = async () => (await listContributions(platform, visitor, { slug, limit: 5, sort: 'newest' })).items
    expect(await logged(visitor, slug, 'meeting-added')).toMatchObject({ words: { kind: 'meeting', id: meeting } })
    await hide(platform, moderator, { slug, kind: 'meeting', id: meeting })
    const instead = withheldInWords(hidden)
    expect(await told(visitor)).toMatchObject({ title: instead, place: '', heldOn: '2026-11-20', withheld: hidden })
    expect((await listMeetings(platform, visitor, { slug, limit: 5 })).items).toMatchObject([{ title: instead }])
    gone(await logged(visitor, slug, 'meeting-added'), await logged(visitor, slug, 'meeting-corrected'), await said())
    const report = await readReport(platform, visitor, slug)
    expect(report.met).toMatchObject([{ meetings: [{ title: instead, place: '' }] }])
    expect(await told(facilitator)).toMatchObject({ title: `${rude} All.`, place: 'The library' })

    const { prisma } = platform.database
    const blank = { title: '', place: '', address: '' }
    await expect(prisma.meeting.update({ where: { id: meeting }, data: blank })).rejects.toThrow('stays as it is')
    await destroy(platform, admin, { slug, kind: 'meeting', id: meeting })
    expect(await told(facilitator)).toMatchObject({ title: withheldInWords(destroyed), items: 1 })
    gone(await prisma.meeting.findMany(), await prisma.contribution.findMany())
    gone(await prisma.processEvent.findMany({ where: { processId: process.id } }))
    await sound()
  })
})

describe('an answer that was given back', () => {
  it('[PR352] [PR117] goes with why it was; an answer that is not goes alone', async () => {
    const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
    const { slug } = process
    const [number = 0] = await say(platform, process, await openStage(platform, process, 'comment'), {
      by: await aMember(platform),
    })
    await closeStage(platform, process, 'comment')
    await openStage(platform, process, 'disposition')
    const editor = await giveRole(platform, process, 'editor')
    const wish = { slug, rationale: 'Too short.', picks: [{ number, part: 0 }] }
    const { ids } = await proposeAnswers(platform, editor, { ...wish, kind: 'declined' })
    const second = await giveRole(platform, process, 'editor')
    await settleAnswers(platform, second, { slug, ids, verdict: 'return', reason: rude })
    const id = ids[0] ?? ''
    const returned = async () => (await listWork(platform, editor, { slug, limit: 5 })).items[0]?.returned
    expect(await returned()).toMatchObject({ id, returnReason: rude, returnWithheld: null })
    expect(await refusalOf(destroy(platform, admin, { slug, kind: 'answer', id }))).toBe('not-found')
    await hide(platform, moderator, { slug, kind: 'return', id })
    const told = { rationale: '', returnReason: withheldInWords(hidden), returnWithheld: hidden }
    expect(await returned()).toMatchObject(told)
    const { prisma } = platform.database
    const change = prisma.disposition.update({ where: { id }, data: { returnReason: '' } })
    await expect(change).rejects.toThrow('An answer is not changed')
    await destroy(platform, admin, { slug, kind: 'return', id })
    expect(await returned()).toMatchObject({ rationale: '', returnWithheld: destroyed })
    gone(await prisma.disposition.findMany())
    await sound()
  })
})

describe('what was decided of a version', () => {
  it('[PR352] [PR353] why it was adopted and why a report was declined go; what an erratum says stays', async () => {
    const candidate = await aBallot(platform)
    const { process } = candidate
    const { slug, steward } = process
    const [voter] = await ratifiers(platform, process, 1)
    await candidate.open('adoption')
    if (voter) await vote(platform, candidate, voter, 'approve')
    await closeStage(platform, process, 'adoption')
    await adopt(platform, steward, adoptionWish(candidate, { rationale: rude }))
    const { prisma } = platform.database
    await prisma.processStage.create({
      data: {
        ...{ id: platform.newId(), processId: process.id, position: 9, kind: 'maintenance', title: 'Maintenance' },
        ...{ purpose: '', visibility: 'live', who: ['public'], plan: {}, state: 'planned' },
      },
    })
    await openStage(platform, process, 'maintenance')
    const reporter = await aMember(platform)
    const report = async (outcome: 'issued' | 'declined') => {
      const { number } = await reportErratum(platform, reporter, { slug, text: 'It is wrong.', elementId: 'e3' })
      await decideErratum(platform, steward, { slug, number, outcome, reason: rude })
    }
    await report('issued')
    await report('declined')
    const decided = async (to: Actor) =>
      (await listReports(platform, to, { slug, limit: 5 })).items.map(each => each.decided)
    const [declined, issued] = await decided(visitor)
    expect([declined?.words, issued?.words]).toEqual([expect.any(String), null])
    const adopted = await logged(visitor, slug, 'version-adopted')
    const version = adopted?.words?.id ?? ''
    const erratum = { slug, kind: 'erratum', id: declined?.words ?? '' } as const
    const adoption = { slug, kind: 'adoption', id: version } as const
    await hide(platform, moderator, erratum)
    await hide(platform, moderator, adoption)
    expect(await decided(visitor)).toMatchObject([{ reason: '', withheld: hidden }, { reason: rude }])
    expect(await decided(steward)).toMatchObject([{ reason: rude }, { reason: rude }])
    expect(await tellAdoption(platform, visitor, version)).toMatchObject({ rationale: '', withheld: hidden })
    const reported = await readReport(platform, visitor, slug)
    expect(reported.adopted).toMatchObject({ rationale: withheldInWords(hidden) })
    for (const kind of ['version-adopted', 'erratum-declined']) {
      expect(await logged(visitor, slug, kind)).toMatchObject({ reason: '', withheld: hidden })
    }
    await destroy(platform, admin, erratum)
    await destroy(platform, admin, adoption)
    gone(await prisma.adoption.findMany({ where: { versionId: version } }))
    expect(await logged(steward, slug, 'version-adopted')).toMatchObject({ reason: '', withheld: destroyed })
    expect(await logged(steward, slug, 'erratum-issued')).toMatchObject({ reason: rude, words: null })
    expect(await prisma.erratumDecision.count({ where: { reason: rude } })).toBe(1)
    await sound()
  })
})
