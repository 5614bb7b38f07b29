import { listContributions } from '@fieldword/server/pages/changes.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { Place } from '@fieldword/server/platform/cursor.ts'
import type { Tx } from '@fieldword/server/platform/database/prisma.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import { createRevision, fillChangedTexts, type HistoryWish, listHistory } from '@fieldword/server/revisions/index.ts'
import {
  conditionsOf,
  countRevisions,
  type Line,
  lineOfPage,
  lineOfPerson,
  lineOfWiki,
  lookedAtMost,
  type Sight,
  walkRevisions,
} from '@fieldword/server/revisions/walk-queries.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { revisionState } from '@fieldword/shared/revisions/contract.ts'
import type { RevisionFilter } from '@fieldword/shared/revisions/history-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { writeLongHistory } from '../support/long-history.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { authorOf, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
})
afterAll(() => test.close())

const history = async (actor: Actor, slug: string, wish: Partial<HistoryWish> = {}) =>
  listHistory(platform, actor, await findPage(platform, slug), { limit: 10, ...wish })
const numbers = async (actor: Actor, slug: string, wish?: Partial<HistoryWish>) =>
  (await history(actor, slug, wish)).items.map(({ number }) => number)

/** Rows of revisions, of who wrote them and of what they changed that this transaction has read so far, from tables or indexes. */
async function rowsRead(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ rows: number }[]>`
    SELECT sum(pg_stat_get_xact_tuples_returned(relation))::int AS rows FROM (
      SELECT oid AS relation, oid AS part_of FROM pg_class UNION ALL SELECT indexrelid, indrelid FROM pg_index
    ) relations
    WHERE part_of IN ('revisions'::regclass, 'revision_authors'::regclass, 'changed_texts'::regclass)`
  return row?.rows ?? 0
}

describe('walking through a long history', () => {
  let slug: string
  beforeAll(async () => {
    const page = await people.author.makePage('Long')
    slug = page.slug
    await writeLongHistory(platform, { pageId: page.id, userId: people.member.id, revisions: 2345, rejectEvery: 5 })
  })

  it('[REV40] goes from the newest to the oldest and back, and shows each once', async () => {
    const limit = 100
    const down: number[] = []
    let cursor: string | undefined
    do {
      const part = await history(people.member, slug, { limit, cursor })
      down.push(...part.items.map(({ number }) => number))
      cursor = part.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(down).toEqual(Array.from({ length: 2345 }, (_, index) => 2345 - index))
    const up: number[] = []
    cursor = 'oldest'
    while (cursor !== undefined) {
      const part = await history(people.member, slug, { limit, cursor })
      up.unshift(...part.items.map(({ number }) => number))
      cursor = part.previousCursor ?? undefined
    }
    expect(up).toEqual(down)
  })

  it('[REV40] comes back to the same part, and says where there is no more', async () => {
    const first = await history(people.member, slug)
    const second = await history(people.member, slug, { cursor: first.nextCursor ?? undefined })
    const again = await history(people.member, slug, { cursor: second.previousCursor ?? undefined })
    expect(again.items).toEqual(first.items)
    expect([first.previousCursor, again.previousCursor]).toEqual([null, null])
    expect((await history(people.member, slug, { cursor: 'oldest' })).nextCursor).toBeNull()
  })

  // In a small table reading all of it is the cheapest, and PostgreSQL does.
  it('[REV40] among ten thousand', async () => {
    const longer = await people.author.makePage('Longer')
    await writeLongHistory(platform, { pageId: longer.id, userId: people.member.id, revisions: 8000 })
    expect((await history(visitor, longer.slug, { cursor: 'newer-4000' })).items.at(-1)?.number).toBe(4001)
  })

  async function lineOf(name: 'page' | 'wiki' | 'person'): Promise<Line<unknown>> {
    const { id } = await findPage(platform, slug)
    const lines = {
      page: () => lineOfPage(id),
      wiki: () => lineOfWiki(),
      person: () => lineOfPerson(people.member.id),
    }
    return lines[name]() as Line<unknown>
  }

  /** Rows that are read for one answer: for its list, and for how many there are. */
  async function readFor(
    name: 'page' | 'wiki' | 'person',
    filter: RevisionFilter,
    sight: Sight,
    place: Place<unknown> = { toward: 'older', beyond: null },
  ) {
    const line = await lineOf(name)
    const conditions = conditionsOf(filter, sight, { authorId: null })
    return platform.database.inTransaction(async tx => {
      const before = await rowsRead(tx)
      const walked = await walkRevisions(tx, line, conditions, { place, limit: 20 })
      const listed = await rowsRead(tx)
      await countRevisions(tx, line, conditions, { place, limit: 20, walking: Promise.resolve(walked) })
      return { shown: walked.rows.length, list: listed - before, count: (await rowsRead(tx)) - listed }
    })
  }
  const visitorsSight: Sight = { states: ['approved'], seesHidden: false }
  const moderatorsSight: Sight = { states: revisionState.options, seesHidden: true }

  it.each(['page', 'wiki', 'person'] as const)(
    '[REV40] reads no more of a long history than it shows, by %s',
    async name => {
      const { shown, list } = await readFor(name, {}, visitorsSight)
      expect(shown).toBe(21)
      // Some 26 are looked through for 21, each of them found again with its parent and who wrote it.
      expect(list).toBeLessThan(300)
    },
  )

  it.each(['page', 'wiki', 'person'] as const)(
    '[REV73] PostgreSQL keeps the plan of a list, and does not plan its joins with every answer, by %s',
    async name => {
      const times = 12
      const line = await lineOf(name)
      const conditions = conditionsOf({}, visitorsSight, { authorId: null })
      const place = { toward: 'older', beyond: null } as const
      // On one connection, on which nothing was asked for before.
      const plans = await test.another().database.inTransaction(async tx => {
        for (let turn = 0; turn < times; turn += 1) await walkRevisions(tx, line, conditions, { place, limit: 30 })
        return tx.$queryRaw`
          SELECT generic_plans::int AS kept, custom_plans::int AS anew FROM pg_prepared_statements
          WHERE statement LIKE '%updatedByNumber%' AND statement NOT LIKE '%prepared%'`
      })
      expect(plans).toEqual([{ kept: times - 5, anew: 5 }])
    },
  )

  it('[REV42] [REV70] counts no further than it says', async () => {
    // The newest has the last number: shown among them, or read beside them.
    expect((await readFor('page', {}, moderatorsSight)).count).toBe(0)
    expect((await readFor('page', {}, moderatorsSight, { toward: 'older', beyond: 50 })).count).toBe(1)
    expect((await readFor('person', {}, visitorsSight)).count).toBeLessThan(500)
    expect((await readFor('wiki', { kind: 'wording' }, visitorsSight)).count).toBeLessThan(500)
  })

  it.each(['page', 'wiki', 'person'] as const)(
    '[REV42] [REV45] [REV70] looks for a text in so many revisions, and for what they were made from where it is found, by %s',
    async name => {
      for (const sight of [visitorsSight, moderatorsSight]) {
        const { shown, list } = await readFor(name, { text: 'no such text' }, sight)
        expect(shown).toBe(0)
        // Each that is looked at, with what it changed; and once more where the next part begins. There are ten thousand of them.
        expect(list).toBeLessThan(4.5 * lookedAtMost)
      }
    },
  )

  it('[REV42] counts as far as it looks, and says when there are more', async () => {
    expect((await history(people.member, slug)).total).toEqual({ count: 2345, exact: true })
    expect((await history(visitor, slug)).total).toEqual({ count: 1000, exact: false })
    expect((await history(people.member, slug, { state: 'rejected' })).total).toEqual({ count: 400, exact: false })
    const { items, total } = await listContributions(platform, visitor, { id: people.member.id, limit: 5 })
    expect([items.length, total]).toEqual([5, { count: 100, exact: false }])
  })

  it('[REV42] stops looking after so many, says so, and goes on from there', async () => {
    const stopped = await history(people.member, slug, { text: 'number 7 came' })
    const last = await history(people.member, slug, { cursor: String(2345 - lookedAtMost + 2), limit: 1 })
    expect(stopped).toMatchObject({
      ...{ items: [], stopped: true, nextCursor: String(2345 - lookedAtMost + 1) },
      lookedTo: last.items[0]?.createdAt.slice(0, 10),
    })
    const rest = await history(people.member, slug, { text: 'number 7 came', cursor: stopped.nextCursor ?? undefined })
    expect(rest.items.map(({ number }) => number)).toEqual([8, 7])
    expect(rest).toMatchObject({ stopped: false, lookedTo: null, nextCursor: null })
    const fromBelow = await history(people.member, slug, { text: 'number 2340 came', cursor: 'oldest' })
    expect(fromBelow).toMatchObject({ items: [], stopped: true, previousCursor: `newer-${lookedAtMost}` })
  })

  it('[REV40] [REV41] visitors walk through what was approved alone', async () => {
    const { items, nextCursor } = await history(visitor, slug, { limit: 5, cursor: '22' })
    expect(items.map(({ number }) => number)).toEqual([21, 19, 18, 17, 16])
    expect(await numbers(visitor, slug, { limit: 3, cursor: nextCursor ?? undefined })).toEqual([14, 13, 12])
    expect(await numbers(visitor, slug, { limit: 3, cursor: 'newer-14' })).toEqual([18, 17, 16])
  })

  it.each(['newer-', 'newer-x', 'older', '-1', '1.5'])('[REV40] refuses %j as a cursor', async cursor => {
    expect(await refusalOf(history(visitor, slug, { cursor }))).toBe('bad-input')
  })
})

describe('narrowing a history', () => {
  let slug: string
  beforeAll(async () => {
    const page = await people.author.makePage('Narrowed')
    slug = page.slug
    const other = authorOf(platform, await aMember(platform, 'Ada Lovelace'))
    await people.publish(slug, textOf('Students progress by seat time.'))
    await people.approve(await other.propose(slug, textOf('Students progress by mastery.'), { changeKind: 'meaning' }))
    const rejected = await people.author.propose(slug, textOf('Buy Mastery pills. Students progress by mastery.'))
    await decideReview(platform, people.moderator, { id: rejected.id, kind: 'reject', reason: 'Spam' })
    await people.approve(await restore(platform, people.member, { slug, number: 1, summary: 'Back to the first' }))
    await backdated(page.id)
  })

  /** Written in June 2011, nobody knows on which day, by somebody who has no account. */
  async function backdated(pageId: string) {
    await platform.database.inTransaction(tx =>
      createRevision(tx, {
        ...{ id: platform.newId(), pageId, parentId: null, document: textOf('An old text.'), title: 'Narrowed' },
        ...{ summary: 'From a book', changeKind: 'wording', origin: 'import', state: 'approved', createdById: null },
        ...{ createdAt: platform.clock(), writtenOn: '2011-06', authors: [], outsideAuthors: ['Grace Hopper'] },
      }),
    )
  }

  it.each<[string, Partial<HistoryWish>, number[]]>([
    ['an author', { author: 'ada  LOVELACE' }, [2]],
    ['an author outside', { author: 'grace hopper' }, [5]],
    ['nobody of that name', { author: 'Nobody' }, []],
    ['a kind', { kind: 'meaning' }, [2]],
    ['first texts', { kind: 'creation' }, [1]],
    ['a state', { state: 'rejected' }, [3]],
    ['restorations', { tag: 'restore' }, [4]],
    ['imports', { tag: 'import' }, [5]],
    ['days before', { until: '2011-12-31' }, [5]],
    ['a day in a month that is not known closer', { since: '2011-06-10', until: '2011-06-12' }, [5]],
    ['days after', { since: '2011-07-01' }, [4, 3, 2, 1]],
    ['a text that was added or removed', { text: 'MASTERY' }, [4, 3, 2]],
    ['a text that was added', { text: 'mastery', in: 'added' }, [3, 2]],
    ['a text that was removed', { text: 'seat time', in: 'removed' }, [2]],
    ['a text that stayed', { text: 'students progress by', in: 'removed' }, []],
    ['a text across what changed', { text: 'progress by mastery.', in: 'added' }, [2]],
    ['a pattern that is none', { text: '%' }, []],
    ['several', { text: 'mastery', author: 'Ada Lovelace', kind: 'meaning', state: 'approved' }, [2]],
    ['several that no revision has', { author: 'Ada Lovelace', state: 'rejected' }, []],
  ])('[REV41] [REV43] finds by %s', async (_, wish, expected) => {
    expect(await numbers(people.member, slug, wish)).toEqual(expected)
    expect((await history(people.member, slug, wish)).total).toEqual({ count: expected.length, exact: true })
  })

  it('[REV45] visitors find nothing by what they may not read', async () => {
    expect(await numbers(visitor, slug, { text: 'pills' })).toEqual([])
    expect((await history(visitor, slug, { state: 'rejected' })).total).toEqual({ count: 0, exact: true })
  })

  it('[REV45] nobody but moderators finds by an author, or by a text, that is hidden', async () => {
    const hidden = await people.author.makePage('Partly hidden')
    await people.publish(hidden.slug, textOf('First.'))
    await people.publish(hidden.slug, textOf('First. A secret.'))
    await people.publish(hidden.slug, textOf('First.'))
    const set = { textHidden: true, authorsHidden: true }
    await platform.database.prisma.revision.updateMany({ where: { pageId: hidden.id, number: 2 }, data: set })
    for (const actor of [visitor, people.member]) {
      expect(await numbers(actor, hidden.slug, { text: 'secret' })).toEqual([])
      expect(await numbers(actor, hidden.slug, { author: people.member.name })).toEqual([3, 1])
    }
    expect(await numbers(people.moderator, hidden.slug, { text: 'secret' })).toEqual([3, 2])
    expect(await numbers(people.moderator, hidden.slug, { author: people.member.name })).toEqual([3, 2, 1])
  })

  it('[REV44] what was stored without it is caught up on, once', async () => {
    const { prisma } = platform.database
    const before = await prisma.changedText.findMany({ orderBy: { revisionId: 'asc' } })
    const { id } = await findPage(platform, slug)
    const { count } = await prisma.changedText.deleteMany({ where: { revision: { pageId: id } } })
    expect(await numbers(people.member, slug, { text: 'mastery' })).toEqual([])
    expect(await fillChangedTexts(platform, AbortSignal.abort())).toBe(0)
    expect(Math.max(...(await Promise.all([fillChangedTexts(platform), fillChangedTexts(platform)])))).toBe(count)
    expect(await prisma.changedText.findMany({ orderBy: { revisionId: 'asc' } })).toEqual(before)
    expect(await fillChangedTexts(platform)).toBe(0)
  })
})
