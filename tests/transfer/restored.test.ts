import { setPassword } from '@fieldword/server/accounts/password-commands.ts'
import { findByCredentials } from '@fieldword/server/accounts/queries.ts'
import { checks } from '@fieldword/server/checks.ts'
import { findOrCreateWorkingDraft, readDraft } from '@fieldword/server/collab/index.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import { readPage } from '@fieldword/server/pages/reading.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { verify } from '@fieldword/server/platform/verifying.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { AuthorshipKeeper } from '@fieldword/server/revisions/index.ts'
import { spokenOf, standingOn } from '@fieldword/server/transfer/carried-tables.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { authorshipOf, drawn } from '../revisions/support/authorship.ts'
import { aModerator, emailOf, password } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { bringIn, fileOf } from './support/importing.ts'
import { buildWholeWiki, firstDifference, operator, takeOut } from './support/whole-wiki.ts'

const tests: TestPlatform[] = []
let platform: Platform
let taken: string
/** An empty wiki into which all of it was brought. */
let restored: Platform

async function newWiki(): Promise<Platform> {
  const test = await createTestPlatform()
  tests.push(test)
  return test.platform
}

beforeAll(async () => {
  platform = await newWiki()
  await buildWholeWiki(platform)
  taken = await takeOut(platform)
  restored = await newWiki()
  expect(await bringIn(restored, fileOf(taken, 'wiki.jsonl'))).toMatchObject({ outcome: 'done', format: 'fieldword' })
})
afterAll(() => Promise.all(tests.map(test => test.close())))

const carriedTables = [...spokenOf, ...standingOn]

/** Ids of the rows of a kind, as the file tells them. */
const rowsOf = (name: string) =>
  taken.split('\n').flatMap(line => (line.startsWith(`{"${name}":`) ? [JSON.parse(line)[name] as { id: string }] : []))

describe('[TRF42] everything taken out, brought into an empty wiki', () => {
  it('is of every kind: no table that is carried is without a row', () => {
    const kinds = new Set(taken.split('\n').map(line => /^\{"(\w+)"/.exec(line)?.[1]))
    expect(carriedTables.map(({ name }) => name).filter(name => !kinds.has(name))).toEqual([])
  })

  it('and taken out again is the same to the byte', async () => {
    expect(firstDifference(taken, await takeOut(restored))).toBeNull()
  })

  it('is whole: nothing in it is found to be damaged', async () => {
    const damages: unknown[] = []
    const reporter = { damaged: (damage: unknown) => damages.push(damage), going: () => {}, done: () => {} }
    await verify(restored.database, checks, reporter)
    expect(damages).toEqual([])
  })

  it('brought in again adds nothing', async () => {
    expect(await bringIn(restored, fileOf(taken))).toMatchObject({ state: 'done', revisions: 0, kept: 0 })
    // It is an import like others now, and no part of anything that came.
    const others = (lines: string) => lines.split('\n').filter(line => !line.startsWith('{"imports"'))
    expect(others(await takeOut(restored))).toEqual(others(taken))
  })

  it('broken off anywhere, is gone on with by bringing it in again', async () => {
    const lines = taken.split('\n')
    for (const share of [0.1, 0.8]) {
      const other = await newWiki()
      const part = lines.slice(0, Math.floor(lines.length * share)).join('\n')
      expect(await bringIn(other, fileOf(part))).toMatchObject({ state: 'failed', failure: { reason: 'truncated' } })
      expect(await bringIn(other, fileOf(taken))).toMatchObject({ state: 'done' })
      expect(firstDifference(taken, await takeOut(other))).toBeNull()
    }
  })

  it('has its open proposals open, and they can be decided on', async () => {
    const page = await findPage(restored, 'written-here')
    const review = await restored.database.prisma.review.findFirstOrThrow({ where: { pageId: page.id, state: 'open' } })
    const { contentHash } = await restored.database.prisma.revision.findUniqueOrThrow({
      where: { id: review.revisionId },
    })
    await decideReview(restored, await aModerator(restored), {
      id: review.id,
      kind: 'approve',
      reason: '',
      contentHash,
    })
    const read = await readPage(restored, visitor, 'written-here')
    expect(read.text?.html).toContain('Pace varies by student.')
  })

  it('has its drafts as they were typed, to the letter and to the log', async () => {
    const { id: pageId } = await findPage(restored, 'typed-by-two')
    const { draftId } = await findOrCreateWorkingDraft(restored, pageId)
    expect(toText((await readDraft(restored, draftId)).document)).toBe('Now this is newer.')
    expect(rowsOf('draft_packs').length).toBeGreaterThan(0)
    expect(rowsOf('draft_snapshots').length).toBeGreaterThan(0)
  })

  it('[WHO7] knows who typed which words', async () => {
    const keeper = new AuthorshipKeeper(restored)
    const who = async (number: number) =>
      drawn(await authorshipOf({ platform: restored, keeper }, operator as never, 'typed-by-two', number))
    expect(await who(2)).toBe(
      'r1 Ada Types: Ada wrote these words. / r2 Ben Types: And again others. / r1 Ben Types: Ben wrote those below.',
    )
    await keeper.close()
  })
})

describe('[TRF44] what people sign in with', () => {
  const signsIn = async (wiki: Platform, email: string, word = password) =>
    (await findByCredentials(wiki, { email, password: word })) !== null
  const ada = emailOf({ name: 'Ada Types' })

  it('stays where it is: nobody signs in there until they are given a password', async () => {
    expect(taken).not.toContain('argon2')
    expect(await signsIn(platform, ada)).toBe(true)
    expect(await signsIn(restored, ada)).toBe(false)
    expect(await setPassword(restored, { email: ada, password: 'another for Ada alone' })).toBe('Ada Types')
    expect(await signsIn(restored, ada, 'another for Ada alone')).toBe(true)
    expect(await setPassword(restored, { email: 'nobody@example.org', password })).toBeNull()
  })

  it('goes along where secrets are asked for', async () => {
    const other = await newWiki()
    await bringIn(other, fileOf(await takeOut(platform, { secrets: true })))
    expect(await signsIn(other, ada)).toBe(true)
  })
})

describe('[TRF42] a file that does not fit', () => {
  const broken = async (from: string, to: string) => {
    const other = await newWiki()
    expect(taken).toContain(from)
    return bringIn(other, fileOf(taken.replace(from, to)))
  }

  it('is refused, and says so, where its texts are not what it says they are', async () => {
    const other = 'Somebody else wrote these words.'
    expect(await broken('Ada wrote these words.', other)).toMatchObject({
      state: 'failed',
      failure: { reason: 'does-not-fit' },
    })
  })

  it('is refused where it names what it does not bring', async () => {
    const [review] = rowsOf('reviews')
    const decision = `"reviewId":"${review?.id}"`
    expect(await broken(decision, '"reviewId":"00000000-0000-7000-8000-000000000000"')).toMatchObject({
      failure: { reason: 'does-not-fit' },
    })
  })

  it('is refused where a row has more or less than it should, or is none', async () => {
    for (const [from, to] of [
      ['{"reviews":{', '{"reviews":{"more":1,'],
      ['{"reviews":{', '{"sessions":{'],
      ['"inStep":true', '"inStep":"perhaps"'],
    ] as const)
      expect(await broken(from, to)).toMatchObject({ state: 'failed', failure: { reason: 'not-fieldword' } })
  })
})
