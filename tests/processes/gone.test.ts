import { tellOfEvents } from '@fieldword/server/notifications/telling-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { verify } from '@fieldword/server/platform/verifying.ts'
import { viewAnswer } from '@fieldword/server/processes/answering/answers.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { listVotes, readBallot } from '@fieldword/server/processes/ballots.ts'
import { listContributions } from '@fieldword/server/processes/contribution-reading.ts'
import { adoptionsCheck, answersCheck, processesCheck, roundsCheck } from '@fieldword/server/processes/index.ts'
import { listMembers } from '@fieldword/server/processes/members.ts'
import { readParticipation } from '@fieldword/server/processes/participation.ts'
import { readReport } from '@fieldword/server/processes/reporting.ts'
import { readResults } from '@fieldword/server/processes/results-reading.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aProcess, closeStage, giveRole, openStage } from './support/a-process.ts'
import { aRating, closeRoundOf, rateAs } from './support/a-rating.ts'
import { aBallot, ratifiers, vote } from './support/deciding.ts'
import { say } from './support/saying.ts'

let test: TestPlatform
let platform: Platform
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterAll(() => test.close())

/** The account is not there any more, whatever it was that took it away. */
async function takeAway({ id }: SignedIn): Promise<void> {
  await platform.database.prisma.$executeRaw`DELETE FROM users WHERE id = ${id}::uuid`
}

it('[PR364] what somebody said whose account is gone stays, without a name, and is answered as any', async () => {
  const process = await aProcess(platform, { stages: ['comment', 'disposition'] })
  const { slug } = process
  const [first, second] = [await giveRole(platform, process, 'editor'), await giveRole(platform, process, 'editor')]
  const leaving = await aMember(platform)
  const stage = await openStage(platform, process, 'comment')
  const [number = 0] = await say(platform, process, stage, { by: leaving, elementId: 'e1' })
  await takeAway(leaving)
  const { items } = await listContributions(platform, visitor, { slug, limit: 10, sort: 'newest' })
  expect(items).toMatchObject([{ number, author: null, text: 'Say it shorter.' }])
  await closeStage(platform, process, 'comment')
  await openStage(platform, process, 'disposition')
  const picks = [{ number, part: 0 }]
  const { ids } = await proposeAnswers(platform, first, { slug, picks, kind: 'accepted', rationale: 'It is.' })
  await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
  while ((await tellOfEvents(platform)) > 0);
  expect(await viewAnswer(platform, visitor, { slug, number })).toMatchObject({
    input: { by: { person: null, name: '' } },
    answers: [{ kind: 'accepted' }],
  })
  await closeStage(platform, process, 'disposition')
  const { stages } = await readReport(platform, visitor, slug)
  expect(stages[1]?.figures[0]).toMatchObject({ key: 'answered', value: 1, of: 1 })
})

it('[PR364] [PR184] what they rated and voted counts, and nothing that was told comes out otherwise', async () => {
  const rating = await aRating(platform, { raters: 3 })
  const [leaving] = rating.panel
  if (!leaving) throw new Error('Nobody rates.')
  for (const rater of rating.panel) await rateAs(platform, rater, rating, { e1: 8 })
  await takeAway(leaving)
  await closeRoundOf(platform, rating, 1)
  const { shown } = await readResults(platform, visitor, { slug: rating.slug })
  expect(shown).toMatchObject({ report: { raters: 3 }, elements: [{ figures: { n: 3 } }, {}] })
  const candidate = await aBallot(platform)
  const { process } = candidate
  const [voter, other] = await ratifiers(platform, process, 2)
  if (!voter || !other) throw new Error('Nobody votes.')
  await candidate.open('adoption')
  await vote(platform, candidate, voter, 'approve')
  await vote(platform, candidate, other, 'approve')
  await takeAway(voter)
  await closeStage(platform, process, 'adoption')
  expect((await readBallot(platform, visitor, process.slug)).result).toMatchObject({ approve: 2, roll: 2 })
  const votes = await listVotes(platform, visitor, { slug: process.slug, limit: 10 })
  expect(votes.items.filter(({ by }) => by === null)).toHaveLength(1)
  const members = await listMembers(platform, visitor, { slug: process.slug, limit: 30 })
  expect(members.items.filter(({ person }) => person === null)).toHaveLength(1)
  expect(await readParticipation(platform, visitor, rating.slug)).toMatchObject({ people: 3 })
  const damages: unknown[] = []
  const reporter = { damaged: (damage: unknown) => damages.push(damage), going: () => {}, done: () => {} }
  await verify(platform.database, [processesCheck, answersCheck, roundsCheck, adoptionsCheck], reporter)
  expect(damages).toEqual([])
})
