import { blockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { setRole } from '@fieldword/server/accounts/commands.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { readDraftNow } from '@fieldword/server/review/proposing.ts'
import { startRollback, stopRollback, undoRollback } from '@fieldword/server/review/rollback-commands.ts'
import { planRollback } from '@fieldword/server/review/rollback-planning.ts'
import { listItems, listRollbacks, viewRollback } from '@fieldword/server/review/rollback-reading.ts'
import { RollbackRunner } from '@fieldword/server/review/rollback-runner.ts'
import { documentOf } from '@fieldword/server/revisions/queries.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember, aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { approve, authorOf, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let moderator: SignedIn
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  moderator = await aModerator(platform)
})
afterAll(() => test.close())

const needs = { isNamed: async () => false }
const reason = 'Vandalism on many pages'
const start = (vandal: SignedIn, by = moderator) => startRollback(platform, by, { id: vandal.id, reason })
const plan = async (vandal: SignedIn) => (await planRollback(platform, moderator, { id: vandal.id, limit: 20 })).items
const results = async ({ id }: { readonly id: string }) =>
  (await listItems(platform, moderator, { id, limit: 100 })).items

/** Works on all that is under way, as one of the processes would. */
async function work(by: Platform = platform): Promise<void> {
  const runner = new RollbackRunner(by, needs)
  await runner.listen()
  await runner.settled()
  await runner.close()
}

/** What visitors read of a page; nothing where nothing is approved. */
async function read(slug: string): Promise<string> {
  const { approvedRevisionId: id } = await findPage(platform, slug)
  return id ? toText(await documentOf(platform.database.prisma, id)) : ''
}

async function aPage(title: string, ...paragraphs: string[]): Promise<string> {
  const { author, publish } = await twoPeople(platform)
  const { slug } = await author.makePage(title)
  await publish(slug, textOf(...paragraphs))
  return slug
}

async function vandalise(vandal: SignedIn, slug: string, ...paragraphs: string[]) {
  return approve(
    platform,
    await aModerator(platform),
    await authorOf(platform, vandal).propose(slug, textOf(...paragraphs)),
  )
}

describe('a rollback', () => {
  it('[RV130] [RV131] undoes what is live, the newest first, brings drafts along and rejects what waits', async () => {
    const vandal = await aMember(platform)
    const [one, two] = [await aPage('One', 'Kept.', 'Good.'), await aPage('Two', 'Fine.')]
    await vandalise(vandal, one, 'Kept.', 'Bad.')
    await vandalise(vandal, one, 'Kept.', 'Worse.')
    const waiting = await authorOf(platform, vandal).propose(two, textOf('Waits to be bad.'))
    expect((await plan(vandal)).map(({ will }) => will)).toEqual(['reject', 'undo', 'after-newer'])
    const begun = await start(vandal)
    expect(begun).toMatchObject({ state: 'running', counts: { all: 3, due: 3, done: 0 } })
    expect(await refusalOf(start(vandal))).toBe('rollback-under-way')
    await work()
    expect(await viewRollback(platform, moderator, begun.id)).toMatchObject({
      ...{ state: 'done', counts: { due: 0, done: 3, refused: 0 } },
    })
    expect([await read(one), await read(two)]).toEqual(['Kept.\nGood.', 'Fine.'])
    expect(toText((await readDraftNow(platform, (await findPage(platform, one)).id)).document)).toBe('Kept.\nGood.')
    const { prisma } = platform.database
    expect(await prisma.review.findUnique({ where: { id: waiting.id } })).toMatchObject({ state: 'rejected' })
    expect(await prisma.decision.count({ where: { kind: 'live_rollback', actorId: moderator.id } })).toBe(2)
    expect(await prisma.patrol.count({ where: { rule: 'rollback', checkedAt: null } })).toBe(2)
    expect(await refusalOf(start(vandal))).toBe('nothing-to-roll-back')
  })

  it('[RV131] [RV133] leaves what others built on, and says so: nothing is guessed', async () => {
    const vandal = await aMember(platform)
    const [built, beside] = [await aPage('Built on', 'Good.'), await aPage('Beside', 'Good.', 'More.')]
    await vandalise(vandal, built, 'Bad.')
    await vandalise(await aMember(platform), built, 'Bad, but better.')
    await vandalise(vandal, beside, 'Bad.', 'More.')
    await vandalise(await aMember(platform), beside, 'Bad.', 'More and more.')
    const planned = await plan(vandal)
    expect(planned).toMatchObject([{ will: 'undo' }, { will: 'refused', why: expect.stringContaining('same place') }])
    const begun = await start(vandal)
    await work()
    expect([await read(built), await read(beside)]).toEqual(['Bad, but better.', 'Good.\nMore and more.'])
    expect(await results(begun)).toMatchObject([
      { pageSlug: beside, result: 'done', madeNumber: 4 },
      { pageSlug: built, result: 'refused', why: expect.stringContaining('same place') },
    ])
    const { items } = await listItems(platform, moderator, { id: begun.id, limit: 1, refused: true })
    expect(items).toMatchObject([{ pageSlug: built }])
  })

  it('[RV134] takes a page’s first text from visitors, where there is nothing to go back to', async () => {
    const vandal = await aMember(platform)
    const { slug } = await authorOf(platform, vandal).makePage('All spam')
    await vandalise(vandal, slug, 'Buy.')
    expect(await plan(vandal)).toMatchObject([{ will: 'revert' }])
    await start(vandal)
    await work()
    expect(await read(slug)).toBe('')
  })

  it('[RV136] is undone as a whole', async () => {
    const vandal = await aMember(platform)
    const slug = await aPage('Back and forth', 'Good.')
    const other = await aPage('Waiting again', 'Good.')
    await vandalise(vandal, slug, 'Bad?')
    const waiting = await authorOf(platform, vandal).propose(other, textOf('Not so bad.'))
    const { id } = await start(vandal)
    await work()
    expect(await read(slug)).toBe('Good.')
    await undoRollback(platform, await aModerator(platform), id)
    expect(await refusalOf(undoRollback(platform, moderator, id))).toBe('rollback-under-way')
    await work()
    expect(await viewRollback(platform, moderator, id)).toMatchObject({ state: 'undone', undone: 2 })
    expect(await read(slug)).toBe('Bad?')
    expect(await platform.database.prisma.review.findUnique({ where: { id: waiting.id } })).toMatchObject({
      state: 'open',
    })
  })

  it('[RV132] goes on in another process where it was broken off, and does nothing twice', async () => {
    const vandal = await aMember(platform)
    const slugs = [await aPage('Broken off 1', 'Good.'), await aPage('Broken off 2', 'Good.')]
    for (const slug of slugs) await vandalise(vandal, slug, 'Bad.')
    const { id } = await start(vandal)
    await work()
    // As it was when the process was killed: done, and not yet written down.
    await platform.database.prisma.rollback.update({ where: { id }, data: { state: 'running' } })
    await platform.database.prisma.rollbackItem.updateMany({
      where: { rollbackId: id },
      data: { outcome: null, madeId: null },
    })
    await Promise.all([work(test.another()), work(test.another())])
    expect(await results({ id })).toMatchObject([
      { result: 'done', madeNumber: 3 },
      { result: 'done', madeNumber: 3 },
    ])
    expect(await Promise.all(slugs.map(read))).toEqual(['Good.', 'Good.'])
  })

  it('[RV132] [RV135] stops when it is told to, and when whoever began it moderates no more', async () => {
    const [vandal, admin, gone] = [await aMember(platform), await anAdmin(platform), await aModerator(platform)]
    const slug = await aPage('Stopped', 'Good.')
    await vandalise(vandal, slug, 'Bad.')
    const first = await start(vandal, gone)
    expect(await stopRollback(platform, moderator, first.id)).toMatchObject({ state: 'stopped', counts: { due: 1 } })
    expect(await refusalOf(stopRollback(platform, moderator, first.id))).toBe('already-so')
    const second = await start(vandal, gone)
    await setRole(platform, admin, { id: gone.id, role: 'member' })
    await work()
    expect(await viewRollback(platform, moderator, second.id)).toMatchObject({ state: 'stopped' })
    expect(await read(slug)).toBe('Bad.')
    expect((await listRollbacks(platform, moderator, { person: vandal.id, limit: 1 })).nextCursor).toBe(second.id)
  })

  it('[RV130] [POL85] is the moderators’, of accounts of a weaker role, within a time', async () => {
    const [vandal, member] = [await aMember(platform), await aMember(platform)]
    await vandalise(vandal, await aPage('In time', 'Good.'), 'Bad.')
    expect(await refusalOf(start(vandal, member))).toBe('forbidden')
    expect(await refusalOf(start(await aModerator(platform)))).toBe('forbidden')
    const to = '2020-01-01T00:00:00.000Z'
    expect(await refusalOf(startRollback(platform, moderator, { id: vandal.id, to, reason }))).toBe(
      'nothing-to-roll-back',
    )
    await blockAccount(platform, moderator, { id: vandal.id, reason, until: null })
    expect(await start(vandal)).toMatchObject({ state: 'running' })
    await work()
  })
})
