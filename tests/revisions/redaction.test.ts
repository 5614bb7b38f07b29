import { findOrCreateWorkingDraft, readDraft } from '@fieldword/server/collab/index.ts'
import { writeSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import { writeRows } from '@fieldword/server/collab/update-log-writing.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { readRevisionDocument } from '@fieldword/server/revisions/index.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { anAdmin } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let app: TestApp
let people: Awaited<ReturnType<typeof twoPeople>>
let admin: SignedIn
let browsers: { readonly visitor: Caller; readonly moderator: Caller; readonly admin: Caller }
let made = 0

beforeAll(async () => {
  test = await createTestPlatform()
  app = await createTestApp(test.platform)
  people = await twoPeople(test.platform)
  admin = await anAdmin(test.platform)
  browsers = {
    visitor: new Caller(app.url),
    moderator: await new Caller(app.url).signIn(people.moderator),
    admin: await new Caller(app.url).signIn(admin),
  }
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const secret = 'Zanzibarium'
const reason = 'A court ordered it'
const redact = (slug: string, number: number, caller = browsers.admin) =>
  caller.send('POST', `/pages/${slug}/revisions/${number}/redaction`, { reason })

/** Revisions of one page, each approved, the second of which holds the secret. */
async function aPage(texts = ['First.', `First. ${secret} is second.`, 'First. Then third.', 'First. Fourth.']) {
  made += 1
  const { slug, id } = await people.author.makePage(`Redacted ${made}`)
  const own = texts.map(words => words.replace('First', `First of ${made}`))
  for (const words of own) await people.publish(slug, textOf(words))
  return { slug, id, texts: own }
}

/** Every place of the database that holds these words as they are. */
async function placesOf(words: string): Promise<string[]> {
  const { prisma } = test.platform.database
  const columns = await prisma.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'bytea', 'json', 'jsonb', 'character varying')`
  const found: string[] = []
  for (const { table, column } of columns) {
    const [row] = await prisma.$queryRawUnsafe<{ held: boolean }[]>(
      `SELECT EXISTS (SELECT FROM "${table}" WHERE position('${words}' IN encode(convert_to("${column}"::text, 'UTF8'), 'escape')) > 0
        OR position(encode(convert_to('${words}', 'UTF8'), 'hex') IN "${column}"::text) > 0) AS held`,
    )
    if (row?.held) found.push(`${table}.${column}`)
  }
  return found
}

describe('destroying a text', () => {
  it('[REV25] [POL12] is for admins', async () => {
    const { slug } = await aPage()
    expect(await redact(slug, 2, browsers.moderator)).toMatchObject({ status: 403 })
    expect(await redact(slug, 2, browsers.visitor)).toMatchObject({ status: 401 })
    expect(await redact(slug, 2)).toMatchObject({ status: 200, body: { redacted: true, number: 2 } })
    expect(await redact(slug, 2)).toMatchObject({ status: 409, body: { code: 'already-so' } })
  })

  it('[REV25] leaves the revision and the hash of its text, which all are told, and nothing else', async () => {
    const { slug } = await aPage()
    const path = `/pages/${slug}/revisions/2`
    const before = (await browsers.visitor.get(path)).body as Record<string, unknown>
    await redact(slug, 2)
    for (const caller of [browsers.visitor, browsers.admin]) {
      expect((await caller.get(path)).body).toEqual({
        ...{ ...before, html: null, redacted: true, changesShown: false },
      })
      const { body } = await caller.get(`${app.url}/wiki/${slug}/revisions/2`)
      expect(body).toContain('This text was destroyed')
      expect(body).toContain(before.contentHash)
      const compared = await caller.get(`/pages/${slug}/compare?from=1&to=2`)
      expect(compared).toMatchObject({ status: 410, body: { code: 'text-redacted', details: { number: 2 } } })
    }
    const { body } = await browsers.visitor.get(`/moderation-log?slug=${slug}`)
    expect(body).toMatchObject({
      items: [{ kind: 'redact', revisionNumber: 2, parts: ['text'], reason, by: { id: admin.id } }],
    })
  })

  it('[REV26] leaves every other text as it was, whatever it leant on', async () => {
    const texts = Array.from({ length: 70 }, (_, index) => `First. ${index === 32 ? secret : 'Step'} ${index} of many.`)
    const { slug, id, texts: own } = await aPage(texts)
    const { prisma } = test.platform.database
    for (const number of [33, 1, 69, 65]) await redact(slug, number)
    const revisions = await prisma.revision.findMany({ where: { pageId: id }, orderBy: { number: 'asc' } })
    for (const { id, number } of revisions) {
      if ([33, 1, 69, 65].includes(number)) continue
      expect(await readRevisionDocument(test.platform, id)).toMatchObject(textOf(own[number - 1] ?? ''))
    }
    expect(await placesOf(secret)).toEqual([])
  })

  it('[REV25] destroys it on every page that has it, and not while visitors read it on one', async () => {
    const one = await aPage()
    const other = await people.author.makePage(`Same as ${one.slug}`)
    await people.publish(other.slug, textOf(one.texts[1] ?? ''))
    const inUse = { code: 'text-in-use', details: { slug: other.slug, title: other.title } }
    expect(await redact(one.slug, 2)).toMatchObject({ status: 409, body: inUse })
    await people.publish(other.slug, textOf('Something else.'))
    await redact(one.slug, 2)
    expect((await browsers.visitor.get(`/pages/${other.slug}/revisions/1`)).body).toMatchObject({ redacted: true })
    const { body } = await browsers.visitor.get(`/moderation-log?slug=${other.slug}`)
    expect(body).toMatchObject({ items: [{ kind: 'redact', revisionNumber: 1 }] })
  })

  it('[REV25] what was destroyed is neither stored again nor approved', async () => {
    const { slug, texts } = await aPage()
    const waiting = await people.author.propose(slug, textOf('Waits for review.'))
    await people.author.write(slug, textOf('Later words.'))
    await redact(slug, 5)
    const approve = people.approve(waiting)
    expect(await refusalOf(approve)).toBe('text-redacted')
    await redact(slug, 2)
    expect(await refusalOf(people.author.propose(slug, textOf(texts[1] ?? '')))).toBe('text-redacted')
  })

  it('[REV27] [COL50] destroys the past of the draft, which goes on from what it says now', async () => {
    const { platform } = test
    const secret = 'Mordorium'
    const { slug, id } = await aPage(['First.', `First. ${secret} is second.`, 'First. Fourth.'])
    const { draftId } = await findOrCreateWorkingDraft(platform, id)
    expect(await placesOf(secret)).toContain('draft_updates.bytes')
    await people.author.write(slug, textOf('First. Fourth.', 'Not proposed yet.'))
    await redact(slug, 2)
    expect(await placesOf(secret)).toEqual([])
    const renewed = await findOrCreateWorkingDraft(platform, id)
    expect(renewed.draftId).not.toBe(draftId)
    expect((await readDraft(platform, renewed.draftId)).document).toMatchObject(
      textOf('First. Fourth.', 'Not proposed yet.'),
    )
    const proposed = await people.author.propose(slug, textOf('First. Fifth.'))
    expect(await people.approve(proposed)).toMatchObject({ state: 'approved' })
    // What was under way to the old draft's log comes too late.
    const { sql } = platform.database
    const late = { draftId, userId: people.member.id, bytes: new Uint8Array([0, 0]), clients: [] }
    expect((await writeRows(sql, [late])).get(draftId)).toBe('gone')
    await writeSnapshot(sql, draftId, { seq: 9, bytes: Buffer.from(secret) })
    expect(await platform.database.prisma.draftSnapshot.count({ where: { draftId } })).toBe(0)
  })

  it('[REV27] is refused while the live draft says exactly this', async () => {
    const { slug, texts } = await aPage()
    await people.author.write(slug, textOf(texts[1] ?? ''))
    expect(await redact(slug, 2)).toMatchObject({ status: 409, body: { code: 'draft-holds-text' } })
    expect((await browsers.visitor.get(`/pages/${slug}/revisions/2`)).body).toMatchObject({ redacted: false })
    expect((await findPage(test.platform, slug)).slug).toBe(slug)
  })
})
