import type { Platform } from '@fieldword/server/platform/platform.ts'
import { wikiXml } from '@fieldword/server/transfer/wiki-export.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SaxesParser } from 'saxes'
import { createTestApp, type TestApp } from '../support/app.ts'
import { Caller } from '../support/caller.ts'
import { aModerator, anAdmin } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { dumpOf } from './support/dump.ts'
import { bringIn, fileOf, historyOf } from './support/importing.ts'

let app: TestApp
let platform: Platform
let visitor: Caller
let admin: Caller
let moderator: Caller

const original = "A '''pear''' is a [[fruit]].{{stub}}  \n\n* \"one\" & <nowiki>two</nowiki>"

beforeAll(async () => {
  app = await createTestApp()
  platform = app.platform
  visitor = new Caller(app.url)
  admin = await new Caller(app.url).signIn(await anAdmin(platform))
  moderator = await new Caller(app.url).signIn(await aModerator(platform))
  const { author, publish } = await twoPeople(platform)
  await author.makePage('Seat time')
  await publish('seat-time', textOf('Time in a *seat* [x]', 'Second'))
  await publish('seat-time', textOf('Time in a *seat* [x]', 'Changed'))
  await author.propose('seat-time', textOf('Only proposed'))
  await bringIn(
    platform,
    fileOf(
      dumpOf([
        {
          title: 'Pear',
          id: 24,
          revisions: [
            { id: 10, by: '203.0.113.77', minor: true, comment: 'a "start"', text: original },
            { id: 11, by: 'Bo', text: 'Secret words' },
            { id: 12, text: 'A pear.' },
          ],
        },
      ]),
    ),
  )
  const { prisma } = platform.database
  const pear = await prisma.page.findUniqueOrThrow({ where: { slug: 'pear' } })
  await prisma.revision.updateMany({
    where: { pageId: pear.id, number: 2 },
    data: { textHidden: true, authorsHidden: true },
  })
})
afterAll(() => app.close())

const get = (who: Caller, path: string) => who.get(`${app.url}${path}`)

describe('[TRF30] a page is taken out by whoever may read it', () => {
  it('as Markdown', async () => {
    const { status, headers, body } = await get(visitor, '/wiki/seat-time/export.md')
    expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: 'text/markdown; charset=utf-8' })
    expect(body).toBe('Time in a \\*seat\\* \\[x]\n\nChanged\n')
  })

  it('as HTML that stands by itself', async () => {
    const { body, headers } = await get(visitor, '/wiki/pear/export.html')
    expect(body).toContain('<h1>Pear</h1>\n<p>A pear.</p>')
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''pear.html")
  })

  it('as JSON with its history: visitors get what is approved and not hidden, and no sources', async () => {
    const { body } = await get(visitor, '/wiki/seat-time/export.json')
    expect(body).toMatchObject({ page: { slug: 'seat-time', approved: 2 }, revisions: [{ number: 1 }, { number: 2 }] })
    const pear = (await get(visitor, '/wiki/pear/export.json')).body as { revisions: Record<string, unknown>[] }
    expect(pear.revisions.map(({ document, outsideAuthors }) => [document === null, outsideAuthors])).toEqual([
      [false, ['Anonymous 203.0.x.x']],
      [true, []],
      [false, ['Amara']],
    ])
    expect(JSON.stringify(pear)).not.toMatch(/Secret words|203\.0\.113\.77|\{\{stub/)
    const seen = (await get(moderator, '/wiki/pear/export.json')).body
    expect(JSON.stringify(seen)).toContain('Secret words')
    expect(JSON.stringify(seen)).not.toContain('203.0.113.77')
  })

  it('[WHO12] as JSON with who typed its words, unless the authors or the text are hidden', async () => {
    const { author, member, publish } = await twoPeople(platform)
    const { id, slug } = await author.makePage('Typed here')
    for (const words of ['One', 'Two', 'Three']) await publish(slug, textOf(words))
    const hide = (number: number, data: { textHidden: true } | { authorsHidden: true }) =>
      platform.database.prisma.revision.updateMany({ where: { pageId: id, number }, data })
    await hide(1, { authorsHidden: true })
    await hide(2, { textHidden: true })
    const typingFor = async (who: Caller) => {
      const { body } = await get(who, `/wiki/${slug}/export.json`)
      return (body as { revisions: { typing: unknown }[] }).revisions.map(({ typing }) => typing)
    }
    const typed = (length: number) => [{ by: member.name, outside: false, length }]
    expect(await typingFor(visitor)).toEqual([null, null, typed(5)])
    expect(await typingFor(moderator)).toEqual([typed(3), typed(3), typed(5)])
  })

  it('of a page that is not there, or has no text, or in another format: not found', async () => {
    for (const path of ['/wiki/nothing/export.md', '/wiki/pear/export.pdf', '/wiki/-/export.md']) {
      expect((await get(visitor, path)).status).toBe(404)
    }
  })
})

describe('[TRF33] MediaWiki XML', () => {
  it('gives back what came as wikitext, to the letter, and writes the rest', async () => {
    const xml = (await get(admin, '/wiki/pear/export.xml')).body as string
    const other = (await createTestPlatform()) as Awaited<ReturnType<typeof createTestPlatform>>
    const { revisions } = await bringIn(other.platform, fileOf(xml))
    expect(revisions).toBe(3)
    const sources = await other.platform.database.prisma.importSource.findMany({ orderBy: { sourceRevision: 'asc' } })
    const first = await platform.database.prisma.importSource.findFirstOrThrow({ where: { sourceRevision: '10' } })
    expect(sources[0]?.sha256).toBe(first.sha256)
    expect(sources[0]?.about).toMatchObject({
      contributor: { kind: 'address', address: '203.0.113.77' },
      minor: true,
      summary: 'a "start"',
    })
    await other.close()
  })

  it('has in each part what its schema asks for, in that order, and ids that are never alike', async () => {
    let xml = ''
    const root = await anAdmin(platform)
    for await (const chunk of wikiXml(platform, root)) xml += chunk
    const { revisions, pages } = partsOf(xml)
    const order = 'id parentid? timestamp contributor minor? comment origin model format text sha1'
    const pattern = new RegExp(
      `^${order
        .split(' ')
        .map(name => (name.endsWith('?') ? `(?:${name.slice(0, -1)} )?` : `${name} `))
        .join('')}$`,
    )
    for (const { parts } of revisions) expect(`${parts.join(' ')} `).toMatch(pattern)
    for (const { parts } of pages) expect(parts.join(' ')).toMatch(/^title ns id( revision)+$/)
    expect(new Set(revisions.map(({ id }) => id)).size).toBe(revisions.length)
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length)
    expect(xml).not.toContain('Only proposed')
  })

  it('what was written here is read there as it was', async () => {
    const xml = (await get(visitor, '/wiki/seat-time/export.xml')).body as string
    const other = await createTestPlatform()
    await bringIn(other.platform, fileOf(xml))
    expect(await historyOf(other.platform, 'seat-time')).toMatchObject([
      { text: 'Time in a *seat* [x]\nSecond' },
      { text: 'Time in a *seat* [x]\nChanged', parent: 1 },
    ])
    await other.close()
  })

  it('visitors get no hidden text and no whole address', async () => {
    const xml = (await get(visitor, '/wiki/pear/export.xml')).body as string
    expect(xml).not.toMatch(/Secret words|203\.0\.113\.77/)
    expect(xml).toContain('<text bytes="0" deleted="deleted" />')
  })
})

it('[TRF31] [POL30] the whole wiki is for admins alone', async () => {
  const status = async ({ cookie }: Caller, path: string) =>
    (await fetch(`${app.url}${path}`, { headers: cookie ? { cookie } : {} })).status
  for (const path of ['/export/wiki.jsonl', '/export/wiki.xml']) {
    expect([await status(visitor, path), await status(moderator, path), await status(admin, path)]).toEqual([
      401, 403, 200,
    ])
  }
})

interface Part {
  readonly parts: string[]
  id: string
}

function partsOf(xml: string): { revisions: Part[]; pages: Part[] } {
  const found: { revisions: Part[]; pages: Part[] } = { revisions: [], pages: [] }
  const path: { name: string; part: Part }[] = []
  const parser = new SaxesParser()
  let text = ''
  parser.on('opentag', ({ name }) => {
    path.at(-1)?.part.parts.push(name)
    path.push({ name, part: { parts: [], id: '' } })
    text = ''
  })
  parser.on('text', said => {
    text += said
  })
  parser.on('closetag', ({ name }) => {
    const closed = path.pop()
    const around = path.at(-1)
    if (name === 'id' && around && (around.name === 'page' || around.name === 'revision')) around.part.id = text
    if (closed && name === 'revision') found.revisions.push(closed.part)
    if (closed && name === 'page') found.pages.push(closed.part)
  })
  parser.write(xml).close()
  return found
}
