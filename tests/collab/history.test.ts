import { seedDraft } from '@fieldword/server/collab/commands.ts'
import { readMoment, readState, readUpdates } from '@fieldword/server/collab/history-queries.ts'
import { seek } from '@fieldword/server/collab/seek.ts'
import { readTimeline } from '@fieldword/server/collab/timeline-queries.ts'
import { rowsPerPack } from '@fieldword/server/collab/update-log-packing.ts'
import { writeSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import { RefusalError } from '@fieldword/server/platform/errors.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { mostUpdatesBytes } from '@fieldword/shared/collab/history-contract.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aDraft } from './support/drafts.ts'
import { authorsOf, packNow, slugOf } from './support/history.ts'
import { LongLog, packAll } from './support/long-log.ts'
import { idOf } from './support/people.ts'

let test: TestPlatform
let amara: SignedIn
let app: TestApp
beforeAll(async () => {
  test = await createTestPlatform()
  amara = await aMember(test.platform, 'Amara Okafor')
  await test.platform.database.prisma.user.update({ where: { id: amara.id }, data: { id: idOf('Amara') } })
  amara = { ...amara, id: idOf('Amara') }
  app = await createTestApp(test.platform)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const amaraAsSeen = () => ({ id: amara.id, name: 'Amara Okafor', colour: amara.colour })

/** Three hundred edits by Amara, then a hundred by somebody who has no account any more. */
async function aHistory(): Promise<{ draftId: string; slug: string; log: LongLog }> {
  const draftId = await aDraft(test.platform)
  const log = new LongLog(test.platform, draftId)
  log.type(299)
  await log.write('Amara')
  log.type(100)
  await log.write('Ben')
  return { draftId, slug: await slugOf(test.platform, draftId), log }
}

const refusedWith = (...refusal: Parameters<typeof refuse>) => new RefusalError(refuse(...refusal))

describe('the timeline of a draft', () => {
  it('[COL22] sums up every edit in equal parts, by whom and when, the same once it is packed', async () => {
    const { draftId, slug } = await aHistory()
    const timeline = await readTimeline(test.platform, amara, { slug })
    expect(timeline).toMatchObject({ draftId, pageSlug: slug, edits: 400, lastSeq: 400 })
    expect(timeline.people).toEqual([{ ...amaraAsSeen(), edits: 300 }])
    expect(timeline.base).toEqual({ seq: 0, revisionNumber: null })
    expect(timeline.buckets).toHaveLength(200)
    expect(timeline.buckets.map(({ fromSeq, toSeq }) => [fromSeq, toSeq])).toEqual(
      Array.from({ length: 200 }, (_, index) => [2 * index + 1, 2 * index + 2]),
    )
    expect(timeline.buckets[149]?.people).toEqual([{ id: idOf('Amara'), edits: 2 }])
    expect(timeline.buckets[150]?.people).toEqual([{ id: idOf('Ben'), edits: 2 }])
    for (const { firstAt, lastAt } of timeline.buckets) {
      expect(timeline.firstAt <= firstAt && firstAt <= lastAt && lastAt <= timeline.lastAt).toBe(true)
    }
    await packNow(test.platform, draftId)
    expect(await readTimeline(test.platform, amara, { slug })).toEqual(timeline)
  })

  it('[COL22] of a short history has a part for each edit; edits of the server are nobody’s', async () => {
    const draftId = await aDraft(test.platform, { text: 'Approved.' })
    const slug = await slugOf(test.platform, draftId)
    await expect(readTimeline(test.platform, amara, { slug })).rejects.toEqual(refusedWith('no-history'))
    const browser = await new Caller(app.url).signIn(amara)
    // Opening the draft makes its first edit.
    await seedDraft(test.platform, draftId)
    const { body } = await browser.get(`/pages/${slug}/draft/timeline`)
    expect(body).toMatchObject({
      ...{ edits: 1, people: [], base: { seq: 1, revisionNumber: 1 } },
      buckets: [{ fromSeq: 1, toSeq: 1, edits: 1, people: [] }],
    })
  })
})

describe('a moment of a draft', () => {
  it('[COL23] is the text as it was after that edit, packed or not, wherever a snapshot lies', async () => {
    const draftId = await aDraft(test.platform)
    const slug = await slugOf(test.platform, draftId)
    const log = new LongLog(test.platform, draftId)
    const { text } = log
    const texts = ['']
    for (let edit = 0; edit < rowsPerPack + 500; edit += 1) {
      if (edit % 7 === 6) text.delete(Math.floor(text.length / 2), 1)
      else text.insert(edit % 3 === 0 ? 0 : text.length, 'abcdefghij'.charAt(edit % 10))
      texts.push(text.toString())
    }
    const last = await log.write('Amara')
    expect(last).toBe(texts.length)
    const moments = [1, 2, 700, 1300, rowsPerPack - 1, rowsPerPack, rowsPerPack + 1, last - 1, last]
    const expectTexts = async () => {
      for (const seq of moments) {
        const moment = await readMoment(test.platform, amara, { slug, seq })
        expect(moment).toMatchObject({ seq, by: amara.id, lastSeq: last, people: [amaraAsSeen()] })
        const words = texts[seq - 1] ?? ''
        expect(authorsOf(moment)).toEqual({ text: words, by: Array(words.length).fill(amara.id) })
      }
    }
    await expectTexts()
    await log.snapshot(last)
    await packAll(test.platform, draftId)
    await expectTexts()
    const { doc } = await seek(test.platform.database.sql, draftId, 1300)
    await test.platform.database.prisma.draftSnapshot.deleteMany({ where: { draftId } })
    await writeSnapshot(test.platform.database.sql, draftId, { seq: 1300, bytes: Y.encodeStateAsUpdate(doc) })
    await expectTexts()
  })

  it('[COL23] can be named by a time: the last edit until then', async () => {
    const { draftId, slug } = await aHistory()
    const { prisma } = test.platform.database
    const minute = (seq: number) => new Date(Date.UTC(2026, 10, 26, 9, seq))
    const rows = await prisma.draftUpdate.findMany({ where: { draftId }, select: { seq: true } })
    for (const { seq } of rows.filter(row => row.seq <= 60)) {
      await prisma.draftUpdate.update({
        where: { draftId_seq: { draftId, seq } },
        data: { createdAt: minute(Number(seq)) },
      })
    }
    const seqAt = async (time: Date) => (await readMoment(test.platform, amara, { slug, time: time.toISOString() })).seq
    const expectTimes = async () => {
      expect(await seqAt(minute(20))).toBe(20)
      expect(await seqAt(new Date(minute(21).getTime() - 1))).toBe(20)
      expect(await seqAt(new Date('2999-01-01'))).toBe(400)
      await expect(seqAt(new Date(minute(1).getTime() - 1))).rejects.toEqual(
        refusedWith('no-such-moment', { lastSeq: 400 }),
      )
    }
    await expectTimes()
    await packNow(test.platform, draftId)
    await expectTimes()
  })

  it('[COL24] tells the author of each run over all text nodes, whatever marks and blocks divide them', async () => {
    const draftId = await aDraft(test.platform)
    const slug = await slugOf(test.platform, draftId)
    const log = new LongLog(test.platform, draftId)
    log.text.insert(0, 'Amara writes. \u0007')
    await log.write('Amara')
    const ben = new LongLog(test.platform, draftId)
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(log.doc))
    ben.text.insert(5, ' and Ben', { bold: {} })
    const second = new Y.XmlElement('paragraph')
    second.insert(0, [new Y.XmlText('😀 More.')])
    ben.doc.getXmlFragment('default').insert(1, [second])
    const last = await ben.write('Ben')
    const moment = await readMoment(test.platform, amara, { slug, seq: last })
    expect(moment.document.content.map(({ content }) => content?.length)).toEqual([3, 1])
    expect(moment.runs).toEqual([
      { by: idOf('Amara'), length: 5 },
      { by: idOf('Ben'), length: 8 },
      { by: idOf('Amara'), length: 9 },
      { by: idOf('Ben'), length: 8 },
    ])
    expect(authorsOf(moment).text).toBe('Amara and Ben writes. 😀 More.')
    expect(authorsOf(moment).by).toHaveLength('Amara and Ben writes. 😀 More.'.length)
  })
})

describe('playing on from a moment', () => {
  it('[COL25] the state and the edits after it lead to every later text, page by page', async () => {
    const { draftId, slug } = await aHistory()
    await packNow(test.platform, draftId)
    const { state, authors } = await readState(test.platform, amara, { slug, seq: 150 })
    expect(authors).toEqual([{ client: expect.any(Number), from: 0, to: expect.any(Number), by: amara.id }])
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(state, 'base64'))
    const who: (string | null)[] = []
    for (let after: number | null = 150; after !== null; ) {
      const page = await readUpdates(test.platform, amara, { slug, after, limit: 60 })
      expect(page.items.length).toBeLessThanOrEqual(60)
      for (const { seq, by, update } of page.items) {
        Y.applyUpdate(doc, Buffer.from(update, 'base64'))
        who.push(by)
        expect(seq).toBe(150 + who.length)
      }
      after = page.nextAfter
    }
    expect(who).toEqual([...Array(150).fill(idOf('Amara')), ...Array(100).fill(idOf('Ben'))])
    const { document } = await readMoment(test.platform, amara, { slug, seq: 400 })
    expect(doc.getXmlFragment('default').get(0)?.toJSON()).toContain(document.content[0]?.content?.[0]?.text)
  })

  it('[COL25] a page of edits has a bound in bytes too, but never nothing on it', async () => {
    const { slug, log } = await aHistory()
    for (const size of [mostUpdatesBytes, 10, mostUpdatesBytes + 1]) log.text.insert(0, 'x'.repeat(size))
    await log.write('Amara')
    const seqsAfter = async (after: number) => {
      const { items, nextAfter } = await readUpdates(test.platform, amara, { slug, after, limit: 100 })
      return [items.map(({ seq }) => seq), nextAfter]
    }
    expect(await seqsAfter(399)).toEqual([[400], 400])
    expect(await seqsAfter(400)).toEqual([[401], 401])
    expect(await seqsAfter(401)).toEqual([[402], 402])
    expect(await seqsAfter(402)).toEqual([[403], null])
    expect(await seqsAfter(403)).toEqual([[], null])
  })
})

describe('asking for what is not there', () => {
  it('[COL22] [COL23] [COL25] is refused with words', async () => {
    const { slug } = await aHistory()
    const refused = (asked: Promise<unknown>, ...refusal: Parameters<typeof refuse>) =>
      expect(asked).rejects.toEqual(refusedWith(...refusal))
    await refused(readMoment(test.platform, amara, { slug, seq: 401 }), 'no-such-moment', { lastSeq: 400 })
    await refused(readState(test.platform, amara, { slug, seq: 401 }), 'no-such-moment', { lastSeq: 400 })
    await refused(readUpdates(test.platform, amara, { slug, after: 401, limit: 5 }), 'no-such-moment', { lastSeq: 400 })
    for (const asked of [
      readTimeline(test.platform, visitor, { slug }),
      readMoment(test.platform, visitor, { slug, seq: 1 }),
      readState(test.platform, visitor, { slug, seq: 1 }),
      readUpdates(test.platform, visitor, { slug, after: 0, limit: 5 }),
    ]) {
      await refused(asked, 'sign-in-needed')
    }
    await refused(readMoment(test.platform, amara, { slug: 'nowhere', seq: 1 }), 'not-found')
  })

  it.each([
    'at',
    'at?seq=0',
    'at?seq=1.5',
    'at?seq=1&time=2026-11-26T09:00:00Z',
    'at?time=yesterday',
    'state',
    'state?seq=-1',
    'updates',
    'updates?after=0&limit=0',
    'updates?after=0&limit=1001',
    'updates?after=x',
  ])('[COL22] [COL23] [COL25] %s is bad input', async asked => {
    const { slug } = await aHistory()
    const browser = await new Caller(app.url).signIn(amara)
    expect(await browser.get(`/pages/${slug}/draft/${asked}`)).toMatchObject({
      status: 400,
      body: { code: 'bad-input' },
    })
  })

  it('[COL22] [COL23] [COL25] what is there is answered over HTTP', async () => {
    const { slug } = await aHistory()
    const browser = await new Caller(app.url).signIn(amara)
    for (const asked of ['timeline', 'at?seq=400', 'at?time=2999-01-01T00:00:00Z', 'state?seq=400']) {
      expect(await browser.get(`/pages/${slug}/draft/${asked}`)).toMatchObject({ status: 200, body: { lastSeq: 400 } })
    }
    const { body } = await browser.get(`/pages/${slug}/draft/updates?after=300`)
    expect(body).toMatchObject({ nextAfter: null, items: Array(100).fill({ by: idOf('Ben') }) })
    expect((await new Caller(app.url).get(`/pages/${slug}/draft/timeline`)).status).toBe(401)
  })
})
