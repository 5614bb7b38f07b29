import { checks } from '@fieldword/server/checks.ts'
import { compress } from '@fieldword/server/collab/compression.ts'
import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { findOrCreateWorkingDraft, renewDraft } from '@fieldword/server/collab/index.ts'
import { readStored } from '@fieldword/server/collab/log-queries.ts'
import { packOldest } from '@fieldword/server/collab/update-log-packing.ts'
import { writeSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import { forgetQuotes } from '@fieldword/server/discussion/index.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { lockPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { conclusion, lineReporter } from '@fieldword/server/platform/verify-report.ts'
import { type Damage, verify } from '@fieldword/server/platform/verifying.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import { redactText } from '@fieldword/server/revisions/redaction-commands.ts'
import { forgetSources } from '@fieldword/server/transfer/index.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { seedWhenEmpty } from '../../prisma/seed/seed.ts'
import { talkOf } from '../discussion/support/talk.ts'
import { damage } from '../support/damage.ts'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let draftId: string
let tables: string[]

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  await seedWhenEmpty(platform)
  await buildWiki()
  tables = await keepAll()
})
afterEach(() => bringBackAll())
afterAll(() => test.close())

/** A page with a line of texts, one of them hidden and one destroyed; a draft with packs and snapshots; a deleted page. */
async function buildWiki(): Promise<void> {
  const { author, publish, moderator } = await twoPeople(platform)
  const { slug, id } = await author.makePage('Verified')
  for (let step = 1; step <= 36; step += 1) await publish(slug, textOf(`Step ${step} of a longer way.`))
  await author.propose(slug, textOf('Waits for review.'))
  const reason = 'Not for here'
  const hidden = { number: 2, text: true, authors: true, summary: true, reason }
  await hideParts(lockPage, platform, moderator, id, hidden)
  await redactText({ lockPage, renewDraft, forgetSources, forgetQuotes }, platform, await anAdmin(platform), id, {
    number: 3,
    reason,
  })
  const gone = await author.makePage('Verified and gone')
  await publish(gone.slug, textOf('Gone.'))
  await deletePage(platform, moderator, { slug: gone.slug, reason })
  await writeLongDraft(author, slug, id)
  const anchor = { place: { kind: 'draft' }, blockId: 'p1', quote: null, from: 0, to: 0 } as const
  await talkOf(platform, moderator).start(slug, 'Is it so?', { anchor })
}

async function writeLongDraft(author: Awaited<ReturnType<typeof twoPeople>>['author'], slug: string, pageId: string) {
  const { sql, prisma } = platform.database
  ;({ draftId } = await findOrCreateWorkingDraft(platform, pageId))
  for (let step = 1; step <= 6; step += 1) await author.write(slug, textOf(`Draft ${step}.`))
  const { updates, seq } = await readStored(prisma, draftId)
  await writeSnapshot(sql, draftId, { seq, bytes: Y.encodeStateAsUpdate(docOf(updates)) })
  await packOldest(sql, draftId, 1)
  const older = Y.encodeStateAsUpdate(docOf(updates.slice(0, -1)))
  await prisma.$executeRaw`
    CREATE TABLE other AS SELECT ${await compress(older)}::bytea AS bytes, ${older.length}::int AS size`
  for (let step = 7; step <= 9; step += 1) await author.write(slug, textOf(`Draft ${step}.`))
}

/** What is stored, to be brought back after each damage. */
async function keepAll(): Promise<string[]> {
  const { prisma } = platform.database
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`
  await prisma.$executeRawUnsafe('CREATE SCHEMA kept')
  for (const { name } of rows) await prisma.$executeRawUnsafe(`CREATE TABLE kept."${name}" AS TABLE "${name}"`)
  return rows.map(({ name }) => name)
}

async function bringBackAll(): Promise<void> {
  const replace = tables.map(name => `DELETE FROM "${name}"; INSERT INTO "${name}" SELECT * FROM kept."${name}";`)
  await damage(platform, replace.join('\n'))
}

async function found(): Promise<{ readonly damages: Damage[]; readonly lines: string[] }> {
  const damages: Damage[] = []
  const lines: string[] = []
  const { damaged, ...reporter } = lineReporter(line => lines.push(line), null)
  const verified = await verify(platform.database, checks, {
    ...reporter,
    damaged(damage) {
      damages.push(damage)
      damaged(damage)
    },
  })
  lines.push(conclusion(verified))
  return { damages, lines }
}

const page = `(SELECT id FROM pages WHERE slug = 'verified')`
const revision = (number: number) => `(SELECT id FROM revisions WHERE page_id = ${page} AND number = ${number})`
const hash = (number: number) => `(SELECT content_hash FROM revisions WHERE page_id = ${page} AND number = ${number})`
const draft = () => `'${draftId}'`

interface Case {
  readonly name: string
  readonly sql: () => string
  readonly what: RegExp
  readonly problem: RegExp
}

const cases: readonly Case[] = [
  {
    name: '[VER2] a text of another hash',
    sql: () => `UPDATE contents SET packed = other.packed, size = other.size, dictionary = other.dictionary, place = other.place
      FROM contents other WHERE contents.hash = ${hash(7)} AND other.hash = ${hash(5)}`,
    what: /revision 7 of verified/,
    problem: /hash differs/,
  },
  {
    name: '[VER2] a bit turned in a text others lean on',
    sql: () => `UPDATE contents SET packed = set_byte(packed, octet_length(packed) - 3, get_byte(packed, octet_length(packed) - 3) # 1)
      WHERE hash = ${hash(1)}`,
    what: /revision 1 of verified/,
    problem: /cannot be read/,
  },
  {
    name: '[VER2] a gap in the numbers',
    sql: () => `UPDATE revisions SET number = 99 WHERE id = ${revision(37)}`,
    what: /revision 99 of verified/,
    problem: /no revision 98/,
  },
  {
    name: '[VER2] a parent on another page',
    sql: () =>
      `UPDATE revisions SET parent_id = (SELECT id FROM revisions WHERE page_id <> ${page} LIMIT 1) WHERE id = ${revision(4)}`,
    what: /revision 4 of verified/,
    problem: /another page/,
  },
  {
    name: '[VER2] a parent that came later',
    sql: () => `UPDATE revisions SET parent_id = ${revision(9)} WHERE id = ${revision(8)}`,
    what: /revision 8 of verified/,
    problem: /came after it/,
  },
  {
    name: '[VER2] a size that is not the text’s',
    sql: () => `UPDATE revisions SET characters = characters + 1, delta = delta + 1 WHERE id = ${revision(36)}`,
    what: /revision 36 of verified/,
    problem: /said to have \d+ characters/,
  },
  {
    name: '[VER2] a difference that is not the sizes’',
    sql: () => `UPDATE revisions SET delta = delta + 1 WHERE id = ${revision(6)}`,
    what: /revision 6 of verified/,
    problem: /said to differ by/,
  },
  {
    name: '[VER2] a page that is gone',
    sql: () => `DELETE FROM pages WHERE id = ${page}`,
    what: /revision 1 of no page/,
    problem: /page that is not there/,
  },
  {
    name: '[VER2] a destroyed text that no log tells of',
    sql: () => `DELETE FROM moderations WHERE kind = 'redact'`,
    what: /revision 3 of verified/,
    problem: /does not say by whom/,
  },
  {
    name: '[VER3] a text that is emptied',
    sql: () => `UPDATE contents SET packed = '' WHERE hash = ${hash(20)}`,
    what: /stored text [0-9a-f]{64}/,
    problem: /nobody destroyed it/,
  },
  {
    name: '[VER3] a text that leans on nothing stored',
    sql: () => `DELETE FROM contents WHERE hash = ${hash(30)}`,
    what: /stored text [0-9a-f]{64}/,
    problem: /leans on a text that is not stored/,
  },
  {
    name: '[VER3] a text that leans on a destroyed one',
    sql: () => `UPDATE contents SET dictionary = ${hash(3)} WHERE hash = ${hash(4)}`,
    what: /stored text [0-9a-f]{64}/,
    problem: /was destroyed/,
  },
  {
    name: '[VER3] texts that lean on each other',
    sql: () => `UPDATE contents SET dictionary = ${hash(12)} WHERE hash = ${hash(11)}`,
    what: /stored text [0-9a-f]{64}/,
    problem: /after it in its line/,
  },
  {
    name: '[VER3] a destroyed text that is still there',
    sql: () => `UPDATE contents SET redacted_at = now() WHERE hash = ${hash(10)}`,
    what: /stored text [0-9a-f]{64}/,
    problem: /still there/,
  },
  {
    name: '[VER3] a text that no revision has',
    sql: () => `INSERT INTO contents (hash, packed, place, size) VALUES ('${'f'.repeat(64)}', 'x', 0, 1)`,
    what: /stored text f{64}/,
    problem: /No revision has it/,
  },
  {
    name: '[VER4] an approved revision of another page',
    sql: () =>
      `UPDATE pages SET approved_revision_id = (SELECT id FROM revisions WHERE page_id <> ${page} LIMIT 1) WHERE id = ${page}`,
    what: /page verified/,
    problem: /not one of its revisions/,
  },
  {
    name: '[VER4] an approved revision that is not',
    sql: () => `UPDATE pages SET approved_revision_id = ${revision(37)} WHERE id = ${page}`,
    what: /page verified/,
    problem: /is pending/,
  },
  {
    name: '[VER4] an approved revision that is hidden',
    sql: () => `UPDATE pages SET approved_revision_id = ${revision(2)} WHERE id = ${page}`,
    what: /page verified/,
    problem: /hidden or destroyed/,
  },
  {
    name: '[VER4] a rendering that says something else',
    sql: () => `UPDATE page_renderings SET html = html || '<p>Smuggled in</p>' WHERE page_id = ${page}`,
    what: /page verified/,
    problem: /not what its approved text says/,
  },
  {
    name: '[VER4] links that are not in the text',
    sql: () => `INSERT INTO page_links (from_page_id, to_slug) VALUES (${page}, 'nowhere')`,
    what: /page verified/,
    problem: /known of its links/,
  },
  {
    name: '[VER4] an address that leads elsewhere',
    sql: () => `DELETE FROM page_slugs WHERE slug = 'verified'`,
    what: /page verified/,
    problem: /address leads elsewhere/,
  },
  {
    name: '[VER4] a page that stands below itself',
    sql: () => `UPDATE pages SET parent_id = id WHERE id = ${page}`,
    what: /page verified/,
    problem: /below itself/,
  },
  {
    name: '[VER4] a deleted page that no log tells of',
    sql: () => `DELETE FROM moderations WHERE kind = 'delete'`,
    what: /page verified-and-gone/,
    problem: /does not say by whom/,
  },
  {
    name: '[VER5] an edit that is missing',
    sql: () =>
      `DELETE FROM draft_updates WHERE draft_id = ${draft()} AND seq = (SELECT max(seq) - 1 FROM draft_updates WHERE draft_id = ${draft()})`,
    what: /working draft of verified/,
    problem: /is missing from its log/,
  },
  {
    name: '[VER5] a last edit that is missing',
    sql: () =>
      `DELETE FROM draft_updates WHERE draft_id = ${draft()} AND seq = (SELECT max(seq) FROM draft_updates WHERE draft_id = ${draft()})`,
    what: /working draft of verified/,
    problem: /log ends with edit/,
  },
  {
    name: '[VER5] a damaged pack',
    sql: () =>
      `UPDATE draft_packs SET bodies = set_byte(bodies, 9, get_byte(bodies, 9) # 255) WHERE draft_id = ${draft()}`,
    what: /working draft of verified/,
    problem: /cannot be read: The pack of edits/,
  },
  {
    name: '[VER5] a snapshot of another text',
    sql: () => `UPDATE draft_snapshots SET bytes = other.bytes, size = other.size FROM other
      WHERE draft_id = ${draft()}`,
    what: /working draft of verified/,
    problem: /snapshot of edit \d+ is not what the log gives/,
  },
  {
    name: '[VER5] a destroyed past that is still there',
    sql: () => `INSERT INTO draft_updates (draft_id, seq, bytes, created_at)
      SELECT id, 1, 'x', now() FROM drafts WHERE retired_at IS NOT NULL LIMIT 1`,
    what: /draft of verified/,
    problem: /some of it is still there/,
  },
  {
    name: '[VER6] a review whose revision is decided otherwise',
    sql: () => `UPDATE revisions SET state = 'approved' WHERE id = ${revision(37)}`,
    what: /review of verified/,
    problem: /It is open, and its revision approved/,
  },
  {
    name: '[VER6] a decision that nobody took',
    sql: () => `DELETE FROM decisions`,
    what: /review of verified/,
    problem: /nothing says by whom/,
  },
  {
    name: '[VER6] a round that is missing',
    sql: () => `DELETE FROM rounds`,
    what: /review of verified/,
    problem: /not the one of its last round/,
  },
  {
    name: '[VER6] an approval that nobody gave',
    sql: () => `UPDATE reviews SET approvals_given = 2`,
    what: /review of verified/,
    problem: /counts 2 approvals, and the log of its round \d/,
  },
  {
    name: '[VER9] a thread that holds on to nothing that can be read',
    sql: () => `UPDATE threads SET anchor = anchor - 'blockId'`,
    what: /thread of verified/,
    problem: /holds on to cannot be read/,
  },
  {
    name: '[VER9] a thread that counts what is not there',
    sql: () => `UPDATE comments SET state = 'hidden'`,
    what: /thread of verified/,
    problem: /counts 1 published comments and has 0/,
  },
  {
    name: '[VER7] a version that was changed',
    sql: () => `UPDATE versions SET provenance = 'Hearsay.' WHERE label = '2011'`,
    what: /version 2011 of competency-based-education/,
    problem: /changed after it was published/,
  },
  {
    name: '[VER7] a version with another number of elements',
    sql: () => `UPDATE versions SET elements = 9 WHERE label = '2019'`,
    what: /version 2019 of competency-based-education/,
    problem: /said to have 9 elements, and 7 are named/,
  },
  {
    name: '[VER7] a status that no log tells of',
    sql: () => `UPDATE versions SET status = 'withdrawn' WHERE label = '2018'`,
    what: /version 2018 of competency-based-education/,
    problem: /It is withdrawn, and its log says working/,
  },
  {
    name: '[VER7] a version that names no approved revision',
    sql: () => `UPDATE versions SET revision_id = ${revision(37)} WHERE label = '2011'`,
    what: /version 2011 of competency-based-education/,
    problem: /no approved revision/,
  },
  {
    name: '[DEF39] a reading of lineage that says something else than was recorded',
    sql: () => `UPDATE lineage_ties SET carried = '{other}' WHERE carried <> '{}'`,
    what: /reading 1 of the lineage from 2011 to 2019 of competency-based-education/,
    problem: /hash differs/,
  },
  {
    name: '[DEF39] a reading of lineage that leads back',
    sql: () => `UPDATE lineage_readings SET from_version_id = to_version_id, to_version_id = from_version_id`,
    what: /reading 1 of the lineage from 2019 to 2011/,
    problem: /does not lead from an older version/,
  },
]

it('[VER1] says how far it is apart from what it found', () => {
  const lines: string[] = []
  const watched: string[] = []
  const { going, done } = lineReporter(
    line => lines.push(line),
    line => watched.push(line),
  )
  going('revisions', 1500)
  done('revisions', { looked: 1600, damages: 0 })
  expect(watched).toEqual(['1,500 revisions …'])
  expect(lines).toEqual([expect.stringMatching(/^1,600 revisions … /)])
})

describe('verifying', () => {
  it('[VER1] finds nothing wrong with what this wiki wrote, and says what it looked at', async () => {
    const { damages, lines } = await found()
    expect(damages).toEqual([])
    expect(lines.at(-1)).toMatch(/^Everything is as it should be: \d+ things looked at\.$/)
    expect(lines).toContainEqual(expect.stringMatching(/^\d+ revisions … \d/))
  })

  it.each(cases)('$name', async ({ sql, what, problem }) => {
    await damage(platform, sql())
    const { damages, lines } = await found()
    const told = damages.find(one => what.test(one.what) && problem.test(one.problem))
    expect(told ?? damages).toEqual({
      what: expect.anything(),
      problem: expect.anything(),
      remedy: expect.stringMatching(/\w/),
    })
    expect(lines.at(-1)).toMatch(/damaged, of \d+ looked at\. Nothing was changed\.$/)
    expect(lines.join('\n')).toContain(told?.problem)
  })
})
