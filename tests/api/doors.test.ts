import type { refusals } from '@fieldword/shared/kernel/refusals.ts'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember, aModerator } from '../support/people.ts'

type Code = keyof typeof refusals
type Door = readonly [name: string, method: string, path: string, body: unknown]

const nobodysId = '0190a0a0-0000-7000-8000-000000000000'
const proposal = { summary: 'Says it better', changeKind: 'wording', contentHash: 'a'.repeat(64) }

const version = {
  revision: 1,
  label: '2011',
  name: 'First',
  status: 'working',
  datedOn: '2011',
  provenance: 'A summit',
}
const lineage = { from: '1', to: '2', basedOn: 0, reading: 'editorial reading', summary: 'All of it', ties: [] }

/** Everything that takes an account, with input its contract accepts. */
const forMembers: readonly Door[] = [
  ['a page is made', 'POST', '/pages', { title: 'Learning', kind: 'article' }],
  ['a page is renamed', 'PATCH', '/pages/pacing', { title: 'Speed' }],
  ['a page is moved', 'PUT', '/pages/pacing/place', { parentSlug: null }],
  ['a draft is opened', 'GET', '/pages/pacing/draft', undefined],
  ['a proposal is looked over', 'GET', '/pages/pacing/proposal', undefined],
  ['a revision is proposed', 'POST', '/pages/pacing/proposals', proposal],
  ['an old text is restored', 'POST', '/pages/pacing/restorations', { number: 1 }],
  ['the queue is read', 'GET', '/reviews', undefined],
  ['the figures of the queue are read', 'GET', '/reviews/figures', undefined],
  ['the health of the queue is read', 'GET', '/reviews/health', undefined],
  ['a place in the queue is read', 'GET', `/reviews/${nobodysId}/place`, undefined],
  ['a word is given', 'POST', '/pages/pacing/labels', { label: 'tempo' }],
  ['a word is taken away', 'DELETE', `/pages/pacing/labels/${nobodysId}`, undefined],
  ['a term is not linked', 'PUT', '/pages/pacing/terms/pacing', { linked: false }],
  ['the log of a protection is read', 'GET', '/pages/pacing/protection', undefined],
  ['what protects a page is read', 'GET', '/pages/pacing/protection/now', undefined],
  ['unchecked changes are listed', 'GET', '/patrol', undefined],
]
const forModerators: readonly Door[] = [
  ['accounts are listed', 'GET', '/accounts', undefined],
  ['an account is read', 'GET', `/accounts/${nobodysId}`, undefined],
  ['blocks are listed', 'GET', `/accounts/${nobodysId}/blocks`, undefined],
  ['lineage is looked at to record it', 'GET', '/definitions/pacing/lineage-to-edit?from=1&to=2', undefined],
  ['lineage is recorded', 'POST', '/definitions/pacing/lineage', lineage],
  ['a reading is restored', 'POST', '/definitions/pacing/lineage/1/restoration', { from: '1', to: '2', basedOn: 1 }],
  ['a proposal is taken', 'PUT', `/reviews/${nobodysId}/assignment`, { assigneeId: null, seenId: null }],
  [
    'several proposals are taken',
    'POST',
    '/review-batches',
    { action: 'take', picks: [{ id: nobodysId, contentHash: 'a'.repeat(64) }] },
  ],
  ['what was done at once is told', 'GET', `/review-batches/${nobodysId}`, undefined],
  ['it is undone', 'POST', `/review-batches/${nobodysId}/undo`, {}],
  ['moderators are listed', 'GET', '/reviews/assignees', undefined],
  ['protected pages are listed', 'GET', '/protections', undefined],
  ['an account is trusted', 'PUT', `/accounts/${nobodysId}/trust`, { trusted: true, reason: 'Writes well' }],
  ['changes are checked', 'POST', '/patrol/checks', { revisionIds: [nobodysId] }],
  ['marks are taken back', 'POST', '/patrol/unchecks', { revisionIds: [nobodysId] }],
  ['a page is protected', 'PUT', '/pages/pacing/protection', { editableBy: 'moderator', reason: 'Vandalism' }],
]
const ofVersion = '/definitions/pacing/versions/2011'
const forModeratorsOfDefinitions: readonly Door[] = [
  ['a revision is looked over as a version', 'GET', '/definitions/pacing/publication', undefined],
  ['a version is published', 'POST', '/definitions/pacing/versions', version],
  ['a version is withdrawn', 'PUT', `${ofVersion}/status`, { to: 'withdrawn', reason: 'It misquotes' }],
  ['a version is corrected', 'POST', `${ofVersion}/errata`, { text: 'It was in March' }],
]
const forAdmins: readonly Door[] = [
  ['a role is given', 'PUT', `/accounts/${nobodysId}/role`, { role: 'admin' }],
  ['imports are listed', 'GET', '/imports', undefined],
  ['an import is read', 'GET', `/imports/${nobodysId}`, undefined],
  ['a report is read', 'GET', `/imports/${nobodysId}/problems`, undefined],
  ['the front page is set', 'PUT', '/front-page', { slug: null }],
  ['a source is read', 'GET', `/imports/${nobodysId}/source?page=1&revision=1`, undefined],
  ['a file is brought in', 'POST', '/imports?name=x', { any: 'file' }],
  ['an import is stopped', 'POST', `/imports/${nobodysId}/stop`, {}],
  ['an import is gone on with', 'POST', `/imports/${nobodysId}/resume`, {}],
]

let app: TestApp
let visitor: Caller
let member: Caller
let moderator: Caller
let blocked: Caller

beforeAll(async () => {
  app = await createTestApp()
  visitor = new Caller(app.url)
  member = await new Caller(app.url).signIn(await aMember(app.platform))
  moderator = await new Caller(app.url).signIn(await aModerator(app.platform))
  const spammer = await aMember(app.platform)
  blocked = await new Caller(app.url).signIn(spammer)
  await moderator.send('PUT', `/accounts/${spammer.id}/block`, { reason: 'Spam', until: null })
  await member.send('POST', '/pages', { title: 'Pacing', kind: 'article' })
})
afterAll(async () => {
  await app.close()
})

/** Everything the wiki holds, as far as a refused request could have changed it. */
async function everything() {
  const { prisma } = app.platform.database
  const [pages, revisions, reviews, users, events] = await Promise.all([
    prisma.page.findMany({ orderBy: { id: 'asc' } }),
    prisma.revision.count(),
    prisma.review.count(),
    prisma.user.findMany({ orderBy: { id: 'asc' } }),
    prisma.outboxEvent.count(),
  ])
  return { pages, revisions, reviews, users, events }
}

async function expectClosed(caller: Caller, [, method, path, body]: Door, code: Code, status: number) {
  const before = await everything()
  const answer = await caller.send(method, path, body)
  expect(answer).toMatchObject({ status, body: { code, message: expect.any(String), details: expect.any(Object) } })
  expect(await everything()).toEqual(before)
}

describe.each(forMembers)('%s', (...door) => {
  test('[API8] a visitor is asked to sign in, and nothing is changed', async () => {
    await expectClosed(visitor, door, 'sign-in-needed', 401)
  })

  test('[API8] [POL7] whoever is blocked is told so and why, and nothing is changed', async () => {
    await expectClosed(blocked, door, 'blocked', 403)
  })
})

describe.each([...forModerators, ...forModeratorsOfDefinitions])('%s', (...door) => {
  test('[API8] a visitor is asked to sign in, a member told no, and nothing is changed', async () => {
    await expectClosed(visitor, door, 'sign-in-needed', 401)
    await expectClosed(member, door, 'forbidden', 403)
  })
})

describe.each(forAdmins)('%s', (...door) => {
  test('[API8] a visitor is asked to sign in', async () => {
    await expectClosed(visitor, door, 'sign-in-needed', 401)
  })

  test('[API8] a member and a moderator are told no, and nothing is changed', async () => {
    await expectClosed(member, door, 'forbidden', 403)
    await expectClosed(moderator, door, 'forbidden', 403)
  })
})

test('[API8] ids that belong to nobody are not found, by whoever asks', async () => {
  await expectClosed(member, ['', 'GET', `/reviews/${nobodysId}`, undefined], 'not-found', 404)
  await expectClosed(moderator, ['', 'POST', `/reviews/${nobodysId}/decisions`, { kind: 'reject' }], 'not-found', 404)
  await expectClosed(member, ['', 'PATCH', '/pages/no-such-page', { title: 'Speed' }], 'not-found', 404)
  await expectClosed(member, ['', 'POST', '/pages/pacing/restorations', { number: 900 }], 'not-found', 404)
})

test('[API8] a made-up session is nobody', async () => {
  const liar = new Caller(app.url)
  liar.cookie = 'fw_session=s%3Amade-up.signature'
  expect((await liar.get('/session')).body).toEqual({ actor: { role: 'visitor', id: null } })
  const [door] = forMembers
  if (door) await expectClosed(liar, door, 'sign-in-needed', 401)
})
