import { publishVersion } from '@fieldword/server/definitions/publishing-commands.ts'
import { readDefinition } from '@fieldword/server/definitions/reading.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { listActs } from '@fieldword/server/processes/acts.ts'
import { adopt } from '@fieldword/server/processes/adopting-commands.ts'
import { previewAdoption, tellAdoption } from '@fieldword/server/processes/adoptions.ts'
import { partsOf } from '@fieldword/server/processes/all-parts.ts'
import { listVotes, readBallot } from '@fieldword/server/processes/ballots.ts'
import { adoptionsCheck } from '@fieldword/server/processes/deciding-verify-queries.ts'
import { listMembers } from '@fieldword/server/processes/members.ts'
import { addNote } from '@fieldword/server/processes/minority-note-commands.ts'
import { closeProcess } from '@fieldword/server/processes/process-commands.ts'
import { readProcess } from '@fieldword/server/processes/reading.ts'
import { endRole } from '@fieldword/server/processes/role-commands.ts'
import { castVote } from '@fieldword/server/processes/voting-commands.ts'
import { listDecisions } from '@fieldword/server/review/log.ts'
import { versionWish } from '@fieldword/shared/definitions/version-contract.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import type { ProcessActs } from '@fieldword/shared/processes/log-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { closeStage, giveRole } from './support/a-process.ts'
import { aBallot, adoptionWish, ratifiers, vote } from './support/deciding.ts'

let wiki: TestPlatform
let platform: Platform

beforeAll(async () => {
  wiki = await createTestPlatform()
  platform = wiki.platform
})
afterAll(() => wiki.close())

describe('a ballot', () => {
  it('[PR231] [PR232] [PR235] counts the last vote of each on the text, and says nothing of it before it closes', async () => {
    const candidate = await aBallot(platform)
    const { process, textHash } = candidate
    const { slug } = process
    const [one, two, three] = await ratifiers(platform, process, 3)
    if (!one || !two || !three) throw new Error('no ratifiers')
    const wish = { slug, textHash, choice: 'approve' as const, reason: '' }
    expect(await refusalOf(castVote(platform, one, wish))).toBe('stage-not-open')
    await candidate.open('adoption')
    expect(await refusalOf(castVote(platform, process.steward, wish))).toBe('forbidden')
    expect(await refusalOf(castVote(platform, one, { ...wish, textHash: 'f'.repeat(64) }))).toBe('text-moved-on')
    await Promise.all([vote(platform, candidate, one, 'approve'), vote(platform, candidate, one, 'reject')])
    await vote(platform, candidate, one, 'approve')
    await vote(platform, candidate, one, 'approve')
    await vote(platform, candidate, two, 'approve', 'It is clear.')
    await vote(platform, candidate, three, 'reject')
    const open = await readBallot(platform, visitor, slug)
    expect(open).toMatchObject({ result: null, turnout: { voted: 3, roll: 3 }, own: null, mayVote: false })
    expect(await listVotes(platform, process.steward, { slug, limit: 30 })).toEqual({ items: [], nextCursor: null })
    expect((await readBallot(platform, three, slug)).own).toMatchObject({ choice: 'reject' })
    await closeStage(platform, process, 'adoption')
    const { result } = await readBallot(platform, visitor, slug)
    expect(result).toMatchObject({ approve: 2, reject: 1, passed: true, quorumNeeded: 2, majorityNeeded: 2 })
    expect(await refusalOf(vote(platform, candidate, three, 'approve'))).toBe('stage-not-open')
    const first = await listVotes(platform, visitor, { slug, limit: 2 })
    const rest = await listVotes(platform, visitor, { slug, limit: 2, cursor: first.nextCursor ?? '' })
    const told = [...first.items, ...rest.items].map(({ choice, by, reason }) => `${by?.name}: ${choice} ${reason}`)
    expect(new Set(told)).toEqual(
      new Set([
        `${one.name}: approve `,
        `${two.name}: approve It is clear.`,
        `${three.name}: reject It says too much.`,
      ]),
    )
    const { prisma } = platform.database
    const stageId = await process.stage('adoption')
    await expect(prisma.ballotVote.deleteMany({ where: { stageId } })).rejects.toThrow('only added to')
    const stray = {
      id: platform.newId(),
      stageId,
      userId: one.id,
      number: 9,
      choice: 'approve',
      reason: '',
      at: platform.clock(),
    } as const
    await expect(prisma.ballotVote.create({ data: { ...stray, textHash: 'f'.repeat(64) } })).rejects.toThrow('froze')
  })

  it('[PR234] takes no vote of whoever has the role no more, and keeps the one they cast before', async () => {
    const candidate = await aBallot(platform)
    const { process } = candidate
    const [stays, left, voted] = await ratifiers(platform, process, 3)
    if (!stays || !left || !voted) throw new Error('no ratifiers')
    await candidate.open('adoption')
    await vote(platform, candidate, voted, 'approve')
    const { items } = await listMembers(platform, process.steward, { slug: process.slug, limit: 30 })
    for (const { id } of items.filter(({ person }) => person?.id === left.id || person?.id === voted.id)) {
      await endRole(platform, process.steward, { slug: process.slug, member: id })
    }
    expect(await refusalOf(vote(platform, candidate, left, 'approve'))).toBe('forbidden')
    await vote(platform, candidate, stays, 'approve')
    await closeStage(platform, process, 'adoption')
    const { result } = await readBallot(platform, visitor, process.slug)
    expect(result).toMatchObject({ voted: 2, roll: 2, approve: 2 })
    // The roll is of the moment it closed, whatever becomes of roles later.
    await giveRole(platform, process, 'ratifier')
    expect((await readBallot(platform, visitor, process.slug)).turnout).toEqual({ voted: 2, roll: 2 })
  })
})

/** A ballot of three that passed. */
async function passed(charter: { names?: 'public' | 'people' } = {}) {
  const candidate = await aBallot(platform)
  const { process } = candidate
  await platform.database.prisma.process.update({ where: { id: process.id }, data: { charter } })
  const voters = await ratifiers(platform, process, 3)
  await candidate.open('adoption')
  for (const [place, voter] of voters.entries())
    await vote(platform, candidate, voter, place < 2 ? 'approve' : 'reject')
  return { ...candidate, voters }
}

const adopting =
  (slug: string) =>
  ({ acts }: ProcessActs) =>
    acts.some(({ href }) => href === `/processes/${slug}/adopt`)

describe('adoption', () => {
  it('[PR236] [PR237] [PR239] [PR240] makes the version in force of what passed, with its lineage and dissent, once', async () => {
    const candidate = await passed()
    const { process, voters } = candidate
    const { slug, steward, page } = process
    const before = {
      revision: 1,
      label: '2011',
      name: 'First',
      status: 'in_force',
      datedOn: '2011',
      provenance: 'A test.',
    }
    await publishVersion(platform, steward, versionWish.parse({ slug: page, ...before }))
    const dissenter = voters[2]
    if (!dissenter) throw new Error('no voter')
    const note = {
      slug,
      text: 'Proof is not a part of it.',
      elementId: 'e3',
      forOther: false,
      name: '',
      consent: false,
    }
    await addNote(platform, dissenter, note)
    const wish = adoptionWish(candidate, { supersedes: '2011' })
    expect(await refusalOf(adopt(platform, steward, wish))).toBe('ballot-open')
    await closeStage(platform, process, 'adoption')
    expect(await refusalOf(adopt(platform, voters[0] ?? steward, wish))).toBe('forbidden')
    const facilitator = await giveRole(platform, process, 'facilitator', await aMember(platform))
    expect(await refusalOf(adopt(platform, facilitator, wish))).toBe('forbidden')
    expect(await refusalOf(adopt(platform, steward, { ...wish, supersedes: null }))).toBe('another-in-force')
    expect((await readBallot(platform, steward, slug)).mayAdopt).toBe(true)
    const preview = await previewAdoption(platform, steward, slug)
    expect(preview.ties.map(({ from, to, kind }) => `${from}-${to} ${kind}`)).toEqual([
      'e1-e1 reworded',
      'e2-e2 kept',
      'null-e3 new',
    ])
    // Nothing is half done: what was refused left no approval behind.
    expect((await readDefinition(platform, visitor, page, undefined)).page.text?.number).toBe(1)

    expect(await adopt(platform, steward, wish)).toEqual({ pageSlug: page, label: '2026' })
    const shown = await readDefinition(platform, visitor, page, undefined)
    expect(shown.version).toMatchObject({ label: '2026', status: 'in_force', elements: 3, revisionNumber: 2 })
    expect(shown.versions.map(({ label, status }) => `${label} ${status}`)).toEqual(
      expect.arrayContaining(['2011 superseded', '2026 in_force']),
    )
    expect(await refusalOf(adopt(platform, steward, { ...wish, label: '2027' }))).toBe('already-adopted')

    const told = await tellAdoption(platform, visitor, shown.version?.id ?? '')
    expect(told).toMatchObject({
      process: { slug },
      result: { approve: 2, reject: 1, roll: 3 },
      rationale: 'It says why.',
      notes: [{ text: 'Proof is not a part of it.', element: { id: 'e3', number: 3 }, by: dissenter.name }],
      dissent: [{ reason: 'It says too much.', by: dissenter.name }],
    })
    expect(
      await tellAdoption(platform, visitor, shown.versions.find(each => each.label === '2011')?.id ?? ''),
    ).toBeNull()
    const { items } = await listDecisions(platform, visitor, { page, limit: 5 })
    expect(items[0]).toMatchObject({
      kind: 'by_ballot',
      mandate: `/processes/${slug}/ballot`,
      actor: { id: steward.id },
    })
    const readings = await platform.database.prisma.lineageReading.count({
      where: { reading: (await readProcess(platform, visitor, slug)).title },
    })
    expect(readings).toBe(1)
    const { prisma } = platform.database
    const other = { adoptedVersionId: platform.newId() }
    await expect(prisma.process.update({ where: { id: process.id }, data: other })).rejects.toThrow(
      'stays what it adopted',
    )
  })

  it('[PR341] [PR347] is not forgotten: it is the next act of who may adopt it, and a process closes without it for a reason alone', async () => {
    const { process, voters } = await passed()
    const { slug, steward } = process
    await closeStage(platform, process, 'adoption')
    expect(await refusalOf(closeProcess(platform, steward, { slug, reason: '' }))).toBe('ballot-not-adopted')
    const toAdopt = async (actor: Actor) => (await listActs(platform, actor)).items.filter(adopting(slug)).length
    expect(await toAdopt(steward)).toBe(1)
    expect(await toAdopt(voters[0] ?? steward)).toBe(0)
    await closeProcess(platform, steward, { slug, reason: 'The field met again.' })
    expect((await readProcess(platform, visitor, slug)).state).toBe('closed')
    expect(await toAdopt(steward)).toBe(0)
  })

  it('[PR238] is refused after a ballot that failed, which the log tells, and for a text that nobody proposed', async () => {
    const failed = await aBallot(platform)
    const [voter] = await ratifiers(platform, failed.process, 1)
    await failed.open('adoption')
    if (voter) await vote(platform, failed, voter, 'reject')
    await closeStage(platform, failed.process, 'adoption')
    expect(await refusalOf(adopt(platform, failed.process.steward, adoptionWish(failed)))).toBe('ballot-not-passed')
    const logged = await platform.database.prisma.processEvent.findFirst({
      where: { processId: failed.process.id, kind: 'ballot-counted' },
    })
    expect(logged).toMatchObject({ reason: 'The ballot did not pass.', data: { approve: 0, reject: 1 } })

    const orphan = await passed()
    await platform.database.prisma.review.updateMany({
      where: {
        pageId: (await platform.database.prisma.process.findUniqueOrThrow({ where: { id: orphan.process.id } })).pageId,
      },
      data: { state: 'withdrawn' },
    })
    await closeStage(platform, orphan.process, 'adoption')
    expect(await refusalOf(adopt(platform, orphan.process.steward, adoptionWish(orphan)))).toBe('review-closed')
  })

  it('[PR239] [PR250] [PR251] names nobody where the charter does not, and comes to the same when it is counted again', async () => {
    const candidate = await passed({ names: 'people' })
    const { process } = candidate
    const stageId = await closeStage(platform, process, 'adoption')
    await adopt(platform, process.steward, adoptionWish(candidate))
    const { adoptedVersionId } = await platform.database.prisma.process.findUniqueOrThrow({ where: { id: process.id } })
    const told = await tellAdoption(platform, visitor, adoptedVersionId ?? '')
    expect(told?.dissent).toMatchObject([{ reason: 'It says too much.', by: '', withheld: null }])
    expect((await listVotes(platform, visitor, { slug: process.slug, limit: 5 })).items.map(({ by }) => by)).toEqual([
      ...[null, null, null],
    ])
    const { prisma, sql } = platform.database
    const stage = await prisma.processStage.findUniqueOrThrow({ where: { id: stageId } })
    const row = await prisma.process.findUniqueOrThrow({ where: { id: process.id } })
    expect(await partsOf.adoption.rederived?.({ tx: prisma, process: row, stage })).toEqual(stage.report)
    const damages = async () => {
      const found: string[] = []
      for await (const each of adoptionsCheck.look({ prisma, sql })) found.push(...each.map(({ problem }) => problem))
      return found
    }
    expect(await damages()).toEqual([])
    await prisma.$executeRaw`ALTER TABLE ballot_votes DISABLE TRIGGER keep_ballot_vote`
    await prisma.$executeRaw`UPDATE ballot_votes SET choice = 'reject' WHERE stage_id = ${stageId}::uuid`
    expect(await damages()).toEqual(['Its votes do not come to the result it tells.', 'Its ballot did not pass.'])
  })
})
