import { gzipSync } from 'node:zlib'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { openFile, sourceEvents } from '@fieldword/server/transfer/opening.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { dumpOf } from './support/dump.ts'
import { bringIn, fileOf, slugsOf } from './support/importing.ts'

let test: TestPlatform
let platform: Platform

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
})
afterAll(() => test.close())

let wikis = 0
/** Two pages of a source of their own, so that each case begins anew. */
function whole(): string {
  wikis += 1
  const page = (number: number) => ({
    title: `Page ${wikis} ${number}`,
    id: number,
    revisions: [
      { id: number * 10, text: 'First' },
      { id: number * 10 + 1, text: 'Second' },
    ],
  })
  return dumpOf([page(1), page(2)], { host: `w${wikis}.example` })
}
const afterFirstPage = (xml: string, insert: string) => xml.replace('</page>\n', `</page>\n${insert}`)
const bring = (content: string | Uint8Array) => bringIn(platform, fileOf(content))

describe('[TRF5] a file that cannot be read to its end', () => {
  it.each<[string, () => string | Uint8Array, string, number]>([
    ['is cut off', () => whole().slice(0, -120), 'truncated', 3],
    ['is cut off within gzip', () => gzipSync(whole()).subarray(0, 400), 'truncated', 0],
    ['is damaged gzip', () => gzipSync(whole()).fill(7, 60, 90), 'compression', 0],
    ['is no well-formed XML', () => afterFirstPage(whole(), '<page><title>x</page>'), 'not-xml', 2],
    [
      'uses an entity nobody declared',
      () => afterFirstPage(whole(), '<page><title>&lol;</title></page>'),
      'not-xml',
      2,
    ],
    [
      'is no UTF-8',
      () => Buffer.concat([Buffer.from(whole().slice(0, -60)), Buffer.from([0xc3, 0x28])]),
      'encoding',
      0,
    ],
    ['has entities that grow', () => `<!DOCTYPE m [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${whole()}`, 'doctype', 0],
    [
      'has entities that read files',
      () => `<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>${whole()}`,
      'doctype',
      0,
    ],
    ['is XML of something else', () => '<html><body>no</body></html>', 'wrong-root', 0],
    ['is nested without end', () => `<mediawiki>${'<a>'.repeat(10_000)}`, 'not-mediawiki', 0],
    [
      'has a revision without an id',
      () => afterFirstPage(whole(), '<page><title>x</title><revision><text>y</text></revision></page>'),
      'not-mediawiki',
      2,
    ],
    ['is empty', () => '', 'empty', 0],
    ['is nothing we know', () => 'a,b\n1,2\n', 'unknown-format', 0],
    ['is JSON of something else', () => '{"a": 1}\n', 'not-history', 0],
    ['has a line that is no JSON', () => `${record('1')}\n{"rev": \n`, 'not-json', 1],
  ])('one that %s', async (_, content, reason, kept) => {
    const brought = await bring(content())
    expect(brought).toMatchObject({ outcome: 'failed', state: 'failed', revisions: kept, failure: { reason } })
    expect(brought.endedAt).not.toBeNull()
  })

  it('says on which line', async () => {
    const xml = afterFirstPage(whole(), '<page><title>x</page>')
    const line = xml.slice(0, xml.indexOf('x</page>')).split('\n').length
    expect((await bring(xml)).failure).toMatchObject({ reason: 'not-xml', line })
  })

  it('once whole, it is gone on with', async () => {
    const xml = whole()
    await bring(xml.slice(0, -400))
    const before = (await slugsOf(platform)).length
    expect(await bring(xml)).toMatchObject({ state: 'done', known: 2, revisions: 2 })
    expect((await slugsOf(platform)).length).toBeGreaterThanOrEqual(before)
  })
})

describe('[TRF5] [TRF1] texts without end', () => {
  it('a text of 100 MB is refused before it is held', async () => {
    const start = whole().split('<text')[0] ?? ''
    const file = fileOf(gzipSync(Buffer.concat([Buffer.from(`${start}<text>`), Buffer.alloc(100_000_000, 'a')])))
    const before = process.memoryUsage().rss
    await expect(readAll(file)).rejects.toMatchObject({ reason: 'text-too-large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000)
  })

  it('an attribute, a comment or a line of JSON without end as well', async () => {
    for (const start of ['<mediawiki a="', '<mediawiki><!--', '{"a":"']) {
      const file = fileOf(Buffer.concat([Buffer.from(start), Buffer.alloc(40_000_000, 'a')]))
      await expect(readAll(file)).rejects.toMatchObject({ reason: 'text-too-large' })
    }
  })

  it('a small file that unpacks to gigabytes is given up', async () => {
    // Long pages: what is given up is the unpacking, and millions of short ones take long to read.
    const page = `<page><title>x</title></page>${' '.repeat(100_000)}\n`
    const bomb = gzipSync(Buffer.concat([Buffer.from('<mediawiki>'), Buffer.alloc(150_000_000, page)]), { level: 9 })
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(readAll(fileOf(bomb))).rejects.toMatchObject({ reason: 'unpacks-too-large' })
  })
})

function record(rev: string): string {
  wikis += 1
  return JSON.stringify({
    rev: `${rev}-${wikis}`,
    parent: null,
    date: '2020-01-01T00:00:00Z',
    author: 'A',
    message: 'm',
    path: 'a.md',
    text: `# T${wikis}`,
  })
}

async function readAll(file: string): Promise<number> {
  let events = 0
  for await (const _ of sourceEvents(await openFile(file), { name: 'x', title: null })) events += 1
  return events
}
